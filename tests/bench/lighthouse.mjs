// What Lighthouse says of the page, served with gzip as a plain host would: its four figures, as a phone and as a desktop
// computer, each the median of some runs, and what kept a figure from being 100. Prints figures; judges nothing.
//
//     DOSSIER_LIGHTHOUSE=FOLDER/node_modules/lighthouse node tests/bench/lighthouse.mjs [PAGE…] [--runs N]
//
// Without a PAGE it is the built one; several are measured in turns. Lighthouse is not among the tests' packages, since it
// brings 150 others: `npm install --prefix FOLDER lighthouse@12.8.2` puts it into a folder of its own.

import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

import { browsers, builtPage } from '../e2e/project.mjs';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

/** What performance is made of: the first four in milliseconds. */
const METRICS = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'speed-index', 'cumulative-layout-shift'];

const { positionals, values: { runs } } = parseArgs({ allowPositionals: true, options: { runs: { type: 'string', default: '5' } } });
const lighthouse = process.env.DOSSIER_LIGHTHOUSE;
if (!lighthouse) throw new Error('say where Lighthouse is with DOSSIER_LIGHTHOUSE; `npm install --prefix FOLDER lighthouse@12.8.2` puts it into FOLDER/node_modules/lighthouse');

const pages = positionals.length ? positionals : [builtPage];
const hosts = await Promise.all(pages.map(host));
try {
  for (const preset of ['mobile', 'desktop']) {
    const reports = pages.map(() => []);
    for (let run = 0; run < Number(runs); run++) {
      for (const [page, { port }] of hosts.map((host) => host.address()).entries()) reports[page].push(await report(preset, port));
    }
    reports.forEach((reports, page) => print(preset, pages[page], reports));
  }
} finally {
  hosts.forEach((host) => host.close());
}

/** A host that has this page and no other file. */
async function host(page) {
  const packed = gzipSync(readFileSync(page), { level: 9 });
  const host = createServer(({ url }, answer) => {
    if (url !== '/') return answer.writeHead(404).end();
    answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip' }).end(packed);
  });
  await once(host.listen(0), 'listening');
  return host;
}

async function report(preset, port) {
  const options = preset === 'desktop' ? ['--preset=desktop'] : [];
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(lighthouse, 'cli', 'index.js'), `http://localhost:${port}/`, '--quiet', '--output=json', `--only-categories=${CATEGORIES}`, ...options,
    '--chrome-flags=--headless=new --no-sandbox',
  ], { env: { ...process.env, CHROME_PATH: browsers.chromium }, maxBuffer: 1 << 28 });
  return JSON.parse(stdout);
}

function print(preset, page, reports) {
  const spread = (figure) => {
    const sorted = reports.map(figure).toSorted((a, b) => a - b);
    const [least, median, most] = [0, sorted.length >> 1, sorted.length - 1].map((at) => Number(sorted[at].toFixed(sorted[at] < 1 ? 3 : 0)));
    return `${String(median).padStart(6)}   (${least} to ${most})`;
  };
  console.log(`\n${page}, ${preset}, Lighthouse ${reports[0].lighthouseVersion}, ${reports.length} runs\n`);
  const line = (name, figure) => console.log(`${name.padEnd(26)}${spread(figure)}`);
  for (const category of CATEGORIES) line(category, ({ categories }) => categories[category].score * 100);
  for (const metric of METRICS) line(`  ${metric}`, ({ audits }) => audits[metric].numericValue);
  for (const category of CATEGORIES.slice(1)) {
    const { categories, audits } = reports[0];
    const short = categories[category].auditRefs.filter(({ id, weight }) => weight && audits[id].score !== null && audits[id].score < 1);
    for (const { id } of short) console.log(`  ${category}: ${id}: ${audits[id].title}`);
  }
}
