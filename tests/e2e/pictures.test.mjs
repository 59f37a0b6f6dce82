// What the page looks like: each view in each look, beside the picture of it that is kept in `docs/pictures`.
//
// A change that is meant is kept by `node tests/screenshots.mjs`, and looked at.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { onDisk, theChromium } from './page.mjs';
import { TOLERANCE, difference, draw, fileOf, folder, motifs, typefaces } from './pictures.mjs';

/** Where a picture goes that is not as the kept one, to be looked at. */
const others = fileURLToPath(new URL('../../target/pictures', import.meta.url));

let browser;
let page;
let otherTypefaces;
before(async () => {
  browser = await theChromium();
  page = await onDisk();
  // Where changes are judged, the typefaces must be those.
  if (!process.env.CI && !await typefaces.areThose(browser, page)) otherTypefaces = 'the pictures were made with other typefaces than this machine has';
});

describe('The page looks as in the picture', () => {
  for (const motif of motifs) {
    test(motif.name, async (t) => {
      assert.ok(existsSync(fileOf(motif)), `there is no ${fileOf(motif)}: run \`node tests/screenshots.mjs\``);
      if (otherTypefaces) return t.skip(otherTypefaces);
      const drawn = await draw(browser, page, motif);
      const share = difference(readFileSync(fileOf(motif)), drawn);
      if (share <= TOLERANCE) return;
      mkdirSync(others, { recursive: true });
      const other = join(others, basename(fileOf(motif)));
      writeFileSync(other, drawn);
      assert.fail(`${(share * 100).toFixed(1)}% differs: look at ${other}; if it is meant, run \`node tests/screenshots.mjs\``);
    });
  }

  test('and there are no others', () => {
    const kept = readdirSync(folder).filter((name) => name.endsWith('.png')).map((name) => join(folder, name));
    assert.deepEqual(kept.toSorted(), motifs.map(fileOf).toSorted());
  });
});

describe('A broken page looks otherwise', () => {
  const broken = {
    'the results are not shown': () => { document.querySelector('[aria-label="Articles"]').style.visibility = 'hidden'; },
    'the filters are not shown': () => { document.querySelector('.facets').style.display = 'none'; },
    'everything begins 20 pixels lower': () => { document.body.style.paddingBlockStart = '20px'; },
    'the text has no colour of its own': () => { document.body.style.filter = 'opacity(0.4)'; },
  };
  for (const [what, spoil] of Object.entries(broken)) {
    test(what, async () => {
      const motif = motifs.find(({ name }) => name === 'results-1280-light');
      const [right, wrong] = [await draw(browser, page, motif), await draw(browser, page, motif, spoil)];
      assert.ok(difference(right, wrong) > TOLERANCE);
    });
  }

  test('but not where letters are drawn a little otherwise', async () => {
    const motif = motifs.find(({ name }) => name === 'results-1280-light');
    const letters = () => { document.body.style.webkitTextStroke = '0.15px'; };
    const [right, other] = [await draw(browser, page, motif), await draw(browser, page, motif, letters)];
    assert.ok(!right.equals(other));
    assert.ok(difference(right, other) <= TOLERANCE);
  });
});
