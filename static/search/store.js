// The index: loads its shards as they are needed and reads them. src/search of Kliping describes their form.
(function (kliping) {
  'use strict';

  const folder = new URL('index/', document.currentScript.src).href;
  const waiting = new Map();
  const loaded = new Map();
  const readers = { words: readWords, frequent: readWords, terms: readTerms };

  // Each shard calls it.
  kliping.put = function (name, content) {
    const reader = readers[name.split('-')[0]];
    waiting.get(name)?.(reader ? reader(content) : content);
  };

  function load(name) {
    if (!loaded.has(name)) {
      loaded.set(name, new Promise((resolve, reject) => {
        const script = document.createElement('script');
        waiting.set(name, resolve);
        script.onload = () => {
          script.remove();
          reject(new Error(`${name} is no shard`)); // does nothing once it was put
        };
        script.onerror = () => {
          script.remove();
          loaded.delete(name); // the next query tries again
          reject(new Error(`${name} cannot be loaded`));
        };
        script.src = `${folder}${name}.js`;
        document.head.append(script);
      }));
    }
    return loaded.get(name);
  }

  let manifest = null;

  /** Gives the manifest. */
  function open() {
    manifest = manifest || load('manifest').then((content) => {
      const keys = (text) => text.split(' ').slice(0, -1);
      return { ...content, words: keys(content.words), terms: keys(content.terms), names: readNames(content.names) };
    });
    manifest.catch(() => { manifest = null; });
    return manifest;
  }

  /** Names of countries and topics, by their unmarked words. */
  function readNames(names) {
    const found = new Map();
    for (const [kind, value, usual, lesser] of names) {
      const facet = facetOf(kind, value);
      for (const [list, isLesser] of [[usual, false], [lesser, true]]) {
        for (const name of list.split('|').filter(Boolean)) {
          const written = kliping.words(name).map((word) => kliping.written(word[0]));
          const key = written.map(kliping.unmarked).join(' ');
          if (!found.has(key)) found.set(key, []);
          found.get(key).push({ facet, written, isLesser });
        }
      }
    }
    return found;
  }

  const facetOf = (kind, value) => `=${kind}${kliping.hash(value).toString(16)}`;

  /** The place of the last key that does not stand behind a word. */
  function placeOf(keys, word) {
    let low = 0;
    let high = keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (keys[middle] <= word) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  const shardOf = (kind, key) => load(`${kind}-${kliping.hash(key).toString(16)}`);

  /** The terms of a stem, with `written`, `unmarked` and `count` of documents. */
  async function termsOf(stem) {
    const { terms } = await open();
    if (!terms.length) return [];
    const shard = await shardOf('terms', terms[placeOf(terms, stem)]);
    return shard.get(stem) || [];
  }

  /** The first shards of the dictionary that have words of a beginning. */
  async function dictionary(beginning, most) {
    const { words } = await open();
    const first = placeOf(words, beginning);
    const keys = words.slice(first, first + most);
    const fits = (key, place) => place === 0 || key.startsWith(beginning);
    return Promise.all(keys.filter(fits).map((key) => shardOf('words', key)));
  }

  /** Front-coded words: `[[word, mark], …]`. */
  function unfold(text) {
    let before = '';
    return [...text.matchAll(/(.)([^A-Z]*)([A-Z])/gsu)].map(([, shared, rest, mark]) => {
      const length = parseInt(shared, 36);
      before = (length ? [...before].slice(0, length).join('') : '') + rest;
      return [before, mark];
    });
  }

  /** Words, and the logarithms of how many documents have them. */
  function readWords(text) {
    return unfold(text).map(([word, mark]) => ({ word, magnitude: mark.charCodeAt(0) - 65 }));
  }

  function readTerms([text, base64]) {
    const binary = atob(base64);
    // Some more, since the reader of bits looks beyond the end.
    const bytes = new Uint8Array(binary.length + 4);
    for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
    let at = 0;
    function varint() {
      let number = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = bytes[at++];
        number |= (byte & 0x7f) << shift;
        if (byte < 0x80) return number;
      }
    }
    const terms = unfold(text).map(([written, mark]) => ({ written, mark, bytes, count: varint(), length: varint() }));
    const groups = new Map();
    let group = [];
    for (const term of terms) {
      term.start = at;
      at += term.length;
      term.unmarked = kliping.unmarked(term.written);
      group.push(term);
      if (term.mark === 'B') {
        groups.set(term.written[0] === '=' ? term.written : kliping.stem(term.unmarked), group);
        group = [];
      }
    }
    return groups;
  }

  const LEVELS = [2, 4, 5, 3, 6, 1, 7, 0];

  /** Where a term stands: lists of documents, levels and followers. */
  function hits(term) {
    term.hits = term.hits || unpack(term);
    return term.hits;
  }

  function unpack({ bytes, start, count }) {
    const documents = new Uint32Array(count);
    const levels = new Uint8Array(count);
    const followers = new Uint16Array(count);
    let bit = start * 8;

    /** The next 25 bits, at the top of 32. */
    const window = () => {
      const at = bit >> 3;
      return ((bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3]) << (bit & 7);
    };
    const take = (length) => {
      if (length === 0) return 0;
      const number = window() >>> (32 - length);
      bit += length;
      return number;
    };
    const unary = () => {
      for (let number = 0; ; ) {
        const ones = Math.clz32(~window());
        if (ones < 24) {
          bit += ones + 1;
          return number + ones;
        }
        bit += 24;
        number += 24;
      }
    };

    const parameter = take(5);
    const [hasLevels, hasFollowers] = [take(1), take(1)];
    for (let i = 0, next = 0; i < count; i++) {
      const quotient = unary();
      const document = next + quotient * 2 ** parameter + take(parameter);
      next = document + 1;
      documents[i] = document;
      levels[i] = hasLevels ? LEVELS[unary()] : 7;
      if (!hasFollowers) continue;
      const ones = Math.min(3, Math.clz32(~window()));
      bit += ones;
      if (ones === 3) followers[i] = take(16);
      else {
        bit += 1;
        for (let j = 0; j <= ones; j++) followers[i] |= 1 << take(4);
      }
    }
    return { documents, levels, followers };
  }

  async function article(document) {
    const { per } = await open();
    const [date, isGuess, paths, versions] = (await load(`articles-${Math.floor(document / per)}`))[document % per];
    const day = date && date.replace(/-/g, '/');
    const address = (path, { title }) => typeof path === 'string' ? path
      : `${day}/${kliping.words(title).slice(0, path).map((word) => kliping.bare(kliping.written(word[0]))).join('-')}`;
    return {
      date, isGuess,
      path: (place, version) => address(paths[paths.length > 1 ? place : 0], version),
      versions: versions.map(([lang, title, isDerived, outlet, lead]) => ({ lang, title, isDerived, outlet, lead })),
    };
  }

  kliping.store = { open, termsOf, dictionary, frequent: () => load('frequent'), hits, article, facetOf };
})((window.kliping = window.kliping || {}));
