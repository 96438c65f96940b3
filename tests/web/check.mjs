// Checks built sites: node check.mjs --site DIR [--site DIR …] [--only NAME[,NAME …]] [--base-url URL]
// Prints what is wrong, page by page; exit code 1 when anything is.
import { parseArgs } from 'node:util';
import checkAxe from './checks/axe.mjs';
import checkBudgets from './checks/budgets.mjs';
import checkCitations from './checks/citations.mjs';
import checkCounts from './checks/counts.mjs';
import checkFeeds from './checks/feeds.mjs';
import checkHtml from './checks/html.mjs';
import checkJsonFeeds from './checks/json_feeds.mjs';
import checkLayout from './checks/layout.mjs';
import checkLighthouse from './checks/lighthouse.mjs';
import checkLinks from './checks/links.mjs';
import checkMetadata from './checks/metadata.mjs';
import checkPages from './checks/pages.mjs';
import checkSearch from './checks/search.mjs';
import checkSitemap from './checks/sitemap.mjs';
import checkWalk from './checks/walk.mjs';
import { Site } from './site.mjs';

const CHECKS = {
  pages: checkPages,
  links: checkLinks,
  counts: checkCounts,
  html: checkHtml,
  feeds: checkFeeds,
  'json-feeds': checkJsonFeeds,
  sitemap: checkSitemap,
  metadata: checkMetadata,
  citations: checkCitations,
  budgets: checkBudgets,
  walk: checkWalk,
  search: checkSearch,
  layout: checkLayout,
  axe: checkAxe,
  lighthouse: checkLighthouse,
};
const MOST_LINES = 60;

const { values } = parseArgs({
  options: {
    site: { type: 'string', multiple: true },
    only: { type: 'string', default: Object.keys(CHECKS).join() },
    'base-url': { type: 'string' },
  },
});
const only = values.only.split(',');
if (!values.site || only.some((name) => !(name in CHECKS))) {
  console.error(`usage: node check.mjs --site DIR [--site DIR …] [--only NAME[,NAME …]] [--base-url URL]\nnames: ${Object.keys(CHECKS).join(', ')}`);
  process.exit(2);
}

let passed = 0;
let failed = 0;

function report(name, { problems, note }) {
  const all = problems.length === 0;
  if (all) passed += 1;
  else failed += 1;
  console.log(`${all ? 'ok  ' : 'FAIL'} ${name}${note ? ` (${note})` : ''}`);
  for (const problem of problems.slice(0, MOST_LINES)) console.log(`       ${problem}`);
  if (problems.length > MOST_LINES) console.log(`       and ${problems.length - MOST_LINES} more`);
}

for (const folder of values.site) {
  console.log(`\n${folder}`);
  let site;
  try {
    site = new Site(folder, values['base-url']);
  } catch (error) {
    report('site', { problems: [error.message] });
    continue;
  }
  for (const name of only) {
    try {
      report(name, await CHECKS[name](site));
    } catch (error) {
      report(name, { problems: [`the check could not run: ${error.message}`] });
    }
  }
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
