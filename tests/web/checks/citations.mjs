// The records that articles offer are read back by citation.js and say what the page says: headline, date at its
// precision, outlet, address. Zotero reads the citation fields of the page itself.
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { metaOf } from '../page.mjs';

const MOST = 150;
const READERS = {
  bib: (text) => plugins.input.chain(text, { forceType: '@bibtex/text' }),
  ris: (text) => plugins.input.chain(text, { forceType: '@ris/file' }),
  json: (text) => plugins.input.chain(JSON.parse(text), { forceType: '@csl/list+object' }),
};

/** The parts of a date that a record gives: `[2011, 5, 25]`. */
const datesOf = (item) => (item.issued?.['date-parts']?.[0] ?? []).map(Number).filter((part) => part > 0);

/** The date of a RIS record: `DA  - 2011/05/25/`, with nothing between slashes for what is not known. */
const dayOfRis = (text) => (/^DA {2}- (.*)\r$/m.exec(text)?.[1] ?? '').split('/').filter(Boolean).map(Number);

export default function checkCitations(site) {
  const problems = [];
  const articles = site.ofKind('article');
  const step = Math.max(1, Math.floor(articles.length / MOST));
  let records = 0;
  for (let at = 0; at < articles.length; at += step) {
    const page = articles[at];
    const files = new Map();
    for (const link of page.links.filter(({ tag, ref }) => tag === 'a' && /\.(bib|ris|json)$/.test(ref))) {
      const { file } = site.resolve(link.ref, page.file, page.baseHref);
      files.set(file.split('.').at(-1), file);
    }
    const title = metaOf(page, 'citation_title');
    const date = (metaOf(page, 'citation_publication_date') ?? '').split('-').filter(Boolean).map(Number);
    const outlet = metaOf(page, 'citation_journal_title');
    if (metaOf(page, 'DC.type') !== 'newspaperArticle') problems.push(`${page.file}: no DC.type, by which Zotero knows a newspaper`);
    for (const [format, read] of Object.entries(READERS)) {
      const file = files.get(format);
      if (!file) {
        problems.push(`${page.file}: offers no .${format}`);
        continue;
      }
      const say = (what) => problems.push(`${file}: ${what}`);
      let items;
      try {
        items = read(site.read(file));
      } catch (error) {
        say(`cannot be read: ${error.message}`);
        continue;
      }
      records += 1;
      if (items.length !== 1) say(`${items.length} records`);
      const [item] = items;
      if (plain(item.title) !== plain(title)) say(`title "${item.title}", the page says "${title}"`);
      // citation.js takes the year of RIS from PY and passes over DA, which has the day.
      const given = format === 'ris' ? dayOfRis(site.read(file)) : datesOf(item);
      if (given.join('-') !== date.join('-')) say(`date ${given.join('-')}, the page says ${date.join('-')}`);
      if (datesOf(item)[0] !== date[0]) say(`year ${datesOf(item)[0]}, the page says ${date[0]}`);
      if (outlet && plain(item['container-title']) !== plain(outlet)) say(`outlet "${item['container-title']}", the page says "${outlet}"`);
      const url = metaOf(page, 'citation_public_url');
      if (url && item.URL !== url) say(`address ${item.URL}, the page says ${url}`);
    }
  }
  return { problems, note: `${records} records` };
}

/** Text without the marks of case that BibTeX's braces become, and with plain spaces. */
const plain = (text = '') => text.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ').trim();
