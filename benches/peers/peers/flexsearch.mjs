// FlexSearch: words from their beginning, as search while typing needs; a word asked is always a beginning too.
// It has neither phrases nor edits: all words, and the word as it is.

import { Encoder, Index } from 'flexsearch';

import { bundle, writePage } from '../page.mjs';

export default {
  name: 'FlexSearch',
  package: 'flexsearch',
  async build(articles, folder) {
    const index = new Index({ tokenize: 'forward', encoder: new Encoder({ dedupe: false }) });
    articles.forEach(({ title, body }, number) => index.add(number, `${title}\n${body}`));
    const parts = [];
    await index.export((key, part) => {
      if (part) parts.push([key, part]);
    });
    writePage(folder, {
      articles,
      scripts: [bundle('export { Encoder, Index } from "flexsearch";', 'library')],
      data: { index: parts },
      start,
    });
  },
};

/** Runs in the page. */
async function start(unpack) {
  const [parts, articles] = await Promise.all([unpack('index'), unpack('articles')]);
  const index = new library.Index({ tokenize: 'forward', encoder: new library.Encoder({ dedupe: false }) });
  for (const [key, part] of parts) index.import(key, part);
  return ({ words }, limit = articles.length) => index.search(words.join(' '), limit);
}
