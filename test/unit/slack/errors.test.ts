import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { deliveryClient, interactiveClient } from '../../../src/slack/client.ts';
import { slackFailure } from '../../../src/slack/errors.ts';
import { type Trouble, understand } from '../../../src/slack/trouble.ts';

describe('[X6] what an error of Slack means', () => {
  test.each([
    ['ratelimited', 'rate-limited'],
    ['service_unavailable', 'retry'],
    ['internal_error', 'unclear'],
    ['fatal_error', 'unclear'],
    ['message_not_found', 'message-gone'],
    ['cant_update_message', 'message-gone'],
    ['thread_not_found', 'thread-gone'],
    ['channel_not_found', 'destination-dead'],
    ['is_archived', 'destination-dead'],
    ['not_in_channel', 'destination-dead'],
    ['user_disabled', 'destination-dead'],
    ['cannot_dm_bot', 'destination-dead'],
    ['restricted_action', 'destination-dead'],
    ['invalid_auth', 'reauthorize'],
    ['token_revoked', 'reauthorize'],
    ['account_inactive', 'reauthorize'],
    ['not_authed', 'reauthorize'],
    ['token_expired', 'reauthorize'],
    ['missing_scope', 'our-bug'],
    ['invalid_blocks', 'our-bug'],
    ['msg_too_long', 'our-bug'],
    ['invalid_arguments', 'our-bug'],
    ['no_text', 'our-bug'],
    ['something_new', 'our-bug'],
  ])('%s: %s', (error, kind) => {
    expect(slackFailure(new WebAPIPlatformError({ ok: false, error }))).toMatchObject({ kind, code: error });
  });

  test.each([
    [500, 'unclear'],
    [503, 'unclear'],
    [504, 'unclear'],
    [408, 'unclear'],
    [403, 'retry'],
    [407, 'retry'],
    [400, 'our-bug'],
    [413, 'our-bug'],
  ])('HTTP %i: %s', (status, kind) => {
    expect(slackFailure(new WebAPIHTTPError(status, '', {})).kind).toBe(kind);
  });

  test.each([
    ['ECONNREFUSED', 'retry'],
    ['ENOTFOUND', 'retry'],
    ['EAI_AGAIN', 'retry'],
    ['UND_ERR_CONNECT_TIMEOUT', 'retry'],
    ['ECONNRESET', 'unclear'],
    ['UND_ERR_SOCKET', 'unclear'],
    ['EPIPE', 'unclear'],
  ])('%s: %s', (code, kind) => {
    const cause = Object.assign(new Error(code), { code });
    const error = new WebAPIRequestError(new TypeError('fetch failed', { cause }));
    expect(slackFailure(error)).toMatchObject({ kind, code });
  });

  test('Retry-After is told in seconds', () => {
    expect(slackFailure(new WebAPIRateLimitedError(30))).toMatchObject({
      kind: 'rate-limited',
      retryAfter: 30,
    });
  });

  test('what Slack adds is kept', () => {
    const data = {
      ok: false,
      error: 'missing_scope',
      needed: 'pins:write',
      response_metadata: { messages: ['[ERROR] no'] },
    };
    expect(slackFailure(new WebAPIPlatformError(data)).details).toEqual(['[ERROR] no', 'needed: pins:write']);
  });

  test.each([new Error('any'), 'text', undefined])('what is not understood may have happened', (error) => {
    expect(slackFailure(error).kind).toBe('unclear');
  });
});

describe('[X6] what the client makes of a server in trouble', () => {
  const failureOf = async (listener: RequestListener, make = deliveryClient) => {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.close();
      server.closeAllConnections();
    });
    return callTo((server.address() as AddressInfo).port, make);
  };
  const callTo = async (port: number, make = deliveryClient) => {
    const options = {
      slackApiUrl: `http://127.0.0.1:${port}/api/`,
      log: pino({ level: 'silent' }),
      timeout: 200,
    };
    const client = make('xoxb-1', options);
    const error: unknown = await client.auth.test().catch((thrown) => thrown);
    const failed = error instanceof Error ? slackFailure(error) : null;
    told.push(error instanceof Error ? understand(error, options.log) : null);
    return failed;
  };
  const told: (Trouble | null)[] = [];

  test.each([{}, { 'retry-after': 'soon' }])('[f23] a limit without a number is a limit', async (headers) => {
    const failure = await failureOf((_, response) => response.writeHead(429, headers).end());
    expect(failure).toMatchObject({ kind: 'rate-limited', code: 'ratelimited', retryAfter: 30 });
    expect(told.at(-1)).toMatchObject({ kind: 'slack', said: [{ key: 'platform.slack-busy' }] });
  });

  test.each([
    ['a limit without a number', (_, response) => response.writeHead(429).end()],
    ['a body that stalls', (_, response) => response.writeHead(200).write('{"ok":')],
    ['no answer', () => {}],
    [
      'an answer that is cut off',
      (request, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('{"ok":');
        setImmediate(() => request.socket.resetAndDestroy());
      },
    ],
    ['a broken server', (_, response) => response.writeHead(503).end()],
  ] as [string, RequestListener][])(
    '[f23] [X6] %s is Slack’s trouble for who waits, no fault of ours',
    async (_what, listener) => {
      await failureOf(listener, interactiveClient);
      expect(told.at(-1)).toMatchObject({ kind: 'slack', said: [{ key: 'platform.slack-busy' }] });
    },
  );

  test('no answer in time', async () => {
    expect(await failureOf(() => {})).toMatchObject({ kind: 'unclear', code: 'TimeoutError' });
  });

  test('cut off after the request', async () => {
    expect(await failureOf((request) => request.socket.destroy())).toMatchObject({ kind: 'unclear' });
  });

  test('cut off within the answer', async () => {
    const cut: RequestListener = (request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"ok":');
      setImmediate(() => request.socket.destroy());
    };
    expect(await failureOf(cut)).toMatchObject({ kind: 'unclear' });
  });

  test('a page in place of an answer', async () => {
    const page: RequestListener = (_request, response) =>
      void response.end('<html>Sign in to the network</html>');
    expect(await failureOf(page)).toMatchObject({ kind: 'unclear', code: 'unreadable_answer' });
  });

  test('429, at once and with its time', async () => {
    const limited: RequestListener = (_request, response) =>
      void response.writeHead(429, { 'retry-after': '7' }).end('{"ok":false,"error":"ratelimited"}');
    expect(await failureOf(limited)).toMatchObject({ kind: 'rate-limited', retryAfter: 7 });
  });

  test('nobody there', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    expect(await callTo(port)).toMatchObject({ kind: 'retry', code: 'ECONNREFUSED' });
  });
});
