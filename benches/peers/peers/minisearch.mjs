// MiniSearch: words combined with AND, prefix and fuzzy as its documentation has them. It has no phrases: AND.

import MiniSearch from 'minisearch';

import { fold, plainWords } from '../reading.mjs';
import { bundle, writePage } from '../page.mjs';

export default {
  name: 'MiniSearch',
  package: 'minisearch',
  build(articles, folder) {
    const index = new MiniSearch({ fields: ['title', 'body'], tokenize: plainWords, processTerm: fold });
    index.addAll(articles.map(({ title, body }, id) => ({ id, title, body })));
    writePage(folder, {
      articles,
      scripts: [bundle('export { default } from "minisearch";', 'library'), `${fold}${plainWords}`],
      data: { index: index.toJSON() },
      start,
    });
  },
};

/** Runs in the page. */
async function start(unpack) {
  const [index] = await Promise.all([unpack('index'), unpack('articles')]);
  const search = library.default.loadJS(index, { fields: ['title', 'body'], tokenize: plainWords, processTerm: fold });
  const options = {
    word: {},
    several: { combineWith: 'AND' },
    prefix: { prefix: true },
    phrase: { combineWith: 'AND' },
    typo: { fuzzy: 1 },
  };
  return ({ kind, words }) => search.search(words.join(' '), options[kind]).map(({ id }) => id);
}
