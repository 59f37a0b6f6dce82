// The languages of the page: which it speaks, how numbers and dates are written, and that nothing is left in another.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';

import { atChromium, eventually, hosted, onDisk } from './page.mjs';

/** The messages of a language that have no values, by their names. */
const messages = (language) => {
  const file = readFileSync(new URL(`../../locales/${language}.ftl`, import.meta.url), 'utf8');
  return new Map([...file.matchAll(/^([a-z-]+) = ([^{}\n]+)$/gm)].map(([, name, text]) => [name, text]));
};
const english = messages('en');

/** A reader whose browser wants these languages. */
async function reading(locale, view = '', page = undefined, options = {}) {
  const reader = await atChromium({ locale, ...options });
  await reader.open(page ?? await onDisk(), view);
  await reader.ready();
  return reader;
}

/** The language and direction that the page says it has. */
const spoken = (reader) => reader.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);

describe('The page speaks', () => {
  for (const [locale, language, direction] of [
    ['fr-CA', 'fr', 'ltr'], ['ar-EG', 'ar', 'rtl'], ['en-GB', 'en', 'ltr'], ['my-MM', 'en', 'ltr'],
  ]) {
    test(`${language} to a browser that wants ${locale}`, async () => {
      const reader = await reading(locale, '?q=Kremlin');
      assert.deepEqual(await spoken(reader), [language, direction]);
      assert.equal(await reader.css('#found-heading').text(), messages(language).get('view-articles'));
    });
  }

  test('with the numbers and dates of the place', async () => {
    for (const [locale, words, date] of [
      ['en-US', /^3,553 words$/, 'March 4, 2025'],
      ['en-GB', /^3,553 words$/, '4 March 2025'],
      ['fr-FR', /^3\s553 mots$/, '4 mars 2025'],
      ['ar-EG', /^٣٬٥٥٣ كلمة$/, '٤ مارس ٢٠٢٥'],
    ]) {
      const reader = await reading(locale);
      const figures = (await reader.css('.figures').text()).split(' · ');
      assert.match(figures[2], words);
      await reader.open(reader.page, '?read=ap');
      await reader.ready();
      assert.equal((await reader.css('.open-article time').text()).trim(), date);
    }
  });

  test('with as many words for a number as the language has', async () => {
    for (const [locale, view, want] of [
      ['en', '?q=%22on+top+of+its+embassy%22', /^1 of 5 articles, 1 match$/],
      ['ar-MA', '?q=consulate', /2 من 5/],
    ]) {
      const reader = await reading(locale, view);
      assert.match((await reader.css('[role=status]').text()).replaceAll(/[\u2066-\u2069]/g, ''), want);
    }
  });

  test('while the articles keep their own', async () => {
    const reader = await reading('ar', '?read=irrawaddy');
    assert.equal(await reader.css('.open-article').evaluate((it) => it.lang), 'en');
    const paragraph = reader.css('.open-article > p[dir=auto]').at(0);
    assert.equal(await paragraph.evaluate((it) => getComputedStyle(it).direction), 'ltr');
  });
});

describe('A language that is chosen', () => {
  test('stays, and the view with it', async () => {
    const reader = await reading('en-GB', '?q=consulate', await hosted());
    await reader.role('button', 'العربية').click();
    await eventually(async () => assert.deepEqual(await spoken(reader), ['ar', 'rtl']));
    assert.equal(await reader.css('.article-list > li').count(), 2);
    await reader.open(reader.page, '?q=Moscow');
    await reader.ready();
    assert.deepEqual(await spoken(reader), ['ar', 'rtl']);
    await reader.role('button', 'English').click();
    await eventually(async () => assert.deepEqual(await spoken(reader), ['en', 'ltr']));
  });
});

const views = ['', '?q=Kremlin', '?q=Kremlin&read=irrawaddy&at=1', '?q=Putin&view=lines', '?view=timeline', '?q=nuclear&view=words', '?view=names',
  '?view=matrix', '?compare=moscow-times,ap,irrawaddy&at=2', '?q=nothinglikethis&source=The%20Irrawaddy'];

for (const language of ['fr', 'ar']) {
  describe(`In ${language}`, () => {
    const own = new Set(messages(language).values());
    const foreign = [...english].filter(([name, text]) => !own.has(text) && text.length > 3 && name !== 'language').map(([, text]) => text);

    test('nothing is said in English', async () => {
      const reader = await reading(language);
      for (const view of views) {
        await reader.open(reader.page, view);
        await reader.ready();
        const said = await reader.evaluate(() => {
          for (const it of document.querySelectorAll('details')) it.open = true;
          const named = [...document.querySelectorAll('#app *')].flatMap((it) => [it.ariaLabel, it.title, it.placeholder]);
          const texts = [];
          const walk = document.createTreeWalker(document.querySelector('#app'), NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            if (!walk.currentNode.parentElement.closest('.open-article > :not(header, section, .correcting) p')) texts.push(walk.currentNode.data);
          }
          return [...named, ...texts].filter(Boolean).map((it) => it.trim());
        });
        assert.deepEqual(said.filter((it) => foreign.includes(it)), [], view);
        assert.ok(said.some((it) => own.has(it)));
      }
    });

    for (const width of [1280, 390]) {
      test(`everything has its place at ${width} px`, async () => {
        const reader = await reading(language, '', undefined, { viewport: { width, height: 844 } });
        for (const view of views) {
          await reader.open(reader.page, view);
          await reader.ready();
          const wide = await reader.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(wide <= width, `${view} is ${wide} px wide`);
        }
      });
    }
  });
}
