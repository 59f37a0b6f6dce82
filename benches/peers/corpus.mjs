// The articles that are measured on: read once, and given to everything measured in the same words.
//
// They come from a file named on the command line; none of them is part of the project.

import { createReadStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * The first articles of a file that holds one JSON object a line: `{id, title, date, source, body}`.
 *
 * Each becomes `{id, title, date, source, body}`, where the body's paragraphs are one line each with a blank line
 * between, so that no reader of the text has to guess where a paragraph ends, and the id is safe in links and file names.
 */
export async function readArticles(file, count) {
  const articles = [];
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (articles.length === count) break;
    const { title, date, source, body } = JSON.parse(line);
    const heading = oneLine(title ?? '');
    articles.push({
      id: `a${String(articles.length + 1).padStart(5, '0')}`,
      title: heading,
      date: /^\d{4}(-\d\d(-\d\d)?)?/.exec(date ?? '')?.[0] ?? null,
      source: oneLine(source ?? '') || null,
      body: paragraphs(body ?? '').join('\n\n') || heading || 'Empty.',
    });
  }
  if (articles.length < count) throw new Error(`${file} holds ${articles.length} articles, not ${count}`);
  return articles;
}

/** All that there is to read, as one text: what the sizes on the wire are held against. */
export function wholeText(articles) {
  return articles.map(({ title, body }) => `${title}\n\n${body}\n`).join('\n');
}

/** Writes the folder that `dossier pack` reads. All lines are said to be the article: nothing here is furniture. */
export function writeFolder(articles, folder) {
  mkdirSync(folder, { recursive: true });
  const manifest = ['title = "Articles"'];
  for (const { id, title, date, source, body } of articles) {
    writeFileSync(join(folder, `${id}.txt`), `${body}\n`);
    manifest.push('', '[[article]]', `file = "${id}.txt"`, `id = "${id}"`);
    if (title) manifest.push(`title = ${text(title)}`);
    if (source) manifest.push(`source = ${text(source)}`);
    if (date) manifest.push(`published = ${date.length === 10 ? date : text(date)}`);
    manifest.push(`body = [[1, ${body.split('\n').length}]]`);
  }
  writeFileSync(join(folder, 'corpus.toml'), `${manifest.join('\n')}\n`);
}

/** A paragraph ends at a blank line, and before a line that is set in. */
function paragraphs(body) {
  return body.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').split(/\n[^\S\n]*\n|\n(?=[^\S\n]{3})/).map(oneLine).filter(Boolean);
}

function oneLine(text) {
  return text.toWellFormed().replace(/[\p{Cc}\s]+/gu, ' ').trim();
}

/** A basic string of TOML, which escapes as JSON does. */
function text(value) {
  return JSON.stringify(value);
}
