// Answers a query: which documents, in which order, and which words of theirs it found.
(function (kliping) {
  'use strict';

  const { store, written, unmarked, stem, follower, distance } = kliping;

  /** Results on one page. */
  const PAGE = 10;
  /** Words of a query that count. */
  const MOST_WORDS = 12;
  /** How many words a beginning stands for, and from how many letters on. */
  const COMPLETIONS = 5;
  const SHORTEST_BEGINNING = 2;
  /** What a match that is not the word itself counts. */
  const LESSER = 0.4;

  /** The words of a query: `[{ typed, written, unmarked, isMarked, isLast, matches, names }]`. */
  function parse(text) {
    const found = kliping.words(text.normalize('NFC')).slice(0, MOST_WORDS);
    return found.map((word, place) => {
      const form = written(word[0]);
      return {
        typed: word[0],
        written: form,
        unmarked: unmarked(form),
        isMarked: /[\p{Mn}đ]/u.test(form),
        // A word is still being typed while nothing stands behind it.
        isLast: place === found.length - 1 && text.endsWith(word[0]),
        matches: [],
      };
    });
  }

  /** A term of the index that matches a word. Grade 0: the word itself; 1: something near it. */
  const match = (term, grade) => ({ term, grade });

  async function addTerms(word) {
    for (const term of await store.termsOf(stem(word.unmarked))) {
      const isWord = term.unmarked === word.unmarked && (!word.isMarked || term.written === word.written);
      word.matches.push(match(term, isWord ? 0 : 1));
    }
  }

  /** The terms of words that begin as the last word does, where itself it finds little. */
  async function addCompletions(word) {
    const plain = kliping.bare(word.written);
    const found = word.matches.reduce((sum, { term, grade }) => sum + (grade ? 0 : term.count), 0);
    if (!word.isLast || found >= PAGE || plain.length < SHORTEST_BEGINNING) return;
    const parts = await store.dictionary(plain, 3);
    const longer = parts.flat().filter((entry) => entry.word.startsWith(plain) && entry.word !== word.unmarked);
    longer.sort((a, b) => b.magnitude - a.magnitude || a.word.length - b.word.length);
    await addWords(word, longer.slice(0, COMPLETIONS).map((entry) => entry.word), 1);
  }

  /** The terms of other unmarked words. */
  async function addWords(word, others, grade) {
    const known = new Set(word.matches.map(({ term }) => term));
    const groups = await Promise.all(others.map((other) => store.termsOf(stem(other))));
    groups.forEach((terms, place) => {
      for (const term of terms) {
        if (term.unmarked === others[place] && !known.has(term)) word.matches.push(match(term, grade));
      }
    });
  }

  /** The terms of the most similar words, for a word that the archive does not have. */
  async function addSimilar(word) {
    const plain = word.unmarked;
    const most = plain.length < 3 ? 0 : plain.length < 6 ? 1 : 2;
    if (most === 0) return;
    const near = [];
    const seen = new Set();
    const look = (entries) => {
      for (const entry of entries) {
        if (seen.has(entry.word)) continue;
        seen.add(entry.word);
        const steps = distance(plain, entry.word, most);
        // People get the first letter right more often than others, and mean frequent words.
        if (steps <= most) near.push({ ...entry, cost: steps * 8 + (entry.word[0] === plain[0] ? 0 : 4) - entry.magnitude / 3 });
      }
    };
    const lists = await Promise.all([store.dictionary(plain, 1), store.frequent()]);
    lists.forEach((list) => look(list.flat()));
    near.sort((a, b) => a.cost - b.cost || (a.word < b.word ? -1 : 1));
    const best = near.filter((entry) => entry.cost < near[0].cost + 2).slice(0, 3);
    word.corrected = best.map((entry) => entry.word);
    await addWords(word, word.corrected, 0);
    if (best.length === 0) await addParts(word, lists[1]);
  }

  /** Two frequent words that someone wrote as one: `vacxin`. */
  async function addParts(word, frequent) {
    const known = new Map(frequent.map((entry) => [entry.word, entry.magnitude]));
    let best = null;
    for (let at = 2; at <= word.unmarked.length - 2; at++) {
      const parts = [word.unmarked.slice(0, at), word.unmarked.slice(at)];
      if (!parts.every((part) => known.has(part))) continue;
      const weight = Math.min(...parts.map((part) => known.get(part)));
      if (!best || weight > best.weight) best = { parts, weight };
    }
    if (best) word.parts = best.parts;
  }

  /** Countries and topics that words of the query name, the longest names first. */
  function findNames(words, names) {
    for (let start = 0; start < words.length; ) {
      let length = Math.min(8, words.length - start);
      for (; length > 0; length--) {
        const part = words.slice(start, start + length);
        const found = (names.get(part.map((word) => word.unmarked).join(' ')) || [])
          .filter((name) => isMeant(name, part, length === words.length));
        if (found.length === 0) continue;
        for (const word of part) word.names = found;
        break;
      }
      start += Math.max(1, length);
    }
  }

  /** Whether words name what a name says: `Bỉ` does not mean `bị`, nor `an` in a sentence `Ấn`. */
  function isMeant(name, words, isWhole) {
    const asTyped = words.every((word, i) => word.written === name.written[i] || !word.isMarked);
    const hasMarks = words.some((word, i) => word.written !== name.written[i]);
    return asTyped && (!hasMarks || words.length > 1 || isWhole);
  }

  async function addNames(words) {
    const facets = new Map();
    for (const { facet } of words.flatMap((word) => word.names || [])) {
      if (!facets.has(facet)) facets.set(facet, await store.termsOf(facet));
    }
    for (const word of words) {
      for (const { facet, isLesser } of word.names || []) {
        for (const term of facets.get(facet).filter((term) => term.written === facet)) {
          word.matches.push(match(term, isLesser ? 1 : 0));
        }
      }
    }
  }

  /** Finds the terms of every word. */
  async function understand(text) {
    const { names } = await store.open();
    let words = parse(text);
    findNames(words, names);
    await Promise.all(words.map(addTerms));
    await Promise.all(words.map(addCompletions));
    await Promise.all(words.filter((word) => !word.matches.length && !word.names).map(addSimilar));
    if (words.some((word) => word.parts)) {
      const split = words.map((word) => (word.parts ? word.parts.join(' ') : word.typed)).join(' ');
      words = parse(`${split} `);
      await Promise.all(words.map(addTerms));
    }
    await addNames(words);
    return words;
  }

  /** Documents that filters let through, as a function; `filters`: language, country, topic, from, to. */
  async function allowed(filters) {
    const { count, years } = await store.open();
    let first = 0;
    let end = count;
    if (filters.from) first = (years.find(([year]) => year >= filters.from) || [0, count])[1];
    else if (filters.to) first = years.length ? years[0][1] : count;
    if (filters.to) end = (years.find(([year]) => year > filters.to) || [0, count])[1];
    const wanted = [['l', filters.language], ['c', filters.country], ['t', filters.topic]].filter(([, value]) => value);
    const votes = new Uint8Array(count);
    for (const [kind, value] of wanted) {
      const facet = store.facetOf(kind, value);
      const term = (await store.termsOf(facet)).find((term) => term.written === facet);
      if (term) for (const document of store.hits(term).documents) votes[document] += 1;
    }
    return (document) => document >= first && document < end && votes[document] === wanted.length;
  }

  /** What each document is worth: words found, the worst grade among them, and a score. */
  function weigh(words, count) {
    const total = new Float32Array(count);
    const matched = new Uint8Array(count);
    const grades = new Uint8Array(count);
    const pairs = new Uint8Array(count);
    words.forEach((word, place) => {
      const scores = new Float32Array(count);
      const best = new Uint8Array(count).fill(2);
      const paired = new Uint8Array(count);
      const next = words[place + 1];
      const nextBits = next ? bitsOf(next) : 0;
      const ofWord = word.matches.filter(({ term, grade }) => grade === 0 && term.written[0] !== '=');
      const frequency = ofWord.reduce((sum, { term }) => sum + term.count, 0);
      for (const { term, grade } of word.matches) {
        const isFacet = term.written[0] === '=';
        const rarity = Math.log(1 + count / (isFacet || !frequency ? term.count : frequency));
        const factor = grade ? rarity * LESSER : rarity;
        const { documents, levels, followers } = store.hits(term);
        for (let i = 0; i < documents.length; i++) {
          const document = documents[i];
          const score = (levels[i] + 0.5) * factor;
          if (score > scores[document]) scores[document] = score;
          if (grade < best[document]) best[document] = grade;
          if (followers[i] & nextBits) paired[document] = 1;
        }
      }
      for (let document = 0; document < count; document++) {
        if (best[document] === 2) continue;
        matched[document] += 1;
        total[document] += scores[document];
        pairs[document] += paired[document];
        if (best[document] > grades[document]) grades[document] = best[document];
      }
    });
    const most = Math.max(1, words.length - 1);
    // A text that has the words side by side is worth up to twice as much.
    for (let document = 0; document < count; document++) total[document] *= 1 + pairs[document] / most;
    return { total, matched, grades };
  }

  /** The bits by which another word knows that this one follows it. */
  function bitsOf(word) {
    const forms = new Set(word.matches.filter(({ grade }) => grade === 0).map(({ term }) => term.unmarked));
    forms.add(word.unmarked);
    return [...forms].slice(0, 4).reduce((bits, form) => bits | follower(form), 0);
  }

  /** Keeps the best `most` of what is added; equal ones in the order in which they came. */
  function topList(most) {
    const best = [];
    let count = 0;
    return {
      best,
      get count() { return count; },
      add(document, value) {
        count += 1;
        if (best.length === most && value <= best[most - 1].value) return;
        let at = best.length;
        while (at > 0 && best[at - 1].value < value) at -= 1;
        best.splice(at, 0, { document, value });
        if (best.length > most) best.pop();
      },
    };
  }

  /**
   * Answers a query. `sort` is `date` or by relevance; `pages` says how many pages of results are wanted.
   * Gives `{ words, sure, near, documents: [{ document, isNear }], hasMore }`: `sure` documents have every word as it
   * was typed, `near` ones other forms of a word, or not all words.
   */
  async function answer(text, { filters = {}, sort = '', pages = 1 } = {}) {
    const { count } = await store.open();
    const [words, isAllowed] = await Promise.all([understand(text), allowed(filters)]);
    if (words.length === 0) return { words, sure: 0, near: 0, documents: [] };
    const { total, matched, grades } = weigh(words, count);
    const most = pages * PAGE;
    const sure = topList(most);
    const near = topList(most);
    const some = topList(most);
    for (let document = count - 1; document >= 0; document--) {
      if (matched[document] === 0 || !isAllowed(document)) continue;
      const value = sort === 'date' ? document : total[document];
      if (matched[document] < words.length) {
        // Most of the words, where no text has them all.
        if (matched[document] * 2 >= words.length) some.add(document, matched[document] * 1e4 + total[document]);
      } else if (grades[document] === 0) sure.add(document, value);
      else near.add(document, value);
    }
    const lists = sure.count + near.count < PAGE ? [near, some] : [near];
    const documents = [
      ...sure.best.map(({ document }) => ({ document, isNear: false })),
      ...lists.flatMap((list) => list.best).map(({ document }) => ({ document, isNear: true })),
    ];
    return {
      words,
      sure: sure.count,
      near: lists.reduce((sum, list) => sum + list.count, 0),
      documents: documents.slice(0, most),
    };
  }

  kliping.query = { answer, PAGE };
})((window.kliping = window.kliping || {}));
