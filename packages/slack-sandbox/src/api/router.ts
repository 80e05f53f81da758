import { timingSafeEqual } from 'node:crypto';
import { type Core, workspaceById } from '../core.ts';
import type { Install, Json, Workspace } from '../model.ts';
import { Args } from './args.ts';
import type { Method } from './call.ts';
import { SlackError } from './errors.ts';
import { exchangeCode } from './oauth-access.ts';
import { methods } from './registry.ts';
import type { ApiRequest } from './request.ts';

export interface ApiAnswer {
  status: number;
  headers: Record<string, string>;
  body: Json;
  /** The workspace it was about, for the log. */
  team: string | null;
}

/** Answers one API call the way Slack does. */
export async function answerApi(core: Core, request: ApiRequest): Promise<ApiAnswer> {
  let team: string | null = null;
  try {
    const special = withoutBot(core, request);
    if (special) return ok(special, null);
    const method = methods[request.method];
    if (!method) throw new SlackError('unknown_method', [], { req_method: request.method });
    const { workspace, install } = authenticate(core, request);
    team = workspace.id;
    requireScope(method, install);
    throttle(core, request, team);
    const args = new Args(request.args);
    return ok(await method.run({ core, workspace, install, args }), team, install);
  } catch (error) {
    if (error instanceof SlackError) return refusal(error, team);
    throw error;
  }
}

/** Methods that take something else than a bot token. */
function withoutBot(core: Core, request: ApiRequest): Json | undefined {
  if (request.method === 'api.test') {
    if (typeof request.args.error === 'string') {
      throw new SlackError(request.args.error, [], { args: request.args });
    }
    return { args: request.args };
  }
  if (request.method === 'oauth.v2.access') return exchangeCode(core, request);
  if (request.method !== 'apps.connections.open') return undefined;
  if (!request.token) throw new SlackError('not_authed');
  if (request.token.startsWith('xoxb-')) throw new SlackError('not_allowed_token_type');
  if (!same(request.token, core.app.appToken)) throw new SlackError('invalid_auth');
  return { url: core.link.sockets.address(core.url) };
}

/** The install a token belongs to; with an org-wide one `team_id` says which workspace is meant. */
function authenticate(core: Core, request: ApiRequest): { workspace: Workspace; install: Install } {
  const { token } = request;
  if (!token) throw new SlackError('not_authed');
  if (same(token, core.app.appToken)) throw new SlackError('not_allowed_token_type');
  const owners = core.world.workspaces.filter((each) => each.install && same(token, each.install.token));
  const wanted = request.args.team_id;
  const workspace = owners.find((each) => each.id === wanted) ?? owners[0];
  if (!workspace?.install) throw new SlackError('invalid_auth');
  if (workspace.install.revoked) throw new SlackError('token_revoked');
  if (
    typeof wanted === 'string' &&
    wanted !== '' &&
    workspace.install.enterpriseId &&
    workspace.id !== wanted
  ) {
    throw new SlackError(workspaceById(core, wanted) ? 'team_access_not_granted' : 'team_not_found');
  }
  return { workspace, install: workspace.install };
}

function requireScope(method: Method, install: Install): void {
  if (method.scopes.length === 0 || method.scopes.some((each) => install.scopes.includes(each))) return;
  throw new SlackError('missing_scope', [], {
    needed: method.scopes.join(','),
    provided: install.scopes.join(','),
  });
}

const HISTORIES = new Set(['conversations.history', 'conversations.replies']);

/** Slack lets about one message a second into a channel; enforced only when asked for. */
function throttle(core: Core, request: ApiRequest, team: string): void {
  if (HISTORIES.has(request.method) && core.faults.holds('few_messages', request.method)) {
    const last = core.log.findLast((each) => each.method === request.method && each.ok && each.team === team);
    const wait = last ? 60 - Math.floor((core.now() - last.at) / 1_000) : 0;
    if (wait > 0) throw new SlackError('ratelimited', [], {}, wait);
  }
  if (!core.enforceRateLimit || request.method !== 'chat.postMessage') return;
  const { channel } = request.args;
  const recent = core.log.findLast(
    (each) =>
      each.method === request.method && each.ok && each.team === team && each.args.channel === channel,
  );
  if (recent && core.now() - recent.at < 1000) throw new SlackError('ratelimited');
}

function ok(body: Json, team: string | null, install?: Install): ApiAnswer {
  const headers: Record<string, string> = install ? { 'x-oauth-scopes': install.scopes.join(',') } : {};
  return { status: 200, headers, body: { ok: true, ...body }, team };
}

function refusal(error: SlackError, team: string | null): ApiAnswer {
  const limited = error.code === 'ratelimited';
  return {
    status: limited ? 429 : 200,
    headers: limited ? { 'retry-after': String(error.retryAfter) } : {},
    body: {
      ok: false,
      error: error.code,
      ...error.extra,
      ...(error.messages.length > 0 ? { response_metadata: { messages: error.messages } } : {}),
    },
    team,
  };
}

function same(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
