// The page for those who do not see it, do not point at it, or hold it in one hand.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { atChromium, eventually, onDisk, places } from './page.mjs';
import { builtBytes } from './project.mjs';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const views = [
  ['the first screen', ''],
  ['results', '?q=Kremlin'],
  ['filters', '?source=The%20Irrawaddy&person=Vladimir%20Putin&from=2025'],
  ['an open article', '?q=Kremlin&read=irrawaddy'],
  ['a hit in focus', '?q=Putin&read=ap&at=2'],
  ['a comparison of two', '?compare=alexa-news,moscow-times'],
  ['a statement in focus', '?compare=alexa-news,moscow-times&at=1'],
  ['a hit in focus side by side', '?q=Putin&compare=alexa-news,moscow-times&at=12'],
  ['a comparison of five', '?compare=bloomberg,alexa-news,moscow-times,irrawaddy,ap'],
  ['an article beside a comparison', '?compare=ap,irrawaddy&read=ap'],
  ['lines', '?q=Putin&view=lines'],
  ['a line beside its article', '?q=Putin&view=lines&read=ap&at=2'],
  ['lines without a query', '?view=lines'],
  ['a timeline', '?view=timeline'],
  ['a timeline beside an article', '?q=parade&view=timeline&read=alexa-news'],
  ['a corrected article', '?read=ap&body=ap:4-10,14-30'],
  ['words', '?q=nuclear&source=The%20Irrawaddy&view=words'],
  ['names', '?view=names'],
  ['the matrix', '?view=matrix'],
  ['a passage', '?read=ap&at=3.0-20'],
  ['a range of dates', '?from=2025-03&to=2025-03'],
  ['nothing found', '?q=xylophone&source=The%20Irrawaddy'],
  ['advice under the search box', '?q=Putin%20kremln%20%28Rosatom%20words%3Amany'],
  ['an address that cannot be used', '?sort=best&read=nosuch&corpus=00000000'],
];

const looks = [1280, 390].flatMap((width) => ['light', 'dark'].map((colorScheme) => ({ width, colorScheme })));

describe('Nothing to complain about, wide and narrow, light and dark', () => {
  for (const [what, view] of views) {
    test(`on ${what}`, async () => {
      const reader = await atChromium();
      await reader.open(await onDisk(), view);
      await reader.ready();
      await reader.sees(/ of 5 articles/);
      await complaints(reader);
    });
  }

  test('with articles chosen for comparison', async () => {
    const reader = await atChromium();
    await reader.open(await onDisk(), '?q=Russia');
    await reader.ready();
    await reader.role('list', 'Articles').role('checkbox', /^Compare/).at(0).click();
    await reader.role('list', 'Articles').role('checkbox', /^Compare/).at(1).click();
    await reader.role('button', 'Compare 2').appears();
    await complaints(reader);
  });

  test('with the menu of commands open', async () => {
    const reader = await atChromium();
    await reader.open(await onDisk(), '?q=Russia');
    await reader.ready();
    await reader.press('Control+k');
    await reader.role('dialog', 'Commands').role('combobox').hasFocus();
    await complaints(reader);
  });

  test('with the menu of commands open and nothing in it', async () => {
    const reader = await atChromium();
    await reader.open(await onDisk());
    await reader.ready();
    await reader.press('Control+k');
    await reader.role('dialog', 'Commands').role('combobox').hasFocus();
    await reader.type('xylophone');
    await reader.css('.command-menu .hint').appears();
    assert.ok(await reader.evaluate(() => document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))), 'what one is at is there');
    await complaints(reader);
  });

  test('with how to search, and with the filters lying over the articles', async () => {
    for (const fold of ['.help', '.facets > details']) {
      const reader = await atChromium({ viewport: { width: 390, height: 844 } });
      await reader.open(await onDisk(), '?source=The%20Irrawaddy');
      await reader.ready();
      await reader.css(`${fold} > summary`).click();
      await reader.css(`${fold}[open]`).appears();
      await complaints(reader);
    }
  });

  test('with a passage that is selected', async () => {
    const reader = await atChromium();
    await reader.open(await onDisk(), '?read=irrawaddy');
    await reader.ready();
    await reader.css('#reader-title').hasFocus();
    await reader.evaluate(() => getSelection().selectAllChildren(document.querySelector('.open-article [data-block]')));
    await reader.role('toolbar', 'Selected passage').appears();
    await complaints(reader);
  });

  test('with a date that is refused, and with a message', async () => {
    const reader = await atChromium();
    await reader.open(await onDisk());
    await reader.ready();
    await reader.role('textbox', /^From/).focus();
    await reader.type('soon');
    await reader.press('Enter');
    await reader.role('alert').appears();
    await reader.evaluate(() => document.activeElement.blur());
    await reader.press('m');
    await complaints(reader);
  });

  test('with a note, in its article and among all', async () => {
    const reader = await atChromium();
    await reader.open(await onDisk(), '?read=irrawaddy&at=4.0-20');
    await reader.ready();
    await reader.press('m');
    await reader.css('.reader .note-list li').appears();
    await complaints(reader);
    await reader.evaluate(() => document.activeElement.blur());
    await reader.press('g');
    await reader.press('o');
    await reader.role('dialog', 'Notes').appears();
    await complaints(reader);
  });

  test('with reasons open', async () => {
    const reader = await atChromium();
    await reader.open(await onDisk(), '?q=Putin%20sanctions');
    await reader.ready();
    await reader.role('button', 'Why').at(0).click();
    await reader.css('.why li').appears();
    await complaints(reader);
  });

  test('while an article is corrected', async () => {
    const reader = await atChromium();
    await reader.open(await onDisk(), '?read=irrawaddy');
    await reader.ready();
    await reader.role('button', 'Correct what is folded').click();
    await reader.css('.judged').appears();
    await complaints(reader);
  });

  test('with every fold open', async () => {
    for (const view of ['?read=irrawaddy', '?compare=ap,irrawaddy']) {
      const reader = await atChromium();
      await reader.open(await onDisk(), view);
      await reader.ready();
      await reader.css('details:not([open])').appears();
      await reader.evaluate(() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; }));
      await complaints(reader);
    }
  });

  test('on a damaged page', async () => {
    const reader = await atChromium();
    const damaged = builtBytes.toString().replace(/(id="dossier-wasm">.{400})./, '$1-');
    await reader.open(await onDisk(damaged, 'damaged.html'));
    await reader.role('alert').appears();
    await complaints(reader);
  });

  test('on the page without scripts', async () => {
    const reader = await atChromium();
    // Axe is itself a script: the page is kept from starting instead.
    const still = builtBytes.toString().replace('<script type="module" async id="dossier-script">', '<script type="text/plain" id="dossier-script">');
    await reader.open(await onDisk(still, 'still.html'));
    assert.ok(await reader.evaluate(() => !globalThis.dossier), 'it has not started');
    await complaints(reader);
  });
});

/** A reader at a window of this kind who has opened a view and done what leads to the state. */
async function seeing(view, act, options) {
  const reader = await atChromium(options);
  await reader.open(await onDisk(), view);
  await reader.ready();
  await reader.sees(/ of 5 articles/);
  await act?.(reader);
  await eventually(async () => assert.equal(await reader.css('[aria-busy="true"]').count(), 0));
  return reader;
}

describe('At 400 % zoom, in a window of 320 by 256 pixels', () => {
  /** What a reader may open. */
  const states = [
    ...views,
    ['a comparison let go of its level', '?compare=bloomberg,alexa-news,moscow-times', (reader) => reader.role('checkbox', /level/).click()],
    ['how to search', '', (reader) => reader.css('.help summary').click()],
    ['articles chosen for comparison', '?q=Russia', async (reader) => {
      for (const place of [0, 1, 2]) await reader.role('list', 'Articles').role('checkbox', /^Compare/).at(place).click();
    }],
    ['notes', '', (reader) => reader.press('g').then(() => reader.press('o'))],
    ['commands', '', (reader) => reader.press('Control+k')],
  ];
  for (const [what, view, act] of states) {
    test(`nothing is lost: ${what}`, async () => {
      const reader = await seeing(view, act, { viewport: { width: 320, height: 256 } });
      assert.deepEqual(await reader.evaluate(() => {
        const said = [];
        const { scrollWidth, clientWidth } = document.documentElement;
        if (scrollWidth > clientWidth) said.push(`the page is ${scrollWidth} pixels wide`);
        for (const element of document.querySelectorAll('body *')) {
          if (!element.checkVisibility()) continue;
          const { position, overflowX } = getComputedStyle(element);
          const { width, height } = element.getBoundingClientRect();
          const name = `${element.localName}.${element.className}`;
          // Tables, columns, and the months stand beside each other by their meaning.
          if (/auto|scroll/.test(overflowX) && element.scrollWidth > element.clientWidth + 1 && !element.matches('.scrolls, .columns, .timeline ol, pre, input')) {
            said.push(`${name} scrolls sideways`);
          }
          if (/sticky|fixed/.test(position) && !element.closest('dialog') && width * height > 320 * 256 / 2) said.push(`${name} covers ${width} by ${height} pixels`);
        }
        return said;
      }), []);
    });
  }
});

describe('By touch, on a phone', () => {
  for (const [what, view, act] of [
    ...views,
    ['filters over the articles', '?source=The%20Irrawaddy', (reader) => reader.css('.facets summary').tap()],
    ['commands', '', (reader) => reader.role('button', /^Commands/).tap()],
    ['how to search', '', (reader) => reader.css('.help summary').tap()],
    ['articles chosen for comparison', '?q=Russia', async (reader) => {
      for (const place of [0, 1, 2]) await reader.role('list', 'Articles').role('checkbox', /^Compare/).at(place).tap();
    }],
  ]) {
    test(`a finger finds everything: ${what}`, async () => {
      const reader = await seeing(view, act, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
      assert.deepEqual(await reader.evaluate(() => {
        const said = [];
        const within = document.querySelector('dialog[open], .facets > details[open], .help[open]') ?? document.body;
        for (const it of within.querySelectorAll('a[href], button, summary, select, input')) {
          // Links in the text need be no larger than it, and a bar of the histogram is as wide as a month; the fields below say the same.
          if (!it.checkVisibility() || it.matches('.skip, .bar') || getComputedStyle(it).display === 'inline') continue;
          const whole = it.closest('label') ?? it;
          whole.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
          const { x, y, width, height } = whole.getBoundingClientRect();
          const name = `${it.localName}.${it.className} ${it.textContent.slice(0, 30)}`;
          if (width < 24 || height < 24) said.push(`${name} is ${width} by ${height}`);
          const touched = document.elementFromPoint(x + width / 2, y + height / 2);
          if (!whole.contains(touched)) said.push(`${name} is covered by ${touched?.localName}.${touched?.className}`);
        }
        return said;
      }), []);
    });
  }
});

describe('In forced colours', () => {
  // What a picture of the element must show: it is another without the attribute, or with another value.
  const told = [
    ['the article that is open', '?q=Putin&read=alexa-news', '.result[data-open]', (it) => it.removeAttribute('data-open')],
    ['the line that is open', '?q=Putin&view=lines&read=moscow-times&at=1', '.line[aria-current]', (it) => it.removeAttribute('aria-current')],
    ['the hit in focus', '?q=Kremlin&read=irrawaddy&at=1', 'mark[aria-current]', (it) => it.removeAttribute('aria-current')],
    ['the hit in focus, beside the text', '?q=Putin&read=ap&at=2', '.hit-map', (it) => it.querySelectorAll('i').forEach((hit) => hit.remove())],
    ['the view', '?q=Putin&view=lines', '.views [aria-current]', (it) => { it.style.border = 0; }],
    ['how alike two articles are', '?view=matrix', '.matrix td a', (it) => { it.parentElement.style.setProperty('--heat', 72); }],
    ['how many articles name somebody', '?view=names', '.disc', (it) => it.style.setProperty('--width', '1%')],
    ['the months that are chosen', '?from=2025-03&to=2025-03', '.histogram', (it) => it.querySelectorAll('[aria-pressed]').forEach((bar) => bar.setAttribute('aria-pressed', 'false'))],
    ['whose a mark is', '', '.outlet-mark', (it) => { it.style.outline = 0; }],
    ['a sentence that others have, too', '?compare=alexa-news,moscow-times', '.sentence[data-kind="reworded"]', (it) => it.removeAttribute('data-kind')],
    ['a statement in focus', '?compare=alexa-news,moscow-times&at=1', '.statements [aria-current]', (it) => it.removeAttribute('aria-current')],
    ['where in an article others say the same', '?compare=alexa-news,moscow-times', '.strip', (it) => it.querySelectorAll('i').forEach((part) => part.removeAttribute('data-kind'))],
    ['words in which two wordings differ', '?compare=alexa-news,moscow-times', '.statements u', (it) => { it.style.textDecoration = 'none'; }],
    ['the words of a query that are in doubt', '?q=Putin%20kremln', '.search-line', (it) => it.querySelector('.underlined').remove()],
  ];
  for (const colorScheme of ['light', 'dark']) {
    for (const [what, view, where, without] of told) {
      test(`one still sees ${what}, ${colorScheme}`, async () => {
        const reader = await atChromium({ forcedColors: 'active', colorScheme });
        await reader.open(await onDisk(), view);
        await reader.ready();
        await reader.css(where).appears();
        await reader.evaluate(() => document.activeElement.blur());
        const element = await reader.tab.$(where);
        await element.scrollIntoViewIfNeeded();
        const { x, y, width, height } = await element.boundingBox();
        const clip = { x: Math.max(0, x - 6), y: Math.max(0, y - 6), width: width + 12, height: height + 12 };
        const before = await reader.tab.screenshot({ clip });
        await element.evaluate(without);
        assert.ok(!before.equals(await reader.tab.screenshot({ clip })), 'it looks the same without');
      });
    }

    test(`one still reads what is underlined in the search box, ${colorScheme}`, async () => {
      const reader = await atChromium({ forcedColors: 'active', colorScheme });
      await reader.open(await onDisk(), '?q=Putin%20kremln');
      await reader.ready();
      const line = reader.tab.locator('.search-line');
      await reader.css('.underlined mark').evaluate((it) => { it.style.textDecoration = 'none'; });
      const before = await line.screenshot();
      await reader.css('.underlined').evaluate((it) => it.remove());
      assert.ok(before.equals(await line.screenshot()), 'what lies on the box hides its words');
    });
  }
});

for (const place of places.filter(({ name }) => /disk/.test(name))) {
  describe(`By keyboard alone, in ${place.name}`, () => {
    test('“/” goes to the search box, from anywhere but a field', async () => {
      const reader = await place.open();
      await reader.press('/');
      await reader.role('searchbox').hasFocus();
      await reader.type('a/b');
      assert.equal(await reader.role('searchbox').evaluate((box) => box.value), 'a/b');
      await reader.search('Rosatom');
      await reader.sees(/^2 of 5/);
      await reader.role('list', 'Articles').role('checkbox', /^Compare/).at(0).focus();
      await reader.press('/');
      await reader.role('searchbox').hasFocus();
    });

    test('everything that can be clicked can be reached', async () => {
      const reader = await place.open('?q=Kremlin');
      await reader.sees(/ of 5 articles/);
      const within = () => [...document.querySelectorAll('#app a[href], #app button:not([disabled]), #app input, #app select, #app summary')]
        // Of a row that is walked by arrow keys, one at a time is reached by Tab.
        // And what stands at the value of a filter is pressed by keys of its own: see below.
        .filter((element) => element.checkVisibility() && !element.closest('.facet-acts') && !(element.tabIndex < 0 && element.parentElement.closest('[role="group"], fieldset, ol, ul')?.querySelector('[tabindex="0"]')));
      const all = await reader.evaluate(new Function(`return (${within})().length`));
      await reader.evaluate(() => { document.activeElement.blur(); globalThis.reached = new Set(); });
      for (let presses = 0; presses < all + 20; presses++) {
        await reader.press('Tab');
        await reader.evaluate(() => globalThis.reached.add(document.activeElement));
      }
      const missed = await reader.evaluate(new Function(`return (${within})().filter((element) => !reached.has(element)).map((element) => element.outerHTML.slice(0, 120))`));
      assert.deepEqual(missed, []);
    });

    test('“o” keeps only the value of a filter that has the focus, “O” all but that', async () => {
      const reader = await place.open();
      await reader.role('group', 'Source').role('checkbox', /^The Irrawaddy/).focus();
      await reader.press('o');
      await reader.sees(/^1 of 5/);
      await reader.press('O');
      await reader.sees(/^4 of 5/);
      assert.equal(await reader.role('searchbox').evaluate((box) => box.value), '-source:="The Irrawaddy"');
    });

    test('opens an article and comes back to where it was', async () => {
      const reader = await place.open('?q=Putin');
      const link = reader.role('list', 'Articles').role('link', /^Putin Praises/);
      await link.focus();
      await reader.press('Enter');
      await reader.isAt('?q=Putin&read=moscow-times');
      await reader.role('heading', /^Putin Praises/).appears();
      await reader.role('region', /^Putin Praises/).css(':focus').appears();
      await reader.press('Escape');
      await reader.isAt('?q=Putin');
      await link.hasFocus();
    });

    test('compares, walks and comes back', async () => {
      const reader = await place.open();
      for (const title of [/^Compare Russian President Vladimir Putin Hosts/, /^Compare Putin Praises/]) {
        const choice = reader.role('list', 'Articles').role('checkbox', title);
        await choice.focus();
        await reader.press(' ');
        await choice.hasFocus();
        assert.equal(await choice.checked(), true);
      }
      await reader.role('button', 'Compare 2').focus();
      await reader.press('Enter');
      await reader.role('region', 'Comparison').appears();
      await reader.role('region', 'Comparison').css(':focus').appears();
      await reader.press('n');
      await eventually(async () => assert.match(await reader.view(), /at=1$/));
      await reader.press('Escape');
      await reader.role('region', 'Comparison').goes();
      await eventually(async () => assert.notEqual(await reader.evaluate(() => document.activeElement.tagName), 'BODY', 'the focus is not lost'));
    });

    test('no command takes the focus away with it', async () => {
      const reader = await place.open();
      const lost = [];
      for (const [view, name, choose] of [
        ['?q=Kremlin&read=ap', /^Close/], ['?compare=ap,irrawaddy', /^Close/], ['?source=The%20Irrawaddy', 'Clear all filters'],
        ['?q=xylophone', /search box/], ['?q=xylophone&source=The%20Irrawaddy', /without filters/], ['', 'Clear', true], ['', /^Take .* out/, true],
      ]) {
        await reader.open(reader.page, view);
        await reader.ready();
        if (choose) await reader.role('list', 'Articles').role('checkbox', /^Compare/).at(0).click();
        const command = reader.role('button', name);
        await command.focus();
        await reader.press('Enter');
        await command.goes();
        await reader.evaluate(() => new Promise((drawn) => { requestAnimationFrame(() => requestAnimationFrame(drawn)); }));
        if (await reader.evaluate(() => document.activeElement === document.body)) lost.push(`${name} at ${view || 'the first view'}`);
      }
      assert.deepEqual(lost, []);
    });

    test('a filter keeps the focus while its count changes', async () => {
      const reader = await place.open('?q=Russia');
      const filter = reader.role('group', /^source$/i).role('checkbox', /^Stars and Stripes/);
      await filter.focus();
      await reader.press(' ');
      await reader.sees(/^1 of 5/);
      await filter.hasFocus();
      await reader.press(' ');
      await reader.sees(/^5 of 5/);
      await filter.hasFocus();
      const person = reader.role('group', /^person$/i).role('checkbox', /^Vladimir Putin/);
      await person.focus();
      await reader.press(' ');
      await person.hasFocus();
      assert.equal(await person.checked(), true);
    });
  });
}

/** Fails with what axe-core complains about in any look, and if the page as a whole scrolls sideways. */
async function complaints(reader) {
  const all = [];
  for (const { width, colorScheme } of looks) {
    await reader.tab.emulateMedia({ colorScheme });
    await reader.tab.setViewportSize({ width, height: 900 });
    await reader.bringAxe();
    const found = await reader.evaluate(async (rules) => {
      const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] });
      const { scrollWidth, clientWidth } = document.documentElement;
      const said = violations.flatMap(({ id, nodes }) => nodes.map(({ target, any, all, none }) =>
        `${id}: ${target.join(' ')}: ${[...any, ...all, ...none].map(({ message }) => message).join('; ')}`));
      if (scrollWidth > clientWidth) said.push(`the page is ${scrollWidth} pixels wide where there are ${clientWidth}`);
      return said;
    }, rules);
    all.push(...found.map((complaint) => `${width} pixels, ${colorScheme}: ${complaint}`));
  }
  assert.deepEqual(all, []);
}
