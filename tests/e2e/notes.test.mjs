// Notes on passages: made, kept in the browser, shown where they lie, taken away and brought in again.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { atChromium, eventually, onDisk, places } from './page.mjs';

/** Selects all of the first paragraph that holds these words. */
const select = (reader, words) => reader.evaluate((words) => {
  const block = [...document.querySelectorAll('.open-article [data-block]')].find((it) => it.textContent.includes(words));
  getSelection().selectAllChildren(block);
}, words);

for (const place of places) {
  describe(`Notes in ${place.name}`, () => {
    test('are made of what is selected, stay, and lead back', async () => {
      const reader = await place.open('?q=consulate&read=bloomberg');
      await reader.css('#reader-title').hasFocus(); // taking it, WebKit lets go of what is selected
      await select(reader, 'Vladivostok');
      await reader.role('toolbar', 'Selected passage').role('button', 'Note').click();
      const name = reader.css('.reader .note-list input').at(0);
      await name.hasFocus();
      await reader.type('The port');
      await reader.press('Tab');
      await reader.reload();
      await reader.ready();
      const quote = reader.css('.reader .note-list blockquote a');
      assert.match(await quote.text(), /^The general told Putin.*Kremlin release\.$/);
      assert.equal(await reader.css('.reader .note-list input').at(0).evaluate((field) => field.value), 'The port');
      assert.doesNotMatch(await reader.view(), /port/, 'no address holds a note');
      await quote.click();
      await reader.isAt('?q=consulate&read=bloomberg&at=3.0-211');
      await reader.role('button', /^Remove the note/).click();
      await eventually(async () => assert.equal(await reader.css('.note-list li').count(), 0));
    });

    test('without a selection ask for one', async () => {
      const reader = await place.open('?read=bloomberg');
      await reader.press('m');
      await eventually(async () => assert.match(await reader.css('.message').text(), /^Select words/));
    });
  });
}

describe('Notes that leave the browser', () => {
  const opened = async (page = undefined, view = '') => {
    const reader = await atChromium();
    await reader.open(page ?? await onDisk(), view);
    await reader.ready();
    return reader;
  };
  const noted = async () => {
    const reader = await opened(undefined, '?read=ap&at=3.0-20');
    await reader.press('m');
    await reader.css('.reader .note-list li').appears();
    await reader.evaluate(() => document.activeElement.blur());
    await reader.press('g');
    await reader.press('o');
    await reader.role('dialog', 'Notes').appears();
    return reader;
  };
  const saved = async (reader, button) => {
    const { bytes } = await reader.downloadsBy(() => reader.role('dialog', 'Notes').role('button', button).click());
    return bytes;
  };
  const bring = (reader, text) => reader.tab.setInputFiles('.note-file input', { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
  const says = (reader, sentence) => eventually(async () => assert.match(await reader.css('.notebook [role="alert"]').text(), sentence));

  test('travel in a copy of the page, if the reader wants that', async () => {
    const reader = await noted();
    const copy = await saved(reader, 'Save a copy of the page with them');
    const other = await opened(await onDisk(copy, 'with notes.html'), '?read=ap');
    await other.evaluate(() => localStorage.clear());
    await other.reload();
    await other.ready();
    await eventually(async () => assert.equal(await other.css('.reader .note-list li').count(), 1));
  });

  test('come back from a file, once', async () => {
    const reader = await noted();
    const file = (await saved(reader, 'Save as a file')).toString();
    await bring(reader, file);
    await says(reader, /^New notes: 0\. Here before: 1\./);
    await bring(reader, file.replaceAll(/corpus=[0-9a-f]+/g, 'corpus=00000000').replace('read=ap', 'read=elsewhere'));
    await says(reader, /^New notes: 1\. Here before: 0\..*another collection/);
    assert.equal(await reader.css('.notebook .note-list li').count(), 2);
    assert.match(await reader.css('.notebook .note-list li').at(1).text(), /its passage is not in this collection/);
  });

  test('come from the same file again, after it was changed or not', async () => {
    const reader = await noted();
    const file = (await saved(reader, 'Save as a file')).toString();
    const counted = () => reader.css('.notebook [role="alert"]').evaluate((it) => it.textContent);
    await bring(reader, file);
    await says(reader, /^New notes: 0\. Here before: 1\./);
    // What a browser compares with what is chosen next.
    assert.equal(await reader.css('.note-file input').evaluate((field) => field.files.length), 0);
    const first = await counted();
    await bring(reader, file);
    await says(reader, /^New notes: 0\. Here before: 1\./);
    assert.notEqual(await counted(), first, 'said again, it is read out again');
  });

  test('on one passage are called differently, and it is said if they would not be', async () => {
    const reader = await noted();
    const file = (await saved(reader, 'Save as a file')).toString();
    const name = (place) => reader.css('.notebook .note-list li').at(place).css('input').at(0);
    await name(0).focus();
    await reader.type('a');
    await bring(reader, file); // the one without a name
    await says(reader, /^New notes: 1\./);
    await name(1).focus();
    await reader.type('a');
    await says(reader, /^Another note is called that\./);
    await reader.type('b');
    await eventually(async () => assert.equal((await reader.css('.notebook [role="alert"]').evaluate((it) => it.textContent)).trim(), ''));
  });

  test('are not lost to a file that holds none', async () => {
    const reader = await noted();
    await bring(reader, 'Dear diary');
    await says(reader, /^This file holds no notes that can be read: Line 1: /);
    assert.equal(await reader.css('.notebook .note-list li').count(), 1);
  });

  test('are said not to be kept where the browser keeps nothing', async () => {
    const reader = await opened(undefined, '?read=ap&at=3.0-20');
    await reader.evaluate(() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; });
    await reader.press('m');
    await eventually(async () => assert.match(await reader.css('.message').text(), /does not keep notes/));
    assert.equal(await reader.css('.reader .note-list li').count(), 1);
  });
});
