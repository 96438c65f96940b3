// A built site on disk: its files, its pages, and where a link leads.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { linksWithRel, readPage } from './page.mjs';

/** Relative links are resolved in this made-up folder, so that one that climbs out of it shows. */
const INSIDE = 'http://site.invalid/the/site/';

const asUrlPath = (file) => file.split('/').map(encodeURIComponent).join('/');

export class Site {
  constructor(root, baseUrl) {
    this.root = path.resolve(root);
    if (!statSync(this.root, { throwIfNoEntry: false })?.isDirectory()) {
      throw new Error(`${root} is not a folder`);
    }
    this.files = new Set(
      readdirSync(this.root, { recursive: true })
        .map((file) => file.split(path.sep).join('/'))
        .filter((file) => statSync(path.join(this.root, file)).isFile())
        .sort(),
    );
    this.pages = new Map();
    for (const file of this.files) {
      if (file.endsWith('.html')) this.pages.set(file, readPage(file, this.read(file)));
    }
    this.base = baseUrl ?? this.#declaredBase();
    /** The languages of the interface: those that have a home page. */
    this.languages = [...new Set(this.ofKind('home').map((page) => page.lang))].sort();
  }

  /** The address of the whole site, from the canonical link of its first page. */
  #declaredBase() {
    const first = this.pages.get('index.html');
    const canonical = first && linksWithRel(first, 'canonical')[0]?.ref;
    if (!canonical) throw new Error(`${this.root}: index.html has no canonical link; give --base-url`);
    return canonical.replace(/index\.html$/, '');
  }

  read(file) {
    return readFileSync(path.join(this.root, file), 'utf8');
  }

  fullPath(file) {
    return path.join(this.root, file);
  }

  ofKind(kind) {
    return [...this.pages.values()].filter((page) => page.kind === kind);
  }

  /** The public address of a file. */
  urlOf(file) {
    return this.base + asUrlPath(file);
  }

  /** The file behind an absolute URL of this site, or null. A folder stands for its index.html. */
  fileAt(url) {
    if (!url.startsWith(this.base)) return null;
    const file = decodeURIComponent(new URL(url).pathname.slice(new URL(this.base).pathname.length));
    return file === '' || file.endsWith('/') ? `${file}index.html` : file;
  }

  /**
   * Where `ref`, written in `file`, leads:
   * `{ bad }` no URL at all, `{ external }` another host or scheme, `{ outside }` out of the folder,
   * or `{ file, fragment, form }` with `form` one of relative, rooted (`/…`), absolute.
   */
  resolve(ref, file, baseHref = null) {
    let url, fragment, pathname;
    try {
      url = new URL(ref, new URL(baseHref ?? '', INSIDE + asUrlPath(file)));
      fragment = decodeURIComponent(url.hash.slice(1)).replace(/:~:.*/, '');
      pathname = decodeURIComponent(url.pathname);
    } catch {
      return { bad: true };
    }
    if (url.href.startsWith(INSIDE)) {
      return { file: pathname.slice(new URL(INSIDE).pathname.length), fragment, form: 'relative' };
    }
    const rooted = url.host === new URL(INSIDE).host;
    if (rooted && !`${baseHref ?? ''}${ref}`.startsWith('/')) return { outside: true };
    const absolute = rooted ? new URL(url.pathname + url.search + url.hash, this.base) : url;
    const target = this.fileAt(absolute.href);
    if (target === null) return rooted ? { outside: true } : { external: true };
    return { file: target, fragment, form: rooted ? 'rooted' : 'absolute' };
  }
}
