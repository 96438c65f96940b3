// The search finds, from disk and from a server under a sub-path, with a strict content security policy;
// by keyboard, by address and with filters; and it keeps its budgets.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { openPage, startBrowser } from '../browser.mjs';
import { onDisk, onServer } from '../places.mjs';
import { openSearch } from '../search/engine.mjs';
import { LANGUAGES, fromTable, mean, score } from '../search/judgements.mjs';

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const QUERIES = new URL('../search/queries.tsv', import.meta.url);
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";

/** Compressed bytes: of the scripts, and of all that a query of one word loads, by the number of articles. */
const MOST_SCRIPT = 12_000;
const mostLoaded = (count) => (count <= 10_000 ? 150_000 : 300_000);
/** Of the bytes of the text that the index covers; a small archive has little text for the list of its countries. */
const MOST_INDEX = 0.25;
/** Recall@10 and mean reciprocal rank on the queries of `queries.tsv`. */
const LEAST_RECALL = 0.97;
const LEAST_RANK = 0.9;

/** In an archive of so many articles a slip of a frequent word is sure to be noticed. */
const ENOUGH = 20;
/** An archive of so many articles has texts enough for shares to tell something. */
const LARGE = 1_000;

const compressed = (text) => gzipSync(text, { level: 9 }).length;
const withoutMarks = (text) => text.normalize('NFD').replace(/\p{Mn}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');

/** Every word of the dictionary is found where the browser looks for it: both sides make the same stem of it. */
async function checkWords({ kliping }, say) {
  const { words, count } = await kliping.store.open();
  let checked = 0;
  for (const key of words) {
    const [shard] = await kliping.store.dictionary(key, 1);
    for (const { word } of shard) {
      const terms = await kliping.store.termsOf(kliping.stem(word));
      const found = terms.filter((term) => term.unmarked === word);
      if (found.length === 0) say(`the word ${word} is in the dictionary and not among the terms`);
      for (const term of found) {
        const { documents } = kliping.store.hits(term);
        const rises = documents.every((document, i) => document < count && (i === 0 || document > documents[i - 1]));
        if (documents.length !== term.count || !rises) say(`${word}: its list of documents is broken`);
      }
      checked += 1;
    }
  }
  return checked;
}

/** A query of one word, with nothing loaded before, stays within the budget; the most frequent word is the dearest. */
async function checkBytes(site, say) {
  const script = ['words', 'store', 'query', 'page'].map((name) => compressed(site.read(`search/${name}.js`))).reduce((a, b) => a + b);
  if (script > MOST_SCRIPT) say(`the scripts have ${script} bytes, budget ${MOST_SCRIPT}`);
  const frequent = await openSearch(site.root).kliping.store.frequent();
  const dearest = frequent.filter(({ word }) => /^\p{L}{3,}$/u.test(word)).sort((a, b) => b.magnitude - a.magnitude).slice(0, 5);
  let most = 0;
  for (const { word } of dearest) {
    const { kliping, loaded } = openSearch(site.root);
    const { documents } = await kliping.query.answer(word);
    await Promise.all(documents.map(({ document }) => kliping.store.article(document)));
    most = Math.max(most, loaded.bytes + script);
  }
  const { count } = await openSearch(site.root).kliping.store.open();
  if (most > mostLoaded(count)) say(`a query of one word loads ${most} bytes, budget ${mostLoaded(count)}`);
  return { script, most };
}

/** The bytes of the whole index, compressed, as a share of the texts that it covers. */
function checkSize(site, count, say) {
  const files = [...site.files].filter((file) => file.startsWith('search/index/'));
  const index = files.map((file) => compressed(site.read(file))).reduce((a, b) => a + b, 0);
  const texts = site.ofKind('article').map((page) => page.textBytes).reduce((a, b) => a + b, 0);
  if (count >= LARGE && index > MOST_INDEX * texts) say(`the index has ${index} bytes for ${texts} of text`);
  return index / texts;
}

/** Milliseconds from a query to its first results, with nothing loaded before: the median and the most. */
async function measureAnswers(site) {
  const times = [];
  for (const { word } of (await openSearch(site.root).kliping.store.frequent()).slice(0, 40)) {
    const { kliping } = openSearch(site.root);
    const started = performance.now();
    const { documents } = await kliping.query.answer(word);
    await Promise.all(documents.map(({ document }) => kliping.store.article(document)));
    times.push(Math.round(performance.now() - started));
  }
  times.sort((a, b) => a - b);
  return `results in ${times[Math.floor(times.length / 2)]} ms, at most ${times.at(-1)}`;
}

/** Tones are put back where people write them. */
function checkSpelling({ kliping }, say) {
  for (const word of ['hòa', 'toàn', 'đường', 'nghiêng', 'khỏe', 'quý', 'giữ', 'gì', 'thủy', 'huỳnh', 'ngoài', 'trước', 'hỗ', 'y', 'kesehatan', 'covid', '19', 'ấn', 'ỷ']) {
    const shown = kliping.shown(kliping.written(word));
    if (shown !== word) say(`“${word}” is shown as “${shown}”`);
  }
}

async function checkQuality({ kliping }, say) {
  const queries = fromTable(readFileSync(QUERIES, 'utf8'));
  const { count } = await kliping.store.open();
  const dates = await Promise.all(Array.from({ length: count }, async (_, document) => (await kliping.store.article(document)).date));
  if (!queries.every(({ answers }) => dates.some((date) => answers({ date })))) return '';
  const notes = [];
  for (const lang of LANGUAGES) {
    const scores = [];
    for (const query of queries.filter((query) => query.lang === lang)) {
      const { documents } = await kliping.query.answer(query.text);
      scores.push(score(query, documents.map(({ document }) => ({ key: document, date: dates[document] }))));
    }
    const [recall, rank] = [mean(scores.map((one) => one.recall)), mean(scores.map((one) => one.rank))];
    if (recall < LEAST_RECALL) say(`${lang}: recall@10 is ${recall.toFixed(2)}, expected ${LEAST_RECALL}`);
    if (rank < LEAST_RANK) say(`${lang}: MRR is ${rank.toFixed(2)}, expected ${LEAST_RANK}`);
    notes.push(`${lang} recall@10 ${recall.toFixed(2)} MRR ${rank.toFixed(2)}`);
  }
  return notes.join(', ');
}

/** Documents get the policy as a header, from a server, or else as the first element of their head. */
async function restrict(page, place, site) {
  await page.route('**/*.html*', async (route) => {
    const file = place.fileAt(route.request().url());
    if (!file || !site.files.has(file)) return route.continue();
    const body = place.name === 'disk'
      ? site.read(file).replace('<head>', `<head><meta http-equiv="Content-Security-Policy" content="${POLICY}">`)
      : site.read(file);
    const headers = { 'content-type': 'text/html; charset=utf-8', ...(place.name === 'disk' ? {} : { 'content-security-policy': POLICY }) };
    return route.fulfill({ body, headers });
  });
}

const status = (page) => page.locator('#search-status').textContent();
const results = (page) => page.locator('#search-results li .cutting-title a').evaluateAll((links) => links.map((link) => link.href));

/** Waits until an answer to what is asked stands there. */
const answered = (page) => page.waitForFunction(() => /\d|“/.test(document.getElementById('search-status').textContent), undefined, { timeout: 10_000 });

async function checkPage(page, site, place, lang, engine, say) {
  const { kliping } = engine;
  const { count, languages } = await kliping.store.open();
  const searchPage = site.ofKind('search').find((one) => one.lang === lang);
  const asked = [];
  page.on('request', (request) => { if (request.url().includes('/search/index/')) asked.push(request.url()); });

  await page.goto(place.urlOf(searchPage.file));
  await page.waitForTimeout(100);
  if (asked.length) say(`loads ${asked[0]} before anything was asked`);

  // The newest article that has this language, by the first words of its headline.
  let wanted = null;
  for (let document = count - 1; document >= 0 && !wanted; document--) {
    const one = await kliping.store.article(document);
    const version = one.versions.find((version) => version.lang === lang);
    if (version && !version.isDerived) wanted = { ...one, version };
  }
  if (!wanted) return;
  const href = place.urlOf(`${lang}/${wanted.path(languages.indexOf(lang), wanted.version)}.html`);
  const words = kliping.words(wanted.version.title).slice(0, 4).map((word) => word[0]).join(' ');

  for (const typed of [words, withoutMarks(words).toLowerCase()]) {
    await page.goto(place.urlOf(searchPage.file));
    await page.locator('#q').focus();
    await page.keyboard.type(typed, { delay: 5 });
    await answered(page);
    if (!(await results(page)).includes(href)) say(`“${typed}” does not find ${href}`);
    const focused = await page.evaluate(() => document.activeElement.id);
    if (focused !== 'q') say(`after an answer the focus is not in the field but in “${focused}”`);
    const query = new URL(page.url()).searchParams.get('q');
    if (query !== typed) say(`the address says “${query}” and not “${typed}”`);
    if ((await page.locator('#search-results mark').count()) === 0) say(`“${typed}”: nothing is marked in the results`);
  }

  // The address is enough, also with filters.
  const year = wanted.date ? wanted.date.slice(0, 4) : '';
  const filters = { language: lang, from: year, to: year, sort: 'date' };
  await page.goto(`${place.urlOf(searchPage.file)}?${new URLSearchParams({ q: words, ...filters })}`);
  await answered(page);
  for (const [name, value] of Object.entries(filters)) {
    const shown = await page.locator(`#search [name=${name}]`).inputValue();
    if (shown !== value) say(`the address sets ${name} to ${value}, the form shows “${shown}”`);
  }
  if (!(await results(page)).includes(href)) say(`“${words}” in ${year} does not find ${href}`);
  const dates = await page.locator('#search-sure time').evaluateAll((times) => times.map((time) => time.dateTime));
  if (dates.some((date) => !date.startsWith(year))) say(`from ${year} to ${year} finds ${dates.join(', ')}`);
  if (dates.some((date, i) => i > 0 && date > dates[i - 1])) say(`sorted by date: ${dates.join(', ')}`);
  await page.locator('#search [name=language]').selectOption('');
  await answered(page);
  if (new URL(page.url()).searchParams.has('language')) say('a filter that was taken off stays in the address');
  await page.goBack();
  if ((await page.locator('#search [name=language]').inputValue()) !== lang) say('going back does not bring the filter back');

  // From the masthead of another page, by keyboard alone.
  await page.goto(place.urlOf(`${lang}/index.html`));
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement.matches('.masthead input[type=search]'))) break;
  }
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await page.waitForURL('**?q=*');
  await answered(page);
  if (!(await results(page)).includes(href)) say(`“${words}” from the masthead does not find ${href}`);
  const first = page.locator('#search-results li a').first();
  for (let i = 0; i < 40 && !(await first.evaluate((link) => link === document.activeElement)); i++) await page.keyboard.press('Tab');
  await Promise.all([page.waitForURL((url) => !url.searchParams.has('q')), page.keyboard.press('Enter')]);
  if (site.pages.get(place.fileAt(page.url()))?.kind !== 'article') say('the first result cannot be opened by keyboard');

  // Nothing found says so.
  await page.goto(`${place.urlOf(searchPage.file)}?q=${encodeURIComponent('qqqxqqqxqqqx')}`);
  await answered(page);
  if ((await results(page)).length) say('a word that is nowhere has results');
  if (!(await status(page)).includes('qqqxqqqxqqqx')) say(`nothing found says “${await status(page)}”`);
}

/** A word that stands deep in one text alone: its passage is shown and marked, where pages may be read. */
async function checkPassage(page, place, searchPage, { kliping }, say) {
  const { words } = await kliping.store.open();
  for (const key of words) {
    const [shard] = await kliping.store.dictionary(key, 1);
    for (const { word } of shard.filter(({ word, magnitude }) => magnitude === 0 && /^\p{L}{5,}$/u.test(word))) {
      const term = (await kliping.store.termsOf(kliping.stem(word))).find((one) => one.unmarked === word);
      const { versions } = await kliping.store.article(kliping.store.hits(term).documents[0]);
      const known = kliping.words(versions.map(({ title, lead }) => `${title} ${lead}`).join(' ')).map(([one]) => kliping.unmarked(kliping.written(one)));
      const { documents, sure } = await kliping.query.answer(kliping.shown(term.written));
      if (known.includes(word) || sure !== 1 || documents.length !== 1) continue;
      await page.goto(`${place.urlOf(searchPage.file)}?q=${encodeURIComponent(kliping.shown(term.written))}`);
      await answered(page);
      const marked = page.locator('#search-sure .cutting-excerpt mark').first();
      await marked.waitFor({ timeout: 5_000 }).catch(() => say(`“${word}”: the passage that has it is not shown`));
      return;
    }
  }
}

/** `word` with one letter left out, doubled or exchanged with the next, each once. */
function slips(word) {
  const found = new Set();
  for (let at = 1; at < word.length; at++) {
    const [before, letter, after] = [word.slice(0, at), word[at], word.slice(at + 1)];
    for (const slip of [before + after, before + letter + letter + after, before + after.slice(0, 1) + letter + after.slice(1)]) found.add(slip);
  }
  return [...found].filter((slip) => slip !== word);
}

/** A word that the archive does not have is taken for a similar one, and the page says so. */
async function checkCorrection(page, place, searchPage, { kliping }, say) {
  const frequent = await kliping.store.frequent();
  for (const { word } of frequent.filter((entry) => /^[a-z]{6,}$/.test(entry.word))) {
    for (const slip of slips(word)) {
      const found = await kliping.query.answer(`${slip} `);
      if (found.words[0].corrected?.[0] !== word) continue;
      const meant = kliping.query.usual(word, found.words[0].matches);
      await page.goto(`${place.urlOf(searchPage.file)}?q=${slip}`);
      await answered(page);
      const said = await status(page);
      if (!said.includes(`“${slip}”`) || !said.includes(meant)) say(`“${slip}”, taken for “${meant}”, says “${said}”`);
      if ((await results(page)).length === 0) say(`“${slip}”, taken for “${meant}”, has no results`);
      return 1;
    }
  }
  return 0;
}

/** Two words that hardly ever stand together get a link to two that do. */
async function checkSuggestion(page, place, searchPage, { kliping }, say) {
  const { words: keys, count } = await kliping.store.open();
  const known = new Set();
  for (const key of keys) for (const shard of await kliping.store.dictionary(key, 1)) for (const { word } of shard) known.add(word);
  for (let document = 0; document < Math.min(count, 200); document++) {
    const { versions } = await kliping.store.article(document);
    const words = kliping.words(versions[0].title).map(([word]) => kliping.unmarked(kliping.written(word)));
    for (let at = 1; at < words.length; at++) {
      for (const slip of slips(words[at]).filter((one) => known.has(one))) {
        const asked = `${words[at - 1]} ${slip}`;
        const suggested = await kliping.query.suggest(await kliping.query.answer(`${asked} `), {});
        if (!suggested) continue;
        await page.goto(`${place.urlOf(searchPage.file)}?q=${encodeURIComponent(`${asked} `)}`);
        await answered(page);
        const link = page.locator('#search-status a');
        await link.waitFor({ timeout: 5_000 }).catch(() => say(`“${asked}”: no link to “${suggested}”`));
        if ((await link.textContent()) !== suggested) say(`“${asked}”: the link says “${await link.textContent()}”, not “${suggested}”`);
        await link.click();
        await answered(page);
        if ((await page.locator('#q').inputValue()) !== suggested) say(`the link to “${suggested}” asks for something else`);
        if ((await results(page)).length < 2) say(`“${suggested}” was suggested and has hardly any results`);
        return 1;
      }
    }
  }
  return 0;
}

async function checkAccessibility(browser, site, place, lang, say) {
  const file = site.ofKind('search').find((one) => one.lang === lang).file;
  for (const colorScheme of ['light', 'dark']) {
    const page = await openPage(browser, { origin: place.url, colorScheme, bypassCSP: true, say });
    await page.goto(`${place.urlOf(file)}?q=vietnam`);
    await answered(page);
    await page.addScriptTag({ path: axeFile });
    const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ['violations'] }));
    for (const { id, help, nodes } of violations) say(`results, ${colorScheme}: ${id}: ${help} (${nodes[0].target.join(' ')})`);
    await page.setViewportSize({ width: 320, height: 800 });
    if (await page.evaluate(() => document.documentElement.scrollWidth > 320)) say('results are wider than 320 px');
    await page.context().close();
  }
}

/** Without JavaScript the page has no form, and leads to lists of everything. */
async function checkWithoutScript(browser, site, place, lang, say) {
  const page = await openPage(browser, { origin: place.url, javaScriptEnabled: false, say });
  await page.goto(`${place.urlOf(site.ofKind('search').find((one) => one.lang === lang).file)}?q=x`);
  if (await page.locator('#search').isVisible()) say('without JavaScript the form is shown');
  const links = await page.locator('main a:visible').evaluateAll((all) => all.map((link) => link.href));
  const kinds = new Set(links.map((href) => site.pages.get(place.fileAt(href))?.kind));
  for (const kind of ['headlines', 'country']) {
    if (site.ofKind(kind).length && !kinds.has(kind)) say(`without JavaScript no link to a page of kind ${kind}`);
  }
  await page.context().close();
}

export default async function checkSearch(site) {
  const problems = new Set();
  const add = (what) => problems.add(what);
  const engine = openSearch(site.root);
  const words = await checkWords(engine, add);
  checkSpelling(engine, add);
  const { script, most } = await checkBytes(site, add);
  const quality = await checkQuality(engine, add);
  const browser = await startBrowser();
  const places = [onDisk(site)];
  let [corrected, suggested] = [0, 0];
  try {
    places.push(await onServer(site));
    for (const place of places) {
      for (const lang of site.languages) {
        const say = (what) => add(`${place.name}, ${lang}: ${what}`);
        const page = await openPage(browser, { origin: place.url, say });
        await restrict(page, place, site);
        await checkPage(page, site, place, lang, engine, say);
        const searchPage = site.ofKind('search').find((one) => one.lang === lang);
        if (place.name === 'server') await checkPassage(page, place, searchPage, engine, say);
        corrected += await checkCorrection(page, place, searchPage, engine, say);
        suggested += await checkSuggestion(page, place, searchPage, engine, say);
        await page.context().close();
        await checkWithoutScript(browser, site, place, lang, say);
      }
    }
    for (const lang of site.languages) {
      await checkAccessibility(browser, site, places[1], lang, (what) => add(`${lang}: ${what}`));
    }
  } finally {
    await browser.close();
    for (const place of places) await place.stop();
  }
  const { count } = await engine.kliping.store.open();
  const size = checkSize(site, count, add);
  const speed = await measureAnswers(site);
  if (count >= ENOUGH && corrected * suggested === 0) add(`${corrected} words were corrected and ${suggested} suggested`);
  const note = [`${words} words`, `scripts ${script} B`, `a word at most ${most} B`, `index ${(100 * size).toFixed(0)} % of the texts`, speed, `${corrected} corrections, ${suggested} suggestions`, quality].filter(Boolean).join(', ');
  return { problems: [...problems], note };
}
