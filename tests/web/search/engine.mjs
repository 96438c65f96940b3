// The search of a built site, run in Node: its own scripts, with shards read from the site's folder.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import vm from 'node:vm';
import { gzipSync } from 'node:zlib';

const SCRIPTS = ['words', 'store', 'query'];

/**
 * Gives `kliping` of the site's scripts, and of the shards that were loaded so far: `files`, `bytes` compressed.
 */
export function openSearch(root) {
  const loaded = { files: 0, bytes: 0 };
  const folder = pathToFileURL(path.join(path.resolve(root), 'search/')).href;
  const window = {};
  const document = {
    currentScript: { src: '' },
    createElement: () => ({ remove() {} }),
    head: {
      append(script) {
        const file = fileURLToPath(script.src);
        setImmediate(() => {
          let text;
          try {
            text = readFileSync(file, 'utf8');
          } catch {
            script.onerror();
            return;
          }
          loaded.files += 1;
          loaded.bytes += gzipSync(text).length;
          vm.runInContext(text, context, { filename: file });
          script.onload();
        });
      },
    },
  };
  const context = vm.createContext({ window, document, URL, atob, console });
  vm.runInContext('kliping = window.kliping = {}', context);
  for (const name of SCRIPTS) {
    const file = path.join(path.resolve(root), 'search', `${name}.js`);
    document.currentScript.src = `${folder}${name}.js`;
    vm.runInContext(readFileSync(file, 'utf8'), context, { filename: file });
  }
  return { kliping: window.kliping, loaded };
}
