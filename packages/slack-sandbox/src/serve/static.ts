import { readFile } from 'node:fs/promises';
import { join, normalize, sep } from 'node:path';
import { mimetypeOf } from '../files.ts';
import type { Visit } from './route.ts';
import { sendText } from './wire.ts';

const WEB_TYPES: Record<string, string> = {
  css: 'text/css',
  js: 'text/javascript',
  woff2: 'font/woff2',
  ico: 'image/x-icon',
};

/** The built page; every path without a file of its own is the page itself. */
export async function servePage(visit: Visit, directory: string): Promise<void> {
  const wanted = normalize(join(directory, decodeURIComponent(visit.url.pathname)));
  const inside = wanted.startsWith(directory + sep);
  const path = inside && /\.[a-z0-9]+$/i.test(wanted) ? wanted : join(directory, 'index.html');
  try {
    const bytes = await readFile(path);
    const ending = path.split('.').at(-1) ?? '';
    visit.response.writeHead(200, { 'content-type': WEB_TYPES[ending] ?? mimetypeOf(path) });
    visit.response.end(bytes);
  } catch {
    sendText(visit.response, 404, 'The sandbox page is not built: npm run prepare');
  }
}
