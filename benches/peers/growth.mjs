// Draws how everything grows with the number of articles: `node growth.mjs FIGURES.json OUT.svg`.

import { readFileSync, writeFileSync } from 'node:fs';

import { bytes, grouped, median, milliseconds, spread } from './figures.mjs';

const [from, to] = process.argv.slice(2);
if (!to) throw new Error('node growth.mjs FIGURES.json OUT.svg');
const { sizes } = JSON.parse(readFileSync(from, 'utf8'));
const counts = Object.keys(sizes).map(Number).sort((a, b) => a - b);
if (counts.length < 2) throw new Error('growth needs figures at two sizes or more');

/** A colour for each, told apart by readers who see colours differently (Okabe and Ito), and a dash to go by besides. */
const LOOKS = {
  dossier: ['#d55e00', ''],
  scan: ['#888888', '6 3'],
  minisearch: ['#0072b2', ''],
  flexsearch: ['#009e73', ''],
  pagefind: ['#cc79a7', ''],
  orama: ['#56b4e9', '4 3'],
  lunr: ['#e69f00', '4 3'],
  fuse: ['#8c6bb1', '4 3'],
};

const PANELS = [
  { title: 'Bytes on the wire, everything', write: bytes, value: ({ wire }) => wire?.all },
  { title: 'First answer from disk (Pagefind: host), ms', write: milliseconds, value: ({ open }) => median(open.disk.length ? open.disk : open.http) },
  { title: 'A query for the first time, p95, ms', write: milliseconds, value: ({ first }) => spread(first.flat())?.p95 },
];
const PANEL = { width: 300, height: 230, left: 58, right: 22, top: 34, bottom: 30 };

const peers = Object.keys(LOOKS).filter((peer) => counts.some((count) => sizes[count].peers[peer]));
const width = PANEL.width * PANELS.length;
const height = PANEL.height + 34;
writeFileSync(to, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="Bytes, first answer and query time against the number of articles" font-family="system-ui, sans-serif" font-size="11">
<style>
svg { color: #222; background: #fff } .grid { stroke: currentColor; stroke-opacity: .15 } text { fill: currentColor }
@media (prefers-color-scheme: dark) { svg { color: #ddd; background: #16181c } }
</style>
${PANELS.map((panel, at) => draw(panel, at * PANEL.width)).join('\n')}
${legend()}
</svg>
`);

/** One panel; both axes are logarithmic. */
function draw({ title, write, value }, offset) {
  const lines = peers.map((peer) => ({
    peer,
    points: counts.map((count) => [count, sizes[count].peers[peer] && value(sizes[count].peers[peer])]).filter(([, height]) => height > 0),
  }));
  const values = lines.flatMap(({ points }) => points.map(([, height]) => height));
  const bottom = 10 ** Math.floor(Math.log10(Math.min(...values)));
  const top = 10 ** Math.ceil(Math.log10(Math.max(...values)));
  const scale = (from, to, low, high) => (at) => low + ((Math.log(at) - Math.log(from)) / (Math.log(to) - Math.log(from))) * (high - low);
  const x = scale(counts[0], counts.at(-1), PANEL.left, PANEL.width - PANEL.right);
  const y = scale(bottom, top, PANEL.height - PANEL.bottom, PANEL.top);
  const parts = [`<text x="${PANEL.left}" y="18" font-weight="600">${title}</text>`];
  for (let tick = bottom; tick <= top * 1.001; tick *= 10) {
    parts.push(`<path class="grid" d="M${PANEL.left} ${short(y(tick))}H${PANEL.width - PANEL.right}"/>`);
    parts.push(`<text x="${PANEL.left - 6}" y="${short(y(tick) + 4)}" text-anchor="end">${write(tick)}</text>`);
  }
  for (const count of counts) parts.push(`<text x="${short(x(count))}" y="${PANEL.height - 12}" text-anchor="middle">${grouped(count)}</text>`);
  for (const { peer, points } of lines) {
    const [colour, dash] = LOOKS[peer];
    const stroke = `stroke="${colour}" stroke-width="${peer === 'dossier' ? 3 : 1.5}"${dash && ` stroke-dasharray="${dash}"`}`;
    parts.push(`<polyline fill="none" ${stroke} points="${points.map(([count, value]) => `${short(x(count))},${short(y(value))}`).join(' ')}"/>`);
    for (const [count, value] of points) parts.push(`<circle cx="${short(x(count))}" cy="${short(y(value))}" r="2.5" fill="${colour}"/>`);
  }
  return `<g transform="translate(${offset} 0)">${parts.join('')}</g>`;
}

function legend() {
  const step = (width - PANEL.left) / peers.length;
  const names = peers.map((peer) => sizes[counts.find((count) => sizes[count].peers[peer])].peers[peer].name);
  return peers.map((peer, at) => {
    const left = PANEL.left + at * step;
    const [colour, dash] = LOOKS[peer];
    return `<path d="M${short(left)} ${height - 16}h22" stroke="${colour}" stroke-width="${peer === 'dossier' ? 3 : 1.5}"${dash && ` stroke-dasharray="${dash}"`}/>` +
      `<text x="${short(left + 27)}" y="${height - 12}">${names[at]}</text>`;
  }).join('\n');
}

function short(number) {
  return Number(number.toFixed(1));
}
