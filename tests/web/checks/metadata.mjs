// What machines read in the pages: JSON-LD, citation and Open Graph fields, canonical and alternate links.
import { linksWithRel, metaOf } from '../page.mjs';

export default function checkMetadata(site) {
  const problems = [];
  for (const page of site.pages.values()) {
    const say = (what) => problems.push(`${page.file}: ${what}`);
    if (['not-found', 'moved', 'gone', 'withdrawn'].includes(page.kind)) continue;
    checkCanonical(site, page, say);
    checkAlternates(site, page, say);
    if (page.kind === 'article') checkArticle(site, page, say);
  }
  return { problems, note: `${site.ofKind('article').length} articles` };
}

function checkCanonical(site, page, say) {
  const canonicals = linksWithRel(page, 'canonical');
  if (canonicals.length !== 1) return say(`${canonicals.length} canonical links, should be one`);
  const file = site.fileAt(canonicals[0].ref);
  if (!site.pages.has(file)) say(`canonical ${canonicals[0].ref} is no page of the site`);
  else if (page.kind !== 'article' && file !== page.file) say(`canonical is ${file}, not the page itself`);
}

/** Alternates of other languages, as [hreflang, page or undefined, address]. */
function alternatesOf(site, page) {
  return linksWithRel(page, 'alternate')
    .filter((link) => link.hreflang && link.type !== 'application/atom+xml')
    .map((link) => [link.hreflang, site.pages.get(site.resolve(link.ref, page.file).file), link.ref]);
}

function checkAlternates(site, page, say) {
  const alternates = alternatesOf(site, page);
  for (const [hreflang, other, ref] of alternates) {
    if (!URL.canParse(ref)) say(`alternate ${hreflang} ${ref} is not an absolute address`);
    if (!other) say(`alternate ${hreflang} ${ref} is no page of the site`);
    if (!other || hreflang === 'x-default') continue;
    if (other.lang !== hreflang) say(`alternate ${hreflang} is ${other.file}, which is in ${other.lang}`);
    const answers = alternatesOf(site, other).some(([, back]) => back === page);
    if (!answers) say(`alternate ${hreflang} ${other.file} does not name this page back`);
  }
  const named = alternates.map(([hreflang]) => hreflang);
  if (named.length && page.kind !== 'root' && !named.includes(page.lang)) say('has alternates but is not one of them');
  if (['root', 'article'].includes(page.kind)) return;
  for (const lang of site.languages) if (!named.includes(lang)) say(`no alternate in ${lang}`);
}

function checkArticle(site, page, say) {
  for (const name of ['citation_title', 'og:title']) if (!metaOf(page, name)) say(`no ${name}`);
  const news = newsArticles(page, say);
  if (news.length !== 1) return say(`${news.length} JSON-LD objects of type NewsArticle, should be one`);
  const [{ headline, inLanguage, datePublished }] = news;
  if (!headline) say('JSON-LD has no headline');
  if (!inLanguage) return say('JSON-LD has no inLanguage');
  checkDate(page, datePublished, say);
  checkLanguage(site, page, inLanguage, say);
}

function newsArticles(page, say) {
  const objects = page.jsonLd.flatMap((text) => {
    try {
      const value = JSON.parse(text);
      return value['@graph'] ?? value;
    } catch (error) {
      say(`JSON-LD does not parse: ${error.message}`);
      return [];
    }
  });
  return objects.filter((object) => [object['@type']].flat().includes('NewsArticle'));
}

/** The visible date and the JSON-LD must agree. The address may have another: it stays when a date is corrected. */
function checkDate(page, datePublished, say) {
  const shown = page.articleDates;
  const sameDay = (a, b) => a.slice(0, 10) === b.slice(0, 10);
  if (!datePublished) {
    if (shown.length) say(`shows the date ${shown[0]} but JSON-LD has no datePublished`);
    return;
  }
  if (Number.isNaN(Date.parse(datePublished))) say(`datePublished "${datePublished}" is no date`);
  if (!shown.some((date) => sameDay(date, datePublished))) say(`datePublished ${datePublished} is not shown on the page`);
}

/** The text is marked with its language; shown in another interface, it points to the original page. */
function checkLanguage(site, page, inLanguage, say) {
  if (page.headline?.lang !== inLanguage) say(`the headline is marked ${page.headline?.lang}, the article is in ${inLanguage}`);
  if (page.articleParagraphLangs.size && !page.articleParagraphLangs.has(inLanguage)) {
    say(`no paragraph of the article is marked as ${inLanguage}`);
  }
  const canonical = site.pages.get(site.fileAt(linksWithRel(page, 'canonical')[0]?.ref ?? ''));
  if (!canonical || !site.languages.includes(inLanguage)) return;
  if (canonical.lang !== inLanguage) say(`in ${inLanguage}, but its canonical page ${canonical.file} is in ${canonical.lang}`);
  if (page.lang === inLanguage && canonical !== page) say(`an original whose canonical page is ${canonical.file}`);
}
