// Queries and the articles that answer them, and how well a list of results does.

export const LANGUAGES = ['vi', 'id'];

/** Queries of a table: language, kind, text, dates of the articles. */
export function fromTable(table) {
  return table.split('\n').filter((line) => line && !line.startsWith('#')).map((line) => {
    const [lang, kind, text, dates] = line.split('\t');
    const wanted = new Set(dates.split(' '));
    return { lang, kind, text, total: wanted.size, answers: ({ date }) => wanted.has(date) };
  });
}

const plain = (text) => text.normalize('NFD').replace(/\p{Mn}/gu, '').replace(/đ/gi, 'd').toLowerCase();
const swapped = (word) => word.slice(0, 3) + word[4] + word[3] + word.slice(5);

/** Queries for the events of a generated archive: what happened where. An event's articles have its place in their headlines. */
export function fromEvents(events, most = 40) {
  const queries = [];
  for (const { place, country, subject, members } of events.filter(({ members }) => members.length > 2).slice(0, most)) {
    const answers = ({ titles }) => titles.some((title) => title.includes(` ${place},`));
    for (const [lang, other] of [['vi', 'id'], ['id', 'vi']]) {
      const add = (kind, text) => queries.push({ lang, kind, text, total: Math.min(10, members.length), answers });
      add('event', `${subject[lang]} ${place}`);
      add('event, plain', plain(`${country[lang]} ${place}`));
      add('event, misspelt', `${subject[lang]} ${swapped(place)}`);
      add('event, cross', `${country[other]} ${place}`);
    }
  }
  return queries;
}

export const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);

/** Recall among the first ten results, and one through the rank of the first answer. An article counts once. */
export function score(query, found) {
  const seen = new Set();
  const first = found.filter(({ key }) => !seen.has(key) && seen.add(key)).slice(0, 10);
  const hits = first.filter(query.answers).length;
  const rank = first.findIndex(query.answers);
  return { recall: Math.min(1, hits / query.total), rank: rank < 0 ? 0 : 1 / (rank + 1) };
}
