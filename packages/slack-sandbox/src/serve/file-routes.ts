import { fillFile, findFile } from '../files.ts';
import type { StoredFile } from '../model.ts';
import type { Route, Visit } from './route.ts';
import { fieldsOf, HttpError, sendText } from './wire.ts';

const UPLOAD_MAX = 100 * 1024 * 1024;

/** Files: as the page shows them, as the app downloads and uploads them. */
export const fileRoutes: Route[] = [
  { method: 'GET', path: '/files/', serve: show },
  { method: 'GET', path: '/files-pri/', serve: download },
  { method: 'GET', path: '/login', serve: login },
  { method: 'POST', path: '/upload/v1/', serve: receive },
];

function show({ core, rest, response }: Visit): void {
  const found = findFile(core, rest.split('/')[0] ?? '');
  const bytes = found && core.files.get(found.file.id);
  if (!found || !bytes) throw new HttpError(404, 'file_not_found');
  sendFile(response, found.file, bytes);
}

/** `url_private`: with the token of the file's workspace; otherwise Slack sends to its login page. */
function download({ core, rest, request, response }: Visit): void {
  const id = rest.split('/')[0]?.split('-')[1] ?? '';
  const found = findFile(core, id);
  const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const install = found?.workspace.install;
  const mayRead = install && !install.revoked && install.scopes.includes('files:read');
  const bytes = found && core.files.get(id);
  if (!found || !bytes || !mayRead || token !== install.token) {
    response.writeHead(302, { location: `/login?redir=${encodeURIComponent(`/files-pri/${rest}`)}` });
    response.end();
    return;
  }
  sendFile(response, found.file, bytes);
}

function login({ response }: Visit): void {
  sendText(
    response,
    200,
    '<!doctype html><title>Sign in</title><p>Sign in to your workspace</p>',
    'text/html',
  );
}

/** The bytes the app POSTs to its upload address: raw, or as a form's file. */
async function receive({ core, rest, request, response }: Visit): Promise<void> {
  const found = findFile(core, rest);
  if (!found || found.file.complete) throw new HttpError(404, 'no such upload');
  const { file, raw } = await fieldsOf(request, UPLOAD_MAX);
  const bytes = file ?? raw;
  if (bytes.byteLength !== found.file.size) throw new HttpError(400, 'the length is not the one announced');
  fillFile(core, found.file, bytes);
  sendText(response, 200, `OK - ${bytes.byteLength}`);
}

function sendFile(response: Visit['response'], file: StoredFile, bytes: Uint8Array): void {
  response.writeHead(200, {
    'content-type': file.mimetype,
    'content-length': bytes.byteLength,
    'x-content-type-options': 'nosniff',
    // Uploaded HTML and SVG must not run as the page.
    'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
  });
  response.end(bytes);
}
