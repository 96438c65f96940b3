// The two places a reader opens the site from: the disk, and a web server under a sub-path.
import { pathToFileURL } from 'node:url';
import { serve } from './nginx.mjs';

/** A place: `name`, `url` of the site's folder, `urlOf(file)`, `fileAt(url)`, `stop()`. */
function place(name, url, stop = async () => {}) {
  return {
    name,
    url,
    stop,
    urlOf: (file) => url + file.split('/').map(encodeURIComponent).join('/'),
    fileAt(address) {
      const plain = address.replace(/[?#].*/, '');
      return plain.startsWith(url) ? decodeURIComponent(plain.slice(url.length)) : null;
    },
  };
}

export const onDisk = (site) => place('disk', `${pathToFileURL(site.root)}/`);

export async function onServer(site) {
  const server = await serve(site.root, new URL(site.base).pathname);
  return place('server', server.url, server.stop);
}
