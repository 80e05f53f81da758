import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../src/sandbox.ts';
import { LENA } from './peer.ts';

let sandbox: Sandbox;
let client: WebClient;

beforeEach(async () => {
  sandbox = await startSandbox();
  client = new WebClient(sandbox.botToken, {
    slackApiUrl: sandbox.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 800,
  });
});
afterEach(() => sandbox.stop());

const post = () => client.chat.postMessage({ channel: LENA, text: 'x' });
const seen = () => sandbox.person(LENA).dms().length;

describe('faults of the Web API', () => {
  it('limit a method a number of times, and no other', async () => {
    sandbox.faults.add({ kind: 'rate_limited', method: 'chat.postMessage', times: 1, retryAfter: 7 });
    await client.auth.test();
    await expect(post()).rejects.toMatchObject({ retryAfter: 7 });
    await post();
    expect(seen()).toBe(1);
    expect(sandbox.calls('chat.postMessage').map((each) => each.status)).toEqual([429, 200]);
  });

  it('answer 5xx, cut the connection or give an error, with nothing done', async () => {
    sandbox.faults.add({ kind: 'server_error', times: 1 });
    await expect(post()).rejects.toMatchObject({ statusCode: 503 });
    sandbox.faults.add({ kind: 'unreachable', times: 1 });
    await expect(post()).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
    sandbox.faults.add({ kind: 'api_error', times: 1, error: 'internal_error' });
    await expect(post()).rejects.toMatchObject({ data: { error: 'internal_error' } });
    expect(seen()).toBe(0);
  });

  it('take a message and never say so', async () => {
    sandbox.faults.add({ kind: 'timeout_after_accept', method: 'chat.postMessage', times: 1 });
    await expect(post()).rejects.toThrow();
    expect(seen()).toBe(1);
    expect(sandbox.log.at(-1)).toMatchObject({ ok: true, status: 0 });
  });

  it('take a message and answer otherwise: the connection is cut, or a 5xx', async () => {
    sandbox.faults.add({ kind: 'cut_after_accept', method: 'chat.postMessage', times: 1 });
    await expect(post()).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
    sandbox.faults.add({ kind: 'error_after_accept', method: 'chat.postMessage', times: 1, status: 502 });
    await expect(post()).rejects.toMatchObject({ statusCode: 502 });
    expect(seen()).toBe(2);
    expect(sandbox.log.map(({ ok, status }) => ({ ok, status }))).toEqual([
      { ok: true, status: 0 },
      { ok: true, status: 502 },
    ]);
  });

  it('can be switched by HTTP, and refuse nonsense', async () => {
    const send = (body: unknown) =>
      fetch(`${sandbox.url}/sandbox/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect((await send({ kind: 'slow', ms: 1, method: 'auth.test' })).status).toBe(200);
    expect(await (await fetch(`${sandbox.url}/sandbox/faults`)).json()).toEqual([
      { kind: 'slow', ms: 1, method: 'auth.test' },
    ]);
    expect((await send({ kind: 'deactivate', user: LENA })).status).toBe(200);
    expect(sandbox.person(LENA).user()?.deleted).toBe(true);
    expect((await send({ kind: 'earthquake' })).status).toBe(400);
  });
});

describe('mishaps', () => {
  it('take the bot out of a channel, archive it, uninstall the app', async () => {
    await client.conversations.join({ channel: 'C0GENERALX' });
    const say = () => client.chat.postMessage({ channel: 'C0GENERALX', text: 'x' });
    sandbox.faults.removeBot('C0GENERALX');
    await expect(say()).rejects.toMatchObject({ data: { error: 'not_in_channel' } });
    sandbox.faults.archive('C0SUPTRIAG');
    expect(await sandbox.person(LENA).post('support-triage', 'x')).toEqual({
      ok: false,
      error: 'is_archived',
    });
    sandbox.faults.uninstall();
    await expect(say()).rejects.toMatchObject({ data: { error: 'token_revoked' } });
  });
});
