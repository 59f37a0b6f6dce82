// What a reader feels who types into a page of many articles: how long each key takes to be painted, which tasks hold the
// page up, what moves on screen. Chromium, from disk. Prints figures; judges nothing.
//
//     node tests/bench/typing.mjs ARTICLES [--profile FILE.cpuprofile]
//
// ARTICLES is a folder that `dossier pack` takes, or a page that it wrote: `docs/BENCHMARKS.md` says which were measured.
// The profile opens in Chromium's developer tools; of functions without names it has the numbers.

import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import { chromium } from 'playwright-core';

import { browsers, dossier } from '../e2e/project.mjs';

/** Between one key and the next, in milliseconds: a person who types fast. */
const PAUSE = 120;

/** How long the page is left alone between queries, in milliseconds. */
const REST = 1_500;

const QUERIES = [
  'election results in ohio', 'supreme court decision', '"white house" press secretary', 'health care reform bill', 'oil prices and opec',
  'trade deficit with japan', 'space shuttle launch -nasa', 'climate change policy', 'computer systems for libraries', 'border wall funding vote',
];

const { positionals: [articles], values: { profile } } = parseArgs({ allowPositionals: true, options: { profile: { type: 'string' } } });
if (!articles) throw new Error('say which articles: node tests/bench/typing.mjs FOLDER, or a page that `dossier pack` wrote');

const folder = mkdtempSync(join(tmpdir(), 'dossier-typing-'));
const browser = await chromium.launch({ executablePath: browsers.chromium, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
try {
  const tab = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await tab.addInitScript(watch);
  await tab.goto(pathToFileURL(page()).href, { timeout: 120_000 });
  await tab.evaluate(() => globalThis.dossier.ready);
  const ready = await tab.evaluate(() => performance.now());
  await tab.waitForTimeout(REST);
  const start = await tab.evaluate(() => globalThis.seen());
  console.log(`${await tab.locator('[role=status]').innerText()}, ready after ${ms(ready).trim()} ms\n`);

  const session = await tab.context().newCDPSession(tab);
  if (profile) {
    await session.send('Profiler.enable');
    await session.send('Profiler.setSamplingInterval', { interval: 500 });
    await session.send('Profiler.start');
  }
  const typed = [];
  for (const query of QUERIES) {
    await tab.fill('[role=searchbox]', '');
    await tab.waitForTimeout(REST);
    await tab.evaluate(() => globalThis.seen());
    await tab.locator('[role=searchbox]').pressSequentially(query, { delay: PAUSE });
    await tab.waitForTimeout(REST);
    typed.push({ query, ...await tab.evaluate(() => globalThis.seen()) });
  }
  if (profile) writeFileSync(profile, JSON.stringify((await session.send('Profiler.stop')).profile));
  report(start, typed);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

/** The page of these articles. */
function page() {
  if (!statSync(articles).isDirectory()) return resolve(articles);
  const packed = join(folder, 'page.html');
  dossier('pack', articles, '-o', packed);
  return packed;
}

/** Runs in the page before anything else there: notes keys, tasks and shifts until `seen` is asked for them. */
function watch() {
  let noted = { painted: [], slow: [], tasks: [], shifts: [], unasked: [] };
  const observe = (type, note, options) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true, ...options });
  observe('longtask', ({ duration }) => noted.tasks.push(duration));
  observe('layout-shift', ({ value, hadRecentInput }) => noted[hadRecentInput ? 'shifts' : 'unasked'].push(value));
  observe('event', ({ name, duration }) => {
    if (name === 'keydown' || name === 'input') noted.slow.push(duration);
  }, { durationThreshold: 16 });
  addEventListener('input', ({ timeStamp }) => requestAnimationFrame(() => {
    // A message sent while a frame is made arrives once it has been.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => noted.painted.push(performance.now() - timeStamp);
    port2.postMessage(null);
  }), { capture: true });
  globalThis.seen = () => {
    const seen = noted;
    noted = { painted: [], slow: [], tasks: [], shifts: [], unasked: [] };
    return seen;
  };
}

function report(start, typed) {
  const all = { query: 'all', ...Object.fromEntries(['painted', 'slow', 'tasks', 'shifts', 'unasked'].map((kind) => [kind, typed.flatMap((one) => one[kind])])) };
  const rows = [...typed, all].map(({ query, painted, slow, tasks, shifts, unasked }) => [
    query, painted.length, ms(quantile(painted, 0.5)), ms(quantile(painted, 0.95)), ms(quantile(painted, 1)), ms(quantile(slow, 1)),
    ...tasksAndShifts(tasks, shifts), unasked.length,
  ]);
  const names = ['typed', 'keys', 'p50', 'p95', 'max', 'event', 'tasks', 'longest', 'sum', 'shifts', 'score', 'unasked'];
  const widths = names.map((name, at) => Math.max(name.length, ...rows.map((row) => String(row[at]).length)));
  const line = (cells) => cells.map((cell, at) => (at ? String(cell).padStart(widths[at]) : String(cell).padEnd(widths[at]))).join('  ');
  console.log(`${line(names)}\n${rows.map(line).join('\n')}`);
  const [tasks, longest, sum, shifts, score] = tasksAndShifts(start.tasks, start.shifts.concat(start.unasked));
  console.log(`\nUntil the page had come to rest: ${tasks} long tasks, the longest of ${longest.trim()} ms, together ${sum.trim()} ms; ${shifts} layout shifts of ${score}.`);
  console.log(`
p50, p95, max  milliseconds from a key to the frame that it changed
event          the same of the slowest key, as the Event Timing API has it, to 8 ms
tasks          those that took more than 50 ms; the longest, and all together, in milliseconds
shifts         of the layout within half a second of a key, which web metrics leave out; their scores together
unasked        those at any other time`);
}

function tasksAndShifts(tasks, shifts) {
  const sum = (numbers) => numbers.reduce((sum, number) => sum + number, 0);
  return [tasks.length, ms(Math.max(0, ...tasks)), ms(sum(tasks)), shifts.length, sum(shifts).toFixed(3)];
}

function quantile(times, share) {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function ms(time) {
  return time.toFixed(0);
}
