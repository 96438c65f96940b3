// What a reader's connection carries, compressed as servers do it: the stylesheet, an article with all that it
// loads, and, for the record, the largest page of each kind.
import { gzipSync } from 'node:zlib';

const KB = 1000;
const STYLESHEET = 12 * KB;
const ARTICLE = 30 * KB;

export default function checkBudgets(site) {
  const problems = [];
  const sizes = new Map();
  const sizeOf = (file) => {
    if (!sizes.has(file)) sizes.set(file, gzipSync(site.read(file), { level: 9 }).length);
    return sizes.get(file);
  };
  const shown = (bytes) => `${(bytes / KB).toFixed(1)} kB`;
  /** A page, its stylesheets, scripts, pictures and icon. */
  const weight = (page) => {
    const loaded = page.links
      .filter((link) => ['script', 'img'].includes(link.tag) || (link.tag === 'link' && link.rel.some((rel) => ['stylesheet', 'icon'].includes(rel))))
      .map((link) => site.resolve(link.ref, page.file, page.baseHref).file);
    return [...new Set([page.file, ...loaded])].reduce((sum, file) => sum + sizeOf(file), 0);
  };
  const styles = sizeOf('style.css');
  if (styles > STYLESHEET) problems.push(`style.css: ${shown(styles)}, should be at most ${shown(STYLESHEET)}`);
  const notes = [`style.css ${shown(styles)}`];
  for (const kind of new Set([...site.pages.values()].map((page) => page.kind))) {
    // The largest few uncompressed hold the largest compressed.
    const largest = site.ofKind(kind).sort((a, b) => b.bytes - a.bytes).slice(0, 20);
    const [heaviest] = largest.map((page) => ({ page, bytes: weight(page) })).sort((a, b) => b.bytes - a.bytes);
    notes.push(`${kind} ${shown(heaviest.bytes)}`);
    if (kind === 'article' && heaviest.bytes > ARTICLE) {
      problems.push(`${heaviest.page.file}: ${shown(heaviest.bytes)} with all that it loads, should be at most ${shown(ARTICLE)}`);
    }
  }
  return { problems, note: `the heaviest, compressed and with all that they load: ${notes.join(', ')}` };
}
