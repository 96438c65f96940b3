// axe-core finds no accessibility violation, in light and dark.
import { createRequire } from 'node:module';
import { openPage, startBrowser } from '../browser.mjs';
import { onServer } from '../places.mjs';
import { samplePages } from '../samples.mjs';

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export default async function checkAxe(site) {
  const problems = [];
  const browser = await startBrowser();
  const place = await onServer(site);
  const samples = samplePages(site);
  try {
    for (const colorScheme of ['light', 'dark']) {
      const page = await openPage(browser, { origin: place.url, colorScheme, reducedMotion: 'reduce', bypassCSP: true, say: (what) => problems.push(what) });
      for (const { page: sample } of samples) {
        await page.goto(place.urlOf(sample.file));
        await page.addScriptTag({ path: axeFile });
        const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ['violations'] }));
        for (const { id, help, nodes } of violations) {
          const places = nodes.slice(0, 3).map((node) => node.target.join(' ')).join(', ');
          problems.push(`${sample.file}, ${colorScheme}: ${id}: ${help} (${nodes.length}×: ${places})`);
        }
      }
      await page.context().close();
    }
  } finally {
    await browser.close();
    await place.stop();
  }
  return { problems, note: `${samples.length} pages, light and dark` };
}
