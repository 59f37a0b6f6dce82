// Pagefind: a folder of fragments that a host serves and the page fetches as needed; it cannot be opened from disk.
//
// The collection is in several languages and the words are asked as they stand: so it is indexed without a stemmer. A
// word alone and a phrase are asked in quotation marks, which it takes for a whole query only; it has no slips. The
// first five answers are loaded with their excerpts, as its documentation shows.

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { close, createIndex } from 'pagefind';

export default {
  name: 'Pagefind',
  package: 'pagefind',
  needsHost: true,
  async build(articles, folder) {
    const { index } = await createIndex({ forceLanguage: 'unknown' });
    for (const { id, title, body } of articles) {
      const paragraphs = body.split('\n\n').map((paragraph) => `<p>${escaped(paragraph)}</p>`);
      const content = `<html lang="en"><head><title>${escaped(title || id)}</title></head><body><h1>${escaped(title)}</h1>${paragraphs.join('')}</body></html>`;
      const { errors } = await index.addHTMLFile({ url: `/${id}`, content });
      if (errors.length) throw new Error(errors.join('; '));
    }
    await index.writeFiles({ outputPath: join(folder, 'pagefind') });
    await close();
    writeFileSync(join(folder, 'index.html'), `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Articles</title></head>
<body><input type="search"><ol id="answers"></ol>
<script type="module">(${page})(await import('./pagefind/pagefind.js'));</script>
</body></html>
`);
    return { names: names(join(folder, 'pagefind', 'fragment')) };
  },
};

/** Which article a fragment is of: answers name fragments, and say their address only once these are loaded. */
function names(folder) {
  const MARK = 'pagefind_dcd';
  return Object.fromEntries(readdirSync(folder).map((file) => {
    const text = gunzipSync(readFileSync(join(folder, file))).toString();
    return [file.replace(/\.pf_fragment$/, ''), JSON.parse(text.slice(text.indexOf(MARK) + MARK.length)).url.slice(1)];
  }));
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** Runs in the page. */
function page(pagefind) {
  const FIVE = 5;
  const line = {
    word: ([word]) => `"${word}"`,
    several: (words) => words.join(' '),
    prefix: ([word]) => word,
    phrase: (words) => `"${words.join(' ')}"`,
    typo: ([word]) => word,
  };
  const search = async ({ kind, words }) => (await pagefind.search(line[kind](words))).results;
  globalThis.ask = async (query) => Promise.all((await search(query)).slice(0, FIVE).map((result) => result.data()));
  globalThis.all = async (query) => (await search(query)).map(({ id }) => id);
  const begin = async () => {
    await pagefind.init();
    const asked = new URLSearchParams(location.search).get('q');
    if (!asked) return;
    for (const { meta, excerpt } of await ask({ kind: 'word', words: [asked] })) {
      const line = document.createElement('li');
      line.innerHTML = `${meta.title}: ${excerpt}`;
      document.getElementById('answers').append(line);
    }
    document.getElementById('answers').className = 'given';
  };
  globalThis.ready = begin();
}
