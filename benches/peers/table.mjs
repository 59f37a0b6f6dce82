// The figures as tables in Markdown.

import { bytes, grouped, median, milliseconds, spread } from './figures.mjs';
import { KINDS } from './queries.mjs';

/** All tables of a run. */
export function table({ made, sizes }) {
  const versions = Object.entries(made.versions).filter(([, version]) => version).map(([name, version]) => `${name} ${version}`);
  return `${[
    `Chromium ${made.chromium}, ${made.processor}, ${made.on}; ${versions.join(', ')}. ${made.rounds} rounds in turns.`,
    ...Object.entries(sizes).flatMap(([size, figures]) => [`## ${grouped(size)} articles`, ...section(figures)]),
  ].join('\n\n')}\n`;
}

function section({ text, queries, peers }) {
  const { empty, ...others } = peers;
  const parts = [
    `${bytes(text.bytes)} of text; gzip −9 ${bytes(text.gzip)}${text.xz ? `, xz −9 ${bytes(text.xz)}` : ''}. ${queries.length} queries. ` +
      `An empty page takes ${milliseconds(median(empty.open.http))} ms from the host, ${milliseconds(median(empty.open.disk))} ms from disk, ` +
      `${bytes(median(empty.memory.opened))} of memory; the latter is taken off below.`,
    markdown(
      ['', 'on the wire', 'first answer, host', 'disk', 'memory', 'after all queries', 'in use', 'first time p50', 'p95', 'max', 'again p50', 'p95', 'max', 'exact'],
      Object.values(others).map((one) => row(one, empty, queries)),
    ),
    `p95 in milliseconds, the first time / again, and exact answers, by kind:`,
    markdown(['', ...KINDS], Object.values(others).filter(({ first }) => first.length).map((one) => [one.name, ...KINDS.map((kind) => ofKind(one, queries, kind))])),
  ];
  const notes = Object.values(others).flatMap(({ name, failed, notes }) => [failed, ...notes].filter(Boolean).map((note) => `- ${name}: ${note}`));
  if (notes.length) parts.push(notes.join('\n'));
  return parts;
}

function row(one, empty, queries) {
  const more = (values, base) => (values.length ? bytes(median(values) - median(base)) : '–');
  const times = (passes) => {
    const all = spread(passes.flat());
    return all ? [all.p50, all.p95, all.max].map(milliseconds) : ['–', '–', '–'];
  };
  return [
    one.name,
    !one.wire ? '–' : one.wire.first === one.wire.all ? bytes(one.wire.all) : `${bytes(one.wire.first)}, in all ${bytes(one.wire.all)}`,
    milliseconds(median(one.open.http)),
    milliseconds(median(one.open.disk)),
    more(one.memory.opened, empty.memory.opened),
    more(one.memory.asked, empty.memory.opened),
    more(one.memory.kept, empty.memory.opened),
    ...times(one.first),
    ...times(one.warm),
    one.wrong ? `${queries.length - one.wrong.length} of ${queries.length}` : '–',
  ];
}

function ofKind({ first, warm, wrong }, queries, kind) {
  const places = queries.flatMap((query, place) => (query.kind === kind ? [place] : []));
  const p95 = (passes) => milliseconds(spread(passes.flatMap((pass) => places.map((place) => pass[place])))?.p95);
  const right = wrong ? `${places.length - wrong.filter((one) => one.kind === kind).length} of ${places.length}` : '–';
  return `${p95(first)} / ${p95(warm)}; ${right}`;
}

function markdown(heads, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map((_, at) => (at ? '---:' : '---'))), ...rows.map(line)].join('\n');
}
