// The results along time: what appeared when, and what is told of when.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { eventually, places } from './page.mjs';

/** The dates that are listed, each with the sentences below it. */
const listed = (reader) => reader.evaluate(() => [...document.querySelectorAll('.event')].map((event) => ({
  date: event.querySelector('time').dateTime,
  told: [...event.querySelectorAll('li a')].map((link) => link.textContent),
})));

for (const place of places) {
  describe(`The timeline in ${place.name}`, () => {
    test('lists dates in order, with the articles that appeared and the sentences that name them', async () => {
      const reader = await place.open('?view=timeline');
      await reader.sees(/^5 of 5 articles/);
      await reader.role('heading', 'Timeline').appears();
      const dates = await listed(reader);
      assert.deepEqual(dates.map(({ date }) => date), dates.map(({ date }) => date).toSorted());
      const told = (date) => dates.find((event) => event.date === date)?.told.join('\n') ?? '';
      assert.match(told('1948'), /established diplomatic ties/);
      assert.match(told('2021-02-01'), /since his February 1, 2021 takeover/);
      assert.match(told('2025-03-04'), /holding talks on Tuesday/, 'a weekday is counted from the day of publication');
      assert.match(told('2025-05-09'), /Victory Day parade on Friday/);
      assert.match(told('2025-12'), /general elections in December/, 'what is to come');
      assert.match(told('2025-05-09'), /Myanmar Junta Boss’s Moscow Visits/, 'and what appeared on that day');
      await reader.role('button', 'Latest first').click();
      await eventually(async () => assert.deepEqual((await listed(reader)).map(({ date }) => date), dates.map(({ date }) => date).reverse()));
      await reader.role('button', 'Earliest first').hasFocus();
      assert.deepEqual(reader.errors, []);
    });

    test('follows query and filters, and leads to the articles', async () => {
      const reader = await place.open('?q=parade&view=timeline');
      await reader.sees(/^2 of 5 articles/);
      await eventually(async () => assert.ok(!(await listed(reader)).some(({ date }) => date === '2014'), 'it is of another article'));
      await reader.role('list', 'Dates').role('link', /established diplomatic ties/).click();
      await reader.isAt('?q=parade&view=timeline&read=alexa-news');
      await reader.role('region', /Putin Hosts/).appears();
      await reader.search('xylophone');
      await reader.sees(/^0 of 5 articles/);
      assert.match(await reader.text(), /No article answers this search/);
    });

    test('is one of the forms, and is reached from the first screen', async () => {
      const reader = await place.open();
      await reader.role('link', 'All dates that they name').click();
      await reader.isAt('?view=timeline');
      await reader.role('link', 'Words').click();
      await reader.isAt('?view=words');
    });
  });
}
