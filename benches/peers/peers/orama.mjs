// Orama: whole words by `exact`, beginnings by default, edits by `tolerance`, all words by a threshold of none. Title
// and body are one property, since all words must otherwise stand in one of the two. It has no phrases: all words.

import { create, insertMultiple, save } from '@orama/orama';

import { fold, plainWords } from '../reading.mjs';
import { bundle, writePage } from '../page.mjs';

/** In place of its own, which takes what a hyphen joins for one word. */
const tokenizer = { language: 'english', normalizationCache: new Map(), tokenize: (text) => [...new Set(plainWords(text))] };

export default {
  name: 'Orama',
  package: '@orama/orama',
  async build(articles, folder) {
    const database = create({ schema: { text: 'string' }, components: { tokenizer } });
    await insertMultiple(database, articles.map(({ title, body }, number) => ({ id: String(number), text: `${title}\n\n${body}` })), 1000);
    writePage(folder, {
      articles,
      scripts: [
        `${fold}${plainWords}const tokenizer = { language: 'english', normalizationCache: new Map(), tokenize: ${tokenizer.tokenize} };`,
        bundle('export { create, load, search } from "@orama/orama";', 'library'),
      ],
      data: { index: save(database) },
      start,
    });
  },
};

/** Runs in the page. */
async function start(unpack) {
  const [index, articles] = await Promise.all([unpack('index'), unpack('articles')]);
  const database = library.create({ schema: { text: 'string' }, components: { tokenizer } });
  library.load(database, index);
  const options = {
    word: { exact: true },
    several: { exact: true, threshold: 0 },
    prefix: { threshold: 0 },
    phrase: { exact: true, threshold: 0 },
    typo: { tolerance: 1 },
  };
  return async ({ kind, words }, limit = articles.length) => {
    const { hits } = await library.search(database, { term: words.join(' '), limit, ...options[kind] });
    return hits.map(({ id }) => Number(id));
  };
}
