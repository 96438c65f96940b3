// The Nu Html Checker finds neither errors nor warnings.
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { samplePages } from '../samples.mjs';

const MOST_FILES = 400;

/**
 * What the checker says wrongly of Content Security Policies: it does not know that a data block (JSON-LD) is
 * no script and is never blocked, nor what 'self' is for a file. The browsers of the other checks do.
 */
const MISJUDGED = [/^Inline script violates Content Security Policy/, /^Resource violates Content Security Policy \(meta tag\): external (stylesheet|script)/];

const jar = path.join(path.dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');

/** All pages of a small site; of a large one the samples and others spread evenly over it. */
function pagesToCheck(site) {
  const all = [...site.pages.keys()];
  const chosen = new Set(samplePages(site).map(({ page }) => page.file));
  const step = Math.max(1, all.length / (MOST_FILES - chosen.size));
  for (let at = 0; at < all.length; at += step) chosen.add(all[Math.floor(at)]);
  return [...chosen];
}

export default async function checkHtml(site) {
  const files = pagesToCheck(site);
  const others = [...site.files].filter((file) => /\.(css|svg)$/.test(file));
  const run = promisify(execFile)(
    'java',
    ['-jar', jar, '--format', 'json', '--stdout', '--exit-zero-always', '--also-check-css', '--also-check-svg',
      ...[...files, ...others].map((file) => site.fullPath(file))],
    { maxBuffer: 1 << 28 },
  );
  const { messages } = JSON.parse((await run).stdout);
  const problems = messages
    .filter((message) => message.type !== 'info' || message.subType === 'warning')
    .filter(({ message }) => !MISJUDGED.some((known) => known.test(message)))
    .map((message) => {
      const file = path.relative(site.root, fileURLToPath(message.url));
      return `${file}:${message.lastLine ?? 0}: ${message.subType ?? message.type}: ${message.message}`;
    });
  return { problems, note: `${files.length} pages, ${others.length} stylesheets and drawings` };
}
