// The comparison: the table of statements, the columns on one level, names, quotes, words, and what can be taken away.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { atChromium, eventually, onDisk, places } from './page.mjs';

const five = '?compare=bloomberg,alexa-news,moscow-times,irrawaddy,ap';

for (const place of places) {
  describe(`The comparison in ${place.name}`, () => {
    test('opens on a table of statements that can be ordered, narrowed and linked to', async () => {
      const reader = await place.open(five);
      const table = reader.css('.statements tbody');
      await table.appears();
      const compared = await reader.evaluate(() => dossier.compare(['bloomberg', 'alexa-news', 'moscow-times', 'irrawaddy', 'ap']));
      const rows = () => reader.css('.statements tbody tr').map((row) => [...row.cells].map((cell) => cell.textContent));
      await eventually(async () => assert.equal((await rows()).length, compared.statements.length));
      const missing = (await rows()).flat().filter((text) => text.includes('no match found')).length;
      const columns = (statement) => new Set(statement.members.map((member) => member.article)).size;
      assert.equal(missing, compared.statements.reduce((sum, statement) => sum + 5 - columns(statement), 0));

      await reader.evaluate(() => dossier.open('?compare=bloomberg,alexa-news,moscow-times,irrawaddy,ap&list=single'));
      await eventually(async () => assert.match((await rows())[0][0], /found in one only/));
      const row = reader.css('.statements tbody tr').at(1);
      await row.css('th a').click();
      await eventually(async () => assert.match(await reader.view(), /at=[a-z-]+:\d+/));
      await eventually(async () => assert.equal(await row.attribute('aria-current'), 'true'));
      assert.equal(await reader.css('.columns .sentence[aria-current]').count(), 1, 'it is lit in its column');

      await reader.evaluate(() => dossier.open('?q=consulate&compare=bloomberg,alexa-news&list=matching'));
      await eventually(async () => {
        const found = await rows();
        assert.ok(found.length > 1);
        assert.ok(found.every((cells) => /consulate/i.test(cells.join(' '))));
      });
      assert.deepEqual(reader.errors, []);
    });

    test('puts fewer sentences together when the bar is raised', async () => {
      const reader = await place.open(`${five}&least=12`);
      const rows = () => reader.css('.statements tbody tr').count();
      await eventually(async () => assert.ok(await rows() > 9));
      assert.match(await reader.css('.threshold').text(), /12.*right/s);
      await reader.evaluate(() => {
        const range = document.querySelector('.threshold input');
        range.value = '90';
        range.dispatchEvent(new Event('input', { bubbles: true }));
      });
      await eventually(async () => assert.ok(await rows() < 3));
      await eventually(async () => assert.match(await reader.view(), /least=90/));
      assert.deepEqual(reader.errors, []);
    });

    test('keeps what the reports share level, until the reader lets go', async () => {
      const reader = await place.open('?compare=bloomberg,alexa-news');
      await reader.css('.columns .part').at(1).appears();
      const tops = () => reader.evaluate(() => {
        const parts = [...document.querySelectorAll('.columns .part')];
        const row = (part) => part.style.getPropertyValue('--from');
        const level = Object.groupBy(parts.slice(1), row);
        return Object.values(level).filter((same) => same.length > 1).map((same) => same.map((part) => Math.round(part.getBoundingClientRect().top)));
      });
      const level = await tops();
      assert.ok(level.length > 1, 'something stands level');
      for (const [one, other] of level) assert.equal(one, other);
      await reader.role('checkbox', /level/).click();
      await eventually(async () => assert.ok((await tops()).some(([one, other]) => one !== other)));
      assert.ok(await reader.css('.crossings path').count() >= 4, 'and the figure shows what crosses');
      const kinds = (of) => reader.evaluate((of) => [...document.querySelectorAll('.column')].map((column) => {
        const all = [...column.querySelectorAll(of)].map((it) => it.dataset.kind);
        return all.filter((kind, place) => kind !== all[place - 1]);
      }), of);
      assert.deepEqual(await kinds('.strip i'), await kinds('.sentence'), 'the strip shows what the column holds');
      assert.deepEqual(reader.errors, []);
    });

    test('lets the reader say whom a label means, and take it back', async () => {
      const reader = await place.open('?compare=irrawaddy,ap');
      const names = () => reader.css('.names tbody th').map((cell) => cell.firstChild.textContent);
      await eventually(async () => assert.ok((await names()).includes('Min Aung Hlaing')));
      const row = reader.css('.names tbody tr').at(0);
      await row.role('button', /apart$/).at(0).click();
      await eventually(async () => assert.match(await reader.view(), /called=/));
      await eventually(async () => assert.equal(await reader.focused().attribute('id'), 'names-heading', 'the reader stays where they were'));
      await reader.css('.told').role('button', 'Undo').click();
      await reader.isAt('?compare=irrawaddy,ap');
      const chosen = row.css('select');
      await chosen.focus();
      await eventually(async () => assert.ok(await chosen.css('option').count() > 1));
      await chosen.evaluate((select) => {
        select.selectedIndex = 1;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      });
      assert.equal(await reader.view(), '?compare=irrawaddy,ap', 'choosing alone says nothing yet');
      await row.role('button', /^merge/).click();
      await eventually(async () => assert.match(await reader.view(), /called=/));
      await reader.css('.told').role('button', 'Undo').click();
      await reader.isAt('?compare=irrawaddy,ap');
      await reader.css('.names .places a').at(0).click();
      await eventually(async () => assert.match(await reader.view(), /at=irrawaddy:\d+/));
      assert.deepEqual(reader.errors, []);
    });

    test('shows how alike the articles are, each cell leading to a comparison', async () => {
      const reader = await place.open('?view=matrix');
      const cells = reader.css('.matrix td a');
      await eventually(async () => assert.equal(await cells.count(), 10));
      await eventually(async () => assert.equal(await reader.css('.matrix .pairs li').count(), 10));
      await cells.at(3).click();
      await eventually(async () => assert.match(await reader.view(), /compare=[a-z-]+,[a-z-]+/));
      await reader.role('region', 'Comparison').appears();
      assert.deepEqual(reader.errors, []);
    });
  });
}

describe('What can be taken away from a comparison', () => {
  test('is what the table shows, and a page of its own', async () => {
    const reader = await atChromium();
    await reader.open(await onDisk(), '?compare=bloomberg,alexa-news');
    await reader.ready();
    await reader.css('.take-away summary').click();
    const saved = async (name) => (await reader.downloadsBy(() => reader.role('button', name).click())).bytes.toString();
    const { statements, unmatched } = await reader.evaluate(() => dossier.compare(['bloomberg', 'alexa-news']));
    const csv = await saved('CSV');
    assert.equal(csv.match(/^(verbatim|reworded|unmatched),/gm).length, statements.length + unmatched.length);
    assert.match(csv, /^\uFEFFkind,score,shared,differ,bloomberg,alexa-news/);
    assert.match(await saved('Markdown'), /\| reworded 0\.\d\d \|/);
    assert.deepEqual(JSON.parse(await saved('JSON')).statements, statements);

    const page = await saved('Page');
    assert.ok(!page.includes('<script'));
    const other = await atChromium({ javaScriptEnabled: false });
    await other.open(await onDisk(Buffer.from(page), 'comparison.html'));
    assert.equal(await other.css('button, select, input, a[href^="?"]').count(), 0, 'nothing in it does nothing');
    const text = await other.text();
    for (const statement of statements) assert.ok(text.includes(statement.members[0].text.slice(0, 30)));
  });

  test('prints every column whole', async () => {
    const reader = await atChromium();
    await reader.open(await onDisk(), '?compare=moscow-times,ap');
    await reader.ready();
    await reader.tab.emulateMedia({ media: 'print' });
    assert.equal(await reader.evaluate(() => getComputedStyle(document.querySelector('.columns')).overflow), 'visible');
  });
});
