// Makes the pictures in docs/pictures from the built page, and puts away those that nothing is drawn of any more:
// node tests/screenshots.mjs
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

import { chromium } from 'playwright-core';

import { draw, fileOf, folder, motifs, packed, typefaces } from './e2e/pictures.mjs';
import { browsers, builtPage } from './e2e/project.mjs';

const page = pathToFileURL(builtPage).href;
const browser = await chromium.launch({ executablePath: browsers.chromium, args: ['--no-sandbox', '--disable-gpu'] });
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
let bytes = 0;
for (const motif of motifs) {
  const picture = packed(await draw(browser, page, motif));
  writeFileSync(fileOf(motif), picture);
  bytes += picture.length;
}
writeFileSync(typefaces.file, `${JSON.stringify(await typefaces.measured(browser, page))}\n`);
await browser.close();
console.log(`${motifs.length} pictures of ${Math.round(bytes / 1000)} kB in ${folder}`);
