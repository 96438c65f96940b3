// The same archive in Eleventy: articles, lists of 50 by country, topic and year, a feed, a sitemap.
const SIZE = 50;

/** Pages of lists: `{ path, title, items, previous, next }`. */
function lists(articles) {
  const of = new Map();
  const add = (path, title, item) => {
    if (!of.has(path)) of.set(path, { path, title, items: [] });
    of.get(path).items.push(item);
  };
  for (const item of articles) {
    const { lang, countries = [], topics = [], years = [] } = item.data;
    add(`/${lang}/`, lang, item);
    for (const [folder, terms] of Object.entries({ countries, topics, years })) {
      for (const term of terms) add(`/${lang}/${folder}/${term}/`, term, item);
    }
  }
  const pages = [];
  for (const { path, title, items } of of.values()) {
    const count = Math.ceil(items.length / SIZE);
    const at = (number) => (number < 1 || number > count ? null : number === 1 ? path : `${path}${number}/`);
    for (let number = 1; number <= count; number += 1) {
      pages.push({ path: at(number), title, items: items.slice((number - 1) * SIZE, number * SIZE), previous: at(number - 1), next: at(number + 1) });
    }
  }
  return pages;
}

export default function configure(config) {
  const articles = (api) => api.getFilteredByGlob('content/**/*.md').sort((a, b) => b.date - a.date);
  config.addCollection('articles', articles);
  config.addCollection('lists', (api) => lists(articles(api)));
  config.addFilter('day', (date) => date.toISOString().slice(0, 10));
  config.addFilter('newest', (items) => items.slice(0, 20));
  return { dir: { input: '.', output: 'public', includes: 'includes' } };
}
