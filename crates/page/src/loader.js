// Starts the page: keeps its pristine source, unpacks what it carries, starts the program.
// Stands below wasm-bindgen's script and `unlzma.js` in one module, so `__wbg_init` and `unlzma` are in scope.
await (async () => {
  // Before anything is changed. Cloning shares the text, so this is cheap however large the page is.
  const pristine = document.documentElement.cloneNode(true);
  const app = document.getElementById('app');
  const articles = document.getElementById('articles');

  // The page as it was written, whatever was on screen when it was saved: the same template that
  // wrote it, filled from the parts that no reader's act changes. (The title is; the first heading is not.)
  const source = () => {
    const part = (selector) => pristine.querySelector(selector);
    const attribute = (selector) =>
      part(selector).content.replaceAll('&', '&amp;').replaceAll('\u00a0', '&nbsp;')
        .replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const slots = {
      policy: () => attribute('meta[http-equiv="Content-Security-Policy"]'),
      title: () => part('#articles h1').innerHTML,
      description: () => attribute('meta[name="description"]'),
      style: () => part('#dossier-style').textContent,
      articles: () => part('#articles').innerHTML,
      corpus: () => part('#dossier-corpus').textContent,
      wasm: () => part('#dossier-wasm').textContent,
      script: () => part('#dossier-script').textContent,
      reload: () => '',
    };
    return DOSSIER_TEMPLATE.replace(/\{(\w+)\}/g, (_, slot) => slots[slot]());
  };

  const packed = (id) => {
    const text = document.getElementById(id).textContent.trim();
    return Uint8Array.fromBase64
      ? Uint8Array.fromBase64(text)
      : Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  };

  const unpack = async (id) => {
    // Read piece by piece: `new Response(stream)` would report damage as “Failed to fetch”.
    const reader = new Blob([packed(id)]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
    const pieces = [];
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) pieces.push(piece.value);
    return new Uint8Array(await new Blob(pieces).arrayBuffer());
  };

  // Scripts may ask for the program before it has started; it adds its methods (src/script_api.rs) and keeps the promise.
  let started;
  let failed;
  const ready = new Promise((resolve, reject) => {
    started = resolve;
    failed = (sentence) => reject(new Error(sentence));
  });
  ready.catch(() => {}); // the page itself says what went wrong
  globalThis.dossier = { ready };

  // Stands inside #app, so that a page saved in this state still opens clean.
  const say = (sentence) => {
    const notice = document.createElement('p');
    notice.setAttribute('role', 'alert');
    notice.textContent = sentence;
    app.replaceChildren(notice);
    articles.hidden = false;
    failed(sentence);
  };

  // A page saved by the browser holds what was on screen; it starts afresh. The articles stay as they were, hidden
  // or not, so that nothing flashes up.
  app.replaceChildren();
  for (const name of document.documentElement.getAttributeNames()) {
    if (name !== 'lang') document.documentElement.removeAttribute(name);
  }
  document.title = document.querySelector('#articles h1').textContent;

  const tooOld = 'This browser is too old to search and compare here. Chrome 103, Firefox 113, Safari 16.4 or later ' +
    'can; the articles can be read below in any browser.';
  if (!globalThis.WebAssembly || !globalThis.DecompressionStream) {
    say(tooOld);
    return;
  }

  let corpus = null;
  let corpusError = null;
  if (document.getElementById('dossier-corpus').textContent.trim() !== '') {
    try {
      corpus = await unpack('dossier-corpus');
    } catch (error) {
      corpusError = `The corpus in this page is damaged (${error.message}). ` +
        'Fetch the page again from where it came, or write it again with “dossier pack”.';
    }
  }
  globalThis.dossierPage = { source, corpus, corpusError, started, failed };

  let program;
  try {
    program = unlzma(packed('dossier-wasm'));
  } catch (error) {
    say(`The program in this page is damaged (${error.message}), so it cannot search or compare. ` +
      'Fetch the page again from where it came; the articles can be read below.');
    return;
  }
  try {
    await __wbg_init({ module_or_path: program });
  } catch (error) {
    // The program is whole, since its checksum held.
    say(error instanceof WebAssembly.CompileError
      ? `${tooOld} (${error.message})`
      : `Dossier stopped while starting (${error.message}). Reloading may help; the articles can be read below.`);
    throw error;
  }
})();
