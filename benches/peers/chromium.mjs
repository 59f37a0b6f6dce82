// A real Chromium, and what can be read off it: when an answer is on screen, and how much memory a page holds.

import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

import { chromium } from 'playwright-core';

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** What took longer than it may. */
export class TooSlow extends Error {}

export class Chromium {
  #browser;
  #executable;
  #patience;

  /** `patience`: the seconds that one answer may take. */
  constructor(executable, patience) {
    this.#executable = executable;
    this.#patience = patience;
  }

  /** Starts afresh. */
  async start() {
    await this.close();
    this.#browser = await chromium.launch({ executablePath: this.#executable, args: ARGS });
  }

  async close() {
    await this.#browser?.close();
    this.#browser = null;
  }

  version() {
    return this.#browser.version();
  }

  /** Opens an address in a new context until the selector finds something: the page, and the milliseconds it took. */
  async open(address, answer) {
    if (!this.#browser) await this.start();
    const context = await this.#browser.newContext();
    const tab = await context.newPage();
    let problem = null;
    tab.on('pageerror', (error) => { problem ??= error; });
    tab.on('crash', () => { problem ??= new Error('the page crashed: out of memory'); });
    await tab.addInitScript(awaitAnswer, answer);
    const wrong = (async () => {
      for (;;) {
        await pause(200);
        if (problem) throw problem;
        if (tab.isClosed()) return new Promise(() => {});
      }
    })();
    wrong.catch(() => {});
    const answered = (async () => {
      await tab.goto(address, { waitUntil: 'commit', timeout: 0 });
      return tab.evaluate(() => globalThis.answered);
    })();
    answered.catch(() => {});
    return { tab, time: await this.#within(Promise.race([answered, wrong])) };
  }

  /** Runs something in a page. */
  run(tab, task, given) {
    return this.#within(tab.evaluate(task, given));
  }

  /** Closes a page with its context. */
  async leave(tab) {
    await tab.context().close();
  }

  /** The process that a page runs in: of all that render, the one that works when the page does. */
  async process(tab) {
    const before = await this.#renderers();
    await this.run(tab, () => {
      const end = performance.now() + 300;
      while (performance.now() < end);
    });
    const worked = (await this.#renderers()).map(({ id, cpuTime }) => ({ id, time: cpuTime - (before.find((one) => one.id === id)?.cpuTime ?? 0) }));
    return worked.reduce((a, b) => (a.time > b.time ? a : b)).id;
  }

  /**
   * The memory of a process in bytes: what it holds, without the files of the browser that are mapped into it, which
   * it shares; and the most it ever held, with them.
   */
  memory(process) {
    const rollup = `/proc/${process}/smaps_rollup`;
    return { held: kilobytes(rollup, 'Pss_Anon') + kilobytes(rollup, 'Pss_Shmem'), peak: kilobytes(`/proc/${process}/status`, 'VmHWM') };
  }

  async #renderers() {
    const session = await this.#browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    await session.detach();
    return processInfo.filter(({ type }) => type === 'renderer');
  }

  /** Lets a page forget what it no longer needs. */
  async collectGarbage(tab) {
    const session = await tab.context().newCDPSession(tab);
    await this.#within(session.send('HeapProfiler.collectGarbage'));
    await session.detach();
  }

  /** Waits so long and no longer; a page that is busy for ever goes with its browser. */
  async #within(promise) {
    const over = new AbortController();
    promise.catch(() => {});
    try {
      return await Promise.race([
        promise,
        pause(this.#patience * 1000, null, { signal: over.signal }).then(() => { throw new TooSlow(`no answer within ${this.#patience} s`); }),
      ]);
    } catch (error) {
      await this.close();
      throw error;
    } finally {
      over.abort();
    }
  }
}

function kilobytes(file, key) {
  return 1024 * Number(new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(readFileSync(file, 'utf8'))[1]);
}

/** Runs in the page, before anything else there: notes when the first answer is on screen, counted from navigation. */
function awaitAnswer(answer) {
  globalThis.answered = new Promise((noted) => {
    const look = async () => {
      if (!document.querySelector(answer)) return requestAnimationFrame(look);
      await globalThis.dossier?.ready;
      requestAnimationFrame(() => {
        // A message sent while a frame is made arrives once it has been.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => noted(performance.now());
        port2.postMessage(null);
      });
    };
    look();
  });
}
