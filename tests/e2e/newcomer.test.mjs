// Somebody who has never seen the page: finds who reported the consulate in Vladivostok, compares those reports and cites
// one of them, in at most twelve acts: by mouse, by keys alone, and on a phone.
//
// An act is a click or a tap, a key, a word that is typed, or a screenful that is scrolled.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { atChromium, eventually, hosted, places } from './page.mjs';

/** The most that it may take. */
const ACTS = 12;

const words = ['Vladivostok', 'consulate'];

/** What the citation must hold, whichever of the two is cited. */
const citation = /Talks on deepening ties held in Moscow|Putin Hosts Myanmar’s Acting President/;

/** A reader whose acts are counted. */
class Newcomer {
  acts = [];

  /** `click` is how one presses what one sees: with a mouse or a finger. */
  constructor(reader, click = (sought) => sought.click()) {
    this.reader = reader;
    this.click = click;
  }

  /** Presses what has this role and name, and scrolls to it first if it is not on screen. */
  async presses(sought) {
    while (!await sought.evaluate(isOnScreen)) {
      assert.ok(this.acts.length < 2 * ACTS, `${sought} does not come on screen`);
      await sought.evaluate(scrollTowards);
      this.#counts('scrolls');
    }
    await this.click(sought);
    this.#counts(`presses ${sought}`);
  }

  async key(key) {
    await this.reader.press(key);
    this.#counts(key);
  }

  async types(words) {
    for (const [place, word] of words.entries()) {
      await this.reader.type(place ? ` ${word}` : word);
      this.#counts(`types ${word}`);
    }
  }

  /** Whether a citation is copied, after no more acts than allowed. */
  async hasCited() {
    await eventually(async () => assert.match(await this.reader.evaluate(() => globalThis.copied ?? ''), citation));
    assert.ok(this.acts.length <= ACTS, `it took ${this.acts.length} acts: ${this.acts.join(', ')}`);
    assert.deepEqual(this.reader.errors, []);
  }

  #counts(act) {
    this.acts.push(act);
  }
}

for (const place of places) {
  describe(`A newcomer in ${place.name}`, () => {
    test('finds, compares and cites by mouse', async () => {
      const newcomer = new Newcomer(await watched(await place.open()));
      await pointing(newcomer);
    });

    test('finds, compares and cites by keys alone', async () => {
      const reader = await watched(await place.open());
      const newcomer = new Newcomer(reader);
      await newcomer.key('/');
      await newcomer.types(words);
      await reader.sees(/^2 of 5 articles/);
      await newcomer.key('Enter'); // done with the search box
      if (await reader.css('.article-list :focus').count() === 0) await newcomer.key('j');
      await newcomer.key('x');
      await newcomer.key('j');
      await newcomer.key('x');
      await eventually(async () => assert.equal(await reader.css('.article-list input:checked').count(), 2));
      await newcomer.key('c');
      await reader.role('region', 'Comparison').appears();
      // The menu of commands stands for what has no key.
      await newcomer.key('Control+k');
      await reader.role('dialog', 'Commands').role('combobox').hasFocus();
      await newcomer.types(['cite']);
      await newcomer.key('Enter');
      await reader.role('button', 'Plain text').at(0).hasFocus();
      await newcomer.key('Enter');
      await newcomer.hasCited();
    });
  });
}

describe('A newcomer with a phone', () => {
  test('finds, compares and cites with a finger', async () => {
    const reader = await atChromium({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await reader.open(await hosted());
    await reader.ready();
    await pointing(new Newcomer(await watched(reader), (sought) => sought.tap()));
  });
});

/** With a mouse or a finger. */
async function pointing(newcomer) {
  const { reader } = newcomer;
  await newcomer.presses(reader.role('searchbox'));
  await newcomer.types(words);
  await reader.sees(/^2 of 5 articles/);
  const choices = reader.role('list', 'Articles').role('checkbox', /^Compare/);
  for (const choice of [0, 1]) await newcomer.presses(choices.at(choice));
  await newcomer.presses(reader.role('button', 'Compare 2'));
  const comparison = reader.role('region', 'Comparison');
  await newcomer.presses(comparison.role('button', /^Cite /).at(0));
  await newcomer.presses(comparison.role('button', 'Plain text').at(0));
  await newcomer.hasCited();
}

/** The reader, whose page keeps what is copied where the test can see it: a clipboard belongs to the whole machine. */
async function watched(reader) {
  await reader.evaluate(() => {
    const clipboard = { writeText: async (text) => { globalThis.copied = text; } };
    const kind = Object.getPrototypeOf(navigator.clipboard ?? clipboard);
    Object.defineProperty(navigator, 'clipboard', { value: Object.assign(Object.create(kind), clipboard) });
  });
  return reader;
}

// These two run in the page.

function isOnScreen(element) {
  const { top, bottom, left, right } = element.getBoundingClientRect();
  const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return element.contains(there) || there?.closest('label')?.control === element;
}

/** By most of a screenful: of the page, or of what scrolls in it if the element is beside that on screen. */
function scrollTowards(element) {
  const { top, bottom } = element.getBoundingClientRect();
  const way = (top + bottom) / 2 < innerHeight / 2 ? -1 : 1;
  const before = scrollY;
  scrollBy({ top: way * innerHeight * 0.8, behavior: 'instant' });
  if (scrollY === before) element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
}
