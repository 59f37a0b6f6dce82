// The page where there is no network: the command that has the browser keep it, and what it says where that cannot be.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';

import { atChromium, eventually, onDisk } from './page.mjs';
import { builtBytes, builtPage } from './project.mjs';
import { Host } from './server.mjs';

const worker = readFileSync(join(dirname(builtPage), 'dossier-worker.js'));

// Each test has a host of its own, which it may close, and so an origin of its own, for which the browser keeps things.
const hosts = [];
after(async () => {
  for (const host of hosts) await host.close();
});

/** A page on a host, with this worker beside it if there is one. */
async function pageOnHost(script) {
  const host = await Host.open();
  hosts.push(host);
  if (script) host.serve('/reports/dossier-worker.js', script);
  return { host, address: host.serve('/reports/page.html', builtBytes) };
}

/** A reader who has the menu's command run. */
async function keeping(address) {
  const reader = await atChromium();
  await reader.open(address, '?q=Rosatom');
  await reader.ready();
  await reader.press('Control+k');
  await reader.role('dialog', 'Commands').role('combobox').hasFocus();
  await reader.type('no network');
  await reader.press('Enter');
  return reader;
}

const says = (reader, sentence) => eventually(async () => assert.match(await reader.css('.status .message').text(), sentence));

describe('Without a network', () => {
  test('a page that is kept opens at any view, and with its manifest', async () => {
    const { host, address } = await pageOnHost(worker);
    const reader = await keeping(address);
    await says(reader, /^Kept/);
    assert.ok(host.requests.includes('/reports/dossier-worker.js'));
    await host.close();
    await reader.open(address, '?q=Putin&read=ap');
    await reader.ready();
    await reader.sees(/^5 of 5 articles, 25 matches/);
    await reader.role('heading', /Putin was holding talks/).appears();
    await reader.reload();
    await reader.sees(/^5 of 5/);
    const link = await reader.css('link[rel=manifest]').attribute('href');
    const manifest = JSON.parse(decodeURIComponent(link.replace(/^[^,]*,/, '')));
    assert.equal(manifest.start_url, address);
  });

  test('a page that is kept is asked for anew while there is one', async () => {
    const { host, address } = await pageOnHost(worker);
    const reader = await keeping(address);
    await says(reader, /^Kept/);
    const title = /Min Aung Hlaing in Moscow, 2025/g;
    host.serve('/reports/page.html', Buffer.from(builtBytes.toString().replace(title, 'A newer page')));
    await reader.reload();
    assert.equal(await reader.css('#articles h1').evaluate((it) => it.textContent), 'A newer page');
    await host.close();
    await reader.reload();
    assert.equal(await reader.css('#articles h1').evaluate((it) => it.textContent), 'A newer page');
  });

  test('no other page is', async () => {
    const { host, address } = await pageOnHost(worker);
    const reader = await keeping(address);
    await says(reader, /^Kept/);
    await host.close();
    await assert.rejects(reader.open(address.replace('page.html', 'other.html')), /ERR_FAILED|ERR_CONNECTION_REFUSED/);
  });
});

describe('A page that cannot be kept says so', () => {
  for (const [why, script] of [
    ['where no worker stands beside it', null],
    ['if the worker does not run', 'throw new Error("no");'],
    ['if the worker cannot be set up', 'addEventListener("install", (event) => event.waitUntil(Promise.reject(new Error("full"))));'],
  ]) {
    test(why, async () => {
      const { address } = await pageOnHost(script);
      await says(await keeping(address), /^Only where dossier-worker\.js stands beside/);
    });
  }

  test('from disk, where it need not be', async () => {
    await says(await keeping(await onDisk()), /on disk needs no network anyway/);
  });
});

test('What is said again is another text, so that it is read out again', async () => {
  const reader = await keeping(await onDisk());
  await says(reader, /^Only/);
  const said = () => reader.css('.status .message').evaluate((it) => it.textContent);
  const first = await said();
  await reader.press('Control+k');
  await reader.role('dialog', 'Commands').role('combobox').hasFocus();
  await reader.type('no network');
  await reader.press('Enter');
  await eventually(async () => assert.notEqual(await said(), first));
  assert.equal((await said()).trim(), first.trim());
});
