// A figure: an element of the page as a drawing of its own, SVG or PNG, just as it is on screen. Its boxes, lines and words
// become those of SVG, in their places, colours and typefaces.

// The element as SVG.
function drawn(element) {
  const frame = element.getBoundingClientRect();
  const parts = [];
  let [width, height] = [frame.width, frame.height];
  const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const shape = (name, attributes, content = '') => {
    const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
    parts.push(`<${name}${written.join('')}>${content}</${name}>`);
  };
  const pen = document.createElement('canvas').getContext('2d');
  const number = (text) => parseFloat(text) || 0;

  // A ground with its borders, which are bands of their own, so that each side may be another.
  const box = (place, style) => {
    const [x, y] = [place.left - frame.left, place.top - frame.top];
    const band = (x, y, width, height, fill, more) => {
      if (width > 0 && height > 0 && !/^rgba.*, 0\)$|\/ 0\)$/.test(fill)) shape('rect', { x, y, width, height, fill, opacity: style.opacity, ...more });
    };
    const round = style.borderTopLeftRadius;
    const rx = Math.min(round.endsWith('%') ? place.width * number(round) / 100 : number(round), place.width / 2);
    band(x, y, place.width, place.height, style.backgroundColor, { rx });
    const side = (of) => (style[`border${of}Style`] === 'none' ? 0 : number(style[`border${of}Width`]));
    const [top, right, bottom, left] = ['Top', 'Right', 'Bottom', 'Left'].map(side);
    band(x, y, place.width, top, style.borderTopColor);
    band(x, y + place.height - bottom, place.width, bottom, style.borderBottomColor);
    band(x, y, left, place.height, style.borderLeftColor);
    band(x + place.width - right, y, right, place.height, style.borderRightColor);
    if (style.outlineStyle !== 'none') {
      const by = number(style.outlineOffset);
      band(x - by, y - by, place.width + 2 * by, place.height + 2 * by, 'none', { stroke: style.outlineColor });
    }
    [width, height] = [Math.max(width, x + place.width), Math.max(height, y + place.height)];
  };

  // The words of a text, line by line, as far as there is room for them.
  const write = (text, style, room) => {
    const lines = [];
    for (const word of text.data.matchAll(/\S+/g)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const place = range.getBoundingClientRect();
      const line = lines.at(-1);
      if (place.left < room.left - 1 || place.right > room.right + 1) {
        if (line && !line.words.endsWith('…')) line.words += '…';
      } else if (line && Math.abs(line.top - place.top) < place.height / 2) {
        line.words += ` ${word[0]}`;
        [line.left, line.right] = [Math.min(line.left, place.left), Math.max(line.right, place.right)];
      } else if (place.width > 0) {
        lines.push({ words: word[0], left: place.left, right: place.right, top: place.top, height: place.height });
      }
    }
    pen.font = style.font;
    const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = pen.measureText('');
    for (const line of lines) {
      shape('text', {
        x: (style.direction === 'rtl' ? line.right : line.left) - frame.left,
        y: line.top - frame.top + line.height * up / (up + down),
        direction: style.direction,
        fill: style.color,
        'font-family': style.fontFamily,
        'font-size': style.fontSize,
        'font-style': style.fontStyle,
        'font-weight': style.fontWeight,
      }, escaped(style.textTransform === 'uppercase' ? line.words.toUpperCase() : line.words));
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
      parts.push(new XMLSerializer().serializeToString(copy));
      return;
    }
    box(place, style);
    const before = getComputedStyle(node, '::before');
    if (before.position === 'absolute' && before.content !== 'none') {
      const [left, top, width, height] = ['left', 'top', 'width', 'height'].map((key) => number(before[key]));
      box({ left: place.left + left, top: place.top + top, width, height }, before);
    }
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) write(child, style, room);
      else if (child.nodeType === Node.ELEMENT_NODE) draw(child, room);
    }
  };
  draw(element, { left: -Infinity, right: Infinity });
  const ground = getComputedStyle(document.documentElement).backgroundColor;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`
    + `<title>${escaped(document.title)}</title><rect width="100%" height="100%" fill="${ground}"/>${parts.join('')}</svg>`;
}

// SVG as a PNG of twice as many pixels.
async function painted(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width * 2, image.height * 2];
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => { canvas.toBlob(done); });
}

// The first of these elements that is on the page, as SVG or as PNG; nothing if none is.
async function figure(selectors, isPainted) {
  const elements = selectors.split(', ').flatMap((selector) => [...document.querySelectorAll(selector)]);
  const element = elements.find((it) => it.getBoundingClientRect().height > 0);
  const svg = element && drawn(element);
  return isPainted && svg ? painted(svg) : svg;
}
