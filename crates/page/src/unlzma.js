// Unpacks the program: LZMA with the header of a .lzma file, then its checksum (FNV-1a, 32 bits). It makes the program a
// quarter smaller than gzip, the best that browsers unpack by themselves. Decoding follows the LZMA specification
// (7-zip.org/sdk.html): bits are read by an arithmetic coder that learns the odds of each.
function unlzma(input) {
  const properties = input[0], lc = properties % 9, lp = (properties / 9 | 0) % 5, pb = properties / 45 | 0;
  const output = new Uint8Array(new DataView(input.buffer, input.byteOffset).getUint32(5, true));
  const odds = (number) => new Uint16Array(number).fill(1024);
  let at = 18;
  // Range and code, 32 bits each: in an array, since as variables they would be boxed at every step.
  const coder = new Uint32Array([-1, 0]);
  for (let i = 14; i < 18; i++) coder[1] = coder[1] << 8 | input[i];

  const bit = (model, index) => {
    const odd = model[index], bound = (coder[0] >>> 11) * odd;
    const one = coder[1] >= bound;
    if (one) { coder[0] -= bound; coder[1] -= bound; model[index] -= odd >> 5; }
    else { coder[0] = bound; model[index] += 2048 - odd >> 5; }
    if (coder[0] < 0x1000000) { coder[0] = coder[0] << 8; coder[1] = coder[1] << 8 | input[at++]; }
    return +one;
  };
  const direct = (number) => {
    let value = 0;
    while (number--) {
      coder[0] >>>= 1;
      const one = +(coder[1] >= coder[0]);
      if (one) coder[1] -= coder[0];
      value = value << 1 | one;
      if (coder[0] < 0x1000000) { coder[0] = coder[0] << 8; coder[1] = coder[1] << 8 | input[at++]; }
    }
    return value >>> 0;
  };
  const tree = (model, start, bits) => {
    let node = 1;
    for (let i = 0; i < bits; i++) node = node << 1 | bit(model, start + node);
    return node - (1 << bits);
  };
  const reverse = (model, start, bits) => {
    let node = 1, value = 0;
    for (let i = 0; i < bits; i++) {
      const one = bit(model, start + node);
      node = node << 1 | one;
      value |= one << i;
    }
    return value;
  };
  const lengths = () => ({ choice: odds(2), low: odds(128), middle: odds(128), high: odds(256) });
  const length = (it, place) => 2 + (!bit(it.choice, 0) ? tree(it.low, place << 3, 3)
    : !bit(it.choice, 1) ? 8 + tree(it.middle, place << 3, 3) : 16 + tree(it.high, 0, 8));

  const literals = odds(0x300 << lc + lp), isMatch = odds(192), isRepeat = odds(12), isRepeat0 = odds(12), isRepeat1 = odds(12);
  const isRepeat2 = odds(12), isLong = odds(192), slots = odds(256), special = odds(128), aligned = odds(16);
  const matches = lengths(), repeats = lengths();
  let state = 0, back = [0, 0, 0, 0], end = 0;
  while (end < output.length) {
    const place = end & (1 << pb) - 1, here = state * 16 + place;
    if (!bit(isMatch, here)) {
      const before = end ? output[end - 1] : 0;
      const base = 0x300 * (((end & (1 << lp) - 1) << lc) + (before >> 8 - lc));
      let symbol = 1;
      if (state > 6) {
        let match = output[end - back[0] - 1];
        while (symbol < 256) {
          const expected = match >> 7 & 1;
          match <<= 1;
          const one = bit(literals, base + (1 + expected << 8) + symbol);
          symbol = symbol << 1 | one;
          if (one !== expected) break;
        }
      }
      while (symbol < 256) symbol = symbol << 1 | bit(literals, base + symbol);
      output[end++] = symbol;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let count;
    if (!bit(isRepeat, state)) {
      count = length(matches, place);
      state = state < 7 ? 7 : 10;
      const slot = tree(slots, Math.min(count - 2, 3) << 6, 6);
      let distance = slot;
      if (slot > 3) {
        const bits = (slot >> 1) - 1;
        distance = (2 | slot & 1) << bits;
        distance += slot < 14 ? reverse(special, distance - slot, bits) : (direct(bits - 4) << 4) + reverse(aligned, 0, 4);
      }
      back = [distance, back[0], back[1], back[2]];
    } else {
      let which = 0;
      if (!bit(isRepeat0, state)) {
        if (!bit(isLong, here)) {
          state = state < 7 ? 9 : 11;
          output[end] = output[end++ - back[0] - 1];
          continue;
        }
      } else {
        which = !bit(isRepeat1, state) ? 1 : 2 + bit(isRepeat2, state);
      }
      back.unshift(...back.splice(which, 1));
      count = length(repeats, place);
      state = state < 7 ? 8 : 11;
    }
    for (; count > 0; count--, end++) output[end] = output[end - back[0] - 1];
  }
  let sum = 0x811c9dc5;
  for (const byte of output) sum = Math.imul(sum ^ byte, 0x01000193);
  if (sum >>> 0 !== new DataView(input.buffer, input.byteOffset).getUint32(input.length - 4, true)) {
    throw new Error('its checksum is another');
  }
  return output;
}
