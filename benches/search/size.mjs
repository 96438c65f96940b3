// How large the index of a site is beside the text that it covers: node size.mjs --site DIR --content DIR
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

const { values } = parseArgs({ options: { site: { type: 'string' }, content: { type: 'string' } } });
const files = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  .map((file) => path.join(file.parentPath ?? file.path, file.name));
const text = files(values.content).filter((file) => file.endsWith('.md'))
  .reduce((sum, file) => sum + Buffer.byteLength(readFileSync(file, 'utf8').split('+++\n')[2] ?? ''), 0);
const sums = new Map();
for (const file of files(path.join(values.site, 'search', 'index'))) {
  const kind = path.basename(file, '.js').split('-')[0];
  const [count, bytes] = sums.get(kind) ?? [0, 0];
  sums.set(kind, [count + 1, bytes + gzipSync(readFileSync(file), { level: 9 }).length]);
}
const all = [...sums.values()].reduce((sum, [, bytes]) => sum + bytes, 0);
for (const [kind, [count, bytes]] of sums) console.log(`${kind}: ${count} files, ${bytes} bytes compressed, ${(bytes / text * 100).toFixed(1)} %`);
console.log(`index ${all} bytes compressed, ${(all / text * 100).toFixed(1)} % of ${text} bytes of text`);
