// How fast the page is, as a reader meets it: Chromium, from disk. Prints figures; judges nothing.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { chromium } from 'playwright-core';

const page = fileURLToPath(new URL('../../dist/index.html', import.meta.url));

/** Turns of opening; odd, so that the median is one of them. */
const TURNS = 11;

/** What a reader might type, letter by letter: some 200 keystrokes. */
const QUERIES = [
  'junta chief', 'consulates in vladivostok', '"world atomic week"', 'sanctions -rosatom', 'six baby elephants',
  'nuclear energy cooperation', 'election observers', 'putin "min aung hlaing" 2025', 'fighter jets and helicopters',
  'military government', 'kazakhstan',
];

const EMPTY = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Empty</title></head><body><p>Nothing.</p></body></html>';

const folder = mkdtempSync(join(tmpdir(), 'dossier-bench-'));
const empty = join(folder, 'empty.html');
writeFileSync(empty, EMPTY);

const browser = await chromium.launch({
  executablePath: process.env.DOSSIER_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  const opening = await openings();
  const typing = await keystrokes();
  print('From navigation to the first answer painted, in Chromium, from disk', [
    ['an empty page', spread(opening.empty)],
    ['this page', spread(opening.full)],
    ['this page, more than the empty one', `${ms(median(opening.full) - median(opening.empty))}   ${(median(opening.full) / median(opening.empty)).toFixed(1)} times`],
  ]);
  print(`From a keystroke to new results painted: ${typing.length} of ${QUERIES.join('').length} keystrokes changed them`, [
    ['p50', ms(quantile(typing, 0.5))],
    ['p95', ms(quantile(typing, 0.95))],
    ['slowest', ms(Math.max(...typing))],
  ]);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Opens both pages in alternating turns, each in a browser context of its own; the first turn does not count. */
async function openings() {
  const times = { empty: [], full: [] };
  const pages = {
    empty: { url: pathToFileURL(empty).href, answer: 'p' },
    full: { url: `${pathToFileURL(page).href}?q=Kremlin`, answer: '[aria-label="Articles"] article mark' },
  };
  for (let turn = -1; turn < TURNS; turn++) {
    for (const name of turn % 2 ? ['empty', 'full'] : ['full', 'empty']) {
      const context = await browser.newContext();
      const tab = await context.newPage();
      await tab.addInitScript(awaitAnswer, pages[name].answer);
      await tab.goto(pages[name].url);
      const time = await tab.evaluate(() => globalThis.answered);
      if (turn >= 0) times[name].push(time);
      await context.close();
    }
  }
  return times;
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

/** Types the queries letter by letter; the times of those letters that changed the results. */
async function keystrokes() {
  const tab = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await tab.goto(pathToFileURL(page).href);
  await tab.evaluate(() => globalThis.dossier.ready);
  await tab.evaluate(() => {
    const box = document.querySelector('[role=searchbox]');
    globalThis.typed = () => new Promise((noted) => {
      box.addEventListener('input', ({ timeStamp }) => {
        let changed = false;
        const results = new MutationObserver(() => { changed = true; });
        results.observe(document.querySelector('main.desk'), { childList: true, subtree: true, characterData: true });
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            results.disconnect();
            noted({ changed, time: performance.now() - timeStamp });
          };
          port2.postMessage(null);
        });
      }, { capture: true, once: true });
    });
  });
  const times = [];
  for (const query of QUERIES) {
    await tab.fill('[role=searchbox]', '');
    for (const letter of query) {
      await tab.evaluate(() => { globalThis.painted = globalThis.typed(); });
      await tab.keyboard.type(letter);
      const { changed, time } = await tab.evaluate(() => globalThis.painted);
      if (changed) times.push(time);
    }
  }
  return times;
}

function quantile(times, share) {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

function median(times) {
  return quantile(times, 0.5);
}

function ms(time) {
  return `${time.toFixed(1).padStart(7)} ms`;
}

/** The median, and between what the times lie. */
function spread(times) {
  return `${ms(median(times))}   (median of ${times.length}; ${Math.min(...times).toFixed(1)} to ${Math.max(...times).toFixed(1)})`;
}

function print(heading, rows) {
  const width = Math.max(...rows.map(([name]) => name.length));
  console.log(`${heading}\n${rows.map(([name, figures]) => `  ${name.padEnd(width)}  ${figures}`).join('\n')}\n`);
}
