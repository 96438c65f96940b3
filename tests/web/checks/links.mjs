// Every link, asset and anchor leads somewhere; nothing leaves the site; every page can be reached.
import { linksWithRel } from '../page.mjs';

/** Elements whose URL the browser loads by itself. */
const LOADED = new Set(['img', 'script', 'source', 'video', 'audio', 'iframe', 'embed', 'object', 'track', 'image', 'use']);
const LOADED_RELS = ['stylesheet', 'icon', 'preload', 'modulepreload', 'manifest', 'apple-touch-icon'];
const isLoaded = (link) => LOADED.has(link.tag) || (link.tag === 'link' && link.rel.some((rel) => LOADED_RELS.includes(rel)));

export default function checkLinks(site) {
  const problems = [];
  const reached = new Set(['index.html']);
  const onward = new Map([...site.pages.keys()].map((file) => [file, new Set()]));
  let count = 0;

  for (const page of site.pages.values()) {
    for (const link of page.links) {
      count += 1;
      const say = (what) => problems.push(`${page.file}:${link.line}: <${link.tag} ${link.attr}="${link.ref}"> ${what}`);
      const target = site.resolve(link.ref, page.file, page.baseHref);
      const fault = faultOf(site, page, link, target);
      if (fault) say(fault);
      else if (['a', 'area'].includes(link.tag) && site.pages.has(target.file)) onward.get(page.file).add(target.file);
    }
  }
  for (const file of site.files) {
    if (file.endsWith('.css')) problems.push(...stylesheetFaults(site, file));
  }
  for (const file of reached) {
    for (const next of onward.get(file) ?? []) reached.add(next);
  }
  for (const page of site.pages.values()) {
    if (!reached.has(page.file) && !['not-found', 'moved', 'gone', 'withdrawn'].includes(page.kind)) problems.push(`${page.file}: no path of links from index.html leads here`);
  }
  return { problems, note: `${count} links in ${site.pages.size} pages` };
}

function faultOf(site, page, link, target) {
  if (target.bad) return 'is not a URL';
  if (target.outside) return 'leaves the site folder';
  if (target.external) return isLoaded(link) ? 'loads from another host' : null;
  if (target.form === 'rooted' && page.kind !== 'not-found') return 'is an absolute path: it breaks on disk and in a sub-folder';
  if (target.form === 'absolute' && (link.tag !== 'link' || isLoaded(link)) && !isPermalink(page, link)) return 'names the site by its full address: it leaves a copy on disk';
  if (target.file === '' || target.file.endsWith('/')) return 'leads to a folder: from disk that is no page';
  if (!site.files.has(target.file)) return `leads to ${target.file}, which does not exist`;
  if (target.fragment && !hasAnchor(site, target)) return `leads to #${target.fragment}, which ${target.file} does not have`;
  return null;
}

/** An article may show its public address, which readers copy. */
const isPermalink = (page, link) => link.tag === 'a' && link.ref === linksWithRel(page, 'canonical')[0]?.ref;

function hasAnchor(site, { file, fragment }) {
  const page = site.pages.get(file);
  if (page) return fragment === 'top' || page.ids.has(fragment);
  return !file.endsWith('.svg') || site.read(file).includes(`id="${fragment}"`);
}

function stylesheetFaults(site, file) {
  const css = site.read(file).replace(/\/\*[\s\S]*?\*\//g, '');
  const refs = [...css.matchAll(/url\(\s*(["']?)(.*?)\1\s*\)|@import\s+(["'])(.*?)\3/g)].map((m) => m[2] ?? m[4]);
  return refs
    .filter((ref) => !/^(data:|#)/.test(ref))
    .filter((ref) => {
      const target = site.resolve(ref, file);
      return target.form !== 'relative' || !site.files.has(target.file);
    })
    .map((ref) => `${file}: url(${ref}) does not lead to a file of the site`);
}
