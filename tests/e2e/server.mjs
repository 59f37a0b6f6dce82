// A host for pages: serves what it is given, on a free port of this machine, and remembers what it was asked for.

import { createServer } from 'node:http';

/** A host that serves the pages of a map from path to bytes. */
export class Host {
  #server;
  /** The paths that were asked for, in order, with their query strings. */
  requests = [];
  pages = new Map();

  /** A host that is ready to answer. */
  static async open() {
    const host = new Host();
    host.#server = createServer((request, response) => {
      host.requests.push(request.url);
      const page = host.pages.get(decodeURIComponent(new URL(request.url, 'http://host').pathname));
      // No charset and no compression, as the plainest of hosts: the page must say for itself what it is.
      response.writeHead(page ? 200 : 404, { 'content-type': /\.js$/.test(request.url) ? 'text/javascript' : 'text/html' });
      response.end(page ?? 'There is no such page here.');
    });
    await new Promise((ready) => host.#server.listen(0, '127.0.0.1', ready));
    return host;
  }

  /** Serves these bytes, and gives back where. */
  serve(path, bytes) {
    this.pages.set(path, bytes);
    return `http://127.0.0.1:${this.#server.address().port}${encodeURI(path)}`;
  }

  async close() {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }
}
