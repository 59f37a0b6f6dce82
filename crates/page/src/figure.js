// A figure: an element of the page as a drawing of its own, SVG or PNG, as it is on screen. Its grounds, borders, drawings and
// texts become those of SVG, in their places, colours and typefaces; shadows, patterns and underlines do not.

// The element as SVG.
function drawn(element) {
  const frame = element.getBoundingClientRect();
  const parts = [];
  let [left, right, bottom] = [0, 0, 0];
  const reach = (from, to, down) => {
    [left, right, bottom] = [Math.min(left, from), Math.max(right, to), Math.max(bottom, down)];
  };
  const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const shape = (name, attributes, content = '') => {
    const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
    parts.push(`<${name}${written.join('')}>${content}</${name}>`);
  };
  const pen = document.createElement('canvas').getContext('2d');
  const number = (text) => parseFloat(text) || 0;

  // A ground with its borders, which are bands of their own, so that each side may be another.
  const box = (place, style, room) => {
    const [x, y] = [place.left - frame.left, place.top - frame.top];
    const band = (x, y, width, height, fill, more) => {
      if (width > 0 && height > 0 && !/^rgba.*, 0\)$|\/ 0\)$/.test(fill)) shape('rect', { x, y, width, height, fill, opacity: style.opacity, ...more });
    };
    const round = style.borderTopLeftRadius;
    const rx = Math.min(round.endsWith('%') ? place.width * number(round) / 100 : number(round), place.width / 2);
    band(x, y, place.width, place.height, style.backgroundColor, { rx });
    const side = (of) => (style[`border${of}Style`] === 'none' ? 0 : number(style[`border${of}Width`]));
    const [above, after, below, before] = ['Top', 'Right', 'Bottom', 'Left'].map(side);
    band(x, y, place.width, above, style.borderTopColor);
    band(x, y + place.height - below, place.width, below, style.borderBottomColor);
    band(x, y, before, place.height, style.borderLeftColor);
    band(x + place.width - after, y, after, place.height, style.borderRightColor);
    if (style.outlineStyle !== 'none') {
      const by = number(style.outlineOffset);
      band(x - by, y - by, place.width + 2 * by, place.height + 2 * by, 'none', { stroke: style.outlineColor });
    }
    reach(Math.max(x, room.left - frame.left), Math.min(x + place.width, room.right - frame.left), y + place.height);
  };

  // A text, line by line, as far as there is room for it.
  const write = (text, style, room) => {
    const lines = [];
    for (const { segment, index } of new Intl.Segmenter().segment(text.data)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + segment.length);
      const place = range.getBoundingClientRect();
      if (place.width === 0) continue; // white space that is not shown
      const line = lines.at(-1);
      const isSame = line && Math.abs(line.top - place.top) < place.height / 2;
      if (place.left < room.left - 1 || place.right > room.right + 1) {
        // In place of the last characters, as long as it is itself.
        if (isSame && !line.words.endsWith('…')) line.words = line.words.replace(/.{0,2}$/u, '…');
      } else if (isSame) {
        line.words += segment;
        [line.left, line.right] = [Math.min(line.left, place.left), Math.max(line.right, place.right)];
      } else {
        lines.push({ words: segment, left: place.left, right: place.right, top: place.top, height: place.height });
      }
    }
    pen.font = style.font;
    const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = pen.measureText('');
    for (const line of lines) {
      reach(line.left - frame.left, line.right - frame.left, line.top - frame.top + line.height);
      shape('text', {
        x: (style.direction === 'rtl' ? line.right : line.left) - frame.left,
        y: line.top - frame.top + line.height * up / (up + down),
        direction: style.direction,
        fill: style.color,
        'font-family': style.fontFamily,
        'font-size': style.fontSize,
        'font-style': style.fontStyle,
        'font-weight': style.fontWeight,
      }, escaped(style.textTransform === 'uppercase' ? line.words.trim().toUpperCase() : line.words.trim()));
    }
  };

  const draw = (node, around) => {
    const style = getComputedStyle(node);
    const place = node.getBoundingClientRect();
    const room = style.overflowX === 'hidden' ? place : around;
    const isHidden = style.visibility === 'hidden' || place.width * place.height <= 1 || node.matches('details, .more');
    if (isHidden) return;
    if (node.localName === 'svg') {
      const copy = node.cloneNode(true);
      const inked = node.querySelectorAll('*');
      copy.querySelectorAll('*').forEach((part, nth) => {
        for (const key of ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'opacity', 'vector-effect']) {
          part.setAttribute(key, getComputedStyle(inked[nth]).getPropertyValue(key));
        }
      });
      const at = { x: place.left - frame.left, y: place.top - frame.top, width: place.width, height: place.height };
      for (const [key, value] of Object.entries(at)) copy.setAttribute(key, value);
      const mirrored = new DOMMatrix(style.transform).a < 0 ? `translate(${2 * at.x + at.width} 0) scale(-1 1)` : '';
      parts.push(`<g transform="${mirrored}">${new XMLSerializer().serializeToString(copy)}</g>`);
      reach(at.x, at.x + at.width, at.y + at.height);
      return;
    }
    box(place, style, around);
    const before = getComputedStyle(node, '::before');
    if (before.position === 'absolute' && before.content !== 'none') {
      const [left, top, width, height] = ['left', 'top', 'width', 'height'].map((key) => number(before[key]));
      box({ left: place.left + left, top: place.top + top, width, height }, before, room);
    }
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) write(child, style, room);
      else if (child.nodeType === Node.ELEMENT_NODE) draw(child, room);
    }
  };
  draw(element, { left: -Infinity, right: Infinity });
  const ground = getComputedStyle(document.documentElement).backgroundColor;
  const size = `width="${right - left}" height="${bottom}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="${left} 0 ${right - left} ${bottom}">`
    + `<title>${escaped(document.title)}</title><rect x="${left}" ${size} fill="${ground}"/>${parts.join('')}</svg>`;
}

// SVG as a PNG of twice as many pixels; nothing if it would have more than a browser paints.
async function painted(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width * 2, image.height * 2];
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => { canvas.toBlob(done); });
}

// The first of these elements that is on the page, as SVG or as PNG: `undefined` if none is, `null` if it cannot be painted.
async function figure(selectors, isPainted) {
  const elements = selectors.split(', ').flatMap((selector) => [...document.querySelectorAll(selector)]);
  const element = elements.find((it) => it.getBoundingClientRect().height > 0 && !it.closest('details:not([open])'));
  const svg = element && drawn(element);
  return isPainted && svg ? painted(svg) : svg;
}
