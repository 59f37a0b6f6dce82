// Unpacks the program, which travels foretold bit by bit. What unpacks it is a module of its own, `crates/unpack`, which
// stands here as every browser can inflate it.

// The bytes that a text holds as base64.
function decode(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < characters.length; i++) bytes[i] = characters.charCodeAt(i);
  return bytes;
}

// The bytes that a text holds as `printed` of packed.rs writes them: 34 characters stand for six bits, the others for seven.
function read(text) {
  const bytes = new Uint8Array(text.length * 7 / 8);
  for (let i = 0, at = 0, bits = 0, number = 0; i < text.length; i++) {
    let place = text.charCodeAt(i) - 32;
    if (place > 28) place--; // there is no <
    const size = place < 34 ? 6 : 7;
    bits = bits << size | (size < 7 ? place : place + 34);
    number += size;
    if (number > 7) bytes[at++] = bits >> (number -= 8);
  }
  return bytes;
}

async function unpack(input) {
  const unpacker = new Blob([decode('DOSSIER_UNPACK')]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const { instance } = await WebAssembly.instantiate(await new Response(unpacker).arrayBuffer());
  const { memory, room, step, program } = instance.exports;
  const start = room(input.length);
  new Uint8Array(memory.buffer, start).set(input);
  // Step by step: browsers put better code in place between calls, not within one. And they get their turn, often
  // enough for a slow machine, too.
  const { port1, port2 } = new MessageChannel(); // sooner than a timer, which waits for 4 ms
  for (let until = 0, since = performance.now(); step(until); until += 128) {
    if (performance.now() - since < 1) continue;
    await new Promise((resolve) => {
      port1.onmessage = resolve;
      port2.postMessage(0);
    });
    since = performance.now();
  }
  port1.close();
  const at = program();
  if (!at) throw new Error('its checksum is another');
  return new Uint8Array(memory.buffer, at, new DataView(input.buffer).getUint32(0, true));
}
