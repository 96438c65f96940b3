// Walks through the site as a reader does, by clicking visible links: from disk and from a server,
// with and without JavaScript, in every language.
import { openPage, startBrowser } from '../browser.mjs';
import { onDisk, onServer } from '../places.mjs';
import { samplePages } from '../samples.mjs';

/** Each step names the kinds of page that are good enough to go on from. */
const ROUTES = [
  ['by country', ['home'], ['country', 'country-year'], ['article']],
  ['by list of countries', ['home'], ['countries'], ['country'], ['article']],
  ['by date', ['home'], ['year'], ['month'], ['article']],
  ['by timeline', ['home'], ['timeline'], ['article', 'month', 'year']],
];

/** The visible links of the page, those in <main> first: [{ index, file, hreflang }]. */
async function visibleLinks(page, place) {
  const links = await page.$$eval('a[href]', (all) =>
    all
      .map((a, index) => ({
        index,
        href: new URL(a.getAttribute('href'), document.baseURI).href, // a link of a drawing has no plain `href`
        hreflang: a.getAttribute('hreflang') ?? '',
        inMain: Boolean(a.closest('main')),
        seen: a.checkVisibility({ visibilityProperty: true }),
      }))
      .filter((a) => a.seen)
      .sort((a, b) => b.inMain - a.inMain || a.index - b.index));
  return links.map((link) => ({ ...link, file: place.fileAt(link.href) }));
}

/** Clicks a link and waits for its page; says what is wrong with what comes up. Gives the page's facts. */
async function click(page, site, link, say) {
  const expected = site.pages.get(link.file);
  await page.locator('a[href]').nth(link.index).click();
  await page.waitForURL(link.href);
  const kind = await page.locator('body').getAttribute('data-kind');
  if (kind !== expected.kind) say(`${link.file} shows as ${kind}, expected ${expected.kind}`);
  if (!(await page.locator('h1').first().isVisible())) say(`${link.file} shows no headline`);
  return expected;
}

async function walkRoutes(page, site, place, lang, say) {
  for (const [name, ...steps] of ROUTES) {
    const on = (what) => say(`${name}: ${what}`);
    await page.goto(place.urlOf('index.html'));
    for (const kinds of steps) {
      const here = place.fileAt(page.url());
      const fits = (file) => {
        const target = site.pages.get(file);
        return file !== here && target && kinds.includes(target.kind) && target.lang === lang;
      };
      const link = (await visibleLinks(page, place)).find(({ file }) => fits(file));
      if (!link) {
        on(`${here} has no visible link to a page of kind ${kinds.join(' or ')}`);
        break;
      }
      await click(page, site, link, on);
    }
  }
}

/** The language switch leads to the same page in the other language, and back. */
async function switchLanguages(page, site, place, sample, say) {
  for (const lang of site.languages.filter((lang) => lang !== sample.lang)) {
    await page.goto(place.urlOf(sample.file));
    const there = (await switches(page, site, place, lang)).find(({ file }) => site.pages.get(file)?.kind === sample.kind);
    if (!there) {
      say(`${sample.file} has no language switch to ${lang} that keeps the page`);
      continue;
    }
    await click(page, site, there, say);
    const back = (await switches(page, site, place, sample.lang)).some(({ file }) => file === sample.file);
    if (!back) say(`${there.file}: no language switch leads back to ${sample.file}`);
  }
}

async function switches(page, site, place, lang) {
  return (await visibleLinks(page, place)).filter((link) => link.hreflang === lang && site.pages.get(link.file)?.lang === lang);
}

/** An address that does not exist shows the 404 page, with its style, and its links lead to pages. */
async function tryMissingPage(browser, site, place, say) {
  const missing = ['khong-co.html', 'a/b/c/d/tidak-ada', `${site.languages[0]}/1900/01/01/x.html`].map((file) => place.url + file);
  const page = await openPage(browser, { origin: place.url, say, expected: new Set(missing) });
  for (const url of missing) {
    const response = await page.goto(url);
    const kind = await page.locator('body').getAttribute('data-kind');
    if (response.status() !== 404 || kind !== 'not-found') say(`${url}: ${response.status()}, kind ${kind}; expected the 404 page`);
    const styles = await page.evaluate(() => [...document.styleSheets].map((sheet) => sheet.cssRules.length));
    if (!styles.some((rules) => rules > 0)) say(`${url}: the 404 page has no stylesheet`);
    const elsewhere = ({ href }) => href.split('#')[0] !== url; // the page itself answers 404, as it should
    const links = [...new Set((await visibleLinks(page, place)).filter(elsewhere).map(({ href }) => href))];
    if (!links.some((href) => site.pages.get(place.fileAt(href))?.kind === 'home')) say(`${url}: no link to a home page`);
    for (const href of links) {
      const answer = await page.request.get(href);
      if (!answer.ok()) say(`${url}: link to ${href} answers ${answer.status()}`);
    }
  }
  await page.context().close();
}

export default async function checkWalk(site) {
  const problems = new Set();
  const browser = await startBrowser();
  const places = [onDisk(site)];
  try {
    places.push(await onServer(site));
    for (const place of places) {
      for (const javaScriptEnabled of [false, true]) {
        const how = `${place.name}, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`;
        for (const lang of site.languages) {
          const say = (what) => problems.add(`${how}, ${lang}: ${what}`);
          const page = await openPage(browser, { origin: place.url, javaScriptEnabled, say: (what) => say(at(page, place) + what) });
          await walkRoutes(page, site, place, lang, say);
          await page.context().close();
        }
      }
    }
    for (const [place, javaScriptEnabled] of [[places[0], false], [places[1], true]]) {
      const say = (what) => problems.add(`${place.name}: ${what}`);
      const page = await openPage(browser, { origin: place.url, javaScriptEnabled, say: (what) => say(at(page, place) + what) });
      for (const { page: sample } of samplePages(site)) {
        // On these pages all languages stand side by side.
        if (!['root', 'not-found', 'gone'].includes(sample.kind)) await switchLanguages(page, site, place, sample, say);
      }
      await page.context().close();
    }
    await tryMissingPage(browser, site, places[1], (what) => problems.add(`server: ${what}`));
  } finally {
    await browser.close();
    for (const place of places) await place.stop();
  }
  return { problems: [...problems], note: `${ROUTES.length} routes, ${site.languages.length} languages, disk and server, JavaScript off and on` };
}

/** Which page a message belongs to. */
const at = (page, place) => `${place.fileAt(page?.url() ?? '') ?? ''}: `;
