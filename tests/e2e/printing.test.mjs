// The page on paper: the text, what was asked and where it is from, and nothing that only a screen can do.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { atChromium, eventually, onDisk } from './page.mjs';

/** The widths of A4 and of letter between the page's margins, in CSS pixels. */
const papers = { A4: 672, letter: 695 };

const views = [
  ['the first screen', ''],
  ['results', '?q=Kremlin&source=The%20Irrawaddy'],
  ['an article', '?q=Kremlin&read=irrawaddy&at=1'],
  ['a comparison', '?compare=moscow-times,ap,irrawaddy&at=2'],
  ['a comparison of five', '?compare=bloomberg,alexa-news,moscow-times,irrawaddy,ap'],
  ['lines', '?q=Putin&view=lines'],
  ['a timeline', '?view=timeline'],
  ['words', '?q=nuclear&view=words'],
  ['names', '?view=names'],
  ['the matrix', '?view=matrix'],
];

for (const [paper, width] of Object.entries(papers)) {
  describe(`On ${paper}, for one who reads in the dark`, () => {
    for (const [what, view] of views) {
      test(what, async () => {
        const reader = await atChromium({ viewport: { width, height: 900 }, colorScheme: 'dark' });
        await reader.open(await onDisk(), view);
        await reader.ready();
        await reader.sees(/ of 5 articles/);
        await reader.evaluate(() => document.documentElement.style.setProperty('--scheme', 'dark'));
        await eventually(async () => assert.equal(await reader.css('[aria-busy="true"]').count(), 0));
        await reader.tab.emulateMedia({ media: 'print' });
        assert.deepEqual(await reader.evaluate(() => {
          const said = [];
          const seen = [...document.querySelectorAll('body *')].filter((it) => it.checkVisibility() && !it.closest('.visually-hidden'));
          const called = (it) => `${it.localName}.${it.className} ${it.textContent.slice(0, 40)}`;
          const { scrollWidth, clientWidth } = document.documentElement;
          if (scrollWidth > clientWidth) said.push(`the page is ${scrollWidth} pixels wide`);
          for (const it of seen) {
            if (it.matches('button:not(.chips *), select, [type="checkbox"], [type="range"]')) said.push(`a control: ${called(it)}`);
            const { overflowX, overflowY } = getComputedStyle(it);
            if (/auto|scroll/.test(overflowX + overflowY) && (it.scrollWidth > it.clientWidth + 1 || it.scrollHeight > it.clientHeight + 1)) said.push(`cut off: ${called(it)}`);
          }
          const { colorScheme, backgroundColor, color } = getComputedStyle(document.documentElement);
          if (colorScheme !== 'light' || backgroundColor !== 'rgba(0, 0, 0, 0)') said.push(`${color} on ${backgroundColor}`);
          return said;
        }), []);
      });
    }
  });
}

describe('The sheets', () => {
  /** Prints the page and gives back how many sheets it takes. */
  const sheets = async (view) => {
    const reader = await atChromium();
    await reader.open(await onDisk(), view);
    await reader.ready();
    const pdf = await reader.tab.pdf({ format: 'A4' });
    return { reader, number: pdf.toString('latin1').match(/\/Type \/Page\b/g).length };
  };

  test('a timeline begins on the first and leaves none empty', async () => {
    assert.equal((await sheets('?view=timeline')).number, 4);
  });

  test('say what was asked', async () => {
    const { reader } = await sheets('?q=Kremlin&source=The%20Irrawaddy');
    await reader.tab.emulateMedia({ media: 'print' });
    assert.ok(await reader.role('searchbox').evaluate((it) => it.checkVisibility() && it.value === 'Kremlin'));
    assert.match(await reader.text(), /Source: The Irrawaddy/);
  });

  test('have no empty search box', async () => {
    const { reader } = await sheets('');
    await reader.tab.emulateMedia({ media: 'print' });
    assert.equal(await reader.css('.search').evaluate((it) => it.checkVisibility()), false);
  });
});
