// No index at all: the texts, folded once, and read through for each query. What anything else has to beat.

import { fold } from '../reading.mjs';
import { writePage } from '../page.mjs';

export default {
  name: 'plain scan',
  package: null,
  build(articles, folder) {
    writePage(folder, { articles, scripts: [`${fold}`], data: {}, start });
  },
};

/** Runs in the page. */
async function start(unpack) {
  const texts = (await unpack('articles')).map((article) => fold(`${article[1]}\n\n${article[4]}`));
  const letter = /[\p{L}\p{M}\p{N}]/u;
  const stands = (text, at) => at >= 0 && at < text.length && letter.test(text[at]);

  /** Whether a text holds a word, or a word that begins so. */
  const holds = (text, word, isWhole) => {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (!stands(text, at - 1) && !(isWhole && stands(text, at + word.length))) return true;
    }
    return false;
  };
  /** The word around a place. */
  const wordAt = (text, from, to) => {
    while (stands(text, from - 1)) from--;
    while (stands(text, to)) to++;
    return text.slice(from, to);
  };
  const isNear = (a, b) => {
    if (Math.abs(a.length - b.length) > 1) return false;
    let at = 0;
    while (at < a.length && a[at] === b[at]) at++;
    return a.slice(at + 1) === b.slice(at + 1) || a.slice(at + 1) === b.slice(at) || a.slice(at) === b.slice(at + 1);
  };
  /** Whether a text holds a word within one edit: then one half of the word is in it as it is. */
  const holdsNear = (text, word) => {
    const middle = word.length >> 1;
    return [word.slice(0, middle), word.slice(middle)].some((half) => {
      for (let at = text.indexOf(half); at >= 0; at = text.indexOf(half, at + 1)) {
        if (isNear(wordAt(text, at, at + half.length), word)) return true;
      }
      return false;
    });
  };

  const test = {
    word: ([word]) => (text) => holds(text, word, true),
    several: (words) => (text) => words.every((word) => holds(text, word, true)),
    prefix: ([word]) => (text) => holds(text, word, false),
    phrase: (words) => {
      const row = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${words.join('[^\\p{L}\\p{M}\\p{N}\\n]+')}(?![\\p{L}\\p{M}\\p{N}])`, 'u');
      return (text) => words.every((word) => text.includes(word)) && row.test(text);
    },
    typo: ([word]) => (text) => holdsNear(text, word),
  };
  // All are read even where the first are enough: how many there are is part of an answer.
  return ({ kind, words }) => {
    const holdsIt = test[kind](words);
    const found = [];
    for (let number = 0; number < texts.length; number++) if (holdsIt(texts[number])) found.push(number);
    return found;
  };
}
