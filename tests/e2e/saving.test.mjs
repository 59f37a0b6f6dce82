// The page on its own: nothing leaves it, it can be saved in every way a browser offers, and reads without scripts.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { atChromium, eventually, hosted, onDisk, places, theHost } from './page.mjs';
import { builtBytes, dossier, scratch, seeds } from './project.mjs';

const titles = [
  'Talks on deepening ties held in Moscow',
  'Russian President Vladimir Putin Hosts Myanmar’s Acting President Min Aung Hlaing in Moscow',
  'Putin Praises Myanmar Ties as Junta Chief Visits Moscow',
  'Myanmar Junta Boss’s Moscow Visits Deepens Russia Ties',
  'Putin was holding talks on Tuesday',
];

/** A sentence from the body of each article, and words of the furniture around some. */
const sentences = ['invite observers', 'multipolar world', 'Crimea', 'Novosibirsk', 'six baby elephants'];
const furniture = ['WhatsApp channel', 'Forgotten Password', 'Sign Up for Daily Headlines', 'Sponsored Posts'];

describe('Nothing leaves the page', () => {
  for (const [where, page] of [['on a host', hosted], ['from disk', onDisk]]) {
    test(`in Chromium, ${where}`, async () => {
      const reader = await atChromium();
      const requests = [];
      reader.tab.context().on('request', (request) => requests.push(request.url()));
      const address = await page();
      await reader.open(address, '?q=Rosatom');
      await reader.ready();
      await useEverything(reader);
      const outside = requests.filter((url) => !/^(data|blob):/.test(url));
      assert.deepEqual(outside, [`${address}?q=Rosatom`]);
    });
  }

  test('as the host itself sees it, in every browser', async () => {
    const host = await theHost();
    for (const place of places.filter((place) => place.page === hosted)) {
      host.requests.length = 0;
      const reader = await place.open('?q=Rosatom');
      await useEverything(reader);
      assert.deepEqual(host.requests, ['/reports/dossier.html?q=Rosatom']);
    }
  });

  for (const place of places) {
    test(`because the page forbids it, in ${place.name}`, async () => {
      const reader = await place.open();
      const host = await theHost();
      const elsewhere = host.serve('/elsewhere', 'a page that answers');
      host.requests.length = 0;
      const policy = await reader.css('meta[http-equiv="Content-Security-Policy"]').attribute('content');
      assert.match(policy, /connect-src 'none'/);
      const tried = await reader.evaluate(async (url) => {
        const outcome = (promise) => promise.then(() => 'went out', () => 'was refused');
        const loaded = (element) => outcome(new Promise((loaded, failed) => {
          Object.assign(element, { onload: loaded, onerror: failed });
          element.src = url;
          document.body.append(element);
        }).finally(() => element.remove()));
        return {
          fetch: await outcome(fetch(url, { mode: 'no-cors' })),
          beacon: await outcome(new Promise((sent, refused) => {
            // A beacon is put in a queue, whatever becomes of it; the policy reports it.
            document.addEventListener('securitypolicyviolation', refused, { once: true });
            if (!navigator.sendBeacon(url)) refused();
            setTimeout(sent, 1_000);
          })),
          image: await loaded(new Image()),
          script: await loaded(document.createElement('script')),
          socket: await outcome(new Promise((open, failed) => {
            const socket = new WebSocket(url.replace('http', 'ws'));
            Object.assign(socket, { onopen: open, onerror: failed });
          })),
        };
      }, elsewhere);
      assert.deepEqual(tried, { fetch: 'was refused', beacon: 'was refused', image: 'was refused', script: 'was refused', socket: 'was refused' });
      assert.deepEqual(host.requests, []);
    });
  }
});

describe('“Save a copy” gives the page as it was written', () => {
  for (const place of places.filter(({ engine }) => engine === 'Chromium')) {
    for (const view of ['', '?q=Kremlin&read=ap&at=1', '?compare=ap,moscow-times&at=1', '?q=xylophone']) {
      test(`in ${place.name}, at ${view || 'its first view'}`, async () => {
        const reader = await place.open(view);
        const { name, bytes } = await saveACopy(reader);
        assert.match(name, /^min-aung-hlaing-in-moscow-2025\.html$/);
        same(bytes, builtBytes);
      });
    }
  }

  for (const place of places.filter(({ engine }) => engine !== 'Chromium')) {
    test(`in ${place.name}, at ?compare=ap,moscow-times`, async () => {
      const reader = await place.open('?compare=ap,moscow-times');
      same(await sourceOf(reader), builtBytes);
    });
  }

  test('from a packed page', async () => {
    const page = join(scratch, 'packed.html');
    dossier('pack', seeds, '-o', page, '--title', 'Five & “five” <reports> \u00a0 {title} {corpus} $& $1');
    const reader = await atChromium();
    await reader.open(pathToFileURL(page).href, '?q=Rosatom');
    await reader.ready();
    same((await saveACopy(reader)).bytes, readFileSync(page));
  });
});

describe('A page saved by the browser', () => {
  test('as “HTML only” is the file itself', async () => {
    // What Chromium writes for “HTML only” are the bytes it received.
    const reader = await atChromium();
    const [answer] = await Promise.all([reader.tab.waitForEvent('response'), reader.open(await hosted())]);
    same(await answer.body(), builtBytes);
  });

  for (const place of places) {
    for (const view of ['?q=Kremlin&read=irrawaddy&at=1', '?compare=ap,moscow-times&at=1']) {
      test(`“Complete” at ${view} starts once and at that view, saved once and twice, in ${place.name}`, async () => {
        const first = await place.open(view);
        const atFirst = await shown(first);
        const once = await saveComplete(first);

        const second = await reopen(place, once, 'saved once.html');
        await startsOnce(second, view, atFirst);
        // Used, and saved again.
        const twice = await saveComplete(second);
        const third = await reopen(place, twice, 'saved twice.html');
        await startsOnce(third, view, atFirst);

        // What is saved at another view the second time opens at that.
        await third.press('Escape');
        await third.search('Rosatom');
        await third.isAt('?q=Rosatom');
        const atThird = await shown(third);
        const thrice = await saveComplete(third);
        const fourth = await reopen(place, thrice, 'saved thrice.html');
        await startsOnce(fourth, '?q=Rosatom', atThird);

        // A copy made there is still the page as it was written.
        same(await sourceOf(fourth), builtBytes);
      });
    }

    test(`“Complete” opens at the view of its own address, if that has one, in ${place.name}`, async () => {
      const saved = await saveComplete(await place.open('?q=Kremlin'));
      const reader = await place.reader();
      await reader.open(await onDisk(saved, 'saved and linked.html'), '?q=Rosatom');
      await reader.ready();
      await reader.sees(/^2 of 5/);
    });
  }

  test('as one archive (MHTML) shows what was on screen, and the articles can be read', async () => {
    for (const view of ['?q=Kremlin&read=irrawaddy', '?compare=ap,moscow-times']) {
      const reader = await atChromium();
      await reader.open(await onDisk(), view);
      await reader.ready();
      await reader.sees(/ of 5 articles/);
      const session = await reader.tab.context().newCDPSession(reader.tab);
      const { data } = await session.send('Page.captureSnapshot', { format: 'mhtml' });
      const archive = join(scratch, 'archive.mhtml');
      writeFileSync(archive, data);
      const again = await atChromium();
      await again.tab.goto(pathToFileURL(archive).href);
      const text = await again.text();
      assert.match(text, /Min Aung Hlaing in Moscow, 2025/);
      assert.match(text, view.includes('compare') ? /six baby elephants/ : /Novosibirsk/);
    }
  });
});

describe('Without scripts', () => {
  for (const scheme of ['light', 'dark']) {
    test(`all articles can be read, ${scheme}`, async () => {
      const reader = await atChromium({ javaScriptEnabled: false, colorScheme: scheme });
      await reader.open(await onDisk());
      const text = await reader.text();
      for (const words of [...titles, ...sentences]) assert.ok(text.includes(words), `“${words}” is there`);
      for (const words of furniture) assert.ok(!text.includes(words), `“${words}” is not`);
      assert.match(text, /need JavaScript/);
      assert.equal(await reader.css('#articles article h2').count(), 5);
    });
  }
});

/** Searches, narrows, reads, compares, and saves. */
async function useEverything(reader) {
  await reader.search('Kremlin');
  await reader.sees(/^\d of 5 articles, /);
  await reader.role('group', /^source$/i).role('checkbox', /^Stars and Stripes/).click();
  await reader.role('list', 'Articles').role('article').at(0).css('a').click();
  await reader.role('region', /Putin/).appears();
  await reader.press('n');
  await reader.press('Escape');
  await reader.evaluate(() => dossier.open('?compare=ap,irrawaddy'));
  await reader.role('region', 'Comparison').appears();
  await reader.role('button', 'Save a copy').click();
  await reader.role('button', 'Copy link').click();
}

function saveACopy(reader) {
  return reader.downloadsBy(() => reader.role('button', 'Save a copy').click());
}

/** The page's own source, taken from the file that it offers for download. */
async function sourceOf(reader) {
  await reader.evaluate(() => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      globalThis.offered = blob;
      return make.call(URL, blob);
    };
  });
  await reader.role('button', 'Save a copy').click();
  await eventually(async () => assert.ok(await reader.evaluate(() => 'offered' in globalThis)));
  return Buffer.from(await reader.evaluate(() => globalThis.offered.text()));
}

/** What “Save page as, Complete” writes: the document of now, and where it came from. */
async function saveComplete(reader) {
  const [url, html] = await reader.evaluate(() => [location.href, document.documentElement.outerHTML]);
  const length = String(url.length).padStart(4, '0');
  const comments = await reader.evaluate(() => [...document.childNodes].filter((node) => node.nodeType === Node.COMMENT_NODE).map((node) => `<!--${node.data}-->\n`).join(''));
  // Chromium writes its comment right above the root element, so below those of earlier savings.
  return `<!DOCTYPE html>\n${comments}<!-- saved from url=(${length})${url} -->\n${html}`;
}

async function reopen(place, html, name) {
  const reader = await place.reader();
  await reader.open(await place.page(html, name));
  await reader.ready();
  return reader;
}

/** What a reader sees of a view. (Not the articles chosen for a comparison, which no address carries.) */
async function shown(reader) {
  await reader.sees(/ of 5 articles/);
  return `${await reader.status()}\n${await reader.role('main').text()}`;
}

/** There is one of everything, and it is at the view. */
async function startsOnce(reader, view, text) {
  await reader.isAt(view);
  await eventually(async () => assert.equal(await shown(reader), text));
  for (const part of ['#app', '#articles', 'input[type=search]', '[role=status]', '#dossier-style', '#dossier-script', 'main.desk', 'footer']) {
    assert.equal(await reader.css(part).count(), 1, `one ${part}`);
  }
  assert.deepEqual(reader.errors, []);
}

/** Compares two files; where they differ, says where. */
function same(actual, expected) {
  if (Buffer.compare(Buffer.from(actual), Buffer.from(expected)) === 0) return;
  let at = 0;
  while (actual[at] === expected[at]) at++;
  const around = (bytes) => JSON.stringify(Buffer.from(bytes).subarray(Math.max(0, at - 40), at + 80).toString());
  assert.fail(`the copy differs from byte ${at} on (${actual.length} bytes for ${expected.length}): ${around(actual)} for ${around(expected)}`);
}
