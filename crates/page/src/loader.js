// Starts the page: keeps its pristine source, unpacks what it carries, starts the program.
// Stands below wasm-bindgen's script and `unpack.js` and `figure.js` in one module, so `__wbg_init`, `decode`, `read`, `unpack` and `figure` are in scope.
// It runs while the corpus below it may still be arriving, and unpacks the program meanwhile.

await (async () => {
  // Compiled in the background, while the browser reads on.
  const program = (async () =>
    WebAssembly.compile(await unpack(read(document.getElementById('dossier-wasm').textContent))))();
  program.catch(() => {}); // reported below
  if (document.readyState === 'loading') {
    await new Promise((whole) => document.addEventListener('DOMContentLoaded', whole, { once: true }));
  }

  // Before anything is changed. Cloning shares the text, so this is cheap however large the page is.
  const pristine = document.documentElement.cloneNode(true);
  const app = document.getElementById('app');
  const articles = document.getElementById('articles');

  // The page as it was written, whatever was on screen when it was saved: the same template that
  // wrote it, filled from the parts that no reader's act changes. (The title is; the first heading is not.)
  const source = (notes) => {
    const part = (selector) => pristine.querySelector(selector);
    const escaped = ({ content }) => content.replaceAll('&', '&amp;').replaceAll('\u00a0', '&nbsp;')
        .replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const attribute = (selector) => escaped(part(selector));
    const slots = {
      policy: () => attribute('meta[http-equiv="Content-Security-Policy"]'),
      title: () => part('#articles h1').innerHTML,
      description: () => attribute('meta[name="description"]'),
      preview: () => [...pristine.querySelectorAll('meta[property]')].slice(1)
        .map((it) => `<meta property="${it.getAttribute('property')}" content="${escaped(it)}">`).join(''),
      style: () => part('#dossier-style').textContent,
      articles: () => part('#articles').innerHTML,
      stemmers: () => part('#dossier-stemmers').innerHTML,
      corpus: () => part('#dossier-corpus').innerHTML,
      notes: () => notes.replaceAll('<', '%3C'),
      wasm: () => part('#dossier-wasm').textContent,
      script: () => part('#dossier-script').textContent,
      reload: () => '',
    };
    return DOSSIER_TEMPLATE.replace(/\{(\w+)\}/g, (_, slot) => slots[slot]());
  };

  // What these elements hold, unpacked, in pieces as they come: there may be so much that it should not be put together twice.
  const unzip = async (elements) => {
    const { writable, readable } = new DecompressionStream('gzip');
    const writer = writable.getWriter();
    const write = async () => {
      for (const { textContent } of elements) await writer.write(decode(textContent));
      await writer.close();
    };
    const written = write();
    written.catch((error) => writer.abort(error)).catch(() => {}); // the reader is told as well
    const pieces = [];
    const reader = readable.getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) pieces.push(piece.value);
    return pieces;
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

  // The program never stops but by a mistake of ours, or for want of memory. What was on screen stays, and under it
  // come the articles.
  const stopped = (error) => {
    // WebKit says nothing of an error in a page from disk but that there was one.
    const isOurs = error instanceof WebAssembly.RuntimeError || error === null && location.protocol === 'file:';
    if (!isOurs || document.querySelector('.stopped')) return;
    const notice = document.createElement('p');
    notice.setAttribute('role', 'alert');
    notice.className = 'stopped';
    notice.textContent = 'Dossier has stopped because of a mistake in the program. Reload the page to go on; the ' +
      'articles stand below.';
    app.prepend(notice);
    articles.hidden = false;
  };
  addEventListener('error', (event) => stopped(event.error));
  addEventListener('unhandledrejection', (event) => stopped(event.reason));

  // On a host the page offers itself as an app, which asks nothing of the host.
  const offer = () => {
    document.querySelector('link[rel=manifest]')?.remove(); // of a page saved by the browser
    if (!location.protocol.startsWith('http')) return;
    const home = location.origin + location.pathname;
    const icons = [{ src: document.querySelector('link[rel=icon]').href, sizes: 'any', type: 'image/svg+xml' }];
    const manifest = { name: document.title, start_url: home, scope: home, display: 'standalone', icons };
    const link = document.createElement('link');
    link.rel = 'manifest';
    link.href = `data:application/manifest+json,${encodeURIComponent(JSON.stringify(manifest))}`;
    document.head.append(link);
  };

  // Has the worker that may stand beside the page open it without a network; only if the reader asks for it. Its state is
  // looked at, since `ready` waits for ever for one that could not be set up.
  const keep = async () => {
    const { installing } = await navigator.serviceWorker.register('dossier-worker.js');
    if (installing) {
      await new Promise((activated, redundant) => {
        installing.onstatechange = () => ({ activated, redundant })[installing.state]?.();
      });
    }
  };

  // A page saved by the browser holds what was on screen; it starts afresh. The articles stay as they were, hidden
  // or not, so that nothing flashes up.
  app.replaceChildren();
  for (const name of document.documentElement.getAttributeNames()) {
    if (name !== 'lang') document.documentElement.removeAttribute(name);
  }
  document.title = document.querySelector('#articles h1').textContent;
  offer();

  const tooOld = 'This browser is too old to search and compare here. Chrome 103, Firefox 113, Safari 16.4 or later ' +
    'can; the articles can be read below in any browser.';
  if (!globalThis.WebAssembly || !globalThis.DecompressionStream) {
    say(tooOld);
    return;
  }

  const damaged = (error) => `The corpus in this page is damaged (${error.message}). ` +
    'Fetch the page again from where it came, or write it again with “dossier pack”.';

  // The corpus, if `dossier pack` wrote one, to be read where the program wants it.
  let corpus = null;
  let corpusError = null;
  // The stemmers of its languages, by their tags; that of English is in the program.
  const stemmers = {};
  try {
    for (const piece of document.getElementById('dossier-stemmers').content.children) {
      const { instance } = await WebAssembly.instantiate(await unpack(decode(piece.textContent)));
      stemmers[piece.lang] = instance.exports;
    }
  } catch (error) {
    corpusError = damaged(error);
  }
  const stem = (language, word) => {
    const { memory, room, stem } = stemmers[language];
    const form = new TextEncoder().encode(word);
    const at = room(form.length);
    new Uint8Array(memory.buffer).set(form, at);
    const length = stem(at, form.length); // which may let the memory grow into another buffer
    return new TextDecoder().decode(new Uint8Array(memory.buffer, at, length));
  };
  // Browsers know of Unicode what the program would need a table for; see `text/fold.rs` of the engine.
  const decomposed = (text) => text.normalize('NFKD');
  // And of languages, how they write numbers and dates, and which words go with a number.
  let locale = 'en';
  const speak = (languages, chosen) => {
    const isTag = (tag) => { // some systems have names of their own
      try { return Intl.getCanonicalLocales(tag); } catch { return false; }
    };
    const speaks = (tag, language) => tag.split('-')[0] === language;
    const wanted = [chosen, ...navigator.languages];
    const known = languages.split(' ');
    const language = wanted.flatMap((tag) => known.filter((it) => speaks(tag, it)))[0] ?? known[0];
    locale = navigator.languages.find((tag) => speaks(tag, language) && isTag(tag)) ?? language;
    return known.indexOf(language);
  };
  const kept = {};
  const decimal = (it, digits) => (kept[digits] ??= new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits, maximumFractionDigits: digits,
  })).format(it);
  const number = (it) => decimal(it, 0);
  const category = (it) => (kept.category ??= new Intl.PluralRules(locale)).select(it);
  const date = (it, months) => (kept[months + it.length] ??= new Intl.DateTimeFormat(locale, {
    calendar: 'gregory', timeZone: 'UTC', year: 'numeric',
    month: it.length > 4 ? months : undefined, day: it.length > 7 ? 'numeric' : undefined,
  })).format(new Date(it));
  const block = document.getElementById('dossier-corpus').content;
  if (block.hasChildNodes()) {
    try {
      let pieces = await unzip(block.children);
      corpus = {
        length: pieces.reduce((sum, { length }) => sum + length, 0),
        read(bytes) {
          let at = 0;
          for (const piece of pieces) {
            bytes.set(piece, at);
            at += piece.length;
          }
          pieces = [];
        },
      };
    } catch (error) {
      corpusError = damaged(error);
    }
  }
  const notes = document.getElementById('dossier-notes').textContent;
  globalThis.dossierPage = {
    source, keep, notes, figure, stem, decomposed, speak, number, decimal, category, date, corpus, corpusError, started, failed,
  };

  let module;
  try {
    module = await program;
  } catch (error) {
    // What cannot be compiled is whole, since its checksum held.
    say(error instanceof WebAssembly.CompileError
      ? `${tooOld} (${error.message})`
      : `The program in this page is damaged (${error.message}), so it cannot search or compare. ` +
        'Fetch the page again from where it came; the articles can be read below.');
    return;
  }
  try {
    await __wbg_init({ module_or_path: module });
  } catch (error) {
    say(`Dossier stopped while starting (${error.message}). Reloading may help; the articles can be read below.`);
    throw error;
  }
})();
