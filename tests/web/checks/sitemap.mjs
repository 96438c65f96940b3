// The sitemap is valid, lists exactly the pages that may be indexed, and its alternates answer each other.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { linksWithRel } from '../page.mjs';
import { SITEMAP, XHTML, childText, childrenOf, parseXml } from '../xml.mjs';

const FILE = 'sitemap.xml';
const MOST_URLS = 50_000;
const schema = fileURLToPath(new URL('../schemas/sitemap-with-alternates.xsd', import.meta.url));

export default async function checkSitemap(site) {
  if (!site.files.has(FILE)) return { problems: [`${FILE} is missing`] };
  const problems = await schemaFaults(site);
  let root;
  try {
    root = parseXml(site.read(FILE));
  } catch (error) {
    return { problems: [...problems, `${FILE}: not well-formed: ${error.message}`] };
  }
  const urls = new Map();
  for (const node of childrenOf(root, SITEMAP, 'url')) {
    const loc = childText(node, SITEMAP, 'loc');
    if (urls.has(loc)) problems.push(`${FILE}:${node.line}: ${loc} occurs twice`);
    urls.set(loc, node);
  }
  if (urls.size > MOST_URLS) problems.push(`${FILE}: ${urls.size} addresses, at most ${MOST_URLS} are allowed`);
  problems.push(...coverageFaults(site, urls), ...alternateFaults(site, urls), ...robotsFaults(site));
  return { problems, note: `${urls.size} addresses` };
}

async function schemaFaults(site) {
  try {
    await promisify(execFile)('xmllint', ['--noout', '--nonet', '--schema', schema, site.fullPath(FILE)]);
    return [];
  } catch (error) {
    if (error.code === 'ENOENT') throw error;
    return error.stderr.trim().split('\n').map((line) => line.replaceAll(site.root + '/', ''));
  }
}

/** A page may be indexed unless it says noindex, is the 404 page, or names another page as the original. */
function isIndexable(site, page) {
  const canonical = linksWithRel(page, 'canonical')[0]?.ref;
  const original = canonical === undefined || site.fileAt(canonical) === page.file;
  return page.kind !== 'not-found' && !page.noindex && original;
}

function coverageFaults(site, urls) {
  const problems = [];
  const listed = new Set();
  for (const [loc, node] of urls) {
    const file = site.fileAt(loc);
    const page = site.pages.get(file);
    listed.add(file);
    if (!page) problems.push(`${FILE}:${node.line}: ${loc} is no page of the site`);
    else if (!isIndexable(site, page)) problems.push(`${FILE}:${node.line}: ${loc} is listed but not to be indexed`);
  }
  for (const page of site.pages.values()) {
    if (isIndexable(site, page) && !listed.has(page.file)) problems.push(`${page.file}: not in ${FILE}`);
  }
  return problems;
}

function alternateFaults(site, urls) {
  const problems = [];
  const alternatesOf = (node) => childrenOf(node, XHTML, 'link').map((link) => link.attrs);
  for (const [loc, node] of urls) {
    const alternates = alternatesOf(node);
    if (alternates.length && !alternates.some(({ href }) => href === loc)) {
      problems.push(`${FILE}:${node.line}: ${loc} has alternates but is not one of them`);
    }
    for (const { href, hreflang } of alternates) {
      const say = (what) => problems.push(`${FILE}:${node.line}: alternate ${hreflang} of ${loc} ${what}`);
      const page = site.pages.get(site.fileAt(href));
      if (!page) say(`is ${href}, which is no page of the site`);
      else if (hreflang !== 'x-default' && page.lang !== hreflang) say(`is ${href}, which is in ${page.lang}`);
      const back = urls.get(href);
      const answers = back && alternatesOf(back).some((other) => other.href === loc);
      if (back && !answers && hreflang !== 'x-default') say('does not name it back');
      if (!back) say(`is ${href}, which is not in ${FILE}`);
    }
  }
  const withAlternates = [...urls.values()].filter((node) => alternatesOf(node).length);
  if (site.languages.length > 1 && withAlternates.length === 0) problems.push(`${FILE}: no address has alternates`);
  return problems;
}

function robotsFaults(site) {
  const robots = site.files.has('robots.txt') ? site.read('robots.txt') : '';
  const named = robots.match(/^sitemap:\s*(\S+)/im)?.[1];
  return named === site.urlOf(FILE) ? [] : [`robots.txt: Sitemap is ${named ?? 'not named'}, should be ${site.urlOf(FILE)}`];
}
