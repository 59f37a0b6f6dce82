// What is asked: some eighty queries drawn from the articles, the same for everyone, each with the right answer.
//
// The draw is seeded: the same articles give the same queries. Each peer puts it in
// its own syntax. The kinds are those of the figures: a word, several, the beginning of a word, a phrase, a slip.

import { Reading, annexWords, bentWords, plainWords } from './reading.mjs';

/** The kinds, in the order of the tables. */
export const KINDS = ['word', 'several', 'prefix', 'phrase', 'typo'];

/** How many of each kind; prefixes are of 1 to 6 letters, four of each. */
const COUNTS = { word: 16, several: 16, prefix: 24, phrase: 16, typo: 8 };

const LONGEST_PREFIX = 6;

/** Draws that may fail before a query is given up. */
const PATIENCE = 200;

/**
 * The queries for these articles: `{kind, words, answer, open}`, the latter two ids of articles.
 *
 * `answer` is what must be found. `open` is what may be found or not, because it hangs on what is called a word, on
 * whether a phrase may run across paragraphs, or on whether two letters changed round are one slip: there, two peers
 * may differ and both be right.
 */
export function drawQueries(articles, seed = 1) {
  const random = generator(seed);
  const readings = [plainWords, annexWords, bentWords].map((cut) => new Reading(articles, cut));
  const pick = (list) => list[Math.floor(random() * list.length)];
  const latin = articles.filter(({ body }) => /[a-z]{3}.*[a-z]{3}/.test(body));
  const queries = [];
  const asked = new Set();

  const draw = {
    word: () => [pick(distinct(pick(latin), 3))],
    several: () => {
      const words = distinct(pick(latin), 3);
      return [...new Set(Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(words)))];
    },
    prefix: (letters) => [pick(distinct(pick(latin), letters + 1)).slice(0, letters)],
    phrase: () => {
      const words = plainWords(pick(pick(latin).body.split('\n\n')));
      const at = Math.floor(random() * words.length);
      return words.slice(at, at + 2 + Math.floor(random() * 3));
    },
    typo: () => [slip(pick(distinct(pick(latin), 5)), random)],
  };

  for (const kind of KINDS) {
    for (let number = 0; number < COUNTS[kind]; number++) {
      // A small collection may not have as many: then there are fewer.
      for (let tries = 0; tries < PATIENCE; tries++) {
        const query = { kind, words: draw[kind](1 + (number % LONGEST_PREFIX)) };
        const key = `${kind} ${query.words.join(' ')}`;
        if (asked.has(key) || !makesSense(query) || (kind === 'typo' && readings[0].knows(query.words[0]))) continue;
        asked.add(key);
        const answer = intersection(readings.map((reading) => reading.answer(query)));
        if (answer.size === 0) continue;
        const open = union(readings.flatMap((reading) => [reading.answer(query), reading.generousAnswer(query)]));
        const ids = (numbers) => [...numbers].sort((a, b) => a - b).map((number) => articles[number].id);
        queries.push({ ...query, answer: ids(answer), open: ids([...open].filter((number) => !answer.has(number))) });
        break;
      }
    }
  }
  return queries;
}

/** Whether these ids are exactly the right answer. */
export function isRight({ answer, open }, ids) {
  const found = new Set(ids);
  const fair = new Set([...answer, ...open]);
  return found.size === ids.length && answer.every((id) => found.has(id)) && ids.every((id) => fair.has(id));
}

/** The same queries in another order for each turn, so that none is always the first. */
export function shuffled(queries, seed) {
  const random = generator(seed);
  const order = queries.map((_, place) => place);
  for (let place = order.length - 1; place > 0; place--) {
    const other = Math.floor(random() * (place + 1));
    [order[place], order[other]] = [order[other], order[place]];
  }
  return order;
}

function makesSense({ kind, words }) {
  if (!words.every((word) => /^[a-z]+$/.test(word))) return false;
  if (kind === 'several') return words.length >= 2;
  if (kind === 'phrase') return words.length >= 2 && words.some((word) => word.length >= 4);
  return true;
}

/** The words of an article of at least so many letters, each once; only of unaccented letters. */
function distinct({ title, body }, letters) {
  const words = [...new Set([...plainWords(title), ...plainWords(body)])].filter((word) => word.length >= letters && /^[a-z]+$/.test(word));
  return words.length ? words : [''];
}

/** A word with one letter wrong, missing or too many; the first stays, as it mostly does. */
function slip(word, random) {
  const at = 1 + Math.floor(random() * Math.max(1, word.length - 1));
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  const rests = [word.slice(at + 1), letter + word.slice(at + 1), letter + word.slice(at)];
  return word.slice(0, at) + rests[Math.floor(random() * 3)];
}

function intersection([list, ...others]) {
  const sets = others.map((other) => new Set(other));
  return new Set(list.filter((number) => sets.every((set) => set.has(number))));
}

function union(lists) {
  return new Set(lists.flat());
}

/** Numbers from 0 up to 1, always the same from the same seed (mulberry32). */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
