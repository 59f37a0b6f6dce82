// Where the tests find what they test: the built page, the command line, the seeds, the browsers.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The collection that is built into the page. */
export const seeds = join(root, 'seeds');

/** The page that `cargo xtask build` writes. */
export const builtPage = demand(join(root, 'dist', 'index.html'), 'run `cargo xtask build`');

/** The command line that it writes beside it. */
const commandLine = () => demand(process.env.DOSSIER_BIN ?? join(root, 'target', 'release', 'dossier'), 'run `cargo xtask build`');

/** The module that stems the words of a language, as a page carries it, and the stems of some words of every language. */
export const stemmer = (language) => readFileSync(join(dirname(commandLine()), '..', 'stemmers', `${language}.wasm`));
export const stems = readFileSync(join(root, 'crates', 'stemmers', 'stems.txt'), 'utf8').trimEnd().split('\n').map((line) => line.split(' '));

/** The browsers, as `cargo xtask test` passes them. */
export const browsers = {
  chromium: process.env.DOSSIER_CHROMIUM ?? '/usr/bin/chromium',
  firefox: process.env.DOSSIER_FIREFOX ?? '/usr/bin/firefox-esr',
  /** The driver of WebKitGTK, which knows where its browser is; and the display that it needs. */
  webkit: process.env.DOSSIER_WEBKIT ?? '/usr/bin/WebKitWebDriver',
  xvfb: process.env.DOSSIER_XVFB ?? '/usr/bin/Xvfb',
};

/** Why the tests in WebKit are skipped, if they are: it is only to be had on Linux. Where changes are judged it must be there. */
export const withoutWebKit = [browsers.webkit, browsers.xvfb].every(existsSync)
  ? null
  : `WebKitGTK is not here: install its driver (webkit2gtk-driver) and Xvfb (xvfb), or say where they are with DOSSIER_WEBKIT and DOSSIER_XVFB`;
if (withoutWebKit && process.env.CI) throw new Error(withoutWebKit);

/** The bytes of the built page. */
export const builtBytes = readFileSync(builtPage);

/** Runs `dossier` and gives back what it prints. */
export function dossier(...args) {
  return execFileSync(commandLine(), args, { encoding: 'utf8', maxBuffer: 1 << 28 });
}

/** Runs `dossier` with `--json` and gives back what it says. */
export function asked(...args) {
  return JSON.parse(dossier(...args));
}

/** A folder for this process, gone when it ends. Its name has what people's folders have: spaces and accents. */
export const scratch = join(mkdtempSync(join(tmpdir(), 'dossier-e2e-')), 'My pages, März');
mkdirSync(scratch);
process.on('exit', () => rmSync(join(scratch, '..'), { recursive: true, force: true }));

function demand(path, mend) {
  if (!existsSync(path)) throw new Error(`${path} is missing; ${mend}`);
  return path;
}
