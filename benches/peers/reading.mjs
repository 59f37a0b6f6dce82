// A plain reading of the articles: every word, one after the other. From it comes what the right answer is.
//
// What a word is can be told in several reasonable ways: a run of letters and digits; a run after Unicode Standard Annex
// 29, in which `john.smith` and `don't` are one word; the same with the differences that docs/QUERY.md makes. Where they
// differ, `queries.mjs` lets either answer stand.

/** Lower case, without accents and without what is not seen: soft hyphens, marks of no width. */
export function fold(text) {
  const lower = text.toLowerCase();
  return /^[\0-\x7f]*$/.test(lower) ? lower : lower.normalize('NFD').replace(/[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]/g, '');
}

/** Runs of letters and digits. */
export function plainWords(text) {
  return fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/**
 * Runs after Annex 29, without the underscores that some set a word in, and without possessive endings; scripts
 * written without spaces apart.
 */
export function annexWords(text) {
  const runs = fold(text).replace(/[’ʼ]/g, "'").replace(UNSPACED, ' $& ').match(JOINED) ?? [];
  return runs.map((run) => run.replace(/^_+|_+$/g, '').replace(/'s$/, '')).filter(Boolean);
}

/** The same, bent as docs/QUERY.md has it: abbreviations, thousands, units, elided articles. */
export function bentWords(text) {
  return annexWords(text).flatMap((run) => {
    if (/^\p{L}(\.\p{L})+$/u.test(run)) return [run.replaceAll('.', '')];
    if (/^\d{1,3}(,\d{3})+$/.test(run)) return [run.replaceAll(',', '')];
    return /^\d+\p{L}+$/u.test(run) ? run.match(/\d+|\p{L}+/gu) : run.split(/(?<=^[cdjlmnst]|^qu)'(?=[aeiouh])/).filter(Boolean);
  });
}

const JOINED = /[\p{L}\p{M}\p{N}_]+(?:(?:(?<=[\p{L}\p{M}])[.':·](?=\p{L})|(?<=\p{N})[.,;'](?=\p{N}))[\p{L}\p{M}\p{N}_]+)*/gu;

/** Scripts written without spaces: there, a word of another script is a word, whatever it is written on to. */
const UNSPACED = /[\p{Script=Myanmar}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;

/** The articles read in one of these ways. */
export class Reading {
  #articles;
  #cut;
  /** For each word, the numbers of the articles that hold it. */
  #where = new Map();

  constructor(articles, cut) {
    this.#articles = articles;
    this.#cut = cut;
    articles.forEach(({ title, body }, number) => {
      for (const word of new Set([...cut(title), ...cut(body)])) {
        const where = this.#where.get(word);
        if (where) where.push(number);
        else this.#where.set(word, [number]);
      }
    });
  }

  /** Whether a word stands in any article. */
  knows(word) {
    return this.#where.has(word);
  }

  /** The right answer to a query: the numbers of the articles, in order. */
  answer({ kind, words }) {
    switch (kind) {
      case 'prefix': return this.#holding((word) => word.startsWith(words[0]));
      case 'typo': return this.#holding((word) => isWithinOneEdit(word, words[0]));
      case 'phrase': return this.#withAll(words).filter((number) => this.#parts(number).some((part) => holdsInARow(this.#cut(part), words)));
      default: return this.#withAll(words);
    }
  }

  /** The same, if a phrase may run on from one paragraph into the next, and two letters changed round are one slip. */
  generousAnswer({ kind, words }) {
    switch (kind) {
      case 'phrase': return this.#withAll(words).filter((number) => holdsInARow(this.#parts(number).flatMap(this.#cut), words));
      case 'typo': return this.#holding((word) => isTurned(word, words[0]));
      default: return [];
    }
  }

  #parts(number) {
    const { title, body } = this.#articles[number];
    return [title, ...body.split('\n\n')];
  }

  #withAll(words) {
    const lists = words.map((word) => this.#where.get(word) ?? []).sort((a, b) => a.length - b.length);
    return lists.reduce((left, right) => {
      const those = new Set(right);
      return left.filter((number) => those.has(number));
    });
  }

  #holding(fits) {
    const found = new Set();
    for (const [word, where] of this.#where) if (fits(word)) for (const number of where) found.add(number);
    return [...found].sort((a, b) => a - b);
  }
}

function holdsInARow(text, words) {
  return text.some((_, at) => words.every((word, step) => text[at + step] === word));
}

/** One letter put in, left out or put for another, or none. Letters changed round are two. */
function isWithinOneEdit(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
}

/** Two neighbouring letters changed round. */
function isTurned(a, b) {
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((letter, place) => letter !== b[place]);
  return at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
