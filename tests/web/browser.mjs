// Chromium, and a record of everything that goes wrong while it shows pages.
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const FLAGS = [
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

function findChromium() {
  for (const folder of process.env.PATH.split(path.delimiter)) {
    for (const name of NAMES) {
      const program = path.join(folder, name);
      try {
        accessSync(program, constants.X_OK);
        return program;
      } catch { /* look further */ }
    }
  }
  throw new Error(`Chromium is not installed (looked for ${NAMES.join(', ')} in PATH)`);
}

/** Starts Chromium, headless, with an empty profile of its own. */
export const startBrowser = (flags = []) =>
  chromium.launch({ executablePath: findChromium(), args: [...FLAGS, ...flags], headless: true, chromiumSandbox: false });

/**
 * Opens a page whose failures go to `say`: requests to other places than `origin`, failed requests,
 * answers of 400 and more, errors in the console, exceptions in scripts.
 * Addresses in `expected` may answer with an error.
 */
export async function openPage(browser, { origin, say, expected = new Set(), ...options }) {
  const context = await browser.newContext(options);
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(data|blob|about):/.test(url)) say(`asks for ${url}, outside the site`);
  });
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    if (reason !== 'net::ERR_ABORTED') say(`request failed: ${request.url()} (${reason})`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400 && !expected.has(response.url())) say(`${response.status()} for ${response.url()}`);
  });
  context.on('console', (message) => {
    const ours = expected.has(message.location().url) && message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !ours) say(`console error: ${message.text()}`);
  });
  context.on('weberror', (error) => say(`script error: ${error.error().message}`));
  return context.newPage();
}
