import { perform } from '../acts/perform.ts';
import { canRead } from '../channels.ts';
import { channelIn, userIn, workspaceOf } from '../core.ts';
import { fillFile, newFile } from '../files.ts';
import type { Act } from '../page/contract.ts';
import { pageEvent } from '../page-events.ts';
import { bootOf, messagesOf, stateOf } from '../page-state.ts';
import type { Route, Visit } from './route.ts';
import { bodyOf, fieldsOf, HttpError, sendJson } from './wire.ts';

const KEEP_ALIVE_MS = 20_000;
const UPLOAD_MAX = 100 * 1024 * 1024;

/** What the web page asks for; page/contract.ts says how. */
export const pageRoutes: Route[] = [
  { method: 'GET', path: '/sandbox/boot', serve: boot },
  { method: 'GET', path: '/sandbox/state', serve: state },
  { method: 'GET', path: '/sandbox/messages', serve: messages },
  { method: 'GET', path: '/sandbox/events', serve: events },
  { method: 'POST', path: '/sandbox/act', serve: act },
  { method: 'POST', path: '/sandbox/upload', serve: upload },
];

function boot({ core, url, response }: Visit): void {
  const team = url.searchParams.get('team');
  const { workspaces } = core.world;
  const workspace = workspaces.find((each) => each.id === team) ?? workspaces[0];
  if (!workspace) throw new HttpError(404, 'no workspace');
  sendJson(response, 200, bootOf(core, workspace));
}

function state(visit: Visit): void {
  const { workspace, me } = viewer(visit);
  sendJson(visit.response, 200, stateOf(workspace, visit.core, me));
}

function messages(visit: Visit): void {
  const { workspace, me } = viewer(visit);
  const channel = channelIn(workspace, visit.url.searchParams.get('channel') ?? '');
  if (!channel || !canRead(channel, me)) throw new HttpError(404, 'channel_not_found');
  const thread = visit.url.searchParams.get('thread') ?? undefined;
  sendJson(visit.response, 200, messagesOf(visit.core, workspace, channel, me, thread));
}

function events(visit: Visit): void {
  const { core, response, request } = visit;
  const { me } = viewer(visit);
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': here\n\n');
  const stop = core.changes.listen((change) => {
    const event = pageEvent(core, me, change);
    if (event) response.write(`data: ${JSON.stringify(event)}\n\n`);
  });
  const beat = setInterval(() => response.write(': still here\n\n'), KEEP_ALIVE_MS);
  request.on('close', () => {
    stop();
    clearInterval(beat);
  });
}

async function act({ core, request, response }: Visit): Promise<void> {
  // A page of another site can send a form, but not JSON, without asking first.
  if (!request.headers['content-type']?.includes('application/json')) throw new HttpError(415, 'JSON only');
  const { fields } = await fieldsOf(request);
  if (typeof fields.kind !== 'string' || typeof fields.as !== 'string')
    throw new HttpError(400, 'not an act');
  const result = await perform(core, fields as unknown as Act);
  if (!result) throw new HttpError(400, `unknown act ${fields.kind}`);
  sendJson(response, 200, result);
}

async function upload(visit: Visit): Promise<void> {
  const { core, request, response, url } = visit;
  const { workspace, me } = viewer(visit);
  const bytes = await bodyOf(request, UPLOAD_MAX);
  const name = url.searchParams.get('name') ?? 'file';
  const altText = url.searchParams.get('alt') ?? '';
  const about = { name, user: me, size: bytes.byteLength, ...(altText ? { altText } : {}) };
  const file = newFile(core, workspace, about);
  fillFile(core, file, bytes);
  sendJson(response, 200, { id: file.id });
}

/** The person whose eyes the page looks through. */
function viewer({ core, url }: Visit) {
  const me = url.searchParams.get('as') ?? '';
  const workspace = workspaceOf(core, me);
  if (!workspace || !userIn(workspace, me)) throw new HttpError(404, 'user_not_found');
  return { workspace, me };
}
