// Pages that `dossier pack` writes: hostile text stays text, and a page that is damaged says so.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { atChromium, eventually, onDisk, places } from './page.mjs';
import { builtBytes, dossier, scratch } from './project.mjs';

/** Text that would run in a page that takes text for markup. */
const hostile = `</script><img src=x onerror="globalThis.hacked = 1"><svg onload="globalThis.hacked = 2">
<!-- <script>globalThis.hacked = 3</script> --> &lt;b&gt; &amp;amp; {articles} {corpus} $& $\` \\u003c`;

/** A folder of articles that are each strange in their own way. */
const articles = {
  '1 hostile.txt': `Dangerous </title></textarea><script>globalThis.hacked = 4</script> headline

${hostile}

The council said on Monday that the bridge would stay closed until the inspectors had finished their work.
`,
  '2 separators.txt': `Separators and faces

A line separator\u2028stands here, a paragraph separator\u2029there, and a zero-width joiner in 👩🏽‍🔬 the laboratory.
The flags 🇲🇲 and 🇷🇺 were flown in the old town, said the mayor, and nobody minded.
`,
  '3 one line.txt': 'A single line about the harbour is the whole of this article.',
  '4 no title.txt': `The first sentence of this report is long enough that nobody would take it for a headline, since it goes on and on and ends with a full stop.

The second paragraph says that the harbour was full of boats.
`,
  '5 huge line.txt': `One enormous line

${'The river rose again and the harbour master counted the boats one by one. '.repeat(2_800)}The needle is here.
`,
  '6 مقالة.txt': `مقالة قصيرة

قال العمدة إن الجسر سيظل مغلقا حتى ينتهي المفتشون من عملهم.
`,
};

const manifest = `[[article]]
file = "6 مقالة.txt"
source = "الأهرام"
`;

const titled = `<b>Five & “five”</b> </title><script>globalThis.hacked = 5</script>`;

let page;
before(() => {
  const folder = join(scratch, 'articles');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(articles)) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'corpus.toml'), manifest);
  dossier('pack', folder, '-o', join(scratch, 'page.html'), '--title', titled);
  page = readFileSync(join(scratch, 'page.html'));
});

for (const place of places) {
  describe(`A packed page in ${place.name}`, () => {
    test('shows hostile text as text, and runs none of it', async () => {
      const reader = await opened(place, page);
      await reader.sees(/^6 of 6 articles/);
      assert.equal(await reader.role('heading', titled).count(), 1, 'the title is shown as it was given');
      await reader.search('inspectors');
      await reader.role('list', 'Articles').role('link', /^Dangerous <\/title>/).click();
      const article = reader.role('region', /^Dangerous/);
      for (const fold of [...Array(await article.css('details').count()).keys()]) await article.css('summary').at(fold).click();
      const text = await article.text();
      for (const line of hostile.split('\n')) assert.ok(text.includes(line), `${line} is in ${text}`);
      await nothingRan(reader);
    });

    test('shows what is unusual: separators, faces, one line, no title', async () => {
      const reader = await opened(place, page);
      const ids = await reader.evaluate(() => dossier.articles().map(({ id }) => id));
      assert.equal(new Set(ids).size, 6);
      for (const [query, expected] of [
        ['laboratory', /👩🏽‍🔬 the laboratory/], ['flags', /🇲🇲 and 🇷🇺 were flown/],
        ['single', /A single line about the harbour is the whole/], ['second', /The first sentence of this report/], ['العمدة', /قال العمدة/],
      ]) {
        await reader.search(query);
        await reader.sees(/^1 of 6 articles/);
        await reader.role('list', 'Articles').css('h3 a').click();
        await eventually(async () => assert.match(await reader.text(), expected));
        await reader.css('.open-article').appears();
        await reader.press('Escape');
      }
      await nothingRan(reader);
    });

    test('sets numbers behind a name in Arabic', async () => {
      const reader = await opened(place, page);
      const ids = await reader.evaluate(() => dossier.articles().map(({ id }) => id));
      await reader.evaluate((address) => dossier.open(address), `?compare=${ids.at(-1)},${ids[0]}`);
      await reader.css('.alone summary').appears();
      const [name, count] = await reader.css('.alone summary').evaluate((summary) => {
        const name = document.createRange();
        name.selectNode([...summary.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.data.includes('الأهرام')));
        return [name.getBoundingClientRect().right, summary.querySelector('.count').getBoundingClientRect().left];
      });
      assert.ok(count >= name, `${count} is right of ${name}`);
      assert.equal(await reader.css('.alone summary .count').evaluate((count) => {
        const number = document.createRange();
        number.setStart(count.firstChild, 0);
        number.setEnd(count.firstChild, 1);
        return number.getBoundingClientRect().left - count.getBoundingClientRect().left < 2;
      }), true, 'and begins with the number');
    });

    test('shows one huge line, and finds the end of it', async () => {
      const reader = await opened(place, page, '?q=needle');
      await reader.sees(/^1 of 6 articles, 1 match$/);
      await reader.role('list', 'Articles').css('h3 a').click();
      await reader.press('n');
      await eventually(async () => assert.equal(await reader.css('mark[aria-current]').text(), 'needle'));
      assert.ok((await reader.role('region', 'One enormous line').text()).length > 200_000);
      await reader.search('harbour');
      await reader.sees(/^3 of 6 articles, 2,802 matches$/);
      await nothingRan(reader);
    });
  });

  describe(`A damaged page in ${place.name}`, () => {
    for (const [damage, changed] of [
      ['a corpus block that is cut off', () => inBlock(page, 'corpus', (text) => text.slice(0, text.length >> 1 & ~3))],
      ['a corpus block with a changed letter', () => inBlock(page, 'corpus', flip)],
      ['a corpus block that is not base64', () => inBlock(page, 'corpus', (text) => `${text.slice(0, 40)}%%%${text.slice(43)}`)],
      ['a corpus block that holds something else', () => inBlock(page, 'corpus', () => 'H4sIAAAAAAAAA8tIzcnJBwCGphA2BQAAAA==')],
      ['a program that is cut off', () => inBlock(page, 'wasm', (text) => text.slice(0, text.length >> 1 & ~3))],
      ['a program with a changed letter', () => inBlock(page, 'wasm', flip)],
      ['a program that begins otherwise', () => inBlock(page, 'wasm', (text) => `%%%${text.slice(3)}`)],
      ['no program', () => inBlock(page, 'wasm', () => '')],
    ]) {
      test(`with ${damage} says so, and its articles can be read`, async () => {
        const reader = await place.reader();
        await reader.open(await place.page(changed(), 'damaged.html'), '?q=harbour');
        const notice = reader.role('alert');
        assert.match(await notice.text(), /damaged|cannot be|not .* corpus/i);
        assert.match(await notice.text(), /again/, 'and how to mend it');
        assert.doesNotMatch(await notice.text(), /undefined|\[object|panicked/);
        const text = await reader.text();
        assert.match(text, /The first sentence of this report/);
        assert.match(text, /the bridge would stay closed/);
        await assert.rejects(reader.ready());
        await nothingRan(reader);
      });
    }
  });
}

test('The built page is at most 250 KB on the wire', () => {
  const size = gzipSync(builtBytes, { level: 9 }).length;
  assert.ok(size <= 250_000, `it has ${size} bytes as gzip`);
});

test('The built page with a damaged program says so, and its articles can be read', async () => {
  const reader = await atChromium();
  await reader.open(await onDisk(inBlock(builtBytes, 'wasm', flip), 'damaged.html'));
  assert.match(await reader.role('alert').text(), /damaged/);
  assert.match(await reader.text(), /six baby elephants/);
});

async function opened(place, bytes, view = '') {
  const reader = await place.reader();
  await reader.open(await place.page(bytes, 'packed.html'), view);
  await reader.ready();
  return reader;
}

async function nothingRan(reader) {
  assert.equal(await reader.evaluate(() => globalThis.hacked), undefined);
  assert.equal(await reader.css('#app img, #app svg, #articles img, #articles svg, #articles script').count(), 0);
}

/** The page with the text of a data block changed. */
function inBlock(page, name, change) {
  const html = page.toString();
  // The script between them names both.
  const [opening, closing] = name === 'corpus'
    ? [html.lastIndexOf('<template id="dossier-corpus">'), '</template>']
    : [html.indexOf(`id="dossier-${name}"`), '</script>'];
  const start = html.indexOf('>', opening) + 1;
  const end = html.indexOf(closing, start);
  assert.ok(start > 0 && end > start, `the page has a block ${name}`);
  return Buffer.from(html.slice(0, start) + change(html.slice(start, end)) + html.slice(end));
}

/** Exchanges one letter in the middle. */
function flip(text) {
  const at = Math.floor(text.length * 0.6);
  return text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
}
