// No page is wider than the window, also with letters of twice the size; the ways in stand in one line where there is
// room; a number stays with the last word of its name.
import { openPage, startBrowser } from '../browser.mjs';
import { onServer } from '../places.mjs';
import { samplePages } from '../samples.mjs';

const WIDTHS = [320, 360, 768, 1280, 1920];
/** Widths at which letters are tried at twice their size; and from which on the ways in stand in one line. */
const ENLARGED = [390, 1280];
const ONE_LINE = 768;

/** The elements that stick out to the right, as short descriptions; empty when the page fits. */
function overflowing() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width && document.body.scrollWidth <= width) return [];
  const wide = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > width + 0.5);
  const innermost = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)));
  return (innermost.length ? innermost : [document.body]).slice(0, 3).map((element) =>
    `<${element.localName}${element.className ? ` class="${element.getAttribute('class')}"` : ''}> "${element.textContent.trim().slice(0, 30)}"`);
}

/** Whether entries of the masthead stand below each other. */
function isBroken() {
  const entries = [...document.querySelectorAll('.masthead-nav a')].map((entry) => entry.getBoundingClientRect());
  return entries.some(({ top }) => Math.abs(top - entries[0].top) > 4);
}

/** Names whose number, or the years behind it, stands in a line of its own. */
function withoutNumber() {
  return [...document.querySelectorAll('.index li, .entries li')].filter((entry) => {
    const name = [...(entry.querySelector('a')?.getClientRects() ?? [])].at(-1);
    const behind = [...entry.querySelectorAll('.count, .index-years')];
    return name && behind.some((part) => part.getBoundingClientRect().top > name.bottom - 4);
  }).map((entry) => entry.textContent.trim()).slice(0, 3);
}

const enlarge = (size) => { document.documentElement.style.fontSize = size; };

export default async function checkLayout(site) {
  const problems = [];
  const browser = await startBrowser();
  const place = await onServer(site);
  const samples = samplePages(site);
  try {
    const page = await openPage(browser, { origin: place.url, say: (what) => problems.push(what) });
    for (const { page: sample } of samples) {
      await page.goto(place.urlOf(sample.file));
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        const wide = await page.evaluate(overflowing);
        if (wide.length) problems.push(`${sample.file}: too wide at ${width} px: ${wide.join(', ')}`);
        const alone = await page.evaluate(withoutNumber);
        if (alone.length) problems.push(`${sample.file}: a number alone in its line at ${width} px: ${alone.join(', ')}`);
        if (width >= ONE_LINE && await page.evaluate(isBroken)) problems.push(`${sample.file}: the ways in are in several lines at ${width} px`);
      }
      await page.evaluate(enlarge, '200%');
      for (const width of ENLARGED) {
        await page.setViewportSize({ width, height: 800 });
        const wide = await page.evaluate(overflowing);
        if (wide.length) problems.push(`${sample.file}: too wide at ${width} px with large letters: ${wide.join(', ')}`);
      }
    }
  } finally {
    await browser.close();
    await place.stop();
  }
  return { problems, note: `${samples.length} pages at ${WIDTHS.join(', ')} px, at ${ENLARGED.join(', ')} px with letters of twice the size` };
}
