// No page is wider than the window.
import { openPage, startBrowser } from '../browser.mjs';
import { onServer } from '../places.mjs';
import { samplePages } from '../samples.mjs';

const WIDTHS = [320, 360, 768, 1280];

/** The elements that stick out to the right, as short descriptions; empty when the page fits. */
function overflowing() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width && document.body.scrollWidth <= width) return [];
  const wide = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > width + 0.5);
  const innermost = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)));
  return (innermost.length ? innermost : [document.body]).slice(0, 3).map((element) =>
    `<${element.localName}${element.className ? ` class="${element.getAttribute('class')}"` : ''}> "${element.textContent.trim().slice(0, 30)}"`);
}

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
      }
    }
  } finally {
    await browser.close();
    await place.stop();
  }
  return { problems, note: `${samples.length} pages at ${WIDTHS.join(', ')} px` };
}
