// The stemmers of languages other than English: a page carries those of its articles, and they do as the command line's.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';

import { atChromium, eventually, places } from './page.mjs';
import { asked, builtBytes, dossier, scratch, stemmer, stems } from './project.mjs';

describe('The module of a stemmer', () => {
  for (const language of new Set(stems.map(([language]) => language))) {
    test(`gives the stems of the table: ${language}`, async () => {
      const stem = await stemmerOf(language);
      for (const [, form, expected] of stems.filter(([of]) => of === language)) assert.equal(stem(form), expected, form);
      assert.equal(stem(''), '');
    });
  }

  test('bears long words, and forgets them', async () => {
    for (const [language, word] of [['ar', 'ككتابهم'], ['el', 'λιμάνια'], ['tr', 'evlerimizde'], ['uk', 'будинками']]) {
      const stem = await stemmerOf(language);
      const before = stem(word);
      for (let time = 0; time < 20; time++) assert.ok(stem(word.repeat(1_000)).length > 0);
      assert.equal(stem(word), before);
      assert.ok(stem.size() < 2 ** 22, `${language} has taken ${stem.size()} bytes`);
    }
  });
});

/** Articles in three languages and English; the forms that are asked for below stand in none. */
const articles = {
  'bruecke.txt': `Die Brücken am Hafen

Die alten Brücken über den Fluss werden in diesem Sommer wieder geöffnet, sagte der Bürgermeister am Montag. Viele
Häuser am Ufer waren nach dem Hochwasser verlassen worden, und die Schiffe lagen wochenlang im Hafen. Die Regierung
versprach den Bewohnern schnelle Hilfe.
`,
  'marche.txt': `Les marchés du port

Les commerçants des marchés du port ont protesté lundi contre les nouvelles taxes que le gouvernement voudrait
introduire avant la fin de l'année. Plusieurs ministres nationaux ont visité les quais, où les pêcheurs attendaient
depuis longtemps une réponse.
`,
  'most.txt': `Мосты над рекой

Старые мосты над рекой будут открыты летом, сказал в понедельник мэр города. Многие дома на берегу были оставлены
после наводнения, а корабли неделями стояли в порту. Правительство обещало жителям быструю помощь.
`,
  'bridge.txt': `The bridges of the harbour

The old bridges over the river will be opened again in summer, the mayor said on Monday. Many houses on the bank had
been left after the flood, and the ships lay in the harbour for weeks.
`,
};

/** A form, and what it finds. */
const questions = [
  ['Brückens', 'bruecke'], ['häusern', 'bruecke'], ['verlassenen', 'bruecke'], ['Regierungen', 'bruecke'],
  ['ministre', 'marche'], ['nationales', 'marche'], ['protestèrent', 'marche'], ['attendait', 'marche'],
  ['мостами', 'most'], ['правительства', 'most'], ['кораблём', 'most'], ['жителях', 'most'],
  ['opening', 'bridge'], ['mayors', 'bridge'],
];

let folder;
let page;
before(() => {
  folder = join(scratch, 'languages');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(articles)) writeFileSync(join(folder, name), text);
  const named = Object.keys(articles).map((file) => `[[article]]\nfile = "${file}"\nid = "${file.split('.')[0]}"\n`);
  writeFileSync(join(folder, 'corpus.toml'), named.join(''));
  dossier('pack', folder, '-o', join(scratch, 'languages.html'));
  page = readFileSync(join(scratch, 'languages.html'));
});

const carried = (page) => [...page.toString().matchAll(/<p lang="(\w+)">[A-Za-z0-9+/]+=*<\/p>/g)].map(([, language]) => language);

describe('A page carries stemmers', () => {
  test('of the languages of its articles, some kilobytes each', () => {
    assert.deepEqual(carried(page), ['de', 'fr', 'ru']);
    for (const [element] of page.toString().matchAll(/<p lang="\w+">.*?<\/p>/g)) assert.ok(element.length < 12_000, `${element.length} bytes`);
  });

  test('unless they are English', () => {
    assert.deepEqual(carried(builtBytes), []);
    const english = join(scratch, 'english');
    mkdirSync(english);
    writeFileSync(join(english, 'bridge.txt'), articles['bridge.txt']);
    dossier('pack', english, '-o', join(scratch, 'english.html'));
    assert.deepEqual(carried(readFileSync(join(scratch, 'english.html'))), []);
  });
});

for (const place of places) {
  describe(`Articles in several languages, in ${place.name}`, () => {
    test('are found by forms that stand in none, as on the command line', async () => {
      const reader = await opened(place, page);
      for (const [form, article] of questions) {
        assert.ok(!Object.values(articles).some((text) => new RegExp(`${form}(?!\\p{L})`, 'iu').test(text)), `${form} stands in an article`);
        const expected = asked('search', folder, `${form} `, '--json');
        assert.deepEqual(expected.hits.map(({ id }) => id), [article], form);
        assert.deepEqual(await reader.evaluate((query) => dossier.search(query), `${form} `), expected);
      }
      await reader.search('правительств');
      await reader.sees(/^1 of 4 articles, 1 match$/);
      assert.deepEqual(reader.errors, []);
    });
  });
}

test('A copy of such a page is the page, and stems', async () => {
  const chromium = places.find(({ name }) => name.startsWith('Chromium'));
  const reader = await opened(chromium, page, '?q=h%C3%A4usern');
  const { bytes } = await reader.downloadsBy(() => reader.role('button', 'Save a copy').click());
  assert.ok(page.equals(bytes), 'the copy is the page byte for byte');
  for (const place of places.filter(({ name }) => name.endsWith('from disk'))) {
    const again = await opened(place, bytes, '?q=h%C3%A4usern');
    await again.sees(/^1 of 4 articles/);
    // What “Save page as” of the browser writes, as far as it matters here.
    const saved = await again.evaluate(() => `<!DOCTYPE html>\n${document.documentElement.outerHTML}`);
    const third = await opened(place, Buffer.from(saved), '?q=%D0%BC%D0%BE%D1%81%D1%82%D0%B0%D0%BC%D0%B8');
    await third.sees(/^1 of 4 articles/);
    assert.deepEqual(third.errors, []);
  }
});

test('A page whose stemmer is damaged says so', async () => {
  const html = page.toString();
  const at = html.indexOf('>', html.indexOf('<p lang="de">')) + 2_000;
  const damaged = html.slice(0, at) + (html[at] === 'A' ? 'B' : 'A') + html.slice(at + 1);
  const reader = await atChromium();
  await reader.open(await places[0].page(Buffer.from(damaged), 'damaged.html'));
  await eventually(async () => assert.match(await reader.role('alert').text(), /damaged/));
  assert.match(await reader.text(), /Die alten Brücken/);
});

async function opened(place, bytes, view = '') {
  const reader = await place.reader();
  await reader.open(await place.page(bytes, 'languages.html'), view);
  await reader.ready();
  return reader;
}

/** What stems a word by the module of a language, as the loader of a page has it done. */
async function stemmerOf(language) {
  const { instance: { exports: { memory, room, stem } } } = await WebAssembly.instantiate(stemmer(language));
  const stemOf = (word) => {
    const form = new TextEncoder().encode(word);
    const at = room(form.length);
    new Uint8Array(memory.buffer).set(form, at);
    const length = stem(at, form.length);
    return new TextDecoder().decode(new Uint8Array(memory.buffer, at, length));
  };
  return Object.assign(stemOf, { size: () => memory.buffer.byteLength });
}
