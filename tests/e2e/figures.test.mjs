// Figures as files: what is drawn on the page, saved as SVG and as PNG.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { PNG } from 'pngjs';

import { atChromium, eventually, onDisk } from './page.mjs';

/** The bytes of the figure that the command menu saves. */
async function saved(reader, format) {
  await find(reader, format);
  return reader.downloadsBy(() => reader.press('Enter'));
}

/** Finds the command in the menu. */
async function find(reader, format) {
  await reader.press('Control+k');
  await reader.role('dialog', 'Commands').role('combobox').hasFocus();
  await reader.type(format);
}

/** A reader who sees this view. */
async function seeing(view, options = {}) {
  const reader = await atChromium(options);
  await reader.open(await onDisk(), view);
  await reader.ready();
  await reader.css('[aria-busy="true"]').count();
  return reader;
}

/** What a drawing holds: its words, and how many shapes there are of each colour. */
const held = (reader, svg) => reader.evaluate((svg) => {
  const drawing = new DOMParser().parseFromString(svg, 'image/svg+xml');
  const shapes = [...drawing.querySelectorAll('rect')].map((it) => it.getAttribute('fill'));
  return {
    root: drawing.documentElement.localName,
    texts: [...drawing.querySelectorAll('text')].map((it) => it.textContent),
    colours: Object.fromEntries([...new Set(shapes)].map((colour) => [colour, shapes.filter((it) => it === colour).length])),
    ground: shapes[0],
  };
}, svg);

describe('A figure', () => {
  test('is saved with its words, its marks and its colours', async () => {
    const reader = await seeing('?view=names');
    const { name, bytes } = await saved(reader, 'SVG');
    assert.equal(name, 'figure.svg');
    const { root, texts, colours } = await held(reader, bytes.toString());
    assert.equal(root, 'svg');
    for (const word of ['People', 'Vladimir Putin', 'Vladivostok']) assert.ok(texts.includes(word), word);
    const shown = await reader.css('.disc').count();
    assert.ok(texts.filter((it) => it === '1').length >= shown, 'a number in each disc');
    const marks = await reader.css('.articles.names .outlet-mark').evaluate((mark) => getComputedStyle(mark).backgroundColor);
    assert.ok(colours[marks] > 0, `${marks} among ${Object.keys(colours)}`);
  });

  test('is the one that is on the page', async () => {
    for (const [view, words] of [
      ['', /^Mar 2025$/],
      ['?view=matrix', /^Talks on deepening/],
      ['?compare=moscow-times,ap,irrawaddy', /^The Irrawaddy$/],
    ]) {
      const reader = await seeing(view);
      const { texts } = await held(reader, (await saved(reader, 'SVG')).bytes.toString());
      assert.ok(texts.some((it) => words.test(it)), `${view}: ${texts}`);
    }
  });

  test('is dark where the page is', async () => {
    const grounds = [];
    for (const colorScheme of ['light', 'dark']) {
      const reader = await seeing('?view=matrix', { colorScheme });
      grounds.push((await held(reader, (await saved(reader, 'SVG')).bytes.toString())).ground);
    }
    assert.notEqual(grounds[0], grounds[1]);
  });

  test('is painted with twice as many pixels', async () => {
    const reader = await seeing('?view=matrix');
    const { width } = await reader.css('.matrix .cells').evaluate((it) => it.getBoundingClientRect().toJSON());
    const { name, bytes } = await saved(reader, 'PNG');
    assert.equal(name, 'figure.png');
    const painted = PNG.sync.read(bytes);
    assert.ok(painted.width >= Math.floor(width) * 2, `${painted.width} for ${width}`);
    const colours = new Set(Array.from({ length: painted.data.length / 4 }, (_, at) => painted.data.readUInt32BE(at * 4)));
    assert.ok(colours.size > 20, 'it is not empty');
  });

  test('that is not there is said to be missing', async () => {
    const reader = await seeing('?q=nothinglikethis');
    await find(reader, 'SVG');
    await reader.press('Enter');
    await eventually(async () => assert.equal(await reader.css('.message').text(), 'There is no figure here.'));
  });
});
