// Unpacks the program: LZMA with the header of a .lzma file, then the checksum of what it holds, which is the program with
// its instructions sorted by kind. The decoder is a module of its own, three kilobytes of `crates/unlzma`: in JavaScript
// it takes three times as long. It stands here as hexadecimal digits, since gzip finds its repetitions in those and not
// in base64.
function unlzma(input) {
  const decoder = Uint8Array.from('DOSSIER_UNLZMA'.match(/../g), (byte) => parseInt(byte, 16));
  const { memory, step, sum, join } = new WebAssembly.Instance(new WebAssembly.Module(decoder)).exports;
  const view = new DataView(input.buffer);
  const packed = input.length - 4;
  const length = view.getUint32(5, true);
  // Behind what the module keeps in its memory.
  const start = memory.grow((input.length + length >>> 16) + 1) << 16;
  const output = start + input.length;
  new Uint8Array(memory.buffer).set(input, start);
  // Step by step: browsers put better code in place between calls, not within one.
  for (let until = 0; until < length;) step(start, packed, output, length, until += 4096);
  if (sum(output, length) !== view.getInt32(packed, true)) throw new Error('its checksum is another');
  const whole = new DataView(memory.buffer).getUint32(output, true);
  const program = memory.grow((whole >>> 16) + 1) << 16;
  join(output, length, program, whole);
  return new Uint8Array(memory.buffer, program, whole);
}
