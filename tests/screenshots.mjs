// Makes the pictures in docs/ from the built page: node tests/screenshots.mjs
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = new URL('../', import.meta.url);
const page = new URL('dist/index.html', root).href;
const executablePath = process.env.DOSSIER_CHROMIUM ?? '/usr/bin/chromium';
const pictures = [
  { name: 'first-screen', address: '' },
  { name: 'timeline', address: '?view=timeline' },
  { name: 'comparison', address: '?compare=moscow-times,ap,irrawaddy&at=2' },
];

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const tab = await browser.newPage({ viewport: { width: 1280, height: 800 } });
for (const { name, address } of pictures) {
  await tab.goto(page + address);
  await tab.evaluate(() => dossier.ready);
  await tab.waitForTimeout(500); // scrolling has come to rest
  await tab.screenshot({ path: fileURLToPath(new URL(`docs/${name}.png`, root)) });
}
await browser.close();
