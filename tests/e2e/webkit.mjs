// WebKitGTK, driven over WebDriver, the W3C's protocol: as much of it as a reader needs.
//
// Neither Playwright nor Puppeteer drives the WebKit that a system installs: Playwright wants one of its own making. The
// driver that comes with WebKitGTK does, and its protocol is plain HTTP. What is here has the names that Playwright and
// Puppeteer give to the same things, so that `page.mjs` need not know which it speaks to. A display is needed, though
// nobody looks at it, and Xvfb is one.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { browsers, scratch } from './project.mjs';

/** How long the driver may take to answer at all, in milliseconds. */
const STARTING = 20_000;

/** A browser of which each page is a window. */
export class WebKit {
  #programs;
  #driver;
  #session;
  #first;
  #window;
  #last = Promise.resolve();

  /** Starts the display, the driver and the browser. */
  static async launch() {
    const webkit = new WebKit();
    const display = await Display.open();
    const port = await freePort();
    const driver = spawn(browsers.webkit, ['--host=127.0.0.1', `--port=${port}`], {
      env: { ...process.env, DISPLAY: display.name, GDK_BACKEND: 'x11', XDG_CONFIG_HOME: settings() },
      stdio: 'ignore',
    });
    webkit.#programs = [driver, display.program];
    process.on('exit', () => webkit.#end());
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1)); // which alone says nothing
    webkit.#driver = `http://127.0.0.1:${port}`;
    await webkit.#awaitDriver();
    const { sessionId } = await webkit.#ask('POST', '/session', { capabilities: {} });
    webkit.#session = `/session/${sessionId}`;
    webkit.#first = await webkit.send(null, 'GET', '/window');
    return webkit;
  }

  /** A new page. The window with which the browser started stays, since with its last one it ends. */
  async newPage() {
    const { handle } = await this.send(this.#first, 'POST', '/window/new', { type: 'window' });
    return new Page(this, handle);
  }

  /** Sends a command to a window, after those that were sent before. */
  send(window, method, command, given = {}) {
    this.#last = this.#last.catch(() => {}).then(async () => {
      if (window && window !== this.#window) {
        await this.#ask('POST', `${this.#session}/window`, { handle: window });
        this.#window = window;
      }
      return this.#ask(method, this.#session + command, given);
    });
    return this.#last;
  }

  async close() {
    await this.send(null, 'DELETE', '').catch(() => {});
    this.#end();
  }

  async #ask(method, path, given) {
    const answer = await fetch(this.#driver + path, { method, ...(method === 'POST' && { body: JSON.stringify(given) }) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(value.message || value.error);
    return value;
  }

  async #awaitDriver() {
    for (const end = Date.now() + STARTING; ;) {
      try {
        return await this.#ask('GET', '/status');
      } catch (error) {
        if (Date.now() > end) throw new Error(`${browsers.webkit} does not answer`, { cause: error });
        await new Promise((later) => setTimeout(later, 50));
      }
    }
  }

  #end() {
    for (const program of this.#programs.splice(0)) program.kill();
  }
}

/** One page, in a window of its own. */
class Page {
  #webkit;
  #window;
  #listeners = [];
  keyboard = new Keyboard(this);
  mouse = new Mouse(this);

  constructor(webkit, window) {
    this.#webkit = webkit;
    this.#window = window;
  }

  /** Has a listener told what goes wrong in the page: `pageerror`, which here includes what its console is told. */
  on(event, listener) {
    if (event === 'pageerror') this.#listeners.push(listener);
  }

  send(method, command, given) {
    return this.#webkit.send(this.#window, method, command, given);
  }

  /** Gives the page itself this size: the window is larger by its bars. */
  async setViewport({ width, height }) {
    await this.send('POST', '/window/rect', { x: 0, y: 0, width, height });
    const [inner, outer] = await this.evaluate(() => [[innerWidth, innerHeight], [outerWidth, outerHeight]]);
    await this.send('POST', '/window/rect', { width: width + outer[0] - inner[0], height: height + outer[1] - inner[1] });
  }

  async goto(url) {
    await this.send('POST', '/url', { url });
    await this.#listen();
  }

  async reload() {
    await this.send('POST', '/refresh');
    await this.#listen();
  }

  /** Calls a function in the page, or runs a script there, and gives back what comes of it, once it has come. */
  async evaluate(ask, ...given) {
    const script = typeof ask === 'string' ? `() => {${ask}\n}` : ask;
    return this.#result(`return Promise.resolve((${script})(...arguments)).then(${answered});`, given);
  }

  /** Calls a function in the page and keeps there what comes of it. */
  async evaluateHandle(ask, ...given) {
    return this.keep(`(${ask})(...arguments)`, given);
  }

  /** Runs a script in the page, where `kept` are the things that are kept, and keeps what it gives. */
  async keep(expression, given) {
    const { id, isElement } = await this.#result(`
      const kept = globalThis[Symbol.for('kept')] ??= new Map();
      const thing = ${expression};
      const id = (kept.last = (kept.last ?? 0) + 1);
      kept.set(id, thing);
      return (${answered})({ id, isElement: thing instanceof Element });`, given);
    return new Handle(this, id, isElement);
  }

  /** Calls a function on what is kept. */
  onKept(id, ask, given) {
    return this.#result(`return Promise.resolve((${ask})(globalThis[Symbol.for('kept')].get(${id}), ...arguments)).then(${answered});`, given);
  }

  /** Performs actions of one device in order. */
  act(device, actions) {
    return this.send('POST', '/actions', { actions: [{ ...device, actions }] });
  }

  async close() {
    await this.send('DELETE', '/window');
  }

  /** Notes from now on what goes wrong. What goes wrong before, the promise `dossier.ready` tells. */
  async #listen() {
    await this.evaluate(() => {
      const wrong = globalThis[Symbol.for('wrong')] = [];
      addEventListener('error', ({ message }) => wrong.push(message));
      addEventListener('unhandledrejection', ({ reason }) => wrong.push(String(reason)));
      const { error } = console;
      console.error = (...said) => {
        wrong.push(said.join(' '));
        error.apply(console, said);
      };
    });
  }

  async #result(script, args) {
    const { text, wrong } = await this.send('POST', '/execute/sync', { script, args });
    for (const error of wrong) for (const listener of this.#listeners) listener(error);
    return text === null ? undefined : JSON.parse(text);
  }
}

/** Something that is kept in the page: a value, an element, a list of elements. */
class Handle {
  #page;
  #id;
  #isElement;

  constructor(page, id, isElement) {
    this.#page = page;
    this.#id = id;
    this.#isElement = isElement;
  }

  asElement() {
    return this.#isElement ? this : null;
  }

  evaluate(ask, ...given) {
    return this.#page.onKept(this.#id, ask, given);
  }

  evaluateHandle(ask, ...given) {
    return this.#page.keep(`(${ask})(kept.get(${this.#id}), ...arguments)`, given);
  }

  /** Brings the element on screen, unless it is, and clicks in its middle. (The driver's own click scrolls nothing.) */
  async click() {
    const [x, y] = await this.evaluate((element) => {
      const middle = () => {
        const [box] = element.getClientRects();
        if (!box) throw new Error(`${element.outerHTML.slice(0, 80)} is not drawn, so it cannot be clicked`);
        return [box.left + box.width / 2, box.top + box.height / 2];
      };
      const covering = () => {
        const there = document.elementFromPoint(...middle());
        return element.contains(there) || there?.closest('label')?.control === element ? null : there?.outerHTML ?? 'nothing';
      };
      if (covering()) element.scrollIntoView({ block: 'center', behavior: 'instant' });
      if (covering()) throw new Error(`${element.outerHTML.slice(0, 80)} cannot be clicked: there is ${covering().slice(0, 80)}`);
      return middle();
    });
    await this.#page.mouse.move(x, y);
    await this.#page.mouse.down();
    await this.#page.mouse.up();
  }

  focus() {
    return this.evaluate((element) => element.focus());
  }

  /** Chooses an option by its value. The driver cannot open a list. */
  select(value) {
    return this.evaluate((list, value) => {
      list.value = value;
      for (const event of ['input', 'change']) list.dispatchEvent(new Event(event, { bubbles: true }));
    }, value);
  }

  async dispose() {
    await this.#page.evaluate((id) => { globalThis[Symbol.for('kept')]?.delete(id); }, this.#id);
  }
}

class Keyboard {
  #page;

  constructor(page) {
    this.#page = page;
  }

  down(key) {
    return this.#act([{ type: 'keyDown', value: KEYS[key] ?? key }]);
  }

  up(key) {
    return this.#act([{ type: 'keyUp', value: KEYS[key] ?? key }]);
  }

  press(key) {
    return this.type([key]);
  }

  /** Types a text, or presses keys one after the other. */
  type(text) {
    return this.#act([...text].map((key) => KEYS[key] ?? key).flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]));
  }

  #act(actions) {
    return this.#page.act({ type: 'key', id: 'keyboard' }, actions);
  }
}

/** What the protocol calls the keys that write nothing. */
const KEYS = {
  Tab: '\uE004', Enter: '\uE007', Shift: '\uE008', Control: '\uE009', Escape: '\uE00C', End: '\uE010', Home: '\uE011',
  ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015', Delete: '\uE017',
};

class Mouse {
  #page;

  constructor(page) {
    this.#page = page;
  }

  move(x, y) {
    return this.#act({ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 });
  }

  down() {
    return this.#act({ type: 'pointerDown', button: 0 });
  }

  up() {
    return this.#act({ type: 'pointerUp', button: 0 });
  }

  #act(action) {
    return this.#page.act({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' } }, [action]);
  }
}

/** Runs in the page: an answer, and what went wrong there since the last. */
function answered(value) {
  return { text: JSON.stringify(value) ?? null, wrong: (globalThis[Symbol.for('wrong')] ?? []).splice(0) };
}

/** A display that nobody looks at. */
class Display {
  /** One that no other program has. */
  static async open() {
    const display = new Display();
    display.program = spawn(browsers.xvfb, ['-displayfd', '1', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const [number] = await Promise.race([
      once(display.program.stdout, 'data'),
      once(display.program, 'exit').then(() => { throw new Error(`${browsers.xvfb} has ended at once`); }),
    ]);
    display.name = `:${String(number).trim()}`;
    return display;
  }
}

/** A folder of settings for GTK: a reader who wants no motion, as in the other browsers. */
function settings() {
  const folder = join(scratch, 'settings');
  for (const version of ['gtk-3.0', 'gtk-4.0']) {
    mkdirSync(join(folder, version), { recursive: true });
    writeFileSync(join(folder, version, 'settings.ini'), '[Settings]\ngtk-enable-animations=0\n');
  }
  return folder;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
