// The other forms of the results, lines and words, and the bars that choose dates.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { eventually, places } from './page.mjs';

const squeeze = (text) => text.replace(/\s+/g, ' ').trim();

for (const place of places) {
  describe(`Lines in ${place.name}`, () => {
    test('are one for each match, and lead there and back', async () => {
      const reader = await place.open();
      assert.equal(await reader.role('navigation', 'Shown as').count(), 0, 'at rest there is nothing to switch');
      await reader.search('Rosatom');
      await reader.role('navigation', 'Shown as').role('link', 'Lines').click();
      await reader.isAt('?q=Rosatom&view=lines');
      await reader.role('heading', 'Lines').appears();
      const matches = Number((await reader.status()).match(/(\d+) match/)[1]);
      assert.ok(matches > 1);
      const lines = reader.role('list', 'Lines').css('a');
      await eventually(async () => assert.equal(await lines.count(), matches));
      const hits = await reader.role('list', 'Lines').css('mark').map((mark) => mark.textContent);
      assert.ok(hits.every((hit) => /^Rosatom/i.test(hit)), `each is a match: ${hits}`);
      assert.match(await lines.at(0).name(), /Rosatom.*, [\w ,]+ 2025$/, 'a line says where it stands');
      const last = lines.at(matches - 1);
      const [article, at] = [await last.attribute('data-read'), await last.attribute('data-at')];
      await last.focus();
      await reader.press('Enter');
      await reader.isAt(`?q=Rosatom&view=lines&read=${article}&at=${at}`);
      await reader.css('.reader mark[aria-current]').appears();
      assert.equal(await last.attribute('aria-current'), 'true');
      await reader.press('Escape');
      await reader.isAt('?q=Rosatom&view=lines');
      await last.hasFocus();
      await reader.role('navigation', 'Shown as').role('link', 'Articles').click();
      await reader.isAt('?q=Rosatom');
      assert.deepEqual((await reader.listed()).toSorted(), ['alexa-news', 'irrawaddy']);
      assert.deepEqual(reader.errors, []);
    });

    test('stand in the order of the words before and after', async () => {
      const reader = await place.open('?q=Putin&view=lines');
      const contexts = (side) => reader.role('list', 'Lines').css(`.${side}`).map((it) => it.textContent);
      const first = (text) => squeeze(text).toLowerCase().match(/[\p{L}\p{N}]+/gu);
      const isSorted = (words) => words.every((word, at) => at === 0 || words[at - 1] <= word);
      const before = async () => (await contexts('before')).map((text) => (first(text) ?? ['']).at(-1));
      assert.ok(!isSorted(await before()), 'at first as the results are');
      const order = reader.role('combobox', 'Sort by');
      await order.choose('before');
      await reader.isAt('?q=Putin&sort=before&view=lines');
      await eventually(async () => assert.ok(isSorted(await before()), String(await before())));
      await order.choose('after');
      await reader.isAt('?q=Putin&sort=after&view=lines');
      const after = async () => (await contexts('hit-on')).map((text) => (first(text.replace(/^[\p{L}\p{N}]+/u, '').replace(/^[’']s/, '')) ?? [''])[0]);
      await eventually(async () => assert.ok(isSorted(await after()), String(await after())));
      // The order of lines is none of articles.
      await reader.role('navigation', 'Shown as').role('link', 'Articles').click();
      await reader.isAt('?q=Putin');
    });

    test('begin with a hundred and go on', async () => {
      const reader = await place.open('?q=the&view=lines');
      const lines = reader.role('list', 'Lines').css('a');
      await eventually(async () => assert.equal(await lines.count(), 100));
      await reader.role('button', /^Show \d+ more$/).click();
      await eventually(async () => assert.ok(await lines.count() > 100));
    });

    test('say when there can be none', async () => {
      const reader = await place.open('?view=lines');
      assert.match(await reader.role('main').text(), /Lines need a query/);
      await reader.search('xylophone');
      await eventually(async () => assert.match(await reader.role('main').text(), /No article answers this search/));
    });
  });

  describe('Words in ' + place.name, () => {
    test('are counted, compared and lead to their lines', async () => {
      const reader = await place.open('?q=nuclear&source=The%20Irrawaddy&view=words');
      for (const heading of ['Frequencies', 'Collocates', 'Keywords']) await reader.role('heading', heading).appears();
      const rows = (table) => reader.role('table', table).css('tbody tr');
      await eventually(async () => assert.equal(await rows('Most frequent').count(), 30));
      const counts = await rows('Most frequent').map((row) => Number(row.cells[1].textContent));
      assert.ok(counts.every((count, at) => at === 0 || counts[at - 1] >= count), `the most frequent first: ${counts}`);
      const words = () => rows('Most frequent').map((row) => row.cells[0].textContent);
      assert.ok(!(await words()).includes('the'));
      await reader.role('button', 'Show more: Most frequent').click();
      await eventually(async () => assert.equal(await rows('Most frequent').count(), 60));
      await reader.role('checkbox', 'Leave out function words').click();
      await eventually(async () => assert.equal((await words())[0], 'the'));
      await reader.role('combobox', 'Count').choose('runs');
      await eventually(async () => assert.ok((await words()).every((run) => run.includes(' ')), String(await words())));
      assert.ok((await rows('More frequent here').map((row) => row.cells[4].textContent)).every((ratio) => ratio.startsWith('+')));
      const [first] = await rows('More frequent here').map((row) => row.cells[0].textContent);
      await rows('More frequent here').css('a').at(0).click();
      await reader.isAt(`?q=%22${encodeURIComponent(first)}%22&source=The%20Irrawaddy&view=lines`);
      await reader.role('list', 'Lines').css('a').at(0).appears();
      assert.deepEqual(reader.errors, []);
    });

    test('say how many there are, and show them all to those who ask', async () => {
      const reader = await place.open('?view=words');
      // By selectors: to work out the names of everything beside so long a table takes a browser seconds.
      const rows = reader.css('.words tbody tr');
      const more = reader.css('.words .hint button');
      await more.appears();
      assert.equal(await more.name(), 'Show more: Most frequent');
      const says = () => reader.css('.words .hint').map((hint) => hint.textContent).then((hints) => hints.at(-1));
      const total = Number((await says()).match(/^The first 30 of (\d+)/)[1]);
      assert.ok(total > 600, `more than are counted at first: ${total}`);
      for (let shown = 60; shown < total * 2; shown *= 2) {
        await more.focus();
        await reader.press('Enter');
        await eventually(async () => {
          assert.equal(await rows.count(), Math.min(shown, total));
          if (shown < total) assert.match(await says(), new RegExp(`^The first ${shown} of ${total}`));
        });
      }
      await more.goes();
      const words = await rows.map((row) => [row.cells[0].textContent, Number(row.cells[1].textContent)]);
      assert.ok(words.every(([, count], at) => at === 0 || words[at - 1][1] >= count), 'the most frequent first');
      const once = words.at(-1)[0];
      assert.equal(words.at(-1)[1], 1);
      await rows.at(total - 1).css('a').focus();
      await reader.press('Enter');
      await reader.isAt(`?q=${encodeURIComponent(`"${once}"`)}&view=lines`);
      await eventually(async () => assert.equal(await reader.css('.line').count(), 1));
    });

    test('are only compared where there is something to compare with', async () => {
      const reader = await place.open('?view=words');
      await reader.role('heading', 'Frequencies').appears();
      await eventually(async () => assert.equal(await reader.role('table').css('tbody tr').count(), 30));
      assert.equal(await reader.role('heading', 'Collocates').count(), 0);
      assert.equal(await reader.role('heading', 'Keywords').count(), 0);
      await reader.search('elephants');
      await reader.role('heading', 'Collocates').appears();
      await reader.role('heading', 'Keywords').appears();
    });
  });

  describe('The bars of dates in ' + place.name, () => {
    const bars = (reader) => reader.role('group', 'Articles by date').role('button');
    const number = (name) => Number(name.match(/: (\d+) articles?$/)[1]);
    /** The middle of each bar, once they are in sight. */
    const middles = async (reader) => {
      await bars(reader).at(0).evaluate((bar) => bar.scrollIntoView({ block: 'center', behavior: 'instant' }));
      return bars(reader).map((bar) => {
        const { left, right, top, bottom } = bar.getBoundingClientRect();
        return [(left + right) / 2, (top + bottom) / 2];
      });
    };

    test('count the articles, choose a range and let it go', async () => {
      const reader = await place.open();
      await bars(reader).at(0).appears();
      const names = await bars(reader).map((bar) => bar.getAttribute('aria-label'));
      assert.ok(names.reduce((sum, name) => sum + number(name), 0) <= 5, names.join());
      const at = names.findIndex((name) => number(name) > 0);
      const bar = bars(reader).at(at);
      await bar.click();
      await eventually(async () => assert.match(await reader.view(), /^\?from=\d{4}[-\d]*&to=\d{4}[-\d]*$/));
      assert.equal(await bar.checked(), true);
      await eventually(async () => assert.ok(Number((await reader.status()).match(/^\d+/)) >= number(names[at])));
      assert.deepEqual(await bars(reader).map((bar) => bar.getAttribute('aria-label')), names, 'all bars stay');
      await bar.click();
      await reader.isAt('');
      assert.equal(await bar.checked(), false);
    });

    test('are walked and extended with the arrow keys', async () => {
      const reader = await place.open();
      await bars(reader).at(0).focus();
      assert.deepEqual(await bars(reader).map((bar) => bar.tabIndex).then((all) => all.filter((index) => index === 0)), [0], 'one stop for the tab key');
      await reader.press('ArrowRight');
      await bars(reader).at(1).hasFocus();
      await reader.press('Enter');
      await eventually(async () => assert.equal(await bars(reader).at(1).checked(), true));
      await bars(reader).at(1).hasFocus();
      const pressed = () => bars(reader).map((bar) => bar.getAttribute('aria-pressed')).then((all) => all.map((it) => it === 'true'));
      const all = (await pressed()).length;
      const only = (...those) => Array.from({ length: all }, (_, at) => those.includes(at));
      await reader.tab.keyboard.down('Shift');
      for (const [key, reached, chosen] of [['ArrowRight', 2, [1, 2]], ['ArrowRight', 3, [1, 2, 3]], ['ArrowLeft', 2, [1, 2]], ['ArrowLeft', 1, [1]], ['ArrowLeft', 0, [0, 1]]]) {
        await reader.press(key);
        await bars(reader).at(reached).hasFocus();
        assert.deepEqual(await pressed(), only(...chosen), key);
      }
      await reader.tab.keyboard.up('Shift');
      await reader.press('End');
      await reader.press('Home');
      await bars(reader).at(0).hasFocus();
    });

    test('are drawn over with the mouse, which is one step of the history', async () => {
      const reader = await place.open();
      const { mouse } = reader.tab;
      const at = await middles(reader);
      const pressed = () => bars(reader).map((bar) => bar.getAttribute('aria-pressed') === 'true');
      const chosen = (...place) => at.map((_, bar) => bar >= Math.min(...place) && bar <= Math.max(...place));
      await mouse.move(...at[3]);
      await mouse.down();
      await mouse.move(...at[2]);
      await mouse.move(...at[1]);
      await eventually(async () => assert.deepEqual(await pressed(), chosen(1, 3), 'what would be chosen is shown'));
      assert.equal(await reader.view(), '', 'but is not chosen yet');
      // It is followed beyond the bars, too.
      await mouse.move(1, at[0][1] + 80);
      await eventually(async () => assert.deepEqual(await pressed(), chosen(0, 3)));
      await mouse.up(); // when it is let go
      await eventually(async () => assert.match(await reader.view(), /^\?from=2025-\d\d&to=2025-\d\d$/));
      assert.deepEqual(await pressed(), chosen(0, 3));
      const ranged = await reader.view();
      // On the bar where it began it is none, and no click either. The page has become shorter meanwhile.
      const now = await middles(reader);
      await mouse.move(...now[4]);
      await mouse.down();
      await mouse.move(...now[6]);
      await eventually(async () => assert.deepEqual(await pressed(), chosen(4, 6)));
      await mouse.move(...now[4]);
      await mouse.up();
      await eventually(async () => assert.deepEqual(await pressed(), chosen(0, 3)));
      assert.equal(await reader.view(), ranged);
      await reader.back();
      await reader.isAt('');
      assert.deepEqual(reader.errors, []);
    });

    test('are drawn over with a finger', { skip: place.cannot.touch }, async () => {
      const reader = await place.open();
      const [first, , third] = await middles(reader);
      await reader.swipe(third, first);
      await eventually(async () => assert.deepEqual((await bars(reader).map((bar) => bar.getAttribute('aria-pressed'))).slice(0, 4), ['true', 'true', 'true', 'false']));
      await eventually(async () => assert.match(await reader.view(), /^\?from=2025-\d\d&to=2025-\d\d$/));
    });
  });
}
