// The search box and what it leads to: advice, help, reasons, and an order that keeps still while a word is typed.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { eventually, places } from './page.mjs';

for (const place of places.filter(({ name }) => /disk/.test(name))) {
  describe(`The search box in ${place.name}`, () => {
    const value = (reader) => reader.role('searchbox').evaluate((box) => box.value);

    test('says what no article holds, underlines it, and offers what may have been meant', async () => {
      const reader = await place.open();
      await reader.search('Putin kremln ');
      const advice = reader.role('region', 'About the search');
      await eventually(async () => assert.match(await advice.text(), /No article holds “kremln”\./));
      assert.deepEqual(await reader.css('.underlined mark').map((mark) => mark.textContent), ['kremln']);
      await advice.role('button', /^kremlin \(\d\)$/).click();
      await reader.role('searchbox').hasFocus();
      assert.equal(await value(reader), 'Putin kremlin ');
      await reader.sees(/^[1-5] of 5 articles, /);
      await advice.css('li').goes();
      await reader.css('.underlined').goes();
      assert.deepEqual(reader.errors, []);
    });

    test('says what of a line was not understood', async () => {
      const reader = await place.open();
      for (const [line, piece, remark] of [
        ['Putin )', ')', /There is no “\(” for this/],
        ['Putin words:many', 'words:many', /takes/],
        ['Putin /[/', '[', /was left out/],
      ]) {
        await reader.search(line);
        await eventually(async () => {
          assert.match(await reader.role('region', 'About the search').text(), remark, line);
          assert.deepEqual(await reader.css('.advice code').map((code) => code.textContent), [piece], line);
          assert.deepEqual(await reader.css('.underlined mark').map((mark) => mark.textContent), [piece], line);
        });
      }
    });

    test('underlines a word where it stands, or, if the line is too long for the box, not at all', async () => {
      const reader = await place.open('?q=Putin%20xylophone%20');
      const measured = () => reader.evaluate(() => {
        const [box, mark] = ['#query', '.underlined mark'].map((it) => document.querySelector(it).getBoundingClientRect());
        const style = getComputedStyle(document.querySelector('#query'));
        const pen = document.createElement('canvas').getContext('2d');
        pen.font = style.font;
        return {
          left: mark.left - box.left,
          expected: parseFloat(style.borderLeftWidth) + parseFloat(style.paddingLeft) + pen.measureText('Putin ').width,
          middle: (mark.top + mark.bottom - box.top - box.bottom) / 2,
          isBelow: mark.top >= box.bottom,
        };
      });
      const { left, expected, middle } = await measured();
      assert.ok(Math.abs(left - expected) < 1, `${left} is about ${expected}`);
      assert.ok(Math.abs(middle) < 2, `${middle} off the middle`);
      await reader.search(`${'Putin '.repeat(40)}xylophone `);
      await eventually(async () => assert.ok((await measured()).isBelow));
    });

    test('says which part to leave out when nothing is found', async () => {
      const reader = await place.open();
      await reader.search('Rosatom AND xylophone');
      await reader.sees(/^0 of 5/);
      await reader.role('button', 'Without “xylophone”: 2 articles').click();
      await reader.sees(/^2 of 5/);
      assert.equal(await value(reader), 'Rosatom ');
      await reader.role('searchbox').hasFocus();

      await reader.open(reader.page, '?q=elephants&source=The%20Irrawaddy&from=2025-01');
      await reader.ready();
      await reader.sees(/^0 of 5/);
      await reader.role('button', /^Without Source “The Irrawaddy”: \d article/).click();
      await reader.sees(/^[1-5] of 5/);
      await reader.isAt('?q=elephants&from=2025-01');
    });

    test('shows how to search, and tries an example', async () => {
      const reader = await place.open();
      await reader.press('?');
      const example = reader.role('button', 'trade -port');
      await example.appears();
      await reader.press('Escape');
      await example.goes();
      await reader.press('?');
      await example.click();
      await example.goes();
      await reader.role('searchbox').hasFocus();
      assert.equal(await value(reader), 'trade -port');
      await reader.type('?');
      assert.equal(await value(reader), 'trade -port?', 'in the box it is a letter');
    });

    test('says why an article answers', async () => {
      const reader = await place.open('?q=Putin%20sanctions');
      await reader.sees(/^[1-5] of 5/);
      const first = reader.role('list', 'Articles').role('article').at(0);
      assert.equal(await first.css('.why li').count(), 0);
      await first.role('button', 'Why').click();
      const reasons = await eventually(async () => {
        const reasons = await first.css('.why li').map((line) => line.innerText.replace(/\s+/g, ' ').trim());
        assert.ok(reasons.length >= 2);
        return reasons;
      });
      assert.match(reasons[0], /^Putin .*Putin \d+, in .* \d+%$/);
      const shares = reasons.map((reason) => Number(reason.match(/(\d+)%$/)[1]));
      assert.ok(Math.abs(shares.reduce((sum, share) => sum + share) - 100) <= reasons.length, `${shares} are about a whole`);
      await reader.search('');
      await reader.role('button', 'Why').goes();
    });

    test('keeps the order and the elements while a word is finished, and sorts when the typing pauses', async () => {
      const reader = await place.open();
      const word = 'russia';
      const trueOrder = (line) => reader.evaluate((line) => dossier.search(line).hits.map((hit) => hit.id), line);
      let expected = await trueOrder(word[0]);
      const orders = [expected];
      for (let length = 2; length <= word.length; length++) {
        const found = await trueOrder(word.slice(0, length));
        expected = [...expected.filter((id) => found.includes(id)), ...found.filter((id) => !expected.includes(id))];
        orders.push(expected);
      }
      const last = await trueOrder(word);
      assert.notDeepEqual(expected, last, 'this word shows it');
      const { seen, kept } = await reader.evaluate(async (word) => {
        const box = document.querySelector('#query');
        const rows = () => [...document.querySelectorAll('.article-list [data-read]')];
        const seen = [];
        let first;
        for (let length = 1; length <= word.length; length++) {
          box.value = word.slice(0, length);
          box.dispatchEvent(new Event('input', { bubbles: true }));
          await new Promise((drawn) => { setTimeout(drawn, 60); });
          seen.push(rows().map((row) => row.dataset.read));
          first ??= rows();
        }
        return { seen, kept: rows().every((row) => first.includes(row)) };
      }, word);
      assert.deepEqual(seen, orders);
      assert.ok(kept, 'the rows are those that were there');
      await eventually(async () => assert.deepEqual(await reader.listed(), last));
      await reader.isAt(`?q=${word}`);
      assert.deepEqual(await reader.listed(), last);
    });
  });
}
