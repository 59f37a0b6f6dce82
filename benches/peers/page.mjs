// One self-contained file for a peer: its program, its index and the articles, opened from disk as well as from a host.
//
// Data goes in as JSON, packed with gzip and written in base64 in inert script elements, which is the smallest that a
// browser unpacks by itself. In the page, `ready` is a promise, `ask(query)` gives the first answers with their
// titles, as a reader would see them, and `all(query)` the ids of every article that answers.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { buildSync } from 'esbuild';

/** How many answers are asked for at a time. */
export const FIRST = 20;

/** What an installed package exports, as a script that puts it into a global of this name. */
export function bundle(imports, name) {
  const { outputFiles } = buildSync({
    stdin: { contents: imports, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    globalName: name,
    platform: 'browser',
    target: 'esnext',
    logLevel: 'error',
  });
  return outputFiles[0].text;
}

/**
 * Writes the page. `data` holds what is packed, by name; `start` runs in the page: it is given `unpack(name)` and gives
 * back the function `search(query, limit)`, which answers with numbers of articles, all if the limit is none.
 */
export function writePage(folder, { articles, scripts, data, start }) {
  const packed = Object.entries({ articles: articles.map(({ id, title, date, source, body }) => [id, title, date, source, body]), ...data });
  const blocks = packed.map(([name, value]) =>
    `<script type="text/plain" id="${name}">${gzipSync(JSON.stringify(value), { level: 9 }).toString('base64')}</script>`);
  const programs = [...scripts, `(${page})(${start}, ${FIRST});`].map((script) => `<script>${script.replaceAll('</script', '<\\/script')}</script>`);
  writeFileSync(join(folder, 'index.html'), `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Articles</title></head>
<body><input type="search"><ol id="answers"></ol>
${blocks.join('\n')}
${programs.join('\n')}
</body></html>
`);
}

/** Runs in the page. */
function page(start, first) {
  const unpack = (name) => {
    const block = document.getElementById(name);
    const bytes = Uint8Array.fromBase64(block.textContent);
    block.remove();
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).json();
  };
  const begin = async () => {
    const articles = unpack('articles');
    const search = await start((name) => (name === 'articles' ? articles : unpack(name)));
    const rows = await articles;
    const shown = (numbers) => numbers.slice(0, first).map((number) => ({ id: rows[number][0], title: rows[number][1] }));
    const named = (numbers) => numbers.map((number) => rows[number][0]);
    // An answer that is there at once is given at once: a promise would cost it time.
    const after = (answer, next) => (answer.then ? answer.then(next) : next(answer));
    globalThis.ask = (query) => after(search(query, first), shown);
    globalThis.all = (query) => after(search(query), named);
    const asked = new URLSearchParams(location.search).get('q');
    if (!asked) return;
    const bodies = new Map(rows.map((row) => [row[0], row[4]]));
    for (const { id, title } of await ask({ kind: 'word', words: [asked] })) {
      const line = document.createElement('li');
      line.textContent = `${title || id}: ${bodies.get(id).slice(0, 200)}`;
      document.getElementById('answers').append(line);
    }
    document.getElementById('answers').className = 'given';
  };
  globalThis.ready = begin();
}
