// The search page: reads the form and the address, shows what was found.
(function (kliping) {
  'use strict';

  const { store, query } = kliping;
  const byId = (id) => document.getElementById(id);
  const form = byId('search');
  const { dataset: say, elements: fields } = form;
  const status = byId('search-status');
  const language = document.documentElement.lang;
  const FIELDS = ['q', 'language', 'country', 'topic', 'from', 'to', 'sort'];
  const PAUSE = 200; // milliseconds until keys are answered, and until waiting is worth a word
  const SNIPPET = 200; // characters
  const PASSAGES = '.text :is(p, h2, h3, li, figcaption):not(.translation-title)';

  const number = new Intl.NumberFormat(language);
  const fill = (text, ...values) => values.reduce((all, value, i) => all.replace(values.length > 1 ? `#${i + 1}` : '#', () => value), text);

  // ---- The address ----

  function readAddress() {
    const address = new URLSearchParams(location.search);
    for (const name of FIELDS) fields[name].value = address.get(name) || '';
    return Math.max(1, Math.min(1000, parseInt(address.get('page'), 10) || 1));
  }

  function addressOf(page, text) {
    const address = new URLSearchParams();
    for (const name of FIELDS) if (fields[name].value) address.set(name, fields[name].value);
    if (text) address.set('q', text);
    if (page > 1) address.set('page', page);
    return address.size ? `?${address}` : location.pathname;
  }

  function remember(page, how) {
    history[how](null, '', addressOf(page));
    for (const link of document.querySelectorAll('.languages a')) link.search = location.search;
  }

  // ---- Results ----

  let latest = 0;

  /** Answers the form. Gives whether it still asks the same. */
  async function run(page) {
    const turn = ++latest;
    const text = fields.q.value.normalize('NFC');
    if (!text.trim()) {
      byId('search-results').hidden = true;
      status.textContent = '';
      return true;
    }
    const waiting = setTimeout(() => { if (turn === latest) status.textContent = say.loading; }, PAUSE);
    try {
      const year = (name) => parseInt(fields[name].value, 10) || 0;
      const filters = {
        language: fields.language.value, country: fields.country.value, topic: fields.topic.value,
        from: year('from'), to: year('to'),
      };
      const found = await query.answer(text, { filters, sort: fields.sort.value, pages: page });
      const shown = found.documents.slice((page - 1) * query.PAGE);
      const articles = await Promise.all(shown.map(({ document }) => store.article(document)));
      const { languages } = await store.open();
      if (turn !== latest) return false;
      const marks = await readMarks(found.words);
      clearTimeout(waiting);
      show(found, shown.map((result, i) => ({ ...result, ...articles[i] })), { page, languages, marks });
      const meant = await query.suggest(found, { filters });
      if (turn === latest && meant) suggest(meant);
    } catch (error) {
      if (turn !== latest) return false;
      byId('search-results').hidden = true;
      status.textContent = say.failed;
      console.warn(error);
    } finally {
      clearTimeout(waiting);
    }
    return true;
  }

  function show(found, results, { page, languages, marks }) {
    const [sure, near] = [byId('search-sure'), byId('search-near')];
    sure.replaceChildren();
    near.replaceChildren();
    for (const result of results) {
      (result.isNear ? near : sure).append(cutting(result, languages, result.isNear ? marks.near : marks.sure, found.words.length));
    }
    byId('search-results').hidden = results.length === 0;
    byId('search-near-title').hidden = near.hidden = near.children.length === 0;
    sure.hidden = sure.children.length === 0;

    const pages = Math.ceil((found.sure + found.near) / query.PAGE);
    const [previous, next] = byId('search-pager').children;
    byId('search-pager').hidden = pages < 2;
    previous.hidden = page < 2;
    previous.href = addressOf(page - 1);
    next.hidden = page >= pages;
    next.href = addressOf(page + 1);
    status.textContent = summary(found);
  }

  /** Adds to the summary what may have been meant, as a link. */
  function suggest(text) {
    const link = document.createElement('a');
    const [before, after] = say.suggestion.split('#');
    link.textContent = text;
    link.href = addressOf(1, text);
    status.append(` ${before}`, link, after);
  }

  function summary({ words, sure, near }) {
    const parts = [];
    for (const { typed, corrected = [], matches } of words) {
      const meant = corrected.map((word) => query.usual(word, matches));
      if (meant.length) parts.push(fill(say.corrected, typed, meant.join(', ')));
    }
    if (sure + near === 0) parts.push(fill(say.none, fields.q.value.trim()));
    else if (near === 0) parts.push(fill(say.found, number.format(sure)));
    else parts.push(`${fill(say.found, number.format(sure))}; ${fill(say.foundNear, number.format(near))}`);
    return parts.join(' ');
  }

  function cutting({ date, isGuess, path, versions }, languages, marks, asked) {
    const item = byId('search-result').content.cloneNode(true);
    const part = (selector) => item.querySelector(selector);
    const wanted = fields.language.value || language;
    const version = versions.find(({ lang }) => lang === wanted) || versions.find(({ lang }) => lang === language) || versions[0];

    stamp(part('time'), date, isGuess);
    const outlet = Array.isArray(version.outlet) ? version.outlet[languages.indexOf(language)] : version.outlet;
    part('.slip-outlet dd').textContent = outlet;
    if (!outlet) part('.slip-outlet').remove();
    for (const { lang } of versions) {
      const mark = document.querySelector(`template[data-language="${CSS.escape(lang)}"]`);
      if (mark) part('.slip-language').append(mark.content.cloneNode(true));
    }
    const link = part('.cutting-title a');
    const place = Math.max(0, languages.indexOf(languages.includes(version.lang) ? version.lang : language));
    link.href = encodeURI(`${say.root}${languages[place]}/${path(place, version)}.html`);
    setLanguage(part('.cutting-title'), version);
    const title = cut(version.title, marks, Infinity);
    link.append(title.text);
    if (version.isDerived) link.classList.add('guess');
    else part('[data-derived]').remove();

    // A translation may show the words where the text does not.
    const snippets = [version, ...versions.filter((other) => other !== version)]
      .map((other) => ({ ...other, ...cut(other.lead, marks, SNIPPET) }));
    const best = snippets.find(({ count }) => count > 0) || snippets[0];
    const snippet = part('.cutting-excerpt');
    snippet.append(best.text);
    setLanguage(snippet, best);
    if (location.protocol !== 'file:' && best.count < asked) {
      later.set(link, () => findPassage(snippet, link.href, marks, best.count));
      inSight.observe(link);
    }
    return item;
  }

  // The index has the first words of a text. Where words of the query are missing there, the page of the article is
  // asked for the passage that has most of them, once its result is in sight. From disk no page may read another.

  const later = new WeakMap();
  const inSight = new IntersectionObserver((entries) => {
    for (const { target } of entries.filter((entry) => entry.isIntersecting)) {
      inSight.unobserve(target);
      later.get(target)();
    }
  });

  async function findPassage(snippet, address, marks, count) {
    const answer = await fetch(address).catch(() => null);
    if (!answer?.ok) return;
    const read = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const parts = [...read.querySelectorAll(PASSAGES)].map((part) => (
      { ...cut(part.textContent.trim(), marks, SNIPPET), lang: part.closest('[lang]').lang }));
    const best = parts.reduce((most, part) => (part.count > most.count ? part : most), { count });
    if (!best.text) return;
    snippet.replaceChildren(best.text);
    snippet.lang = best.lang;
  }

  function setLanguage(element, { lang }) {
    if (lang !== language) element.lang = lang;
  }

  function stamp(element, date, isGuess) {
    if (!date) {
      const none = document.createElement('span');
      none.className = 'stamp';
      none.dataset.empty = '';
      none.textContent = say.undated;
      element.replaceWith(none);
      return;
    }
    const [year, month, day] = date.split('-');
    const form = day ? say.day : month ? 'MM/YYYY' : 'YYYY';
    const figures = { YYYY: year, MM: month, DD: day, M: Number(month), D: Number(day) };
    const text = document.createElement('span');
    text.textContent = form.replace(/YYYY|MM?|DD?/g, (letters) => figures[letters]);
    element.dateTime = date;
    element.append(text);
    if (!isGuess) return;
    text.className = 'guess';
    const note = document.createElement('span');
    note.className = 'hidden';
    note.textContent = ` (${element.dataset.guess})`;
    element.append(note);
  }

  // ---- Marks in headlines and snippets ----

  /** What is marked in results, each a list of words. */
  async function readMarks(words) {
    const { names } = await store.open();
    const facets = new Set(words.flatMap((word) => (word.names || []).map((name) => name.facet)));
    const named = [...names.values()].flat().filter((name) => facets.has(name.facet)).map((name) => name.written);
    const of = (grade) => words.flatMap((word) => word.matches.filter((found) => found.grade <= grade).map(({ term }) => [term.written]));
    return { sure: [...of(0), ...named], near: [...of(1), ...named] };
  }

  /** At most `most` characters where most of the marks stand, as nodes, and how many different ones these are. */
  function cut(text, marks, most) {
    const words = kliping.words(text);
    const forms = words.map((word) => kliping.written(word[0]));
    const byFirst = new Map();
    for (const mark of marks) byFirst.set(mark[0], [...(byFirst.get(mark[0]) || []), mark]);
    const places = [];
    for (let i = 0; i < words.length; i++) {
      const lengths = (byFirst.get(forms[i]) || []).filter((mark) => mark.every((form, j) => forms[i + j] === form)).map((mark) => mark.length);
      if (!lengths.length) continue;
      const end = i + Math.max(...lengths);
      const last = words[end - 1];
      places.push({ from: words[i].index, to: last.index + last[0].length, form: forms.slice(i, end).join(' ') });
      i = end - 1;
    }
    let [first, count] = [0, 0];
    for (const { from } of places) {
      const seen = new Set(places.filter((one) => one.from >= from && one.to <= from + most * 0.75).map((one) => one.form));
      if (seen.size > count) [first, count] = [from, seen.size];
    }
    let [start, end] = [0, text.length];
    if (end > most) {
      if (first > most / 2) start = text.lastIndexOf(' ', first - most / 4) + 1;
      if (end - start > most) end = text.lastIndexOf(' ', start + most);
    }
    const nodes = document.createDocumentFragment();
    let at = start;
    if (start > 0) nodes.append('… ');
    for (const { from, to } of places.filter((place) => place.from >= start && place.to <= end)) {
      const mark = document.createElement('mark');
      mark.textContent = text.slice(from, to);
      nodes.append(text.slice(at, from), mark);
      at = to;
    }
    nodes.append(text.slice(at, end));
    if (end < text.length) nodes.append(' …');
    return { text: nodes, count };
  }

  // ---- What the reader does ----

  let pause = 0;

  form.addEventListener('input', (event) => {
    if (event.target !== fields.q) return;
    clearTimeout(pause);
    pause = setTimeout(() => {
      remember(1, 'replaceState');
      run(1);
    }, PAUSE);
  });

  function ask() {
    clearTimeout(pause);
    remember(1, 'pushState');
    run(1);
  }
  form.addEventListener('change', (event) => { if (event.target !== fields.q) ask(); });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    ask();
  });

  byId('search-pager').addEventListener('click', async (event) => {
    const link = event.target.closest('a');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const page = parseInt(new URLSearchParams(link.search).get('page'), 10) || 1;
    remember(page, 'pushState');
    if (await run(page)) byId('search-found').focus();
  });

  addEventListener('popstate', () => run(readAddress()));

  const page = readAddress();
  if (fields.q.value) {
    remember(page, 'replaceState');
    run(page);
  }
})(window.kliping);
