// The address is the view: links, history and addresses written by hand.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { eventually, places } from './page.mjs';

/** Views that together use every key, and what of each is on screen. */
const views = [
  ['?q=nuclear', /^5 of 5 articles, \d+ matches/],
  ['?source=The%20Irrawaddy&source=The%20Moscow%20Times', /^2 of 5/],
  ['?q=Putin&person=Xi%20Jinping&organisation=Rosatom', /^\d of 5/],
  ['?author=The%20Irrawaddy&place=Kazakhstan&language=en&from=2025-05&to=2025-12-31&sort=oldest', /^1 of 5/],
  ['?q=Kremlin&read=ap&at=1', /^\d of 5/],
  ['?q=Putin&sort=before&view=lines&read=ap&at=2', /^5 of 5/],
  ['?q=nuclear&view=words', /^5 of 5/],
  ['?compare=ap,moscow-times&at=1', /^5 of 5/],
];

/** What cannot be used. */
const unusable = [
  'sort=best', 'from=2025-13', 'to=yesterday', 'read=nosuch', 'source=Nobody', 'person=Nobody', 'view=upside-down',
  'view=upside-down', 'at=0', 'at=first', 'corpus=00000000', 'compare=ap', 'compare=nosuch,none',
];

for (const place of places) {
  describe(`The address in ${place.name}`, () => {
    test('follows typing after a pause, in place', async () => {
      const reader = await place.open('?source=The%20Irrawaddy');
      const steps = await reader.evaluate(() => history.length);
      await reader.search('jun');
      await reader.type('ta');
      await reader.isAt('?q=junta&source=The%20Irrawaddy');
      await reader.search('Rosatom');
      await reader.isAt('?q=Rosatom&source=The%20Irrawaddy');
      assert.equal(await reader.evaluate(() => history.length), steps);
    });

    test('takes a step with every act, and goes back and forward through them', async () => {
      const reader = await place.open();
      const steps = await reader.evaluate(() => history.length);
      await reader.search('Rosatom');
      await reader.role('group', /^source$/i).role('checkbox', /^The Irrawaddy/).click();
      await reader.isAt('?q=Rosatom&source=The%20Irrawaddy');
      await reader.role('list', 'Articles').role('link', /^Myanmar Junta Boss/).click();
      await reader.isAt('?q=Rosatom&source=The%20Irrawaddy&read=irrawaddy');
      await reader.press('Escape');
      await reader.isAt('?q=Rosatom&source=The%20Irrawaddy');
      assert.equal(await reader.evaluate(() => history.length), steps + 3);

      await reader.back();
      await reader.role('region', /^Myanmar Junta Boss/).appears();
      await reader.back();
      await reader.role('region', /^Myanmar Junta Boss/).goes();
      await reader.back();
      await reader.isAt('?q=Rosatom');
      await reader.sees(/^2 of 5/);
      assert.equal(await reader.role('searchbox').evaluate((box) => box.value), 'Rosatom');
      await reader.forward();
      await reader.forward();
      await reader.isAt('?q=Rosatom&source=The%20Irrawaddy&read=irrawaddy');
      await reader.role('region', /^Myanmar Junta Boss/).appears();
      await reader.press('Escape');
      assert.equal(await reader.role('checkbox', /^The Irrawaddy/).checked(), true);
      assert.deepEqual(reader.errors, []);
    });

    test('shows the same after a reload and in another tab', async () => {
      const reader = await place.open();
      const another = await reader.again();
      for (const [view, status] of views) {
        await reader.open(reader.page, view);
        await reader.ready();
        await reader.sees(status);
        assert.equal(await reader.view(), view, 'a view in its usual form is left as it is');
        const shown = await reader.text();
        await reader.reload();
        await eventually(async () => assert.equal(await reader.text(), shown, `after a reload of ${view}`));
        await another.open(reader.page, view);
        await another.ready();
        await eventually(async () => assert.equal(await another.text(), shown, `in another tab at ${view}`));
      }
      await another.close();
      assert.deepEqual(reader.errors, []);
    });

    test('is read in any order, and written in its own; what others put there stays', async () => {
      const reader = await place.open('?utm_source=letter&read=ap&sort=oldest&source=Stars+and+Stripes&q=elephants&flag');
      await reader.role('region', /Russian President Vladimir Putin was holding talks/).appears();
      assert.equal(await reader.role('searchbox').evaluate((box) => box.value), 'elephants');
      assert.equal(await reader.role('list', 'Notices').count(), 0, 'nothing to complain about');
      await reader.press('Escape');
      await reader.isAt('?q=elephants&source=Stars%20and%20Stripes&sort=oldest&utm_source=letter&flag');
    });

    test('is read behind a hash too', async () => {
      const reader = await place.open('#q=Rosatom&read=irrawaddy');
      await reader.sees(/^2 of 5/);
      await reader.role('region', /^Myanmar Junta Boss/).appears();
      // Changed by hand while the page is open, which loads nothing.
      await reader.evaluate(() => { location.hash = '#q=elephants'; });
      await reader.sees(/^1 of 5/);
      await reader.role('region', /^Myanmar Junta Boss/).goes();
    });

    test('names all that cannot be used, and lets the rest hold', async () => {
      const reader = await place.open('?q=Rosatom&source=The%20Irrawaddy');
      const shown = await reader.role('main').text();
      // Of what may stand there once only, one; the others have a test of their own.
      const once = unusable.filter((bad, at) => unusable.findIndex((other) => keyOf(other) === keyOf(bad)) === at);
      await reader.open(reader.page, `?q=Rosatom&source=The%20Irrawaddy&${once.join('&')}`);
      await reader.ready();
      for (const bad of once) await isNamed(reader, bad);
      await reader.sees(/^1 of 5/);
      assert.equal(await reader.role('main').text(), shown, 'nothing else is changed');
      assert.deepEqual(reader.errors, []);
    });

    test('compares those that exist, and names the one that does not', async () => {
      const reader = await place.open('?compare=ap,nosuch,irrawaddy');
      await eventually(async () => assert.equal(await reader.role('region', 'Comparison').role('article').count(), 2));
      assert.match(await reader.text(), /compare=nosuch.*cannot be used/);
    });

    test('opens at no hit when there are not so many, and says so', async () => {
      const reader = await place.open('?q=elephants&read=ap&at=999');
      await reader.role('region', /Russian President Vladimir Putin was holding talks/).appears();
      assert.match(await reader.text(), /at=999.*cannot be used/);
    });

    test('survives nonsense', async () => {
      const reader = await place.open('?&&=&q=%E0%A4%A&q=twice&%ZZ=%&compare=,,,&read=');
      await reader.sees(/ of 5 articles/);
      assert.match(await reader.text(), /cannot be used/);
      assert.deepEqual(reader.errors, []);
    });
  });
}

test('Each single thing that cannot be used is named, and changes nothing else', async () => {
  const reader = await places[0].open('?q=Rosatom&source=The%20Irrawaddy');
  const shown = await reader.role('main').text();
  for (const bad of unusable) {
    await reader.open(reader.page, `?q=Rosatom&source=The%20Irrawaddy&${bad}`);
    await reader.ready();
    await isNamed(reader, bad);
    assert.equal(await reader.role('main').text(), shown, `${bad} changes nothing else`);
  }
});

const keyOf = (pair) => pair.split('=')[0];

async function isNamed(reader, bad) {
  const [key, values] = bad.split('=');
  for (const value of values.split(',')) {
    await eventually(async () => {
      const text = await reader.text();
      assert.ok(text.includes(`“${key}=${value}” in the address cannot be used`), `${key}=${value} is named in: ${text.slice(0, 800)}`);
    });
  }
}
