// `kliping serve` in a browser: node serve.mjs --program FILE
// A page loads again after a build, where the reader was; a failed build is shown over the last good page.
// Exit code 1 when anything is wrong.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { openPage, startBrowser } from './browser.mjs';

const { values: { program } } = parseArgs({ options: { program: { type: 'string' } } });
const PROBLEMS = '#kliping-problems';

/** An archive with one long article. */
function newArchive() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kliping-serve-'));
  const paragraph = 'Năm 2003, Việt Nam là nước đầu tiên khống chế được dịch SARS, theo Tổ chức Y tế Thế giới.';
  const lines = Array.from({ length: 80 }, (_, at) => `${paragraph} Đây là đoạn văn thứ ${at + 1} của bài báo này.`);
  mkdirSync(path.join(folder, 'seeds'));
  const write = (name, text) => writeFileSync(path.join(folder, name), text);
  write('site.toml', 'languages = ["vi"]\ntitle = { vi = "Kho báo" }\n');
  write('seeds/sars.txt', ['Việt Nam khống chế dịch SARS', '28/4/2003', ...lines].join('\n'));
  return { folder, write, read: (name) => readFileSync(path.join(folder, name), 'utf8') };
}

/** Waits for the line with the address. */
async function addressOf(server) {
  for await (const line of createInterface(server.stdout)) {
    const found = line.match(/^Serving (\S+)/);
    if (found) return found[1];
  }
  throw new Error('the server ended before it told its address');
}

const archive = newArchive();
const server = spawn(path.resolve(program), ['serve', '--port', '0'], { cwd: archive.folder, stdio: ['ignore', 'pipe', 'inherit'] });
const wrong = [];
const browser = await startBrowser();
try {
  const address = await addressOf(server);
  const page = await openPage(browser, { origin: address, say: (what) => wrong.push(what), viewport: { width: 800, height: 600 } });
  await page.goto(`${address}vi/index.html`);
  await page.getByRole('link', { name: 'Việt Nam khống chế dịch SARS' }).first().click();
  await page.waitForURL(/2003\/04\/28/);

  // Only once all stands above the text, which the browser would follow down.
  await page.waitForLoadState('load');
  await page.waitForTimeout(500);
  await page.evaluate(() => scrollTo({ top: 1500, behavior: 'instant' }));
  archive.write('seeds/sars.txt', archive.read('seeds/sars.txt').replaceAll('thứ 30 ', 'thứ ba mươi '));
  await page.getByText('đoạn văn thứ ba mươi ').waitFor();
  // A moment later than the page is loaded, since it is put in its place then.
  await page.waitForFunction(() => document.readyState === 'complete' && Math.abs(scrollY - 1500) <= 5, null, { timeout: 5000 }).catch(() => {});
  const at = await page.evaluate(() => scrollY);
  if (Math.abs(at - 1500) > 5) wrong.push(`after a build the page stands at ${at}, not at 1500`);

  const site = archive.read('site.toml');
  archive.write('site.toml', `${site}titel = "x"\n`);
  await page.locator(PROBLEMS).waitFor();
  const told = await page.locator(PROBLEMS).innerText();
  if (!told.includes('titel') || !told.includes('site.toml:3')) wrong.push(`the problem is not shown: ${told}`);
  if (!(await page.getByText('đoạn văn thứ ba mươi ').count())) wrong.push('the last good page is gone');

  archive.write('site.toml', site);
  await page.locator(PROBLEMS).waitFor({ state: 'detached' });
} catch (error) {
  wrong.push(error.message);
} finally {
  await browser.close();
  server.kill();
  rmSync(archive.folder, { recursive: true, force: true });
}
for (const what of wrong) console.log(`       ${what}`);
console.log(`${wrong.length ? 'FAIL' : 'ok  '} serve`);
process.exit(wrong.length ? 1 : 0);
