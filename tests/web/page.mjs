// Reads one HTML page into the plain facts that the checks need.
import { parse } from 'parse5';

/** Attributes that hold one URL, by element. `*` stands for every element. */
const URL_ATTRIBUTES = {
  '*': ['href', 'src', 'xlink:href'],
  form: ['action'],
  video: ['poster'],
  object: ['data'],
};

/** An attribute's value under the name that the source wrote (SVG keeps a prefix apart). */
function attributesOf(node) {
  return new Map(node.attrs.map((a) => [a.prefix ? `${a.prefix}:${a.name}` : a.name, a.value]));
}

function textOf(node) {
  if (node.nodeName === '#text') return node.value;
  return (node.childNodes ?? []).map(textOf).join('');
}

const oneLine = (text) => text.replace(/\s+/g, ' ').trim();

/** The URLs of a `srcset`: each candidate is a URL and, after white space, a descriptor. */
function srcsetUrls(value) {
  return value.split(/,\s+|,$/).map((part) => part.trim().split(/\s+/)[0]).filter(Boolean);
}

/**
 * Facts of a page. `file` is its path inside the site.
 * Languages are those in force at the element: the nearest `lang` around it.
 */
export function readPage(file, html) {
  const page = {
    file,
    bytes: html.length,
    kind: null,
    lang: null,
    baseHref: null,
    title: '',
    ids: new Set(),
    links: [], // { tag, attr, ref, line, rel, hreflang, type }
    meta: new Map(), // name or property -> [content]
    jsonLd: [],
    headline: null, // first h1: { text, lang }
    articleDates: [], // datetime of each <time class="stamp"> of the article itself, not of what it tells of
    articleParagraphLangs: new Set(),
    textBytes: 0, // of the article's text in the page's own language
    noindex: false,
  };

  function visit(node, lang, around) {
    if (node.attrs) {
      const attrs = attributesOf(node);
      const tag = node.tagName;
      lang = attrs.get('lang') ?? lang;
      around = { ...around };
      if (tag === 'main') around.main = true;
      if (tag === 'article') around.article = (around.article ?? 0) + 1;
      if (['li', 'nav', 'aside'].includes(tag)) around.listed = true;
      if (attrs.get('class')?.split(/\s+/).includes('text')) around.text = true;
      readElement(node, tag, attrs, lang, around);
    }
    if (node.nodeName === '#text' && around.text && lang === page.lang) page.textBytes += Buffer.byteLength(node.value);
    const content = node.nodeName === 'template' ? node.content : node;
    for (const child of content.childNodes ?? []) visit(child, lang, around);
  }

  function readElement(node, tag, attrs, lang, around) {
    const line = node.sourceCodeLocation?.startLine ?? 0;
    if (attrs.has('id')) page.ids.add(attrs.get('id'));
    if (tag === 'a' && attrs.has('name')) page.ids.add(attrs.get('name'));
    if (tag === 'html') page.lang = attrs.get('lang') ?? null;
    if (tag === 'body') page.kind = attrs.get('data-kind') ?? null;
    if (tag === 'title' && !page.title) page.title = oneLine(textOf(node));
    if (tag === 'h1' && !page.headline) page.headline = { text: oneLine(textOf(node)), lang };
    if (tag === 'meta') readMeta(attrs);
    if (tag === 'script' && attrs.get('type') === 'application/ld+json') page.jsonLd.push(textOf(node));
    if (around.article === 1 && !around.listed) {
      const isStamp = tag === 'time' && attrs.get('class')?.split(/\s+/).includes('stamp');
      if (isStamp) page.articleDates.push(attrs.get('datetime') ?? '');
      if (tag === 'p') page.articleParagraphLangs.add(lang);
    }
    if (tag === 'base') {
      page.baseHref = attrs.get('href') ?? null;
      return;
    }
    const link = {
      tag,
      line,
      rel: (attrs.get('rel') ?? '').toLowerCase().split(/\s+/).filter(Boolean),
      hreflang: attrs.get('hreflang'),
      type: attrs.get('type'),
    };
    for (const attr of [...URL_ATTRIBUTES['*'], ...(URL_ATTRIBUTES[tag] ?? [])]) {
      if (attrs.has(attr)) page.links.push({ ...link, attr, ref: attrs.get(attr).trim() });
    }
    for (const attr of ['srcset', 'imagesrcset']) {
      for (const ref of srcsetUrls(attrs.get(attr) ?? '')) page.links.push({ ...link, attr, ref });
    }
  }

  function readMeta(attrs) {
    const name = attrs.get('name') ?? attrs.get('property');
    const content = attrs.get('content') ?? '';
    if (name === undefined) return;
    page.meta.set(name, [...(page.meta.get(name) ?? []), content]);
    if (name === 'robots' && /\b(noindex|none)\b/i.test(content)) page.noindex = true;
  }

  visit(parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false }), null, {});
  return page;
}

/** The first value of a `<meta>` by name or property. */
export const metaOf = (page, name) => page.meta.get(name)?.[0];

/** The `<link>` elements with the given relation. */
export const linksWithRel = (page, rel) =>
  page.links.filter((link) => link.tag === 'link' && link.rel.includes(rel));
