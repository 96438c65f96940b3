// The site has the pages it must have, each says what it is, and both languages have the same kinds.
// Without this, the other checks could pass on a site that lacks half of its pages.
const KINDS = [
  'root', 'home', 'article', 'year', 'month', 'years', 'country', 'country-year', 'countries',
  'tag', 'tags', 'timeline', 'undated', 'not-found', 'search', 'headlines',
  'corrections', 'withdrawn', 'moved', 'gone',
];
/** Pages at addresses of another time: each stands in the one language that it was in. */
const FORMER = ['moved', 'gone'];
const ONCE = ['root', 'not-found'];
const ALWAYS = ['home', 'article', 'year', 'month', 'years', 'country', 'countries', 'timeline', 'search', 'headlines'];
const FILES = ['index.html', '404.html', 'robots.txt', 'sitemap.xml'];

export default function checkPages(site) {
  const problems = [];
  for (const file of FILES) if (!site.files.has(file)) problems.push(`${file} is missing`);
  for (const page of site.pages.values()) {
    if (!page.kind) problems.push(`${page.file}: <body> has no data-kind`);
    else if (!KINDS.includes(page.kind)) problems.push(`${page.file}: unknown data-kind "${page.kind}"`);
    if (!page.lang) problems.push(`${page.file}: <html> has no lang`);
    if (!page.title) problems.push(`${page.file}: no <title>`);
    if (!page.headline?.text) problems.push(`${page.file}: no <h1>`);
  }
  for (const kind of ONCE) {
    const found = site.ofKind(kind).length;
    if (found !== 1) problems.push(`${found} pages of kind ${kind}, expected one`);
  }
  if (site.languages.length < 2) problems.push(`home pages in ${site.languages.length} languages, expected two or more`);
  for (const kind of KINDS.filter((kind) => ![...ONCE, ...FORMER].includes(kind))) {
    const langs = new Set(site.ofKind(kind).map((page) => page.lang));
    const needed = ALWAYS.includes(kind) || langs.size > 0;
    for (const lang of site.languages) {
      if (needed && !langs.has(lang)) problems.push(`no page of kind ${kind} in ${lang}`);
    }
  }
  return { problems, note: `${site.pages.size} pages in ${site.languages.join(', ')}` };
}
