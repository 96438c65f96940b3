// JSON feeds keep to version 1.1 of their specification (jsonfeed.org), named by its fields.
import { linksWithRel } from '../page.mjs';

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const FEED_FIELDS = ['version', 'title', 'home_page_url', 'feed_url', 'description', 'user_comment', 'next_url', 'icon', 'favicon', 'authors', 'language', 'expired', 'hubs', 'items'];
const ITEM_FIELDS = ['id', 'url', 'external_url', 'title', 'content_html', 'content_text', 'summary', 'image', 'banner_image', 'date_published', 'date_modified', 'authors', 'tags', 'language', 'attachments'];

const isText = (value) => typeof value === 'string' && value !== '';
const unknown = (object, known) => Object.keys(object).filter((key) => !known.includes(key) && !key.startsWith('_'));

export default function checkJsonFeeds(site) {
  const problems = [];
  const announced = new Set();
  for (const page of site.pages.values()) {
    for (const link of linksWithRel(page, 'alternate').filter(({ type }) => type === 'application/feed+json')) {
      announced.add(site.resolve(link.ref, page.file, page.baseHref).file);
    }
  }
  for (const lang of site.languages) {
    if (!announced.has(`${lang}/feed.json`)) problems.push(`no page announces a JSON feed in ${lang}`);
  }
  for (const file of announced) {
    const say = (what) => problems.push(`${file}: ${what}`);
    let feed;
    try {
      feed = JSON.parse(site.read(file));
    } catch (error) {
      say(`does not parse: ${error.message}`);
      continue;
    }
    if (feed.version !== 'https://jsonfeed.org/version/1.1') say(`version ${feed.version}`);
    if (!isText(feed.title)) say('no title');
    if (feed.feed_url !== site.urlOf(file)) say(`feed_url ${feed.feed_url} is not its own address`);
    if (!site.pages.has(site.fileAt(feed.home_page_url))) say(`home_page_url ${feed.home_page_url} is no page`);
    for (const key of unknown(feed, FEED_FIELDS)) say(`unknown field ${key}`);
    if (!Array.isArray(feed.items)) {
      say('no items');
      continue;
    }
    const ids = new Set();
    for (const [number, item] of feed.items.entries()) {
      const tell = (what) => say(`item ${number + 1}: ${what}`);
      if (!isText(item.id)) tell('no id');
      if (ids.has(item.id)) tell(`id ${item.id} occurs twice`);
      ids.add(item.id);
      if (!isText(item.content_text) && !isText(item.content_html)) tell('neither content_text nor content_html');
      if (!site.pages.has(site.fileAt(item.url))) tell(`url ${item.url} is no page`);
      if (!RFC3339.test(item.date_published) || Number.isNaN(Date.parse(item.date_published))) tell(`date_published ${item.date_published}`);
      if (item.external_url !== undefined && !URL.canParse(item.external_url)) tell(`external_url ${item.external_url}`);
      if (item.tags !== undefined && !(Array.isArray(item.tags) && item.tags.every(isText))) tell('tags are not a list of texts');
      if (item.authors !== undefined && !item.authors.every((author) => isText(author.name) || isText(author.url))) tell('an author without name or url');
      for (const key of unknown(item, ITEM_FIELDS)) tell(`unknown field ${key}`);
    }
  }
  return { problems, note: `${announced.size} feeds` };
}
