// Builds one peer's page in a process of its own: `node build.mjs PEER COUNT ARTICLES FOLDER [DOSSIER]`. What a peer
// cannot hold or finish ends this process, and not the run.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { readArticles } from './corpus.mjs';
import { PEERS } from './peers.mjs';

const [peer, count, file, folder, dossier] = process.argv.slice(2);
const articles = await readArticles(file, Number(count));
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const started = performance.now();
const built = await PEERS[peer].build(articles, folder, { dossier });
writeFileSync(join(folder, 'built.json'), JSON.stringify({ seconds: (performance.now() - started) / 1000, ...built }));
process.exit(0);
