// A web host for the folders that are measured, as a good one serves them: packed with gzip where that makes a file
// smaller. It remembers what was fetched.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.json': 'application/json', '.css': 'text/css', '.wasm': 'application/wasm' };

const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

export class Host {
  #server;
  #folders = new Map();
  #packed = new Map();
  /** The files fetched since this was last emptied: what they took on the wire, by path. */
  fetched = new Map();

  /** Opens a host on a free port of this machine. */
  static async open() {
    const host = new Host();
    host.#server = createServer((request, response) => host.#answer(request, response));
    await new Promise((opened) => host.#server.listen(0, '127.0.0.1', opened));
    return host;
  }

  /**
   * Serves a folder under a name, and gives its addresses: as any page, and cut off from other pages, which gives it
   * a clock of five microseconds instead of a hundred, and takes the browser longer to open.
   */
  serve(name, folder) {
    this.#folders.set(name, folder);
    const root = `http://127.0.0.1:${this.#server.address().port}`;
    return { plain: `${root}/plain/${name}/index.html`, isolated: `${root}/isolated/${name}/index.html` };
  }

  /** Forgets all folders. */
  clear() {
    this.#folders.clear();
    this.#packed.clear();
    this.fetched.clear();
  }

  close() {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #answer(request, response) {
    const [, kind, name, ...rest] = decodeURIComponent(new URL(request.url, 'http://host').pathname).split('/');
    const path = normalize(rest.join('/'));
    const folder = this.#folders.get(name);
    let file;
    try {
      if (!folder || path.startsWith('..')) throw new Error('not here');
      file = this.#file(join(folder, path));
    } catch {
      response.writeHead(404).end();
      return;
    }
    this.fetched.set(path, file.bytes.length);
    response.writeHead(200, {
      'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
      'Content-Length': file.bytes.length,
      ...(file.isPacked && { 'Content-Encoding': 'gzip' }),
      'Cache-Control': 'max-age=3600',
      ...(kind === 'isolated' && ISOLATION),
    });
    response.end(file.bytes);
  }

  #file(path) {
    if (!this.#packed.has(path)) {
      const plain = readFileSync(path);
      const packed = gzipSync(plain, { level: 9 });
      const isPacked = packed.length < plain.length;
      this.#packed.set(path, { bytes: isPacked ? packed : plain, isPacked });
    }
    return this.#packed.get(path);
  }
}
