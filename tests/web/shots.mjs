// Takes pictures of the sample pages for people to look at: node shots.mjs --site DIR --out DIR
// File names tell kind, language, colour scheme and width: article-vi-dark-360.png
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openPage, startBrowser } from './browser.mjs';
import { onServer } from './places.mjs';
import { samplePages } from './samples.mjs';
import { Site } from './site.mjs';

const WIDTHS = [360, 768, 1280, 1920];
const TALLEST = 12_000; // Chromium draws no picture much taller than this

const { values } = parseArgs({
  options: { site: { type: 'string' }, out: { type: 'string' }, 'base-url': { type: 'string' } },
});
if (!values.site || !values.out) {
  console.error('usage: node shots.mjs --site DIR --out DIR [--base-url URL]');
  process.exit(2);
}

const site = new Site(values.site, values['base-url']);
const browser = await startBrowser();
const place = await onServer(site);
mkdirSync(values.out, { recursive: true });
let count = 0;
for (const colorScheme of ['light', 'dark']) {
  const page = await openPage(browser, { origin: place.url, colorScheme, say: (what) => console.log(what) });
  for (const { name, page: sample } of samplePages(site)) {
    await page.goto(place.urlOf(sample.file));
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      const height = Math.min(TALLEST, await page.evaluate(() => document.documentElement.scrollHeight));
      const file = path.join(values.out, `${name}-${colorScheme}-${width}.png`);
      await page.screenshot({ path: file, fullPage: true, clip: { x: 0, y: 0, width, height } });
      count += 1;
    }
  }
  await page.context().close();
}
await browser.close();
await place.stop();
console.log(`${count} pictures in ${values.out}`);
