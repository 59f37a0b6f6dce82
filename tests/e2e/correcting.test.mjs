// What a folder's articles are taken for: near-duplicates stand together, and a reader says which lines are the article.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';

import { eventually, places } from './page.mjs';
import { dossier, scratch } from './project.mjs';

/** Two stories. */
const lines = (line) => Array.from({ length: 14 }, (_, number) => line(number)).join('\n\n');
const mended = lines((day) => `The quay number ${day} was mended by the harbour workers and opened again on day ${day} of the works in Kisumu.`);
const sold = lines((stall) => `At stall ${stall} of the market beside the quay a trader sells salt, cloth and ${stall} kinds of fish from Mombasa.`);

const articles = {
  'a.txt': `Quay of Kisumu opens again\n\n${mended}\n`,
  'b.txt': `Kisumu gets its quay back\n\n${mended}\n`,
  'c.txt': `Mombasa and its market\n\n${sold}\n`,
};

let page;
before(() => {
  const folder = join(scratch, 'alike');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(articles)) writeFileSync(join(folder, name), text);
  dossier('pack', folder, '-o', join(scratch, 'alike.html'));
  page = readFileSync(join(scratch, 'alike.html'));
});

const shown = (reader) => reader.evaluate(() => document.querySelector('.open-article').innerText);

for (const place of places) {
  describe(`Near-duplicates in ${place.name}`, () => {
    test('stand together in the results, and can be opened', async () => {
      const reader = await place.reader();
      await reader.open(await place.page(page, 'alike.html'), '?q=quay');
      await reader.ready();
      await reader.sees(/^3 of 3 articles/);
      const list = reader.role('list', 'Articles');
      await eventually(async () => assert.equal(await reader.css('.article-list > li').count(), 2, 'three articles, two stories'));
      const ids = await reader.evaluate(() => dossier.articles().map(({ id }) => id));
      assert.deepEqual((await reader.listed()).toSorted(), ids.toSorted(), 'each of them is listed');
      await list.css('.alike summary').click();
      await list.css('.alike h3 a').click();
      await reader.css('.open-article').appears();
      assert.match(await shown(reader), /Kisumu/);
      // Alone, none is like another.
      await reader.search('Mombasa');
      await reader.sees(/^1 of 3 articles/);
      await eventually(async () => assert.equal(await reader.css('.alike').count(), 0));
      assert.deepEqual(reader.errors, []);
    });
  });

  describe(`Correcting what is folded in ${place.name}`, () => {
    test('folds and keeps blocks, in the address, in the comparison, and as lines for the manifest', async () => {
      const reader = await place.open('?read=ap');
      const sentence = 'seeking to cement cooperation with Moscow';
      await eventually(async () => assert.ok((await shown(reader)).includes(sentence)));
      const before = await reader.view();
      await reader.role('button', 'Correct what is folded').click();
      const block = await reader.evaluate((sentence) =>
        [...document.querySelectorAll('.judged')].findIndex((block) => block.textContent.includes(sentence)), sentence);
      await reader.css(`#block-${block}`).click();
      await eventually(async () => assert.match(await reader.view(), /&body=ap:[0-9,-]+$/));
      await reader.css(`#block-${block}`).hasFocus();
      assert.equal(await reader.css(`#block-${block}`).text(), 'Keep');
      await reader.role('button', 'Done').click();
      await eventually(async () => assert.ok(!(await shown(reader)).includes(sentence), 'it is folded'));
      assert.match(await shown(reader), /by your correction/);
      assert.match(await reader.css('.correcting pre').text(), /^\[\[article\]\] # or in the one that is there\nfile = ".+\.txt"\nbody = \[\[\d+, \d+\]/);

      // The same address shows the same, here and side by side.
      const corrected = await reader.view();
      await reader.reload();
      await eventually(async () => assert.ok(!(await shown(reader)).includes(sentence), 'after a reload'));
      await reader.evaluate((address) => dossier.open(address), corrected.replace('read=ap', 'compare=ap,irrawaddy'));
      await reader.role('region', 'Comparison').appears();
      assert.ok(!(await reader.role('region', 'Comparison').text()).includes(sentence), 'it is not compared');
      assert.match(await reader.role('region', 'Comparison').text(), /corrected by hand/);
      await reader.evaluate((address) => dossier.open(address), corrected);

      await reader.role('button', 'Undo').click();
      await reader.isAt(before);
      await reader.role('button', 'Correct what is folded').hasFocus();
      await eventually(async () => assert.ok((await shown(reader)).includes(sentence)));
      assert.deepEqual(reader.errors, []);
    });

    test('keeps what was folded, and names an address that cannot be used', async () => {
      const reader = await place.open('?read=irrawaddy');
      const last = await reader.evaluate(() => dossier.articles().find(({ id }) => id === 'irrawaddy').blocks.at(-1).lines[1]);
      await reader.evaluate((last) => dossier.open(`?read=irrawaddy&body=irrawaddy:1-${last}`), last);
      await reader.css('.open-article').appears();
      await eventually(async () => assert.equal(await reader.css('.open-article details.furniture').count(), 0, 'all of it is the article now'));
      await reader.evaluate(() => dossier.open('?read=ap&body=nosuch:1-2&body=ap&body=irrawaddy:1-99999'));
      await eventually(async () => assert.match(await reader.text(), /nosuch:1-2[^]*No article of this collection has that id/));
      assert.match(await reader.text(), /such as id:3-3,7-29/);
      assert.match(await reader.text(), /irrawaddy:1-99999[^]*not the lines of whole blocks/);
    });
  });
}
