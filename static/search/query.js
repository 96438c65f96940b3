// Answers a query: which documents, in which order, and which words of theirs it found.
(function (kliping) {
  'use strict';

  const { store, written, unmarked, stem, follower, distance } = kliping;

  const PAGE = 10; // results
  const MOST_WORDS = 12;
  const COMPLETIONS = 5;
  const SHORTEST_BEGINNING = 2; // letters
  const LESSER = 0.4; // what a word counts that is not the one asked for
  const FEW = 3; // results
  const SUGGESTED = 4; // words of a query to which others are suggested
  const LONG = 5; // letters of a single word to which others are suggested: short ones are similar to many

  function parse(text) {
    const found = kliping.words(text.normalize('NFC')).slice(0, MOST_WORDS);
    return found.map((word, place) => {
      const form = written(word[0]);
      return {
        typed: word[0],
        written: form,
        unmarked: unmarked(form),
        isMarked: /[\p{Mn}đ]/u.test(form),
        // It is still being typed while nothing stands behind it.
        isLast: place === found.length - 1 && text.endsWith(word[0]),
        matches: [],
      };
    });
  }

  // Matches are `{ term, grade }`. Grade 0: the word itself; 1: something near it.

  async function addTerms(word) {
    for (const term of await store.termsOf(stem(word.unmarked))) {
      const isWord = term.unmarked === word.unmarked && (!word.isMarked || term.written === word.written);
      word.matches.push({ term, grade: isWord ? 0 : 1 });
    }
  }

  /** Words that begin as the last word does, where itself it finds little. */
  async function addCompletions(word) {
    const plain = kliping.bare(word.written);
    const found = word.matches.reduce((sum, { term, grade }) => sum + (grade ? 0 : term.count), 0);
    if (!word.isLast || found >= PAGE || plain.length < SHORTEST_BEGINNING) return;
    const parts = await store.dictionary(plain, 3);
    const longer = parts.flat().filter((entry) => entry.word.startsWith(plain) && entry.word !== word.unmarked);
    longer.sort((a, b) => b.magnitude - a.magnitude || a.word.length - b.word.length);
    await addWords(word, longer.slice(0, COMPLETIONS).map((entry) => entry.word), 1);
  }

  async function addWords(word, others, grade) {
    const known = new Set(word.matches.map(({ term }) => term));
    const groups = await Promise.all(others.map((other) => store.termsOf(stem(other))));
    groups.forEach((terms, place) => {
      for (const term of terms) {
        if (term.unmarked === others[place] && !known.has(term)) word.matches.push({ term, grade });
      }
    });
  }

  /** The words most similar to one, the likeliest behind the one before it first. */
  async function similarTo(word, before) {
    const plain = word.unmarked;
    const most = plain.length < 3 ? 0 : plain.length < 6 ? 1 : 2;
    if (most === 0) return [];
    const near = [];
    const seen = new Set([plain]);
    const look = (entries) => {
      for (const entry of entries) {
        if (seen.has(entry.word)) continue;
        seen.add(entry.word);
        const steps = distance(plain, entry.word, most);
        // People get the first letter right, and mean frequent words, and ones that go together.
        const cost = steps * 8 + (entry.word[0] === plain[0] ? 0 : 4) - entry.magnitude / 3;
        if (steps <= most) near.push({ ...entry, cost: cost - Math.log2(1 + countPairs(before, entry.word)) });
      }
    };
    const [part, frequent, { names }] = await Promise.all([store.dictionary(plain, 1), store.frequent(), store.open()]);
    look(part.flat());
    look(frequent);
    look([...names.keys()].map((name) => ({ word: name, magnitude: 0 })));
    near.sort((a, b) => a.cost - b.cost || (a.word < b.word ? -1 : 1));
    return near.filter((entry) => entry.cost < near[0].cost + 1.5).slice(0, 3).map((entry) => entry.word);
  }

  /** In how many texts another word stands behind one. */
  function countPairs(word, other) {
    const bit = follower(other);
    const terms = (word ? word.matches : []).filter(({ grade, term }) => grade === 0 && term.written[0] !== '=');
    return terms.reduce((sum, { term }) => sum + store.hits(term).followers.filter((bits) => bits & bit).length, 0);
  }

  /** Takes a word that the archive does not have for the most similar ones. */
  async function correct(word, before) {
    word.corrected = await similarTo(word, before);
    await addWords(word, word.corrected, 0);
  }

  /** As most texts write an unmarked word. */
  function usual(unmarked, matches) {
    const forms = matches.map(({ term }) => term).filter((term) => term.unmarked === unmarked);
    forms.sort((a, b) => b.count - a.count);
    return forms.length ? kliping.shown(forms[0].written) : unmarked;
  }

  /** Countries and topics that words of the query name, the longest names first. */
  function findNames(words, names) {
    for (let start = 0; start < words.length; ) {
      let length = Math.min(8, words.length - start);
      for (; length > 0; length--) {
        const part = words.slice(start, start + length);
        const key = part.map((word) => (word.corrected ? word.corrected[0] : word.unmarked)).join(' ');
        const found = (names.get(key) || [])
          .map((name) => ({ ...name, grade: gradeOf(name, part, length === words.length) }))
          .filter((name) => name.grade < 2);
        if (found.length === 0) continue;
        for (const word of part) word.names = found;
        break;
      }
      start += Math.max(1, length);
    }
  }

  /** How well words say a name; 2 if not: `bị` does not mean `Bỉ`, nor does `an` in a sentence mean `Ấn`. */
  function gradeOf(name, words, isWhole) {
    const isExact = words.every((word, i) => word.written === name.written[i]);
    const isPlain = words.every((word, i) => word.written === name.written[i] || !word.isMarked || word.corrected);
    if (isExact || (isPlain && (words.length > 1 || isWhole || words[0].corrected))) return name.isLesser ? 1 : 0;
    return words.length > 1 ? 1 : 2;
  }

  async function addNames(words) {
    const facets = new Map();
    for (const { facet } of words.flatMap((word) => word.names || [])) {
      if (!facets.has(facet)) facets.set(facet, await store.termsOf(facet));
    }
    for (const word of words) {
      for (const { facet, grade } of word.names || []) {
        for (const term of facets.get(facet).filter((term) => term.written === facet)) {
          word.matches.push({ term, grade });
        }
      }
    }
  }

  async function understand(text) {
    const { names } = await store.open();
    const words = parse(text);
    findNames(words, names);
    await Promise.all(words.map(addTerms));
    await Promise.all(words.map(addCompletions));
    await Promise.all(words.map((word, place) => (word.matches.length || word.names ? null : correct(word, words[place - 1]))));
    findNames(words, names);
    await addNames(words);
    return words;
  }

  /** A function that says which documents filters let through. */
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

  /** For each document its score, how many words it has, what these weigh, and the worst grade among them. */
  function weigh(words, count) {
    const total = new Float32Array(count);
    const covered = new Float32Array(count);
    const matched = new Uint8Array(count);
    let whole = 0;
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
      const weight = Math.log(1 + count / (frequency || 1));
      whole += weight;
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
        covered[document] += weight;
        total[document] += scores[document];
        pairs[document] += paired[document];
        if (best[document] > grades[document]) grades[document] = best[document];
      }
    });
    const most = Math.max(1, words.length - 1);
    // Words side by side are worth up to twice as much.
    for (let document = 0; document < count; document++) total[document] *= 1 + pairs[document] / most;
    return { total, covered, whole, matched, grades, pairs };
  }

  /** The bits by which a word knows that this one follows it. */
  function bitsOf(word) {
    const forms = new Set(word.matches.filter(({ grade }) => grade === 0).map(({ term }) => term.unmarked));
    forms.add(word.unmarked);
    return [...forms].slice(0, 4).reduce((bits, form) => bits | follower(form), 0);
  }

  /** Keeps the best of what is added; of equal ones the first. */
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
   * Gives `{ words, sure, near, phrases, documents: [{ document, isNear }] }`, so many pages of results. `sure` texts
   * have every word as it was typed, and `phrases` of them side by side; `near` ones other forms, or not all words.
   */
  async function answer(text, { filters = {}, sort = '', pages = 1 } = {}) {
    const { count } = await store.open();
    const [words, isAllowed] = await Promise.all([understand(text), allowed(filters)]);
    if (words.length === 0) return { words, sure: 0, near: 0, phrases: 0, documents: [] };
    const { total, covered, whole, matched, grades, pairs } = weigh(words, count);
    const most = pages * PAGE;
    const sure = topList(most);
    const near = topList(most);
    const some = topList(most);
    let phrases = 0;
    for (let document = count - 1; document >= 0; document--) {
      if (matched[document] === 0 || !isAllowed(document)) continue;
      const value = sort === 'date' ? document : total[document];
      if (matched[document] < words.length) {
        // Where few texts have all words, those that have the rarest ones.
        if (covered[document] > whole / 3) some.add(document, covered[document] * 1e4 + total[document]);
      } else if (grades[document] === 0) {
        sure.add(document, value);
        if (pairs[document] === words.length - 1) phrases += 1;
      }
      else near.add(document, value);
    }
    const lists = sure.count + near.count < PAGE ? [near, some] : [near];
    const documents = [
      ...sure.best.map(({ document }) => ({ document, isNear: false })),
      ...lists.flatMap((list) => list.best).map(({ document }) => ({ document, isNear: true })),
    ];
    return {
      words,
      phrases,
      sure: sure.count,
      near: lists.reduce((sum, list) => sum + list.count, 0),
      documents: documents.slice(0, most),
    };
  }

  /**
   * What may have been meant by words that stand in the archive, and hardly ever together: the query with one word
   * exchanged for a similar one, where that makes it a phrase of several texts; or else ''.
   */
  async function suggest({ words, sure, phrases }, options) {
    if (words.length > SUGGESTED || sure > FEW || (phrases && words.length > 1)) return '';
    let best = { sure: words.length > 1 ? 1 : FEW * (sure + 1), text: '' };
    for (const [place, word] of words.entries()) {
      if (word.corrected || word.names || (words.length === 1 && word.unmarked.length < LONG)) continue;
      for (const other of await similarTo(word, words[place - 1])) {
        const texts = words.map((one) => one.typed);
        texts[place] = other;
        const found = await answer(`${texts.join(' ')} `, options);
        const count = words.length > 1 ? found.phrases : found.sure;
        if (count <= best.sure) continue;
        texts[place] = usual(other, found.words[place].matches);
        best = { sure: count, text: texts.join(' ') };
      }
    }
    return best.text;
  }

  kliping.query = { answer, suggest, usual, PAGE };
})((window.kliping = window.kliping || {}));
