// The browsers, and a reader who sits in front of one: looks for things by role and name, clicks, types, waits.
//
// Chromium is driven by Playwright, Firefox by Puppeteer over WebDriver BiDi, and WebKit by `webkit.mjs` over WebDriver,
// because each drives the browser that the system installs. Roles and names are computed by axe-core in all, so that one
// test means one thing.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, afterEach, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';

import { browsers, builtBytes, scratch, withoutWebKit } from './project.mjs';
import { Host } from './server.mjs';
import { WebKit } from './webkit.mjs';

/** The source of axe-core. */
export const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Where downloads go. */
const downloads = join(scratch, 'downloads');

/** How long a condition may take to come true, in milliseconds: far beyond what it takes, for slow machines. */
const PATIENCE = 10_000;

/** The window, unless a test wants another. */
const WIDE = { width: 1280, height: 900 };

const opened = {};
const closing = [];
after(async () => {
  for (const close of closing.reverse()) await close();
});

const readers = new Set();
afterEach(async () => {
  for (const reader of readers) await reader.close();
});

/** Chromium, started once for each file of tests. */
export async function theChromium() {
  opened.chromium ??= chromium.launch({
    executablePath: browsers.chromium,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  }).then((browser) => {
    closing.push(() => browser.close());
    return browser;
  });
  return opened.chromium;
}

/** Firefox, likewise. */
export async function theFirefox() {
  opened.firefox ??= puppeteer.launch({
    browser: 'firefox',
    executablePath: browsers.firefox,
    headless: true,
    extraPrefsFirefox: {
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
      'browser.download.useDownloadDir': true,
      'browser.download.always_ask_before_handling_new_types': false,
      'ui.prefersReducedMotion': 1,
    },
  }).then((browser) => {
    closing.push(() => browser.close());
    return browser;
  });
  return opened.firefox;
}

/** WebKit, likewise. */
export async function theWebKit() {
  opened.webkit ??= WebKit.launch().then((browser) => {
    closing.push(() => browser.close());
    return browser;
  });
  return opened.webkit;
}

/** The host of this file of tests. */
export async function theHost() {
  opened.host ??= Host.open().then((host) => {
    closing.push(() => host.close());
    return host;
  });
  return opened.host;
}

/** A page on the host: its address. */
export async function hosted(bytes = builtBytes, name = 'dossier.html') {
  return (await theHost()).serve(`/reports/${name}`, bytes);
}

/** A page on disk: its address. */
export async function onDisk(bytes = builtBytes, name = 'dossier.html') {
  const path = join(scratch, name);
  writeFileSync(path, bytes);
  return pathToFileURL(path).href;
}

/** A reader at Chromium. `options` are those of Playwright's contexts. */
export async function atChromium(options = {}) {
  const context = await (await theChromium()).newContext({
    viewport: WIDE,
    reducedMotion: 'reduce',
    acceptDownloads: true,
    ...options,
  });
  return new ChromiumReader(await context.newPage());
}

/** A reader at Firefox. */
export async function atFirefox() {
  const tab = await (await theFirefox()).newPage();
  await tab.setViewport(WIDE);
  return new FirefoxReader(tab);
}

/** A reader at WebKit. */
export async function atWebKit() {
  const tab = await (await theWebKit()).newPage();
  await tab.setViewport(WIDE);
  return new WebKitReader(tab);
}

/** The browsers, each with the page on a host and on disk; and why a reader there cannot do what others can. */
export const places = [
  { engine: 'Chromium', reader: atChromium },
  { engine: 'Firefox', reader: atFirefox },
  ...(withoutWebKit ? [] : [{ engine: 'WebKit', reader: atWebKit, cannot: { touch: 'the driver of WebKitGTK has no fingers' } }]),
].flatMap((place) => [
  { ...place, name: `${place.engine}, on a host`, page: hosted },
  { ...place, name: `${place.engine}, from disk`, page: onDisk },
]).map((place) => ({
  cannot: {},
  ...place,
  /** A reader who has opened the page at this view and sees it ready. */
  async open(view = '') {
    const reader = await place.reader();
    await reader.open(await place.page(), view);
    await reader.ready();
    return reader;
  },
}));

if (withoutWebKit) test('in WebKit', { skip: withoutWebKit });

/** Tries an assertion until it holds; if it never does, says why it last did not. */
export async function eventually(assertion) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((later) => setTimeout(later, 40));
    }
  }
}

/** Somebody who reads a page in a tab. */
class Reader {
  /** What went wrong in the page, as its console has it. */
  errors = [];

  constructor(tab) {
    this.tab = tab;
    readers.add(this);
    tab.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
    tab.on('pageerror', (error) => this.errors.push(String(error)));
  }

  /** Opens a page at a view, such as `?q=deal`. */
  async open(page, view = '') {
    this.page = page;
    await this.tab.goto(page + view, { waitUntil: 'load' });
  }

  /** Waits until the program has started. */
  async ready() {
    await this.tab.evaluate(() => globalThis.dossier.ready);
  }

  async reload() {
    await this.tab.reload({ waitUntil: 'load' });
    await this.ready();
  }

  back() {
    return this.tab.evaluate(() => history.back());
  }

  forward() {
    return this.tab.evaluate(() => history.forward());
  }

  async close() {
    readers.delete(this);
    await this.tab.close();
  }

  /** Runs a function in the page. */
  evaluate(ask, given) {
    return this.tab.evaluate(ask, given);
  }

  /** What the address has behind the page: the view. */
  view() {
    return this.tab.evaluate(() => location.search + location.hash);
  }

  /** The line that says how much was found. */
  async status() {
    return (await this.role('status').text()).trim();
  }

  /** Waits until the status says this. */
  async sees(status) {
    await eventually(async () => assert.match(await this.status(), status));
  }

  /** Waits until the address is this view. */
  async isAt(view) {
    await eventually(async () => assert.equal(await this.view(), view));
  }

  /** Presses a key, such as `Enter` or `x`, or several together, such as `Control+k`. */
  async press(keys) {
    const held = keys.split(/(?<=.)\+/);
    const key = held.pop();
    const { keyboard } = this.tab;
    for (const one of held) await keyboard.down(one);
    await keyboard.press(key);
    for (const one of held.reverse()) await keyboard.up(one);
  }

  /** Types into whatever has the focus. */
  type(text) {
    return this.tab.keyboard.type(text);
  }

  /** Goes to the search box, empties it and types. */
  async search(query) {
    const box = this.role('searchbox');
    await box.focus();
    await box.evaluate((box) => box.select());
    if (query === '') await this.press('Delete');
    else await this.type(query);
  }

  /** The ids of the articles listed, in order. */
  listed() {
    return this.role('list', 'Articles').css('h1 a, h2 a, h3 a, h4 a').map((link) => new URL(link.href).searchParams.get('read'));
  }

  /** Everything that is written on the page where a reader sees it. */
  async text() {
    // Tables of words come when they are counted.
    await eventually(async () => assert.equal(await this.css('[aria-busy="true"]').count(), 0));
    return this.tab.evaluate(() => document.body.innerText);
  }

  /** What has this role, and this name: a text, or a pattern. */
  role(role, name) {
    return new Sought(this, [{ role, name }]);
  }

  /** What a selector finds; for what has no role. */
  css(css) {
    return new Sought(this, [{ css }]);
  }

  /** The element that has the focus. */
  focused() {
    return new Sought(this, [{ css: ':focus' }]);
  }

  /** Gives the page axe-core, unless it has it. Unlike a script element, this leaves the document as it is. */
  async bringAxe() {
    if (await this.evaluate(() => !globalThis.axe)) await this.evaluate(axeSource);
  }
}

class ChromiumReader extends Reader {
  /** The same reader in another tab. */
  async again() {
    return new ChromiumReader(await this.tab.context().newPage());
  }

  async close() {
    await super.close();
    if (this.tab.context().pages().length === 0) await this.tab.context().close();
  }

  /** Draws a finger over the page, from one point to another. */
  async swipe(from, to) {
    const session = await this.tab.context().newCDPSession(this.tab);
    const touch = (type, ...points) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
    await touch('touchStart', from);
    for (const point of between(from, to)) await touch('touchMove', point);
    await touch('touchEnd');
    await session.detach();
  }

  /** Does something that downloads a file, and gives back its name and bytes. */
  async downloadsBy(act) {
    const [download] = await Promise.all([this.tab.waitForEvent('download'), act()]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }
}

class FirefoxReader extends Reader {
  /** Draws a finger over the page, from one point to another. */
  async swipe(from, to) {
    const touch = await this.tab.touchscreen.touchStart(...from);
    for (const point of between(from, to)) await touch.move(...point);
    await touch.end();
  }

  again() {
    return atFirefox();
  }
}

class WebKitReader extends Reader {
  again() {
    return atWebKit();
  }
}

/** Points on the way, the last included. */
function between([x, y], [toX, toY]) {
  const steps = 8;
  return Array.from({ length: steps }, (_, step) => (step + 1) / steps).map((part) => [x + (toX - x) * part, y + (toY - y) * part]);
}

/** Something on the page, looked for anew each time it is used, and waited for. */
class Sought {
  #reader;
  #path;

  constructor(reader, path) {
    this.#reader = reader;
    this.#path = path;
  }

  /** What has this role and name inside it. */
  role(role, name) {
    return new Sought(this.#reader, [...this.#path, { role, name }]);
  }

  /** What a selector finds inside it. */
  css(css) {
    return new Sought(this.#reader, [...this.#path, { css }]);
  }

  /** The one of several at this place, from 0. */
  at(place) {
    return new Sought(this.#reader, [...this.#path.slice(0, -1), { ...this.#path.at(-1), place }]);
  }

  async click() {
    await eventually(async () => (await this.#one()).click(...(this.#reader instanceof ChromiumReader ? [{ timeout: 3_000 }] : [])));
  }

  /** Touches it with a finger; only a reader at Chromium who has a touch screen can. */
  async tap() {
    await eventually(async () => (await this.#one()).tap({ timeout: 3_000 }));
  }

  async focus() {
    await (await this.#wait()).focus();
  }

  /** Chooses an option of a list by its value. */
  async choose(value) {
    const list = await this.#wait();
    await (this.#reader instanceof ChromiumReader ? list.selectOption(value) : list.select(value));
  }

  async text() {
    return this.evaluate((element) => element.innerText);
  }

  async attribute(name) {
    return this.evaluate((element, name) => element.getAttribute(name), name);
  }

  async checked() {
    return this.evaluate((element) => element.checked ?? element.getAttribute('aria-pressed') === 'true');
  }

  /** Its name, as assistive technology says it. */
  async name() {
    await this.#reader.bringAxe();
    return this.evaluate(nameOf);
  }

  /** Runs a function on the element. */
  async evaluate(ask, given) {
    return (await this.#wait()).evaluate(ask, given);
  }

  /** Runs a function on each, as many as there are now. */
  async map(ask) {
    // Composed here, since the page's policy forbids making functions there.
    return (await this.#find()).evaluate(new Function('found', `return found.map(${ask});`));
  }

  /** How many there are now. */
  async count() {
    return (await this.#find()).evaluate((found) => found.length);
  }

  /** Waits until it is there. */
  async appears() {
    await this.#wait();
  }

  /** Waits until it is gone. */
  async goes() {
    await eventually(async () => assert.equal(await this.count(), 0, `${this} is still there`));
  }

  /** Waits until it has the focus. */
  async hasFocus() {
    await eventually(async () => {
      const focused = await this.evaluate((element) => element === document.activeElement);
      assert.ok(focused, `${this} has not the focus; ${await this.#reader.evaluate(() => document.activeElement.outerHTML.slice(0, 200))} has`);
    });
  }

  toString() {
    return this.#path.map(({ role, name, css, place = 0 }) =>
      (css ?? `${role}${name === undefined ? '' : ` named ${name}`}`) + (place ? ` (number ${place + 1})` : '')).join(', in it ');
  }

  #wait() {
    return eventually(() => this.#one());
  }

  async #one() {
    const found = await this.#find();
    const element = (await found.evaluateHandle((found) => found[0] ?? null)).asElement();
    await found.dispose();
    if (!element) {
      const { role } = this.#path.at(-1);
      const others = role ? await this.#reader.evaluate(namesOf, role) : [];
      throw new Error(`there is no ${this}${role ? `; of that role there are: ${others.join(' | ') || 'none'}` : ''}`);
    }
    return element;
  }

  async #find() {
    if (this.#path.some((step) => step.role)) await this.#reader.bringAxe();
    const path = this.#path.map(({ name, ...step }) =>
      ({ ...step, name: name instanceof RegExp ? { source: name.source, flags: name.flags } : name ?? null }));
    return this.#reader.tab.evaluateHandle(findIn, path);
  }
}

// These three run in the page.

function findIn(path) {
  const { aria, dom, text } = globalThis.axe?.commons ?? {};
  if (globalThis.axe) {
    axe.teardown();
    axe.setup(document.documentElement);
  }
  const fits = (name, wanted) => {
    if (wanted === null) return true;
    name = name.replace(/\s+/g, ' ').trim();
    return wanted.source === undefined ? name === wanted : new RegExp(wanted.source, wanted.flags).test(name);
  };
  let found = [document];
  for (const { role, name, css, place } of path) {
    found = [...new Set(found.flatMap((root) => [...root.querySelectorAll(css ?? '*')]))].filter((element) => css !== undefined ||
      (aria.getRole(element) === role && dom.isVisibleToScreenReaders(element) && fits(text.accessibleText(element), name)));
    if (place !== undefined) found = found.slice(place, place + 1);
  }
  globalThis.axe?.teardown();
  return found;
}

function nameOf(element) {
  axe.teardown();
  axe.setup(document.documentElement);
  const name = axe.commons.text.accessibleText(element).replace(/\s+/g, ' ').trim();
  axe.teardown();
  return name;
}

function namesOf(role) {
  axe.teardown();
  axe.setup(document.documentElement);
  const those = [...document.body.querySelectorAll('*')].filter((element) => axe.commons.aria.getRole(element) === role);
  const names = those.map((element) => axe.commons.text.accessibleText(element) || '(no name)');
  axe.teardown();
  return names;
}
