// Writes an archive of made-up articles in Vietnamese and Indonesian: node generate.mjs --articles N --out DIR
// The same N gives the same bytes. Words follow Zipf's law within what news of the field uses, places are made up
// of syllables, and every eighth article is there in both languages. `events.json` says which articles tell of
// one event, and so what a query for it must find.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { numbers } from '../numbers.mjs';
import { COUNTRIES, FIELDS, INDONESIAN, SYLLABLES, VIETNAMESE } from './vocabulary.mjs';

const { values } = parseArgs({ options: { articles: { type: 'string', default: '2000' }, out: { type: 'string' } } });
const count = parseInt(values.articles, 10);
if (!values.out || !(count > 0)) {
  console.error('usage: node generate.mjs --articles N --out DIR');
  process.exit(2);
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);
const pick = (random, list) => list[Math.floor(random() * list.length)];
/** A member of a list by the law of Zipf and Mandelbrot: the first ones most often. */
function zipf(random, list) {
  const shift = list.length / 6 + 1;
  const rank = shift * ((list.length + shift) / shift) ** random() - shift;
  return list[Math.min(list.length - 1, Math.floor(rank))];
}

/** A place that nothing else is called by: rare words, more of them as the archive grows. */
function nameOf(number) {
  const [first, second, third] = [number, Math.floor(number / SYLLABLES.length), Math.floor(number / SYLLABLES.length ** 2)]
    .map((n, i) => SYLLABLES[(n * 7 + i * 13) % SYLLABLES.length]);
  return capital(first) + second + (number >= SYLLABLES.length ** 2 ? third : '');
}

/** Names and other words that are rare: more of them in a larger archive, by Heaps' law. */
const RARE = Math.floor(60 * Math.sqrt(count));

/** An event: a field, what happens in it, a place and a country. */
function event(number) {
  const random = numbers(number * 7919 + 17);
  const field = zipf(random, FIELDS);
  return {
    field, place: nameOf(number), country: zipf(random, COUNTRIES),
    subject: Math.floor(random() * field.vi.length), other: Math.floor(random() * field.vi.length),
  };
}

const words = { vi: VIETNAMESE, id: INDONESIAN };

function sentence(random, lang, { field, place, country, subject, other }) {
  const length = 12 + Math.floor(random() * 16);
  const out = [];
  while (out.length < length) {
    const chance = random();
    if (chance < 0.3) out.push(zipf(random, words[lang].function));
    else if (chance < 0.36) out.push(`${nameOf(Math.floor(random() ** 3 * RARE))}n`);
    else if (chance < 0.74) out.push(zipf(random, words[lang].general));
    else if (chance < 0.9) out.push(zipf(random, field[lang]));
    else if (chance < 0.925) out.push(field[lang][subject]);
    else if (chance < 0.94) out.push(field[lang][other]);
    else if (chance < 0.95) out.push(country[lang]);
    else if (chance < 0.96) out.push(place);
    else if (chance < 0.985) out.push(String(Math.floor(random() ** 4 * 90000) + 2));
    else out.push(zipf(random, words[lang].acronyms));
  }
  return `${capital(out.join(' '))}.`;
}

function article(random, lang, event, date) {
  const title = lang === 'vi'
    ? `${capital(event.field.vi[event.subject])} ở ${event.place}, ${event.country.vi}: ${zipf(random, words.vi.general)} ${event.field.vi[event.other]}`
    : `${capital(event.field.id[event.subject])} di ${event.place}, ${event.country.id}: ${zipf(random, words.id.general)} ${event.field.id[event.other]}`;
  const paragraphs = Array.from({ length: 4 + Math.floor(random() * 3) }, () =>
    Array.from({ length: 2 + Math.floor(random() * 2) }, () => sentence(random, lang, event)).join(' '));
  return `+++\ntitle = "${title}"\ndate = ${date}\nlang = "${lang}"\nsource = "https://${lang === 'vi' ? 'suckhoe' : 'sehat'}.example/${date}"\n+++\n\n${paragraphs.join('\n\n')}\n`;
}

const events = [];
let written = 0;
const firstDay = Date.UTC(1998, 0, 1);
const lastDay = Date.UTC(2024, 11, 31);
for (let number = 0; written < count; number++) {
  const random = numbers(number + 1);
  const told = event(number);
  const day = firstDay + random() ** 0.6 * (lastDay - firstDay);
  const members = [];
  for (let i = 0; i < 2 + Math.floor(random() * 8) && written < count; i++, written++) {
    const date = new Date(day + i * 3 * 864e5).toISOString().slice(0, 10);
    const name = `${number}-${i}`;
    const folder = path.join(values.out, 'seeds', date.slice(0, 7));
    mkdirSync(folder, { recursive: true });
    const both = (written * 5) % 8 === 0;
    const lang = random() < 0.55 ? 'vi' : 'id';
    for (const one of both ? ['vi', 'id'] : [lang]) {
      writeFileSync(path.join(folder, `${name}.${one}.md`), article(random, one, told, date));
    }
    members.push({ date, langs: both ? ['vi', 'id'] : [lang] });
  }
  if (events.length < 400) {
    events.push({ place: told.place, country: told.country, subject: { vi: told.field.vi[told.subject], id: told.field.id[told.subject] }, members });
  }
}
writeFileSync(path.join(values.out, 'events.json'), `${JSON.stringify(events, null, 1)}\n`);
const topics = FIELDS.map(({ key, vi, id }) =>
  `[tags.${key}]\nlabel = { vi = "${capital(vi[0])}", id = "${capital(id[0])}", en = "${key}" }\nwords = { vi = ["${vi[0]}", "${vi[1]}"], id = ["${id[0]}", "${id[1]}"], en = [] }\n`);
writeFileSync(path.join(values.out, 'site.toml'), `base_url = "https://example.org/a/"\nlanguages = ["vi", "id"]\ntitle = { vi = "Kho báo", id = "Arsip" }\n\n${topics.join('\n')}`);
console.log(`${written} articles in ${values.out}`);
