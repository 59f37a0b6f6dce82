// Unpacks the program, which travels foretold bit by bit. What unpacks it is a module of its own, `crates/unpack`. It stands
// here as hexadecimal digits, since gzip finds its repetitions in those and not in base64.
async function unpack(input) {
  const unpacker = Uint8Array.from('DOSSIER_UNPACK'.match(/../g), (byte) => parseInt(byte, 16));
  const { instance } = await WebAssembly.instantiate(unpacker);
  const { memory, room, step, program } = instance.exports;
  const start = room(input.length);
  new Uint8Array(memory.buffer, start).set(input);
  // Step by step: browsers put better code in place between calls, not within one. And they get their turn, often
  // enough for a slow machine, too.
  const { port1, port2 } = new MessageChannel(); // sooner than a timer, which waits for 4 ms
  for (let until = 0, since = performance.now(); step(until); until += 4096) {
    if (performance.now() - since < 8) continue;
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
