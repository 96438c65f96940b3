// Picks the pages that stand for all others: of each kind and language the largest one,
// and of articles also the one with the longest headline, the shortest one,
// and one whose text is in another language than the interface.

function byMost(pages, measure) {
  return pages.reduce((best, page) => (measure(page) > measure(best) ? page : best), pages[0]);
}

/** `[{ name, page }]`, names unique and fit for a file name: `article-vi`, `article-vi-long-title`, … */
export function samplePages(site) {
  const groups = new Map();
  for (const page of site.pages.values()) {
    // A browser leaves it at once.
    if (page.kind === 'moved') continue;
    const several = !['root', 'not-found'].includes(page.kind);
    const name = several ? `${page.kind}-${page.lang}` : page.kind;
    groups.set(name, [...(groups.get(name) ?? []), page]);
  }
  const samples = [];
  for (const [name, pages] of [...groups].sort()) {
    const largest = byMost(pages, (page) => page.bytes);
    const picked = new Map([[largest, name]]);
    if (largest.kind === 'article') {
      const foreign = pages.filter((page) => page.headline && page.headline.lang !== page.lang);
      const more = [
        ['long-title', byMost(pages, (page) => page.headline?.text.length ?? 0)],
        ['short', byMost(pages, (page) => -page.bytes)],
        ['foreign', byMost(foreign, (page) => page.bytes)],
      ];
      for (const [suffix, page] of more) {
        if (page && !picked.has(page)) picked.set(page, `${name}-${suffix}`);
      }
    }
    for (const [page, as] of picked) samples.push({ name: as, page });
  }
  return samples;
}
