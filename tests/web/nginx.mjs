// Serves a site with nginx on a loopback port, the way a plain static host would.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const MIME_TYPES = '/etc/nginx/mime.types';
/** What `kliping headers nginx` prints: every check on a server is one under this policy. */
const HEADERS = fileURLToPath(new URL('../../src/cli/headers/nginx.conf', import.meta.url));

async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

const configuration = (folder, port, site, under) => `
${process.getuid() === 0 ? 'user root;' : ''}
worker_processes 1;
pid ${folder}/pid;
error_log ${folder}/error.log warn;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  ${existsSync(MIME_TYPES) ? `include ${MIME_TYPES};` : ''}
  charset utf-8;
  gzip on;
  gzip_types text/css text/javascript application/javascript application/json application/xml image/svg+xml;
  server {
    listen 127.0.0.1:${port};
    include ${HEADERS};
    error_page 404 ${under}404.html;
    ${under === '/' ? '' : 'location / { return 404; }'}
    location ${under} { alias "${site}/"; }
  }
}
`;

function answers(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.on('connect', () => { socket.destroy(); resolve(true); });
    socket.on('error', () => resolve(false));
  });
}

/** Serves the folder `site` under the path `under` (`/…/`). Gives the address and a way to stop. */
export async function serve(site, under) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kliping-nginx-'));
  const port = await freePort();
  const file = path.join(folder, 'nginx.conf');
  const log = path.join(folder, 'error.log');
  writeFileSync(file, configuration(folder, port, site, under));
  const nginx = spawn('nginx', ['-c', file, '-p', folder, '-e', log, '-g', 'daemon off;'], { stdio: 'ignore' });
  let ended = null;
  nginx.on('error', (error) => { ended = error.message; });
  nginx.on('exit', (code) => { ended ??= `it ended with code ${code}: ${existsSync(log) ? readFileSync(log, 'utf8') : ''}`; });
  while (!(await answers(port))) {
    if (ended !== null) throw new Error(`nginx did not start: ${ended}`);
    await pause(50);
  }
  return {
    url: `http://127.0.0.1:${port}${under}`,
    async stop() {
      if (ended === null) {
        nginx.kill('SIGTERM');
        await once(nginx, 'exit');
      }
      rmSync(folder, { recursive: true });
    },
  };
}
