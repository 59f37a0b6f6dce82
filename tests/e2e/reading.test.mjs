// What a reader does with the page, in every browser, on a host and from disk.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { eventually, places } from './page.mjs';

const ids = ['bloomberg', 'alexa-news', 'moscow-times', 'irrawaddy', 'ap'];
/** Queries, and the articles in which a person who reads them finds an answer. */
const queries = [
  ['one word', 'Rosatom', ['alexa-news', 'irrawaddy']],
  ['two words, in any form', 'sanctions Kremlin', ['alexa-news', 'moscow-times', 'ap', 'bloomberg']],
  ['a phrase', '"World Atomic Week"', ['bloomberg', 'alexa-news']],
  ['a phrase in curly quotes', '“six baby elephants”', ['ap']],
  ['words that stand apart are no phrase', '"elephants baby"', []],
  ['an exclusion', 'Vladivostok -Rosatom', ['bloomberg']],
  ['an excluded phrase', 'Putin -"Min Aung Hlaing"', []],
  ['the beginning of a word', 'eleph', ['ap']],
  ['page furniture, which is no article', 'WhatsApp', []],
];

for (const place of places) {
  describe(`The page in ${place.name}`, () => {
    test('opens on the whole collection', async () => {
      const reader = await place.open();
      await reader.sees(/^5 of 5 articles/);
      assert.deepEqual((await reader.listed()).toSorted(), ids.toSorted());
      assert.match(await reader.evaluate(() => document.title), /Min Aung Hlaing in Moscow, 2025/);
      await reader.role('heading', 'Min Aung Hlaing in Moscow, 2025').appears();
      assert.equal(await reader.role('main').count(), 1, 'the articles that stand in the page for readers without scripts are put away');
      assert.equal(await reader.role('searchbox').count(), 1);
      assert.deepEqual(reader.errors, []);
    });

    // From disk, WebKit says “Script error.” of every error and passes no error object, by which the page knows a stop.
    test('says that the program has stopped, once, and shows the articles', async () => {
      const reader = await place.open();
      await reader.sees(/^5 of 5 articles/);
      // A module of which the first instruction is the one that every mistake in the program ends in.
      const stops = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 8, 1, 0, 10, 5, 1, 3, 0, 0, 11];
      await reader.evaluate((bytes) => {
        const module = new WebAssembly.Module(new Uint8Array(bytes));
        for (const _ of [1, 2]) setTimeout(() => new WebAssembly.Instance(module));
        setTimeout(() => Promise.reject(new Error('not of the program')));
      }, stops);
      assert.match(await reader.role('alert').text(), /Dossier has stopped because of a mistake/);
      assert.equal(await reader.role('alert').count(), 1);
      assert.equal(await reader.role('main').count(), 2, 'the articles stand below');
    });

    test('answers words, phrases, exclusions and beginnings of words', async () => {
      const reader = await place.open();
      for (const [what, query, expected] of queries) {
        await reader.search(query);
        await eventually(async () => {
          assert.deepEqual((await reader.listed()).toSorted(), expected.toSorted(), `${what}: ${query}`);
          assert.match(await reader.status(), new RegExp(`^${expected.length} of 5 articles`), query);
        });
      }
      assert.deepEqual(reader.errors, []);
    });

    test('answers with every key, and counts and marks what it finds', async () => {
      const reader = await place.open();
      await reader.role('searchbox').focus();
      for (const [key, found] of [['s', 5], ['t', 5], [' ', 1], ['p', 1]]) {
        await reader.type(key);
        const typed = await reader.role('searchbox').evaluate((box) => box.value);
        const { total, hits } = await reader.evaluate((typed) => dossier.search(typed), typed);
        const matches = hits.reduce((sum, hit) => sum + hit.matches, 0);
        assert.ok(found <= 5 && total > 0, `“${typed}” is found somewhere`);
        await reader.sees(new RegExp(`^${total} of 5 articles, ${matches} match(es)?$`));
      }
      const marked = await reader.role('list', 'Articles').role('article').map((article) => article.querySelectorAll('mark').length);
      assert.ok(marked.every((marks) => marks > 0), `every result shows why it answers: ${marked}`);
    });

    test('says so when nothing is found, and leads on', async () => {
      const reader = await place.open('?source=The%20Irrawaddy');
      await reader.search('xylophone');
      await reader.sees(/^0 of 5 articles/);
      assert.match(await reader.text(), /no article answers/i);
      await reader.role('button', /search box/).click();
      await reader.sees(/^1 of 5 articles/);
    });

    test('narrows by facets, and says beforehand how far', async () => {
      const reader = await place.open('?q=Russia');
      const irrawaddy = reader.role('group', /^source$/i).role('checkbox', /^The Irrawaddy/);
      assert.match(await irrawaddy.name(), /^The Irrawaddy 1$/);
      await irrawaddy.click();
      await reader.sees(/^1 of 5 articles/);
      await reader.isAt('?q=Russia&source=The%20Irrawaddy');
      assert.deepEqual(await reader.listed(), ['irrawaddy']);

      // Another outlet widens: any of the same key.
      await reader.role('group', /^source$/i).role('checkbox', /^Stars and Stripes/).click();
      await reader.sees(/^2 of 5 articles/);
      // A person narrows: all of different keys.
      const person = reader.role('group', /^person$/i).role('checkbox', /^Morgan Michaels/);
      if (await person.count() === 0) await reader.role('button', /more under person/i).click();
      assert.match(await person.name(), /^Morgan Michaels 1$/);
      await person.click();
      await reader.sees(/^1 of 5 articles/);
      assert.deepEqual(await reader.listed(), ['ap']);
      await reader.isAt('?q=Russia&source=The%20Irrawaddy&source=Stars%20and%20Stripes&person=Morgan%20Michaels');
      assert.equal(await irrawaddy.checked(), true, 'what was chosen stays chosen');
      assert.match(await irrawaddy.name(), /^The Irrawaddy( 0)?$/, 'and says that nothing of it is left');
      await reader.role('button', 'Clear all filters').click();
      await reader.sees(/^5 of 5 articles/);
      await reader.isAt('?q=Russia');
    });

    test('narrows by date, to the month where only the month is known', async () => {
      const reader = await place.open();
      await reader.role('textbox', /^From/).focus();
      await reader.type('2025-05');
      await reader.press('Enter');
      await reader.sees(/^3 of 5 articles/);
      assert.deepEqual((await reader.listed()).toSorted(), ['alexa-news', 'bloomberg', 'irrawaddy']);
      await reader.role('textbox', /^To/).focus();
      await reader.type('2025-08');
      await reader.press('Enter');
      await reader.sees(/^1 of 5 articles/);
      assert.deepEqual(await reader.listed(), ['irrawaddy']);
      await reader.isAt('?from=2025-05&to=2025-08');
    });

    test('sorts', async () => {
      const reader = await place.open();
      await reader.role('combobox', 'Sort by').choose('longest');
      await reader.isAt('?sort=longest');
      await eventually(async () => assert.equal((await reader.listed())[0], 'alexa-news'));
      await reader.role('combobox', 'Sort by').choose('source');
      await eventually(async () => assert.deepEqual(await reader.listed(), ['alexa-news', 'bloomberg', 'ap', 'irrawaddy', 'moscow-times']));
    });

    test('opens an article, with its furniture folded and one click away', async () => {
      const reader = await place.open();
      const link = reader.role('list', 'Articles').role('link', /^Myanmar Junta Boss/);
      assert.match(await link.attribute('href'), /[?&]read=irrawaddy(&|$)/);
      await link.click();
      await reader.isAt('?read=irrawaddy');
      const article = reader.role('region', /^Myanmar Junta Boss/);
      assert.match(await article.text(), /Min Aung Hlaing/);
      assert.doesNotMatch(await article.text(), /Forgotten Password|Donation/, 'the furniture is folded');
      const folded = article.css('details:not([open]) > summary');
      const folds = await folded.count();
      for (let left = folds; left > 0; left--) {
        await folded.click();
        await eventually(async () => assert.equal(await folded.count(), left - 1));
      }
      assert.match(await article.text(), /Forgotten Password/, 'and it is all there');
      assert.match(await article.text(), /Donation/);
      await reader.press('Escape');
      await article.goes();
      await reader.isAt('');
      assert.deepEqual(reader.errors, []);
    });

    test('goes from hit to hit through all articles, and round', async () => {
      const reader = await place.open('?q=Kremlin');
      const articles = await reader.listed();
      const matches = await reader.evaluate((ids) => {
        const { hits } = dossier.search('Kremlin');
        return ids.map((id) => hits.find((hit) => hit.id === id).matches);
      }, articles);
      assert.ok(articles.length > 1 && matches.some((number) => number > 1));
      await reader.role('list', 'Articles').role('link').at(0).click();
      const places = articles.flatMap((id, place) => Array.from({ length: matches[place] }, (_, hit) => [id, hit + 1]));
      const goesTo = async ([id, at]) => {
        await reader.isAt(`?q=Kremlin&read=${id}&at=${at}`);
        const current = await reader.css('.reader mark').map((mark) => mark.getAttribute('aria-current') === 'true');
        assert.deepEqual(current, Array.from({ length: matches[articles.indexOf(id)] }, (_, place) => place === at - 1));
      };
      for (const place of [...places, places[0]]) {
        await reader.press('n');
        await eventually(() => goesTo(place));
      }
      for (const place of [places.at(-1), places.at(-2)]) {
        await reader.press('p');
        await eventually(() => goesTo(place));
      }
      await eventually(async () => assert.ok(await reader.css('.reader mark[aria-current]').evaluate((mark) => {
        const { top, bottom } = mark.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      }), 'the hit is brought on screen'));
      await reader.back();
      await reader.isAt('?q=Kremlin');
      assert.deepEqual(reader.errors, []);
    });

    test('lays two chosen articles side by side, lights up what they share and walks through it', async () => {
      const reader = await place.open();
      const choose = (title) => reader.role('list', 'Articles').role('checkbox', new RegExp(`^Compare ${title}`)).click();
      await choose('Russian President Vladimir Putin Hosts');
      await choose('Putin Praises');
      await reader.role('button', 'Compare 2').click();
      await reader.isAt('?compare=alexa-news,moscow-times');
      const comparison = reader.role('region', 'Comparison');
      await comparison.appears();
      assert.equal(await comparison.role('article').count(), 2);

      const lit = () => comparison.role('article').map((column) => column.querySelectorAll('[aria-current]').length);
      assert.deepEqual(await lit(), [0, 0]);
      const shared = comparison.role('article').at(0).css('a[href*="at="]');
      const number = await shared.attribute('href').then((href) => new URLSearchParams(href).get('at'));
      await shared.click();
      await reader.isAt(`?compare=alexa-news,moscow-times&at=${number}`);
      await eventually(async () => assert.ok((await lit()).filter((sentences) => sentences > 0).length >= 2, `lit in the columns: ${await lit()}`));

      const statements = (await reader.evaluate(() => dossier.compare(['alexa-news', 'moscow-times']))).statements.length;
      assert.ok(statements > 1);
      await reader.press('n');
      await reader.isAt(`?compare=alexa-news,moscow-times&at=${Number(number) % statements + 1}`);
      await eventually(async () => assert.ok((await lit()).every((sentences) => sentences > 0)));
      await reader.press('p');
      await reader.isAt(`?compare=alexa-news,moscow-times&at=${number}`);

      await reader.press('Escape');
      await comparison.goes();
      await reader.sees(/^5 of 5 articles/);
      assert.equal(await reader.view(), '');
      assert.deepEqual(reader.errors, []);
    });

    test('marks the hits of a query side by side as an open article has them', async () => {
      const pair = ['alexa-news', 'moscow-times'];
      const reader = await place.open(`?compare=${pair}`);
      await reader.role('region', 'Comparison').css('.sentence').appears();
      const across = await reader.evaluate(() => {
        const [one, two] = [...document.querySelector('.column p:has(.sentence + .sentence)').querySelectorAll('.sentence')]
          .map((sentence) => sentence.textContent.match(/[\p{L}\p{N}]+/gu));
        return `"${one.at(-1)} ${two[0]}"`;
      });
      const sentences = await reader.evaluate(() => (globalThis.sentences = [...document.querySelectorAll('.sentence')]).map((it) => it.textContent));
      for (const query of ['Kremlin', '"Vladimir Putin"', 'o', across, 'xylophone', 'Putin OR Myanmar']) {
        await reader.search(query);
        await reader.isAt(`?q=${encodeURIComponent(query)}&compare=${pair}`);
        const columns = await reader.css('.column').map(placesOfMarks);
        assert.deepEqual(columns.length, 2);
        if (query === across) assert.ok(columns[0].length > 0, `${query} is found`);
        assert.ok(await reader.evaluate(() => globalThis.sentences.every((sentence) => sentence.isConnected)), 'the sentences stay while the query changes');
        assert.deepEqual(await reader.css('.sentence').map((it) => it.textContent), sentences);
        for (const [at, id] of pair.entries()) {
          await reader.evaluate((address) => dossier.open(address), `?q=${encodeURIComponent(query)}&read=${id}`);
          await reader.css('.open-article').appears();
          await eventually(async () => assert.deepEqual((await reader.css('.open-article').map(placesOfMarks))[0], columns[at], `${query} in ${id}`));
        }
        await reader.evaluate((address) => dossier.open(address), `?q=${encodeURIComponent(query)}&compare=${pair}`);
        await reader.css('.column').appears();
        await reader.evaluate(() => { globalThis.sentences = [...document.querySelectorAll('.sentence')]; });
      }
      assert.deepEqual(reader.errors, []);
    });

    test('goes from hit to hit side by side, and on from statement to statement', async () => {
      const pair = 'alexa-news,moscow-times';
      const reader = await place.open(`?q=Putin&compare=${pair}`);
      const comparison = reader.role('region', 'Comparison');
      const { statements } = await reader.evaluate((ids) => dossier.compare(ids.split(',')), pair);
      const matches = await reader.evaluate((ids) => dossier.search('Putin').hits.filter(({ id }) => ids.includes(id)).reduce((sum, hit) => sum + hit.matches, 0), pair);
      assert.ok(matches > 2 && statements.length > 2);
      const steps = comparison.role('group', 'Matches in these reports');
      assert.equal((await steps.css('.steps-place').text()).trim(), `${matches} matches`);
      const goesTo = async (hit) => {
        await reader.isAt(`?q=Putin&compare=${pair}&at=${statements.length + hit + 1}`);
        await eventually(async () => {
          assert.deepEqual(await reader.css('.column mark[aria-current]').map((mark) => mark.dataset.hit), [String(hit)]);
          assert.equal((await steps.css('.steps-place').text()).trim(), `${hit + 1} of ${matches} matches`);
          assert.ok(await reader.css('.column mark[aria-current]').evaluate((mark) => {
            const { left, right, top, bottom } = mark.getBoundingClientRect();
            return document.elementFromPoint((left + right) / 2, (top + bottom) / 2) === mark;
          }), 'it is on screen');
        });
        assert.equal(await reader.css('.sentence[aria-current]').count(), 0);
      };
      for (let hit = 0; hit < matches; hit++) {
        await reader.press('N');
        await goesTo(hit);
      }
      await steps.role('button', 'Next match').click();
      await goesTo(0);
      await steps.role('button', 'Previous match').click();
      await goesTo(matches - 1);
      await reader.press('P');
      await goesTo(matches - 2);
      await reader.reload();
      await goesTo(matches - 2);
      await reader.press('n');
      await reader.isAt(`?q=Putin&compare=${pair}&at=1`);
      await reader.css('.sentence[aria-current]').appears();
      assert.equal(await reader.css('.column mark[aria-current]').count(), 0);

      // An open article has its own hits; a statement is none of them.
      await comparison.role('article').at(1).css('h3 a').click();
      await reader.isAt(`?q=Putin&read=moscow-times&compare=${pair}`);
      await reader.press('n');
      await reader.isAt(`?q=Putin&read=moscow-times&compare=${pair}&at=1`);
      assert.equal(await reader.css('.columns [aria-current]').count(), 0);
      await comparison.role('button', 'Next statement').click();
      await reader.isAt(`?q=Putin&compare=${pair}&at=1`);
      assert.equal(await reader.css('.reader').count(), 0);
      await reader.search('xylophone');
      await steps.goes();
      assert.deepEqual(reader.errors, []);
    });

    test('compares five at once, and accounts for every sentence', async () => {
      const reader = await place.open(`?compare=${ids.join(',')}`);
      const comparison = reader.role('region', 'Comparison');
      await eventually(async () => assert.equal(await comparison.role('article').count(), 5));
      const text = await comparison.evaluate((region) => region.textContent);
      const { statements, unmatched } = await reader.evaluate((ids) => dossier.compare(ids), ids);
      assert.ok(statements.length > 0 && unmatched.length > 0);
      for (const sentence of [...statements.flatMap((statement) => statement.members), ...unmatched]) {
        assert.ok(text.includes(sentence.text), `“${sentence.text}” of ${sentence.article} is shown`);
      }
    });
  });
}

/** Where the hits are marked, by how many letters stand before in the title and the text, and what. Runs in the page. */
function placesOfMarks(root) {
  const length = (text) => text.replace(/\s/g, '').length;
  const starts = new Map();
  let passed = 0;
  for (const block of root.querySelectorAll('h2, h3, h4, p:not(.byline, .authors, details p)')) {
    starts.set(block, passed);
    passed += length(block.textContent);
  }
  const hits = new Map();
  for (const mark of root.querySelectorAll('mark')) {
    const block = mark.closest('p, h2, h3, h4');
    const before = document.createRange();
    before.selectNodeContents(block);
    before.setEnd(mark, 0);
    const hit = hits.get(mark.dataset.hit) ?? [starts.get(block) + length(before.toString()), ''];
    hit[1] += mark.textContent;
    hits.set(mark.dataset.hit, hit);
  }
  return [...hits.values()];
}
