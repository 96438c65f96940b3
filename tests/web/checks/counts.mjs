// Every number that stands on a link to a list (drawers, map, bars) is the number of articles in that list,
// and every list of a country and a year is two clicks away from the home page at most.
import { parse } from 'parse5';

const CLASSES = { wall: 'td', map: 'a', bars: 'a' };

const attr = (node, name) => node.attrs?.find((a) => a.name === name)?.value;
const hasClass = (node, name) => (attr(node, 'class') ?? '').split(/\s+/).includes(name);

function* nodes(node) {
  yield node;
  for (const child of node.childNodes ?? []) yield* nodes(child);
}

const textOf = (node) => (node.nodeName === '#text' ? node.value : (node.childNodes ?? []).map(textOf).join(''));
const find = (node, wanted) => [...nodes(node)].filter(wanted);

/** A number as either language writes it: `1.234`, `1,234`. */
const toNumber = (text) => Number(text.replace(/[.,\s]/g, ''));

/** The links with numbers on a page: `{ ref, count }`. */
function countingLinks(document) {
  const links = [];
  for (const [name, around] of Object.entries(CLASSES)) {
    for (const part of find(document, (node) => hasClass(node, name))) {
      for (const link of find(part, (node) => node.tagName === 'a' && (around === 'a' || node.parentNode.tagName === around))) {
        const shown = name === 'wall' ? link
          : name === 'map' ? find(link, (node) => node.tagName === 'text').at(-1)
            : find(link, (node) => hasClass(node, 'bars-count'))[0];
        links.push({ ref: attr(link, 'href'), count: toNumber(textOf(shown)) });
      }
    }
  }
  return links;
}

class Lists {
  constructor(site) {
    this.site = site;
    this.documents = new Map();
  }

  document(file) {
    if (!this.documents.has(file)) this.documents.set(file, parse(this.site.read(file)));
    return this.documents.get(file);
  }

  /** How many articles a list has over all its pages, or, with an anchor, that part of it. */
  length(file, anchor) {
    let count = 0;
    while (file) {
      const document = this.document(file);
      const parts = anchor ? find(document, (node) => attr(node, 'id') === anchor) : [document];
      for (const part of parts) {
        count += find(part, (node) => node.tagName === 'article' && (hasClass(node, 'cutting') || hasClass(node, 'moment'))).length;
      }
      const next = find(document, (node) => node.tagName === 'a' && attr(node, 'rel') === 'next' && hasClass(node.parentNode, 'pager'))[0];
      file = next && this.site.resolve(attr(next, 'href'), file).file;
    }
    return count;
  }
}

export default function checkCounts(site) {
  const problems = [];
  const lists = new Lists(site);
  const lengths = new Map();
  let links = 0;
  for (const page of site.pages.values()) {
    if (['article', 'root', 'not-found'].includes(page.kind)) continue;
    for (const { ref, count } of countingLinks(lists.document(page.file))) {
      const { file, fragment } = site.resolve(ref, page.file);
      const key = `${file}#${fragment}`;
      if (!lengths.has(key)) lengths.set(key, lists.length(file, fragment));
      if (lengths.get(key) !== count) problems.push(`${page.file}: ${ref} is said to hold ${count}, but lists ${lengths.get(key)}`);
      links += 1;
    }
  }
  for (const lang of site.languages) {
    const home = site.ofKind('home').find((page) => page.lang === lang);
    const linked = (page) => page.links.map((link) => site.resolve(link.ref, page.file).file);
    const first = linked(home);
    const near = new Set([...first, ...first.flatMap((file) => (site.pages.has(file) ? linked(site.pages.get(file)) : []))]);
    for (const page of site.pages.values()) {
      if (page.lang !== lang || page.kind !== 'country-year') continue;
      const isContinued = page.links.some((link) => link.tag === 'a' && link.rel.includes('prev'));
      if (!isContinued && !near.has(page.file)) problems.push(`${page.file}: more than two clicks from ${home.file}`);
    }
    const articles = site.ofKind('article').filter((page) => page.lang === lang).length;
    const timeline = site.ofKind('timeline').find((page) => page.lang === lang && !page.links.some((link) => link.rel.includes('prev')));
    const told = lists.length(timeline.file);
    if (told !== articles) problems.push(`${timeline.file}: lists ${told} articles, the site has ${articles}`);
  }
  if (links === 0) problems.push('no link of the site bears a number');
  return { problems, note: `${links} numbers on links to ${lengths.size} lists` };
}
