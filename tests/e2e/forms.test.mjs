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
      assert.match(await lines.at(0).name(), /Rosatom.*, (\d+ )?\w+ 2025$/, 'a line says where it stands');
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
      await reader.role('button', /^30 more: Most frequent/).click();
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
      await reader.tab.keyboard.down('Shift');
      await reader.press('ArrowRight');
      await reader.tab.keyboard.up('Shift');
      await bars(reader).at(2).hasFocus();
      assert.deepEqual((await bars(reader).map((bar) => bar.getAttribute('aria-pressed'))).slice(0, 4), ['false', 'true', 'true', 'false']);
      await reader.press('End');
      await reader.press('Home');
      await bars(reader).at(0).hasFocus();
    });
  });
}
