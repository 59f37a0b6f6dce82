// Pictures of the page: each view in each look. They are kept in `docs/pictures`, for people to look at and for a test to
// compare with what is drawn now.
//
// Drawn in Chromium. Kept with few colours, which a page of text has not many more of: a third of the bytes. Compared after
// a blur, so that letters may be drawn a little otherwise, but nothing may be elsewhere, gone, or of another colour.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';

import { PNG } from 'pngjs';

/** Where they are kept. */
export const folder = fileURLToPath(new URL('../../docs/pictures', import.meta.url));

/** The views: each at its address, after something is selected and keys are pressed if there are any. */
const views = [
  { name: 'first-screen', address: '' },
  { name: 'results', address: '?q=Kremlin' },
  { name: 'reader', address: '?q=Kremlin&read=irrawaddy&at=1' },
  { name: 'lines', address: '?q=Putin&view=lines' },
  { name: 'timeline', address: '?view=timeline' },
  { name: 'words', address: '?q=nuclear&view=words' },
  { name: 'matrix', address: '?view=matrix' },
  { name: 'comparison', address: '?compare=moscow-times,ap,irrawaddy&at=2' },
  { name: 'names', address: '?view=names' },
  { name: 'notes', address: '?read=irrawaddy', selects: '.open-article p:not(header p, details p)', keys: ['m'], awaits: '.note-list input:focus' },
  { name: 'commands', address: '?q=Kremlin', keys: ['Control+k'] },
];

const looks = [{ width: 1280, height: 800 }, { width: 390, height: 844 }]
  .flatMap((viewport) => ['light', 'dark'].map((colorScheme) => ({ viewport, colorScheme })));

/** What there is a picture of: each view in each look, named as its file is. */
export const motifs = views.flatMap((view) => looks.map((look) => ({ ...view, ...look, name: `${view.name}-${look.viewport.width}-${look.colorScheme}` })));

/** Where the picture of a motif is kept. */
export const fileOf = ({ name }) => join(folder, `${name}.png`);

/** How wide the page's two typefaces were when the pictures were made. Other typefaces break lines elsewhere. */
export const typefaces = {
  file: join(folder, 'typefaces.json'),
  /** The widths on this machine, in pixels. */
  async measured(browser, page) {
    return inPage(browser, page, {}, (tab) => tab.evaluate(() => Object.fromEntries(Object.entries({ serif: 'body', sans: 'button' }).map(([face, element]) => {
      const pen = document.createElement('canvas').getContext('2d');
      pen.font = `100px ${getComputedStyle(document.querySelector(element)).fontFamily}`;
      return [face, Math.round(pen.measureText('The quick brown fox jumps over the lazy dog').width)];
    }))));
  },
  /** Whether this machine's are those of the pictures. */
  async areThose(browser, page) {
    return existsSync(this.file) && JSON.stringify(await this.measured(browser, page)) === JSON.stringify(JSON.parse(readFileSync(this.file)));
  },
};

/** Draws a motif, as PNG. `spoil` may change the page first. */
export function draw(browser, page, { address, selects, keys = [], awaits, viewport, colorScheme }, spoil) {
  return inPage(browser, page + address, { viewport, colorScheme }, async (tab) => {
    if (selects) {
      await tab.waitForFunction(() => document.activeElement.id === 'reader-title'); // the article is open
      await tab.locator(selects).first().evaluate((it) => getSelection().selectAllChildren(it));
    }
    for (const key of keys) await tab.keyboard.press(key);
    if (awaits) await tab.waitForSelector(awaits);
    await tab.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
    if (spoil) await tab.evaluate(spoil);
    // Until it has come to rest.
    let [before, now] = [null, await tab.screenshot()];
    for (let looks = 0; looks < 20 && !before?.equals(now); looks++) {
      await tab.waitForTimeout(100);
      [before, now] = [now, await tab.screenshot()];
    }
    return now;
  });
}

async function inPage(browser, address, look, act) {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...look });
  try {
    const tab = await context.newPage();
    await tab.goto(address);
    await tab.evaluate(() => globalThis.dossier.ready);
    return await act(tab);
  } finally {
    await context.close();
  }
}

/** How many colours a kept picture has at most. */
const COLOURS = 64;

/** The same picture with few colours, each pixel of the nearest of those that it has most of. */
export function packed(png) {
  const { data, width, height } = PNG.sync.read(png);
  const pixels = Array.from({ length: width * height }, (_, at) => data.readUIntBE(4 * at, 3));
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const palette = [...counts].sort(([, one], [, other]) => other - one).slice(0, COLOURS).map(([colour]) => colour);
  const places = new Map([...counts.keys()].map((pixel) => [pixel, nearest(palette, pixel)]));

  const rows = Buffer.alloc((width + 1) * height); // each begins with a byte that says that it is not filtered
  pixels.forEach((pixel, at) => { rows[at + Math.floor(at / width) + 1] = places.get(pixel); });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8); // bits for a pixel; colours by their place in the palette
  return Buffer.concat([
    png.subarray(0, 8), // the signature
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function nearest(palette, pixel) {
  const wanted = channels(pixel);
  const distances = palette.map((colour) => channels(colour).reduce((sum, channel, at) => sum + (channel - wanted[at]) ** 2, 0));
  return distances.indexOf(Math.min(...distances));
}

const channels = (colour) => [colour >> 16, colour >> 8 & 255, colour & 255];

function chunk(name, bytes) {
  const named = Buffer.concat([Buffer.from(name), bytes]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(bytes.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** The side of the squares that are compared, in pixels: about half a line of text. Each is blurred with its neighbours. */
const SQUARE = 8;

/** By how much, of 255, a channel of a blurred square may differ. */
const SHADE = 12;

/** Which part of the squares may differ by more. */
export const TOLERANCE = 0.015;

/** Which part of two pictures differs, from 0 to 1; all of it, if they are not of one size. */
export function difference(one, other) {
  const [a, b] = [one, other].map((png) => PNG.sync.read(png));
  if (a.width !== b.width || a.height !== b.height) return 1;
  const [before, now] = [blurred(a), blurred(b)];
  const differ = before.filter((square, at) => square.some((channel, of) => Math.abs(channel - now[at][of]) > SHADE));
  return differ.length / before.length;
}

/** The mean colours of squares, each with its eight neighbours. */
function blurred({ data, width, height }) {
  const [across, down] = [Math.ceil(width / SQUARE), Math.ceil(height / SQUARE)];
  const squares = Array.from({ length: across * down }, () => [0, 0, 0, 0]);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const square = squares[Math.floor(y / SQUARE) * across + Math.floor(x / SQUARE)];
      for (let of = 0; of < 3; of++) square[of] += data[4 * (y * width + x) + of];
      square[3]++;
    }
  }
  return squares.map((_, at) => {
    const sums = [0, 0, 0, 0];
    for (const down of [-across, 0, across]) {
      for (const beside of [-1, 0, 1]) {
        if (Math.floor((at + beside) / across) !== Math.floor(at / across)) continue; // round the edge
        squares[at + down + beside]?.forEach((sum, of) => { sums[of] += sum; });
      }
    }
    return sums.slice(0, 3).map((sum) => sum / sums[3]);
  });
}
