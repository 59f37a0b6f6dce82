// Bytes on the wire: what a host sends that packs with `gzip -9`.

import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A text's own size, and packed. */
export function textSizes(text) {
  const bytes = Buffer.from(text);
  return { bytes: bytes.length, gzip: gzipped(bytes), xz: packed('xz', bytes) };
}

/** The sizes of a page that is one file. */
export function pageSizes(folder) {
  const bytes = readFileSync(join(folder, 'index.html'));
  const wire = gzipped(bytes);
  return { file: bytes.length, first: wire, all: wire };
}

/** The sizes of a page that fetches: to the first answer, and all that further queries may fetch. */
export function fetchedSizes(folder, fetched) {
  let all = 0;
  let file = 0;
  for (const path of readdirSync(folder, { recursive: true }).map((path) => join(folder, path))) {
    const name = relative(folder, path);
    const isPart = fetched.has(name) || /\.pf_(index|fragment|filter)$/.test(name);
    if (!isPart || !statSync(path).isFile()) continue;
    const bytes = readFileSync(path);
    file += bytes.length;
    all += Math.min(bytes.length, gzipSync(bytes, { level: 9 }).length);
  }
  return { file, first: [...fetched.values()].reduce((sum, size) => sum + size, 0), all };
}

function gzipped(bytes) {
  return packed('gzip', bytes) ?? gzipSync(bytes, { level: 9 }).length;
}

function packed(program, bytes) {
  try {
    return execFileSync(program, ['-9', '-c'], { input: bytes, maxBuffer: 2 ** 30 }).length;
  } catch {
    return null;
  }
}
