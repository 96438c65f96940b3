// How well the search of a site finds, beside MiniSearch and Pagefind on the same articles:
//   node quality.mjs --site DIR [--queries queries.tsv] [--events events.json] [--peers]
// Prints recall@10 and mean reciprocal rank by language and kind of query. --peers needs `npm install` in this folder.
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from '../../tests/web/node_modules/parse5/dist/index.js';
import { openSearch } from '../../tests/web/search/engine.mjs';
import { LANGUAGES, fromEvents, fromTable, mean, score } from '../../tests/web/search/judgements.mjs';

const { values } = parseArgs({
  options: { site: { type: 'string' }, queries: { type: 'string' }, events: { type: 'string' }, peers: { type: 'boolean', default: false } },
});
if (!values.site || !(values.queries || values.events)) {
  console.error('usage: node quality.mjs --site DIR [--queries queries.tsv] [--events events.json] [--peers]');
  process.exit(2);
}
const queries = [
  ...(values.queries ? fromTable(readFileSync(values.queries, 'utf8')) : []),
  ...(values.events ? fromEvents(JSON.parse(readFileSync(values.events, 'utf8'))) : []),
];

const { kliping } = openSearch(values.site);
const { count, languages } = await kliping.store.open();

/** All pages of articles: `{ file, lang, date, title, text }`; what is in both languages is there twice. */
async function readPages() {
  const pages = [];
  for (let document = 0; document < count; document++) {
    const { date, versions, path: of } = await kliping.store.article(document);
    for (const version of versions) {
      const place = Math.max(0, languages.indexOf(version.lang));
      const file = `${languages[place]}/${of(place, version)}.html`;
      const html = readFileSync(path.join(values.site, file), 'utf8');
      pages.push({ id: pages.length, document, file, lang: version.lang, date: date || 'undated', title: version.title, html, text: textOf(find(parse(html), 'text')) });
    }
  }
  return pages;
}

function find(node, name) {
  if (node.attrs?.some((attr) => attr.name === 'class' && attr.value.split(' ').includes(name))) return node;
  for (const child of node.childNodes ?? []) {
    const found = find(child, name);
    if (found) return found;
  }
  return null;
}
const textOf = (node) => (!node ? '' : node.nodeName === '#text' ? node.value : (node.childNodes ?? []).map(textOf).join(' '));

const engines = {
  async Kliping({ text }) {
    const { documents } = await kliping.query.answer(text);
    return Promise.all(documents.map(async ({ document }) => {
      const { date, versions } = await kliping.store.article(document);
      return { key: document, date: date || 'undated', titles: versions.map(({ title }) => title) };
    }));
  },
};
let stop = async () => {};
if (values.peers) {
  const pages = await readPages();
  const all = (found) => found.map(({ document, date }) => ({
    key: document, date, titles: pages.filter((page) => page.document === document).map(({ title }) => title),
  }));
  const { default: MiniSearch } = await import('minisearch');
  const mini = new MiniSearch({ fields: ['title', 'text'], searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2 } });
  mini.addAll(pages);
  engines.MiniSearch = async ({ text }) => all(mini.search(text).slice(0, 20).map(({ id }) => pages[id]));

  // Pagefind asks a browser for the language of the page that searches.
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kliping-pagefind-'));
  const { createIndex, close } = await import('pagefind');
  const { index } = await createIndex();
  for (const { file, html } of pages) {
    const body = html.replace('<main', '<main data-pagefind-body');
    await index.addHTMLFile({ sourcePath: file, content: body });
  }
  await index.writeFiles({ outputPath: path.join(folder, 'pagefind') });
  await close();
  for (const lang of LANGUAGES) {
    mkdirSync(path.join(folder, lang), { recursive: true });
    writeFileSync(path.join(folder, lang, 'index.html'), `<!doctype html><html lang="${lang}"><title>search</title>`);
  }
  const { startBrowser } = await import('../../tests/web/browser.mjs');
  const { serve } = await import('../../tests/web/nginx.mjs');
  const [browser, server] = [await startBrowser(), await serve(folder, '/')];
  const tabs = {};
  for (const lang of LANGUAGES) {
    tabs[lang] = await browser.newPage();
    await tabs[lang].goto(`${server.url}${lang}/index.html`);
  }
  const byFile = new Map(pages.map((page) => [page.file, page]));
  engines.Pagefind = async ({ lang, text }) => {
    const urls = await tabs[lang].evaluate(async (text) => {
      const pagefind = await import('/pagefind/pagefind.js');
      const { results } = await pagefind.search(text);
      return Promise.all(results.slice(0, 20).map(async (result) => (await result.data()).raw_url ?? (await result.data()).url));
    }, text);
    return all(urls.map((url) => byFile.get(url.replace(/^\//, ''))).filter(Boolean));
  };
  stop = async () => {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true });
  };
}

const rows = [];
for (const [engine, search] of Object.entries(engines)) {
  for (const query of queries) {
    const found = await search(query);
    rows.push({ engine, ...query, ...score(query, found) });
  }
}
await stop();

const names = Object.keys(engines);
const kinds = [...new Set(queries.map(({ lang, kind }) => `${lang} ${kind}`))];
const cell = (engine, of) => {
  const own = rows.filter((row) => row.engine === engine && of(row));
  return `${mean(own.map(({ recall }) => recall)).toFixed(2)} / ${mean(own.map(({ rank }) => rank)).toFixed(2)}`;
};
console.log(`| queries | ${names.join(' | ')} |\n|---|${names.map(() => '---|').join('')}`);
for (const [name, of] of [
  ...LANGUAGES.map((lang) => [lang, (row) => row.lang === lang]),
  ...kinds.map((kind) => [kind, (row) => `${row.lang} ${row.kind}` === kind]),
]) {
  console.log(`| ${name} (${queries.filter(of).length}) | ${names.map((engine) => cell(engine, of)).join(' | ')} |`);
}
for (const { engine, text, lang, recall, rank } of rows) {
  if (engine === 'Kliping' && (recall < 1 || rank < 1)) console.error(`${lang} “${text}”: recall ${recall.toFixed(2)}, rank ${rank.toFixed(2)}`);
}
