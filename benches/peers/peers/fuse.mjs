// Fuse: reads the texts for each query, with no index to speak of. Its extended search has words and phrases as runs of
// letters wherever they stand, all of them required; a slip is left to its own measure of likeness.

import { bundle, writePage } from '../page.mjs';

export default {
  name: 'Fuse',
  package: 'fuse.js',
  build(articles, folder) {
    writePage(folder, { articles, scripts: [bundle('export { default } from "fuse.js";', 'library')], data: {}, start });
  },
};

/** Runs in the page. */
async function start(unpack) {
  const texts = (await unpack('articles')).map((article) => `${article[1]}\n\n${article[4]}`);
  // One edit in a word of five to nine letters is less than a fifth of it.
  const search = new library.default(texts, { useExtendedSearch: true, ignoreLocation: true, ignoreDiacritics: true, threshold: 0.2 });
  const line = {
    word: ([word]) => `'${word}`,
    several: (words) => words.map((word) => `'${word}`).join(' '),
    prefix: ([word]) => `'${word}`,
    phrase: (words) => `'"${words.join(' ')}"`,
    typo: ([word]) => word,
  };
  return ({ kind, words }, limit) => search.search(line[kind](words), limit ? { limit } : {}).map(({ refIndex }) => refIndex);
}
