import { describe, expect, it } from 'vitest';
import { alertmanager } from '../../../../src/monitoring/feeds/alertmanager/kind.ts';
import { csv } from '../../../../src/monitoring/feeds/csv/kind.ts';
import { evidently } from '../../../../src/monitoring/feeds/evidently/kind.ts';
import { json } from '../../../../src/monitoring/feeds/json/kind.ts';
import { mlflow } from '../../../../src/monitoring/feeds/mlflow/kind.ts';
import { prometheus } from '../../../../src/monitoring/feeds/prometheus/kind.ts';
import { inThread } from '../../../../src/monitoring/feeds/thread.ts';
import { type Asking, AT, askOf, probeOf, webAt } from '../../../support/feeds.ts';
import { type Answering, endWebServers, STRANGE, saying, webServer } from '../../../support/web-server.ts';

endWebServers();

const KINDS = {
  prometheus: [prometheus, { expression: 'up', cases: null }],
  json: [json, { value: 'a', cases: null, measured: null }],
  csv: [csv, { answer: 'last', column: 'a', rows: null, cases: null, measured: null }],
  evidently: [evidently, { reported: null, part: null }],
  alertmanager: [alertmanager, { matchers: null, receiver: null }],
  mlflow: [mlflow, { run: 'r1', metricKey: 'm' }],
} as const;
type Kind = keyof typeof KINDS;

/** What a kind says of a server that answers as it is told. */
async function asked(kind: Kind, answer: Answering, more: Partial<Asking> = {}) {
  const { host } = await webServer(answer);
  const [read, query] = KINDS[kind];
  return askOf(read, query, { ...webAt(host, '/data'), ...more });
}

describe.each(Object.keys(KINDS) as Kind[])('%s, where the server is not as it should be', (kind) => {
  it.each([
    ['a sign-in page', STRANGE.html, 'not understood', /web page \(“Sign in”\).*credentials/],
    ['endless bytes', STRANGE.endless, 'too large', /larger than|longer than/],
    ['10 GB', STRANGE.huge, 'too large', /larger than/],
    ['a bomb', STRANGE.bomb, 'too large', /larger than|longer than/],
    [
      'a redirect to a private address',
      STRANGE.redirect,
      'refused',
      /a redirect to http:\/\/169\.254\.169\.254.* not followed/,
    ],
    ['an answer that breaks off', STRANGE.cut, 'unreachable', /cut the connection off/],
    ['nothing', saying(''), 'not understood', /empty/],
    [
      '401',
      saying('who are you?', 'text/plain', 401),
      'refused',
      /\(status 401\).*credentials.*who are you\?/,
    ],
    [
      '404',
      saying('<h1>No such page</h1>', 'text/html', 404),
      kind === 'mlflow' ? 'not understood' : 'query',
      /404|web page/,
    ],
    ['429', saying('', 'text/plain', 429), 'unreachable', /slower schedule/],
    ['500', saying('oops', 'text/plain', 500), 'unreachable', /next check asks again/],
    ['418', saying('', 'text/plain', 418), 'query', /status 418/],
  ] satisfies [string, Answering, string, RegExp][])(
    '[M3][X4] %s is a fault that says what to do',
    async (_, answer, code, message) => {
      await expect(asked(kind, answer)).rejects.toMatchObject({
        code,
        message: expect.stringMatching(message),
      });
    },
  );

  it('[M8] one that never answers, or never ends, is given up when the time is over', async () => {
    for (const answer of [STRANGE.never, STRANGE.slowly]) {
      const signal = AbortSignal.timeout(200);
      await expect(asked(kind, answer, { signal })).rejects.toMatchObject({ code: 'timeout' });
    }
  });

  it('[M3] asks with its credentials, and never shows them', async () => {
    const echo: Answering = (request, response) =>
      response.writeHead(403, { 'content-type': 'text/plain' }).end(`no: ${request.headers.authorization}`);
    const { host, asked: got } = await webServer(echo);
    const [read, query] = KINDS[kind];
    const settings = { address: `http://${host}/`, auth: 'bearer', account: null };
    const sent = askOf(read, query, { settings, secrets: { secret: 's3cret-t0ken' }, allowed: [host] });
    await expect(sent).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('no: Bearer •••'),
    });
    expect(got[0]?.headers.authorization).toBe('Bearer s3cret-t0ken');
    await expect(askOf(read, query, { settings, allowed: [host] })).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('No credentials'),
    });
  });

  it('[X4] a private address is not asked, unless the operator allows it', async () => {
    const { host, asked: got } = await webServer(saying('{}'));
    const [read, query] = KINDS[kind];
    const sent = askOf(read, query, { ...webAt(host), allowed: [] });
    await expect(sent).rejects.toMatchObject({ code: 'refused' });
    expect(got).toEqual([]);
  });
});

describe('who we are, to a feed', () => {
  const settings = { auth: 'basic', account: 'reader' };

  it.each([
    ['a password', settings, 'authorization', `Basic ${Buffer.from('reader:gehe!m').toString('base64')}`],
    ['a key in a header', { auth: 'header', account: 'X-Api-Key' }, 'x-api-key', 'gehe!m'],
  ])('[M3] %s', async (_, auth, header, value) => {
    const { host, asked: got } = await webServer(saying('{"a": 1}'));
    const [read, query] = KINDS.json;
    const at = {
      settings: { address: `http://${host}/`, ...auth },
      secrets: { secret: 'gehe!m' },
      allowed: [host],
    };
    expect(await askOf(read, query, at)).toMatchObject({ value: 1 });
    expect(got[0]?.headers[header]).toBe(value);
  });

  it('[M3] [X4] a key in a parameter, beside those of the address, and in nothing that is told', async () => {
    const { host, asked: got } = await webServer(saying('{"a": 1}'));
    const [read, query] = KINDS.json;
    const at = {
      settings: { address: `http://${host}/x?region=north`, auth: 'query', account: 'api_key' },
      secrets: { secret: 'gehe!m&' },
      allowed: [host],
    };
    const answer = await askOf(read, query, at);
    expect(answer).toMatchObject({ value: 1 });
    expect(got[0]?.url).toBe('/x?region=north&api_key=gehe%21m%26');
    expect(JSON.stringify(answer)).not.toContain('gehe');
    const none = askOf(read, query, { ...at, secrets: {} });
    await expect(none).rejects.toMatchObject({ code: 'refused' });
    expect(got).toHaveLength(1);
  });

  it('[X4] a secret in the address of a feed from before is warned of', async () => {
    const { host } = await webServer(saying('{"a": 1}'));
    const [read, query] = KINDS.json;
    expect(await askOf(read, query, webAt(host, '/x?api_key=abc'))).toMatchObject({
      value: 1,
      warnings: [{ en: expect.stringContaining('“api_key”') }],
    });
  });
});

describe('a connection that is tried', () => {
  it.each(['json', 'csv', 'evidently'] as const)(
    '[M3] %s says how the document begins, without its secret',
    async (kind) => {
      const { host } = await webServer(saying(`{"a": "s3cret"}${' '.repeat(200_000)}`));
      expect(await probeOf(KINDS[kind][0], { ...webAt(host), secrets: { secret: 's3cret' } })).toBe(
        '{"a": "•••"}',
      );
      const page = await webServer(STRANGE.html);
      await expect(probeOf(KINDS[kind][0], webAt(page.host))).rejects.toMatchObject({
        code: 'not understood',
      });
    },
  );

  it('[M3] mlflow says what it has, or that it has not', async () => {
    const { host, asked: got } = await webServer(
      saying('{"experiment": {"experiment_id": "0", "name": "Default"}}'),
    );
    expect(await probeOf(mlflow, webAt(host))).toContain('"Default"');
    expect(got[0]?.url).toBe('/api/2.0/mlflow/experiments/get-by-name?experiment_name=Default');
    const none = await webServer(
      saying('{"error_code": "RESOURCE_DOES_NOT_EXIST"}', 'application/json', 404),
    );
    expect(await probeOf(mlflow, webAt(none.host))).toContain('RESOURCE_DOES_NOT_EXIST');
    const other = await webServer(saying('{"ok": true}'));
    await expect(probeOf(mlflow, webAt(other.host))).rejects.toMatchObject({
      message: /does not speak MLflow/,
    });
  });
});

describe('JSON over HTTP', () => {
  const ask = async (body: string, value: string, more: object = {}) => {
    const { host } = await webServer((_, response) =>
      response.writeHead(200, { 'last-modified': 'Mon, 01 Jun 2026 11:00:00 GMT' }).end(body),
    );
    return askOf(json, { value, cases: null, measured: null, ...more }, webAt(host));
  };

  it('[M3] is one number, as fresh as the answer says or its head', async () => {
    const body = '{"p": 0.93, "n": 812, "at": "2026-06-01T11:30:00+00:00"}';
    expect(await ask(body, 'p', { cases: 'n', measured: 'at' })).toEqual({
      kind: 'value',
      value: 0.93,
      n: 812,
      sampledAt: Temporal.Instant.from('2026-06-01T11:30:00Z'),
      shown: '0.93',
    });
    expect(await ask(body, 'p')).toMatchObject({ sampledAt: Temporal.Instant.from('2026-06-01T11:00:00Z') });
    const answer = await ask('{"p": 1, "at": "30 May"}', 'p', { measured: 'at' });
    expect(answer).toMatchObject({ warnings: [{ en: expect.stringContaining('“30 May”') }] });
    expect(answer).not.toHaveProperty('sampledAt');
  });

  it('[M3][X4] an expression that doubles and doubles is ended, and the next one is read', async () => {
    const doubling = Array(60).fill('[@,@][]').join('|');
    await expect(ask('[1]', doubling)).rejects.toMatchObject({ code: 'query', message: /simpler/ });
    expect(await ask('{"p": 1}', 'p')).toMatchObject({ value: 1 });
  }, 60_000);

  it('[M8] who waits behind another for the thread is let go in time', async () => {
    const read = (text: string, value: string, signal: AbortSignal) =>
      inThread({ what: 'json', text, query: { value, cases: null, measured: null } }, signal);
    const slow = read('[1]', Array(60).fill('[@,@][]').join('|'), AbortSignal.timeout(60_000)).catch(
      ({ code }) => ({ fault: code }),
    );
    const leaving = new AbortController();
    const behind = read('{"p": 1}', 'p', leaving.signal);
    leaving.abort();
    await expect(behind).rejects.toMatchObject({ code: 'timeout' });
    expect(await slow).toMatchObject({ fault: 'query' });
  }, 60_000);
});

describe('MLflow, by its recorded contracts', () => {
  const page = (metrics: object[], next_page_token?: string) =>
    JSON.stringify({ metrics, ...(next_page_token && { next_page_token }) });
  const metric = (value: unknown, timestamp: unknown, step: unknown = '0') => ({
    key: 'm',
    value,
    timestamp,
    step,
    run_id: 'r1',
  });
  const ask = (host: string) => askOf(mlflow, { run: 'r1', metricKey: 'm' }, webAt(host, '/tracking/'));

  it('[M3] takes the newest of all pages, whole numbers as text or not (f12)', async () => {
    const { host, asked: got } = await webServer((request, response) => {
      const token = new URL(request.url ?? '', 'http://x').searchParams.get('page_token');
      response.end(
        token === null
          ? page([metric(0.9, '1780311600000'), metric(0.95, 1_780_315_200_000, 3)], 'next/1')
          : page([metric(0.7, '1780308000000'), metric(0.97, 1_780_315_200_000, '4')]),
      );
    });
    expect(await ask(host)).toEqual({
      kind: 'value',
      value: 0.97,
      sampledAt: AT,
      shown: '{"key":"m","value":0.97,"timestamp":1780315200000,"step":4}',
    });
    expect(got.map(({ url }) => url)).toEqual([
      '/tracking/api/2.0/mlflow/metrics/get-history?run_id=r1&metric_key=m&max_results=5000',
      '/tracking/api/2.0/mlflow/metrics/get-history?run_id=r1&metric_key=m&max_results=5000&page_token=next%2F1',
    ]);
  });

  it('[M3] no value is no data; NaN as text is no reading (f12)', async () => {
    const none = await webServer(saying('{}'));
    expect(await ask(none.host)).toEqual({ kind: 'nothing', shown: '[]' });
    const nan = await webServer(saying(page([metric('NaN', '1')])));
    await expect(ask(nan.host)).rejects.toMatchObject({ code: 'not a number' });
  });

  it('[M3] a run that is not there is told in its words; pages that never end are given up', async () => {
    const no = '{"error_code": "RESOURCE_DOES_NOT_EXIST", "message": "Run with id=r1 not found"}';
    const gone = await webServer(saying(no, 'application/json', 404));
    await expect(ask(gone.host)).rejects.toMatchObject({
      code: 'query',
      message: /RESOURCE_DOES_NOT_EXIST: Run with id=r1/,
    });
    const same = await webServer(saying(page([metric(1, 1)], 'again')));
    await expect(ask(same.host)).rejects.toMatchObject({ code: 'not understood', message: /same page/ });
    let pages = 0;
    const more = await webServer((_, response) => response.end(page([metric(1, 1)], String(++pages))));
    await expect(ask(more.host)).rejects.toMatchObject({ code: 'too large' });
  });
});
