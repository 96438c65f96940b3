// Words as the index knows them. The same rules as in Kliping's src/search/words.rs.
(function (kliping) {
  'use strict';

  const LONGEST = 32;
  const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
  const WORD = /[\p{Alphabetic}\p{N}\p{Mn}]+/gu;

  /** The words of a text, as matches. */
  const words = (text) => [...text.matchAll(WORD)];

  /** A word in small letters, decomposed, its tone at its end. */
  function written(word) {
    const small = [...word].slice(0, LONGEST).join('').toLowerCase().normalize('NFD');
    return small.replace(TONES, '') + (small.match(TONES) || []).join('');
  }

  /** A written word without its marks. */
  const unmarked = (written) => bare(written).replace(/^([hklmst])y$/, '$1i');

  const bare = (written) => written.replace(/\p{Mn}/gu, '').replace(/đ/g, 'd');

  /** A written word as people write it: the tone on its vowel, as in `hòa` and `toàn`. */
  function shown(written) {
    const tones = (written.match(TONES) || []).join('');
    const [, start, vowels, end] = /^(qu|gi(?=[aeouy])|[^aeiouy]*)((?:[aeiouy]\p{Mn}*)*)(.*)$/su.exec(written.replace(TONES, ''));
    const letters = vowels.match(/.\p{Mn}*/gu) || [''];
    const hat = letters.findLastIndex((letter) => letter.length > 1);
    const place = hat >= 0 ? hat : letters.length - (end || letters.length === 1 ? 1 : 2);
    letters[place] += tones;
    return `${start}${letters.join('')}${end}`.normalize('NFC');
  }

  /** Snowball's stemmer for Indonesian (Tala 2003). */
  function stem(word) {
    if (!/^[a-z]+$/.test(word)) return word;
    let vowels = word.replace(/[^aeiou]/g, '').length;
    let prefix = 0; // 1: di-, me-, ter-; 2: per-; 3: ke-, peng-; 4: ber-
    let start = 0; // behind a letter that a prefix had swallowed

    function cut(pattern) {
      const before = word.length;
      word = word.replace(pattern, '');
      if (word.length < before) vowels -= 1;
    }
    function cutSuffix() {
      const rest = word.slice(start);
      let length = 0;
      if (rest.endsWith('an')) {
        if (rest.endsWith('kan') && prefix !== 2 && prefix !== 3) length = 3;
        else if (prefix !== 1) length = 2;
      } else if (/(^|[^s])i$/.test(rest) && prefix <= 2) length = 1;
      if (length) {
        word = word.slice(0, -length);
        vowels -= 1;
      }
      return length > 0;
    }
    function cutSecondPrefix() {
      const found = /^(?:[pb]el(?=ajar)|per?|ber|be(?=[^aeiou]er))/.exec(word.slice(start));
      if (!found) return;
      if (found[0][0] === 'b') prefix = 4;
      else if (found[0] !== 'pel') prefix = 2;
      word = word.slice(0, start) + word.slice(start + found[0].length);
      vowels -= 1;
    }

    if (vowels > 2) cut(/[kl]ah$|pun$/);
    if (vowels > 2) cut(/nya$|[km]u$/);
    if (vowels <= 2) return word;
    const first = /^(?:[mp]eng|[mp]e[mn]|me|di|ter|ke)/.exec(word);
    if (first) {
      prefix = /^[pk]/.test(first[0]) ? 3 : 1;
      let rest = word.slice(first[0].length);
      let swallowed = '';
      if (/en$/.test(first[0]) && /^y[aeiou]/.test(rest)) [swallowed, rest] = ['s', rest.slice(1)];
      else if (/em$/.test(first[0]) && /^[aeiou]/.test(rest)) swallowed = 'p';
      start = swallowed.length;
      word = swallowed + rest;
      vowels -= 1;
      if (vowels > 2 && cutSuffix() && vowels > 2) cutSecondPrefix();
    } else {
      cutSecondPrefix();
      if (vowels > 2) cutSuffix();
    }
    return word;
  }

  /** FNV-1a over the characters of a text, 32 bits. */
  function hash(text) {
    let sum = 0x811c9dc5;
    for (const char of text) sum = Math.imul(sum ^ char.codePointAt(0), 0x01000193);
    return sum >>> 0;
  }

  /** The bit of a word among those that follow another. */
  function follower(unmarked) {
    const sum = hash(unmarked);
    return 1 << ((sum ^ (sum >>> 15)) & 15);
  }

  /** How many letters to add, drop, change or swap; `most + 1` if more than `most`. */
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = [];
    let last = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        const same = a[i - 1] === b[j - 1];
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
        least = Math.min(least, row[j]);
      }
      if (least > most) return most + 1;
      before = last;
      last = row;
    }
    return last[b.length];
  }

  Object.assign(kliping, { words, written, shown, bare, unmarked, stem, hash, follower, distance });
})((window.kliping = window.kliping || {}));
