// A site made of hostile strings in a browser: node hostile.mjs --site DIR
// From disk, and from a server under the policy of `kliping headers nginx`. Nothing may run, nothing may be
// asked of another place, and the policy may have nothing to forbid. Exit code 1 when anything is wrong.
import { parseArgs } from 'node:util';
import { openPage, startBrowser } from './browser.mjs';
import { onDisk, onServer } from './places.mjs';
import { Site } from './site.mjs';

const TABS = 4;
const LISTS = 60;
const ARTICLES_ON_SERVER = 60;
const { values } = parseArgs({ options: { site: { type: 'string' } } });
const site = new Site(values.site);

/** So many of them, spread evenly. */
const some = (files, most) => files.filter((_, at) => Math.floor(at * most / files.length) !== Math.floor((at - 1) * most / files.length));

/** Of every string the page on which it stands in each field and all over a Markdown text, and some of the lists. */
function pagesToOpen(place) {
  const pages = [...site.pages.values()].filter(({ kind }) => kind !== 'not-found' || place.name === 'server');
  const files = (all) => all.map(({ file }) => file);
  const articles = files(pages.filter(({ kind }) => kind === 'article')).filter((file) => site.read(file).includes('/d.md</code>'));
  const others = files(pages.filter(({ kind }) => kind !== 'article'));
  // Without the policy, which would stop what runs from disk, every string is tried.
  return [...some(others, LISTS), ...(place.name === 'disk' ? articles : some(articles, ARTICLES_ON_SERVER))];
}

/** Opens pages one after the other, until there are none left. */
async function openAll(browser, place, files, say) {
  const page = await openPage(browser, {
    origin: place.url,
    say: (what) => say(`${place.name}, ${decodeURIComponent(page.url())}: ${what}`),
  });
  await page.addInitScript(() => {
    // What the strings call.
    window.kliping = () => console.error('a string of a capture ran');
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`the policy forbids ${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
    });
  });
  page.on('dialog', (dialog) => { say(`${page.url()}: opens a dialog`); dialog.dismiss(); });
  page.on('popup', () => say(`${page.url()}: opens a window`));
  for (let file = files.pop(); file !== undefined; file = files.pop()) {
    const address = place.urlOf(file);
    await page.goto(address);
    if (page.url() !== address) say(`${address}: leads to ${page.url()}`);
    // What waits for a pointer or the focus runs too.
    await page.evaluate(() => {
      for (const element of document.body.querySelectorAll('*')) {
        for (const type of ['mouseover', 'focus', 'toggle', 'load', 'error']) element.dispatchEvent(new Event(type));
      }
    });
  }
  await page.context().close();
}

const wrong = new Set();
let opened = 0;
const browser = await startBrowser();
const places = [onDisk(site), await onServer(site)];
try {
  for (const place of places) {
    const waiting = pagesToOpen(place);
    opened += waiting.length;
    await Promise.all(Array.from({ length: TABS }, () => openAll(browser, place, waiting, (what) => wrong.add(what))));
  }
} catch (error) {
  wrong.add(error.message);
} finally {
  await browser.close();
  for (const place of places) await place.stop();
}
for (const what of [...wrong].slice(0, 60)) console.log(`       ${what}`);
console.log(`${wrong.size ? 'FAIL' : 'ok  '} hostile (${opened} pages, from disk and from a server with a strict policy)`);
process.exit(wrong.size ? 1 : 0);
