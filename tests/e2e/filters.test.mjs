// Filters where there are many values, or values that hold each other's words.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';

import { atChromium, eventually, onDisk } from './page.mjs';
import { dossier, scratch } from './project.mjs';

const sources = ['Times', 'New York Times', 'The Port Gazette'];
const tags = Array.from({ length: 230 }, (_, at) => `tag ${at}`);

let page;
before(() => {
  const folder = join(scratch, 'filtered');
  mkdirSync(folder);
  const entries = sources.map((source, at) => {
    writeFileSync(join(folder, `${at}.txt`), `The harbour, seen by ${source}\n\nThe harbour of the town was closed on Monday, and nobody knew for how long.\n`);
    return `[[article]]\nfile = "${at}.txt"\nsource = "${source}"\ntags = ${JSON.stringify(at ? ['harbour'] : tags)}\n`;
  });
  writeFileSync(join(folder, 'corpus.toml'), entries.join('\n'));
  dossier('pack', folder, '-o', join(scratch, 'filtered.html'));
  page = readFileSync(join(scratch, 'filtered.html'));
});

const opened = async () => {
  const reader = await atChromium();
  await reader.open(await onDisk(page, 'filtered.html'));
  await reader.ready();
  return reader;
};

describe('Filters', () => {
  test('leave out one source, and not those whose names hold its words', async () => {
    const reader = await opened();
    await reader.role('group', 'Source').role('checkbox', /^Times/).focus();
    await reader.press('O');
    await reader.sees(/^2 of 3/);
    assert.match(await reader.role('list', 'Articles').text(), /seen by New York Times/);
    assert.equal(await reader.role('searchbox').evaluate((box) => box.value), '-source:="Times"');
  });

  test('say of how many values some are shown, and find the others', async () => {
    const reader = await opened();
    const group = reader.role('group', 'Tag');
    await group.role('button', /^224 more/).click();
    const field = group.role('textbox', 'Find under Tag');
    assert.equal(await field.attribute('placeholder'), 'Find among 231…');
    assert.equal(await group.role('checkbox').count(), 200);
    await field.focus();
    await reader.type('tag 22');
    await eventually(async () => assert.equal(await group.role('checkbox').count(), 11));
  });
});
