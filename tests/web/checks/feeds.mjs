// Atom feeds. Ruby's validating parser knows the structure: which element may stand where, how often and
// with which attributes (it also refuses elements of other namespaces; the site writes none).
// The rules it leaves out are checked here, named by their section of RFC 4287.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { linksWithRel } from '../page.mjs';
import { ATOM, childText, childrenOf, parseXml } from '../xml.mjs';

const RFC3339 = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const validator = fileURLToPath(new URL('../atom-structure.rb', import.meta.url));

export default async function checkFeeds(site) {
  const problems = [];
  const feeds = new Map();
  for (const file of site.files) {
    if (!file.endsWith('.xml') || file.startsWith('sitemap')) continue;
    try {
      const root = parseXml(site.read(file));
      if (root.uri === ATOM && root.name === 'feed') feeds.set(file, root);
      else problems.push(`${file}: neither a sitemap nor an Atom feed`);
    } catch (error) {
      problems.push(`${file}: not well-formed: ${error.message}`);
    }
  }
  problems.push(...await structureFaults(site, [...feeds.keys()]));
  for (const [file, feed] of feeds) problems.push(...feedFaults(site, file, feed));
  problems.push(...announcementFaults(site, feeds));
  return { problems, note: `${feeds.size} feeds` };
}

/** What Ruby's parser says; the list of files goes through a pipe, however long it is. */
async function structureFaults(site, files) {
  const run = promisify(execFile)('ruby', [validator], { maxBuffer: 1 << 26 });
  run.child.stdin.end(files.map((file) => site.fullPath(file)).join('\n'));
  return JSON.parse((await run).stdout).map(([file, message]) => `${path.relative(site.root, file)}: ${message}`);
}

/** At an address of another time stands the feed as it is now elsewhere, or one without entries. */
function isFormer(site, file, feed) {
  const self = childrenOf(feed, ATOM, 'link').find((link) => link.attrs.rel === 'self');
  const own = self && site.fileAt(self.attrs.href);
  return childrenOf(feed, ATOM, 'entry').length === 0 || (own !== file && site.files.has(own));
}

function feedFaults(site, file, feed) {
  const problems = [];
  const say = (node, what) => problems.push(`${file}:${node.line}: ${what}`);
  const entries = childrenOf(feed, ATOM, 'entry');
  const links = childrenOf(feed, ATOM, 'link');

  if (!feed.attrs['xml:lang']) say(feed, 'the feed does not name its language (xml:lang)');
  const self = links.filter((link) => link.attrs.rel === 'self');
  if (self.length !== 1) say(feed, `${self.length} links rel="self", should be one (4.1.1)`);
  else if (self[0].attrs.href !== site.urlOf(file) && !isFormer(site, file, feed)) say(self[0], `rel="self" is ${self[0].attrs.href}, not the feed's own address`);

  for (const node of [feed, ...entries]) {
    checkIdentity(node, say);
    checkDates(node, say);
    checkLinks(site, node, say);
  }
  const seen = new Set();
  for (const entry of entries) {
    const id = childText(entry, ATOM, 'id');
    if (seen.has(id)) say(entry, `entry id ${id} occurs twice (4.1.1)`);
    seen.add(id);
    const told = childrenOf(entry, ATOM, 'summary').length + childrenOf(entry, ATOM, 'content').length;
    if (told === 0) say(entry, 'neither summary nor content');
  }
  const newest = Math.max(...entries.map((entry) => Date.parse(childText(entry, ATOM, 'updated'))));
  if (Date.parse(childText(feed, ATOM, 'updated')) < newest) say(feed, 'the feed is older than its newest entry');
  return problems;
}

function checkIdentity(node, say) {
  const id = childText(node, ATOM, 'id') ?? '';
  if (!/^[a-z][a-z0-9+.-]*:\S+$/i.test(id)) say(node, `id "${id}" is not an absolute IRI (4.2.6)`);
  if (!childText(node, ATOM, 'title')) say(node, 'empty title');
}

function checkDates(node, say) {
  for (const name of ['updated', 'published']) {
    for (const date of childrenOf(node, ATOM, name)) {
      const valid = RFC3339.test(date.text) && !Number.isNaN(Date.parse(date.text));
      if (!valid) say(date, `${name} "${date.text}" is not a date-time of RFC 3339 (3.3)`);
    }
  }
}

function checkLinks(site, node, say) {
  const alternates = new Set();
  for (const link of childrenOf(node, ATOM, 'link')) {
    const { rel = 'alternate', href = '', type = '', hreflang = '' } = link.attrs;
    const key = `${type} ${hreflang}`;
    if (rel === 'alternate' && alternates.has(key)) say(link, 'two alternates of one type and language (4.1.1)');
    if (rel === 'alternate') alternates.add(key);
    if (!URL.canParse(href)) say(link, `href "${href}" is not an absolute URL`);
    const target = site.fileAt(href);
    if (target && !site.files.has(target)) say(link, `leads to ${target}, which does not exist`);
  }
  if (alternates.size === 0) say(node, 'no link rel="alternate" to the page');
}

/** Every feed is announced by some page, and every page announces only feeds that exist. */
function announcementFaults(site, feeds) {
  const announced = new Set();
  const problems = [];
  for (const page of site.pages.values()) {
    for (const link of linksWithRel(page, 'alternate').filter((link) => link.type === 'application/atom+xml')) {
      const { file } = site.resolve(link.ref, page.file, page.baseHref);
      announced.add(file);
      if (!feeds.has(file)) problems.push(`${page.file}:${link.line}: announces ${link.ref}, which is no feed`);
    }
  }
  for (const [file, feed] of feeds) if (!announced.has(file) && !isFormer(site, file, feed)) problems.push(`${file}: no page announces this feed`);
  if (feeds.size === 0) problems.push('the site has no feed');
  return problems;
}
