// The pages of the peers, built when something they are made of has changed.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { PEERS } from './peers.mjs';

const here = import.meta.dirname;

/**
 * Builds a peer's page for the first `count` articles, unless the one in the folder is of the same making. Gives what
 * the peer says of it and the seconds it took, or `{failed}` if it could not be built.
 */
export async function build(peer, count, { articles, folder, dossier, minutes }) {
  const made = join(folder, 'built.json');
  const stamp = stampOf(peer, count, articles, dossier);
  if (existsSync(made)) {
    const before = JSON.parse(readFileSync(made, 'utf8'));
    if (before.stamp === stamp) return before;
  }
  const failed = await run(['--max-old-space-size=12000', join(here, 'build.mjs'), peer, count, articles, folder, dossier ?? ''], minutes);
  if (failed) return { failed };
  const built = { ...JSON.parse(readFileSync(made, 'utf8')), stamp };
  writeFileSync(made, JSON.stringify(built));
  return built;
}

/** The version of the package that a peer comes from. */
export function version(peer) {
  const { package: name } = PEERS[peer];
  return name && JSON.parse(readFileSync(join(here, 'node_modules', name, 'package.json'), 'utf8')).version;
}

/** Runs Node.js; why it failed, or nothing. */
function run(args, minutes) {
  return new Promise((done) => {
    const child = spawn(process.execPath, args.map(String), { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    let isLate = false;
    child.stderr.on('data', (data) => { said = (said + data).slice(-20_000); });
    const late = setTimeout(() => {
      isLate = true;
      child.kill('SIGKILL');
    }, minutes * 60_000);
    child.on('close', (status, signal) => {
      clearTimeout(late);
      if (status === 0) return done(null);
      if (isLate) return done(`not built within ${minutes} minutes`);
      const reason = /^(?:FATAL ERROR: .*|\w*Error\b.*)$/m.exec(said)?.[0] ?? said.trim().split('\n').at(-1);
      done(`not built: ${reason || `ended by ${signal ?? status}`}`);
    });
  });
}

/** What a page is made of, in short. */
function stampOf(peer, count, articles, dossier) {
  const hash = createHash('sha256');
  for (const file of ['corpus.mjs', 'reading.mjs', 'page.mjs', `peers/${peer}.mjs`]) hash.update(readFileSync(join(here, file)));
  for (const file of [articles, peer === 'dossier' ? dossier : null]) {
    if (file) hash.update(`${statSync(file).size} ${statSync(file).mtimeMs}`);
  }
  return `${hash.update(`${count} ${version(peer)}`).digest('hex')}`;
}
