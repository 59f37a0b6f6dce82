// Dossier: the page that `dossier pack` writes. Whole words are asked in quotation marks, so that only they answer.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { writeFolder } from '../corpus.mjs';
import { FIRST } from '../page.mjs';

export default {
  name: 'Dossier',
  package: null,
  /** What shows that the first answer is on screen. */
  answer: '[aria-label="Articles"] article mark',
  build(articles, folder, { dossier }) {
    writeFolder(articles, join(folder, 'corpus'));
    execFileSync(dossier, ['pack', join(folder, 'corpus'), '-o', join(folder, 'index.html')], { stdio: ['ignore', 'ignore', 'pipe'] });
  },
  /** Runs in the page, which is nobody's but its own: gives it `ready`, `ask` and `all` as the others have them. */
  equip: `(${equip})(${FIRST})`,
};

function equip(first) {
  const line = {
    word: ([word]) => `"${word}"`,
    several: (words) => words.map((word) => `"${word}"`).join(' '),
    prefix: ([word]) => `${word}*`,
    phrase: (words) => `"${words.join(' ')}"`,
    typo: ([word]) => `${word}~`,
  };
  const after = (answer, next) => (answer.then ? answer.then(next) : next(answer));
  globalThis.ready = globalThis.dossier.ready;
  globalThis.ask = ({ kind, words }) => dossier.search(line[kind](words), { limit: first });
  globalThis.all = ({ kind, words }) => after(dossier.search(line[kind](words), {}), ({ hits }) => hits.map(({ id }) => id));
}
