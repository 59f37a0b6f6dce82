// Lunr: its stemmer and stop words are taken out of the line, so that it can answer for the word as asked. It has
// no phrases: every word required.

import lunr from 'lunr';

import { fold } from '../reading.mjs';
import { bundle, writePage } from '../page.mjs';

export default {
  name: 'Lunr',
  package: 'lunr',
  build(articles, folder) {
    const index = lunr(function index() {
      this.pipeline.reset();
      this.searchPipeline.reset();
      this.tokenizer.separator = /[^\p{L}\p{M}\p{N}]+/u;
      this.ref('number');
      this.field('title');
      this.field('body');
      articles.forEach(({ title, body }, number) => this.add({ number, title: fold(title), body: fold(body) }));
    });
    writePage(folder, { articles, scripts: [bundle('export { default } from "lunr";', 'library')], data: { index: index.toJSON() }, start });
  },
};

/** Runs in the page. */
async function start(unpack) {
  const [packed] = await Promise.all([unpack('index'), unpack('articles')]);
  const index = library.default.Index.load(packed);
  const line = {
    word: ([word]) => word,
    several: (words) => words.map((word) => `+${word}`).join(' '),
    prefix: ([word]) => `${word}*`,
    phrase: (words) => words.map((word) => `+${word}`).join(' '),
    typo: ([word]) => `${word}~1`,
  };
  return ({ kind, words }) => index.search(line[kind](words)).map(({ ref }) => Number(ref));
}
