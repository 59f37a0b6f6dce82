// `window.dossier`: the same answers as the command line, because it is the same program.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { places } from './page.mjs';
import { asked, dossier, seeds } from './project.mjs';

const queries = [
  'putin', 'PUTIN', 'Kremlin', 'moscow talks', 'junta chief', '"junta chief"', '"Min Aung Hlaing"', '“World Atomic Week”',
  'consulate -vladivostok', '-rosatom', 'putin -"baby elephants"', 'nuclear energy cooperation', 'eleph', 'myan', 'St. Petersburg', "Myanmar's",
  'Myanmar’s military', 'xylophone', '', '   ', '"', '"unclosed phrase', '--', '- -', '…', 'sanctions sanctions', 'Западный', 'café', '2025', '70 years',
  'AP', 'a', '“”', 'un­usual', '\u0000', '😀 putin',
];

for (const place of places.filter(({ name }) => /disk/.test(name))) {
  describe(`window.dossier in ${place.name}`, () => {
    test('searches as the command line does', async () => {
      const reader = await place.open();
      for (const query of queries.filter((query) => !query.includes('\0'))) {
        assert.deepEqual(await search(reader, query), asked('search', seeds, '--json', '--', query), `searching “${query}”`);
        assert.deepEqual(await search(reader, query, { any: true, limit: 2 }), asked('search', seeds, '--json', '--any', '--limit', '2', '--', query), `any of “${query}”`);
      }
    });

    test('compares all pairs, and all five, as the command line does', async () => {
      const reader = await place.open();
      const ids = (await reader.evaluate(() => dossier.articles())).map(({ id }) => id);
      assert.equal(ids.length, 5);
      const pairs = ids.flatMap((one) => ids.filter((other) => other !== one).map((other) => [one, other]));
      for (const those of [...pairs, ids, ids.toReversed()]) {
        assert.deepEqual(await reader.evaluate((those) => dossier.compare(those), those), asked('compare', seeds, ...those, '--json'), `comparing ${those}`);
      }
    });

    test('lists the articles as `check` does', async () => {
      const reader = await place.open();
      const lines = dossier('check', seeds, '--json').trim().split('\n').map((line) => JSON.parse(line));
      assert.deepEqual(await reader.evaluate(() => dossier.articles()), lines);
    });

    test('filters as the page does', async () => {
      const reader = await place.open();
      const found = async (query, filters) => (await search(reader, query, { filters })).hits.map(({ id }) => id).toSorted();
      assert.deepEqual(await found('putin', { source: 'The Irrawaddy' }), ['irrawaddy']);
      assert.deepEqual(await found('putin', { source: ['The Irrawaddy', 'Stars and Stripes'] }), ['ap', 'irrawaddy']);
      assert.deepEqual(await found('', { from: '2025-05', to: '2025-05' }), ['irrawaddy']);
      assert.deepEqual(await found('', { place: 'Crimea', person: 'Vladimir Putin' }), ['moscow-times']);
      await assert.rejects(found('', { source: 'Nobody' }), /Nobody/);
      await assert.rejects(found('', { colour: 'red' }), /colour/);
      await assert.rejects(found('', { from: '2025-13' }), /2025-13/);
    });

    test('says its version, and where it is; goes elsewhere', async () => {
      const reader = await place.open('?q=Rosatom');
      assert.equal(`dossier ${await reader.evaluate(() => dossier.version)}`, dossier('--version').trim());
      assert.equal(await reader.evaluate(() => dossier.address()), '?q=Rosatom');
      await reader.evaluate(() => dossier.open('?q=Kremlin&read=ap'));
      await reader.isAt('?q=Kremlin&read=ap');
      await reader.role('region', /Putin was holding talks/).appears();
      await reader.evaluate(() => dossier.open('?sort=best'));
      assert.match(await reader.text(), /sort=best.*cannot be used/);
      await reader.evaluate(() => dossier.open(''));
      await reader.sees(/^5 of 5/);
      await reader.isAt('');
    });

    test('refuses what makes no sense, by a sentence', async () => {
      const reader = await place.open();
      const amiss = [];
      for (const call of [
        'search()', 'search(7)', "search('x', { limit: -1 })", "search('x', { limit: 'many' })", "search('x', { colour: 1 })", "search('x', 7)",
        'compare()', "compare('ap')", "compare(['ap', 'nosuch'])", "compare(['ap'])", 'compare([])', "compare(['ap', 'ap'])", 'open(7)',
      ]) {
        const said = await reader.evaluate(new Function(`try { dossier.${call}; return null; } catch (error) { return String(error); }`));
        if (said === null) amiss.push(`${call} is accepted`);
        // A sentence of the page's, not of the library beneath it.
        else if (!/^(Type|Range)?Error: dossier\.\w+/.test(said) || /usize|JsValue|: Error:/.test(said)) amiss.push(`${call} says: ${said}`);
      }
      assert.deepEqual(amiss, []);
      assert.equal(await reader.evaluate(() => dossier.search('putin').total), 5, 'and goes on');
      assert.deepEqual(reader.errors, []);
    });
  });
}

function search(reader, query, options) {
  return reader.tab.evaluate(new Function('given', 'return dossier.search(...given)'), options ? [query, options] : [query]);
}
