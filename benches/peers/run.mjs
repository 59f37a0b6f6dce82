// Measures Dossier beside its peers in one run, in turns: `node run.mjs --articles FILE.jsonl --dossier PATH`. Writes
// `figures.json` and `figures.md`. It judges nothing; what fails or takes too long is written down as that.

import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import { Chromium } from './chromium.mjs';
import { readArticles, wholeText } from './corpus.mjs';
import { Host } from './host.mjs';
import { build, version } from './pages.mjs';
import { PEERS } from './peers.mjs';
import { drawQueries, isRight, shuffled } from './queries.mjs';
import { table } from './table.mjs';
import { fetchedSizes, pageSizes, textSizes } from './wire.mjs';

const { values: given } = parseArgs({
  options: {
    articles: { type: 'string' },
    dossier: { type: 'string' },
    out: { type: 'string', default: join(import.meta.dirname, 'results') },
    chromium: { type: 'string', default: process.env.DOSSIER_CHROMIUM ?? '/usr/bin/chromium' },
    sizes: { type: 'string', default: '5,1000,5000,20000' },
    only: { type: 'string', default: Object.keys(PEERS).join() },
    rounds: { type: 'string', default: '5' },
    passes: { type: 'string', default: '3' },
    patience: { type: 'string', default: '60' },
    minutes: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
  },
});
if (!given.articles) throw new Error('say which articles: --articles FILE.jsonl');
const sizes = given.sizes.split(',').map(Number);
const rounds = Number(given.rounds);
const passes = Number(given.passes);
const patience = Number(given.patience);
const chosen = given.only.split(',').filter((peer) => {
  if (!PEERS[peer]) throw new Error(`there is no ${peer}; there are ${Object.keys(PEERS).join(', ')}`);
  return peer !== 'dossier' || given.dossier;
});
const out = resolve(given.out);
const browser = new Chromium(given.chromium, patience);
const host = await Host.open();

/** An empty page, which shows what the browser itself takes. */
const EMPTY = { answer: 'p', page: '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Empty</title></head><body><p>Nothing.</p></body></html>' };

/** What shows that the first answer of a peer is on screen, be it that there is none. */
const ANSWER = '#answers.given';

try {
  await browser.start();
  const run = {
    made: {
      on: new Date().toISOString().slice(0, 10),
      chromium: browser.version(),
      node: process.version,
      processor: `${cpus()[0].model.trim()}, ${cpus().length} cores`,
      memory: totalmem(),
      versions: Object.fromEntries(chosen.map((peer) => [PEERS[peer].name, version(peer)])),
      rounds,
      passes,
    },
    sizes: {},
  };
  for (const size of sizes) {
    run.sizes[size] = await measure(size);
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, 'figures.json'), JSON.stringify(run));
    writeFileSync(join(out, 'figures.md'), table(run));
  }
  console.log(table(run));
} finally {
  await browser.close();
  host.close();
}

/** Everything at one number of articles. */
async function measure(size) {
  say(`${size} articles: reading, and drawing the queries`);
  const articles = await readArticles(given.articles, size);
  const queries = drawQueries(articles, Number(given.seed));
  const text = textSizes(wholeText(articles));
  const contestants = { empty: await empty(), ...await contestantsFor(size) };
  for (let round = 0; round < rounds; round++) {
    const turn = turned(Object.values(contestants), round);
    await browser.start();
    // The first pages of a browser are slower; they are nobody's.
    for (let warming = 0; warming < 2; warming++) await browser.leave((await browser.open(contestants.empty.host.plain, EMPTY.answer)).tab);
    for (const one of turn) await attempt(one, `opening, round ${round + 1} of ${rounds}`, () => openings(one, queries, round));
    for (const one of turn) await attempt(one, `asking, round ${round + 1} of ${rounds}`, () => visit(one, queries, round));
  }
  host.clear();
  return {
    text,
    queries: queries.map(({ kind, words, answer, open }) => ({ kind, words, answers: answer.length, open: open.length })),
    peers: Object.fromEntries(Object.entries(contestants).map(([peer, one]) => [peer, one.figures])),
  };
}

async function empty() {
  const folder = join(out, 'pages', 'empty');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), EMPTY.page);
  return contestant('empty', { name: 'an empty page', isEmpty: true, answer: EMPTY.answer }, folder, {});
}

/** The peers' pages, built one after the other. */
async function contestantsFor(size) {
  const those = {};
  for (const peer of chosen) {
    say(`${size} articles: building ${PEERS[peer].name}`);
    const folder = join(out, 'pages', String(size), peer);
    const built = await build(peer, size, {
      articles: resolve(given.articles),
      folder,
      dossier: given.dossier && resolve(given.dossier),
      minutes: Number(given.minutes),
    });
    those[peer] = contestant(`${size}/${peer}`, PEERS[peer], folder, built);
    if (!built.failed && !PEERS[peer].needsHost) those[peer].figures.wire = pageSizes(folder);
    if (built.failed) say(`${PEERS[peer].name}: ${built.failed}`);
  }
  return those;
}

function contestant(place, peer, folder, { failed = null, seconds = null, names = null }) {
  return {
    peer,
    folder,
    names,
    host: host.serve(place.replace('/', '-'), folder),
    disk: peer.needsHost ? null : pathToFileURL(join(folder, 'index.html')).href,
    figures: {
      name: peer.name,
      failed,
      built: seconds,
      wire: null,
      open: { http: [], disk: [] },
      memory: { opened: [], asked: [], kept: [], peak: [] },
      first: [],
      warm: [],
      wrong: null,
      notes: [],
    },
  };
}

/** Lets a contestant take its turn, unless it has failed before. */
async function attempt(one, what, turn) {
  if (one.figures.failed) return;
  say(`${one.peer.name}: ${what}`);
  try {
    await turn();
  } catch (error) {
    const reason = error.message.split('\n')[0];
    say(`${one.peer.name}: ${reason}`);
    one.figures.failed = `${what.split(',')[0]}: ${reason}`;
    await browser.close();
  }
}

/** From navigation to the first answer, from the host and from disk. */
async function openings(one, queries, round) {
  for (const way of round % 2 ? ['disk', 'http'] : ['http', 'disk']) {
    const address = way === 'http' ? one.host.plain : one.disk;
    if (!address) continue;
    host.fetched.clear();
    const { tab, time } = await browser.open(`${address}?q=${queries[0].words[0]}`, one.peer.answer ?? ANSWER);
    await browser.leave(tab);
    one.figures.open[way].push(time);
    if (one.peer.needsHost) one.figures.wire ??= fetchedSizes(one.folder, host.fetched);
  }
}

/** One reader's visit, in a browser of its own: memory, each query for the first time, and again. */
async function visit(one, queries, round) {
  const { figures } = one;
  if (figures.notes.length && round > 0) return;
  const began = performance.now();
  await browser.start();
  const { tab } = await browser.open(`${one.host.isolated}?q=${queries[0].words[0]}`, one.peer.answer ?? ANSWER);
  await pause(1000);
  const process = await browser.process(tab);
  figures.memory.opened.push(browser.memory(process).held);
  if (!one.peer.isEmpty) await questions();
  figures.memory.peak.push(browser.memory(process).peak);
  await browser.close();

  async function questions() {
    if (one.peer.equip) await browser.run(tab, one.peer.equip);
    await browser.run(tab, equip, queries.map(({ kind, words }) => ({ kind, words })));
    figures.first.push(await pass(round * 100));
    figures.memory.asked.push(browser.memory(process).held);
    for (let again = 1; again <= passes; again++) {
      if (again > 1 && performance.now() - began > patience * 3000) {
        figures.notes.push(`asked again ${again - 1} of ${passes} times, and in one round: it takes too long`);
        break;
      }
      figures.warm.push(await pass(round * 100 + again));
    }
    await browser.collectGarbage(tab);
    figures.memory.kept.push(browser.memory(process).held);
    figures.wrong ??= await answers();
  }

  /** Asks every query once; the times stand in the order of the queries. */
  async function pass(seed) {
    const times = [];
    for (const place of shuffled(queries, seed)) times[place] = round3(await browser.run(tab, timed, place));
    return times;
  }

  /** The queries that are not answered exactly: how many articles are missing, and how many too many. */
  async function answers() {
    const wrong = [];
    for (const [place, query] of queries.entries()) {
      let ids = await browser.run(tab, everything, place);
      if (one.names) ids = ids.map((id) => one.names[id] ?? id);
      if (isRight(query, ids)) continue;
      const found = new Set(ids);
      const fair = new Set([...query.answer, ...query.open]);
      wrong.push({
        kind: query.kind,
        words: query.words.join(' '),
        missing: query.answer.filter((id) => !found.has(id)).length,
        surplus: ids.length - query.answer.filter((id) => found.has(id)).length - query.open.filter((id) => found.has(id)).length,
        some: [...query.answer.filter((id) => !found.has(id)), ...ids.filter((id) => !fair.has(id))].slice(0, 3),
      });
    }
    return wrong;
  }
}

// These three run in the page.

function equip(queries) {
  globalThis.queries = queries;
}

async function timed(place) {
  const query = globalThis.queries[place];
  const start = performance.now();
  const answer = ask(query);
  if (answer?.then) await answer;
  return performance.now() - start;
}

async function everything(place) {
  await ready;
  return all(globalThis.queries[place]);
}

/** The same list, begun at another place in each round. */
function turned(list, round) {
  const start = round % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}

function round3(time) {
  return Math.round(time * 1000) / 1000;
}

function say(text) {
  process.stderr.write(`${new Date().toTimeString().slice(0, 8)}  ${text}\n`);
}
