import { setTimeout as wait } from 'node:timers/promises';
import type { ApiRequest } from '../api/request.ts';
import { type ApiAnswer, answerApi } from '../api/router.ts';
import type { Core } from '../core.ts';
import type { FaultKind } from '../faults.ts';
import type { Route, Visit } from './route.ts';
import { fieldsOf, sendJson } from './wire.ts';

/** A demo may run for weeks; a test never gets here. */
const LOG_MAX = 20_000;

export const apiRoute: Route = { method: 'ANY', path: '/api/', serve: serveApi };

async function serveApi(visit: Visit): Promise<void> {
  const { core, request, response } = visit;
  const call = await readCall(visit);
  const channel = channelNamed(call);
  if (core.faults.take('unreachable', call.method, channel)) {
    record(core, call, { status: 0, headers: {}, body: { ok: false, error: 'unreachable' }, team: null });
    request.socket.destroy();
    return;
  }
  const fault = faulty(core, call, channel);
  const answer = fault ?? (await answerApi(core, call));
  if (!fault && unheard(visit, call, answer, channel)) return;
  const slow = core.faults.take('slow', call.method, channel);
  if (slow) await wait(slow.ms ?? 1000);
  record(core, call, answer);
  sendJson(response, answer.status, answer.body, answer.headers);
}

/** It happened, but the app never learns of it. @returns whether a fault kept the answer back */
function unheard(
  { core, request, response }: Visit,
  call: ApiRequest,
  answer: ApiAnswer,
  channel: string | undefined,
): boolean {
  const take = (kind: FaultKind) => core.faults.take(kind, call.method, channel);
  if (take('timeout_after_accept')) {
    record(core, call, { ...answer, status: 0 });
    return true;
  }
  if (take('cut_after_accept')) {
    record(core, call, { ...answer, status: 0 });
    request.socket.destroy();
    return true;
  }
  const failed = take('error_after_accept');
  if (!failed) return false;
  const status = failed.status ?? 503;
  record(core, call, { ...answer, status });
  sendJson(response, status, { ok: false, error: 'service_unavailable' });
  return true;
}

async function readCall({ request, url, rest }: Visit): Promise<ApiRequest> {
  const { fields } = await fieldsOf(request);
  const { token: field, ...args } = { ...Object.fromEntries(url.searchParams), ...fields };
  const header = request.headers.authorization ?? '';
  const bearer = /^Bearer (.+)$/i.exec(header)?.[1];
  const basic = /^Basic (.+)$/i.exec(header)?.[1];
  return {
    method: rest,
    token: bearer ?? (typeof field === 'string' && field !== '' ? field : null),
    basic: basic ? credentials(basic) : null,
    args,
  };
}

function credentials(encoded: string): { user: string; password: string } {
  const [user = '', ...password] = Buffer.from(encoded, 'base64').toString().split(':');
  return { user: decodeURIComponent(user), password: decodeURIComponent(password.join(':')) };
}

/** The answer of a fault that comes in place of the method. */
function faulty(core: Core, call: ApiRequest, channel: string | undefined): ApiAnswer | undefined {
  const limited = core.faults.take('rate_limited', call.method, channel);
  if (limited) {
    const { retryAfter = 1 } = limited;
    const headers: Record<string, string> = retryAfter === null ? {} : { 'retry-after': String(retryAfter) };
    return { status: 429, headers, body: { ok: false, error: 'ratelimited' }, team: null };
  }
  const down = core.faults.take('server_error', call.method, channel);
  if (down) {
    const body = { ok: false, error: 'service_unavailable' };
    return { status: down.status ?? 503, headers: {}, body, team: null };
  }
  const refused = core.faults.take('api_error', call.method, channel);
  if (!refused) return undefined;
  return { status: 200, headers: {}, body: { ok: false, error: refused.error ?? 'fatal_error' }, team: null };
}

function channelNamed(call: ApiRequest): string | undefined {
  const channel = call.args.channel ?? call.args.channel_id;
  return typeof channel === 'string' ? channel : undefined;
}

function record(core: Core, call: ApiRequest, answer: ApiAnswer): void {
  const error = answer.body.error;
  core.log.push({
    at: core.now(),
    method: call.method,
    team: answer.team,
    args: decoded(call.args),
    ok: answer.body.ok === true,
    status: answer.status,
    ...(typeof error === 'string' ? { error } : {}),
    response: answer.body,
  });
  if (core.log.length > LOG_MAX) core.log.splice(0, LOG_MAX / 2);
  core.changes.announce({ type: 'traffic' });
}

/** Form fields that hold JSON, opened, so that a test can look into them. */
function decoded(args: Record<string, unknown>): Record<string, unknown> {
  const open = (value: unknown): unknown => {
    if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
    try {
      return JSON.parse(value);
    } catch {
      return value;
    }
  };
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, open(value)]));
}
