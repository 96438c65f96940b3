// What the search of a site costs in Chromium: node speed.mjs --site DIR [--words WORD …]
// Prints, for each query, the compressed bytes until its first results, the page and its style included, and the
// milliseconds from loaded shards to results, as it is and with the processor slowed down four times.
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { startBrowser } from '../../tests/web/browser.mjs';
import { onServer } from '../../tests/web/places.mjs';

const { values } = parseArgs({
  options: {
    site: { type: 'string' },
    words: { type: 'string', multiple: true, default: ['bệnh', 'benh', 'vaksin', 'kesehatan', 'Bỉ', 'khẩu trang', 'rumah sakit', 'benh vien o nhat ban'] },
  },
});
const ROUNDS = 5;
const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const place = await onServer({ root: values.site, base: 'https://example.org/a/' });
const browser = await startBrowser();
console.log('| query | kB | files | ms | ms, slowed 4× |\n|---|---|---|---|---|');
for (const text of values.words) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const loaded = [];
  page.on('response', (response) => loaded.push(response.body().then((body) => gzipSync(body).length)));
  await page.goto(`${place.url}vi/tim-kiem.html?q=${encodeURIComponent(text)}`);
  await page.waitForFunction(() => /\d|“/.test(document.getElementById('search-status').textContent), undefined, { timeout: 60_000 });
  const bytes = await Promise.all(loaded);
  const session = await context.newCDPSession(page);
  const times = [];
  for (const rate of [1, 4]) {
    await session.send('Emulation.setCPUThrottlingRate', { rate });
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push(await page.evaluate(async (text) => {
        const { kliping } = window;
        const { words } = await kliping.query.answer(text);
        for (const word of words) for (const { term } of word.matches) delete term.hits;
        const start = performance.now();
        const { documents } = await kliping.query.answer(text);
        await Promise.all(documents.map(({ document }) => kliping.store.article(document)));
        return performance.now() - start;
      }, text));
    }
    times.push(median(rounds));
  }
  const sum = bytes.reduce((a, b) => a + b, 0);
  console.log(`| ${text} | ${(sum / 1000).toFixed(0)} | ${bytes.length} | ${times[0].toFixed(0)} | ${times[1].toFixed(0)} |`);
  await context.close();
}
await browser.close();
await place.stop();
