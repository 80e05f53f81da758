import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { Question } from '../../../src/guarded-fetch/exchange.ts';
import { NotReached } from '../../../src/guarded-fetch/not-reached.ts';
import { openOutside } from '../../../src/guarded-fetch/outside.ts';
import type { Resolving } from '../../../src/guarded-fetch/public-lookup.ts';
import { secretInAddress } from '../../../src/guarded-fetch/secret-in-address.ts';
import { type Answering, endWebServers, STRANGE, saying, webServer } from '../../support/web-server.ts';

/** Far from any other bound than the question's own. */
const LITTLE_MORE: Answering = (_, response) =>
  response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(65 * 1024)));
const PATIENT = { headWithin: 10_000, within: 10_000, mostBytes: 64 * 1024 };
endWebServers();

/** The whole answer of a server, or what is said of it. */
async function asked(answer: Answering, question: Partial<Question> = {}) {
  const { host, url } = await webServer(answer);
  return whole(openOutside([host]), `${url}/x`, question);
}

async function whole(outside: ReturnType<typeof openOutside>, url: string, question: Partial<Question> = {}) {
  const reply = await outside.ask(url, { ...PATIENT, ...question });
  const parts: Uint8Array[] = [];
  for await (const part of reply.body) parts.push(part);
  return { status: reply.status, type: reply.type, text: Buffer.concat(parts).toString() };
}

describe('an answer from outside', () => {
  it('[X4] comes whole, with its status and type, unpacked where it was gzip', async () => {
    expect(await asked(saying('{"a":1}', 'application/json; charset=utf-8', 404))).toEqual({
      status: 404,
      type: 'application/json',
      text: '{"a":1}',
    });
    const packed: Answering = (request, response) => {
      expect(request.headers['accept-encoding']).toBe('gzip');
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('packed'));
    };
    expect(await asked(packed)).toEqual({ status: 200, type: '', text: 'packed' });
  });

  it('[X4] a question may have headers and a body', async () => {
    const echo: Answering = async (request, response) => {
      let body = '';
      for await (const part of request) body += String(part);
      response.end(`${request.method} ${request.headers['x-key']} ${body}`);
    };
    const sent = { method: 'POST', headers: { 'x-key': 'k' }, body: 'grüße' } as const;
    expect((await asked(echo, sent)).text).toBe('POST k grüße');
  });

  it.each([
    ['of endless bytes', STRANGE.endless, {}, 'too large', 'its answer is larger than 64 KB'],
    ['that unpacks to a little more', LITTLE_MORE, {}, 'too large', 'its answer is larger than 64 KB'],
    ['of a little more', saying(' '.repeat(65 * 1024)), {}, 'too large', 'its answer is larger than 64 KB'],
    ['of 10 GB', STRANGE.huge, {}, 'too large', 'its answer is larger than 64 KB'],
    ['that unpacks to far more', STRANGE.bomb, {}, 'too large', 'its answer is larger than 64 KB'],
    [
      'that never comes',
      STRANGE.never,
      { headWithin: 150 },
      'timeout',
      'it did not answer within 0.15 seconds',
    ],
    [
      'that never ends',
      STRANGE.slowly,
      { within: 300 },
      'timeout',
      'it was not done answering after 0.3 seconds',
    ],
    [
      'that points at a private address',
      STRANGE.redirect,
      {},
      'refused',
      'it answered 302, a redirect to http://169.254.169.254/latest/meta-data/, which is not followed',
    ],
    ['that breaks off', STRANGE.cut, {}, 'unreachable', 'it cut the connection off'],
    [
      'packed as nobody asked',
      (_, response) => response.writeHead(200, { 'content-encoding': 'br' }).end('…'),
      {},
      'not understood',
      'it packed its answer as br, which it was not asked for',
    ],
    [
      'that is damaged',
      (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip at all'),
      {},
      'not understood',
      'its answer is packed, and damaged',
    ],
  ] satisfies [string, Answering, Partial<Question>, string, string][])(
    '[X4] one %s is given up, in words',
    async (_, answer, question, code, message) => {
      await expect(asked(answer, question)).rejects.toMatchObject({ name: 'NotReached', code, message });
    },
  );

  it('[X4] one that is no HTTP is told as such', async () => {
    const server = createServer((socket) => socket.end('220 mail.example.com ESMTP\r\n')).listen(
      0,
      '127.0.0.1',
    );
    await once(server, 'listening');
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const sent = openOutside([host]).ask(`http://${host}/`, PATIENT);
    await expect(sent).rejects.toMatchObject({
      code: 'not understood',
      message: 'what it answered is not HTTP',
    });
    server.close();
  });

  it('[X4] whoever asked may give up, while waiting and while reading', async () => {
    const giving = new AbortController();
    const waiting = asked(() => giving.abort(), { signal: giving.signal });
    await expect(waiting).rejects.toMatchObject({ code: 'timeout' });
    const { host, url } = await webServer(STRANGE.slowly);
    const later = new AbortController();
    const reply = await openOutside([host]).ask(url, { ...PATIENT, signal: later.signal });
    const reading = (async () => {
      for await (const _ of reply.body) later.abort();
    })();
    await expect(reading).rejects.toMatchObject({ code: 'timeout' });
  });

  it('[X4] says why in every language', async () => {
    const error = await openOutside([])
      .ask('https://10.1.2.3/', PATIENT)
      .catch((fault) => fault);
    expect(error).toBeInstanceOf(NotReached);
    expect(error.why.de).toBe('10.1.2.3 ist keine Adresse des offenen Internets');
  });
});

describe('a name whose address changes between two looks', () => {
  const servers: ReturnType<typeof createServer>[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  /** Counts who knocks at an address: what is behind has no certificate, so nothing more is said there. */
  async function door(address: string, port = 0) {
    const knocks: string[] = [];
    const server = createServer((socket) => {
      knocks.push(address);
      socket.on('error', () => {});
      socket.end();
    }).listen(port, address);
    servers.push(server);
    await once(server, 'listening');
    return { knocks, port: (server.address() as AddressInfo).port };
  }

  /** Answers with the addresses in turn. Of these, 127.0.0.1 stands for one of the open internet. */
  function turning(...answers: string[][]): Resolving & { looks: () => number } {
    let looks = 0;
    const lookUp = (_: string, __: object, done: (error: null, found: object[]) => void) =>
      done(
        null,
        (answers[looks++] ?? []).map((address) => ({ address, family: 4 })),
      );
    return {
      lookUp: lookUp as unknown as Resolving['lookUp'],
      isPublic: (address) => address === '127.0.0.1',
      looks: () => looks,
    };
  }

  it('[X4] is connected to at the address that was checked, and looked up once', async () => {
    const open = await door('127.0.0.1');
    const inner = await door('127.0.0.2', open.port);
    const resolving = turning(['127.0.0.1'], ['127.0.0.2']);
    const url = `https://rebinding.example:${open.port}/`;
    const outside = openOutside([], resolving);
    await expect(outside.ask(url, PATIENT)).rejects.toMatchObject({ code: 'unreachable' });
    expect([open.knocks, inner.knocks, resolving.looks()]).toEqual([['127.0.0.1'], [], 1]);
    // The second look finds the private one, and nobody is asked.
    await expect(outside.ask(url, PATIENT)).rejects.toMatchObject({
      code: 'refused',
      message: '127.0.0.2 is not an address of the open internet',
    });
    expect(inner.knocks).toEqual([]);
  });

  it('[X4] is not reached where one of its addresses is private', async () => {
    const inner = await door('127.0.0.2');
    const outside = openOutside([], turning(['127.0.0.1', '127.0.0.2']));
    const sent = outside.ask(`https://both.example:${inner.port}/`, PATIENT);
    await expect(sent).rejects.toMatchObject({ code: 'refused' });
    expect(inner.knocks).toEqual([]);
  });

  it('[X4] the same rule holds for what is no web: the place to connect to is an address that was checked', async () => {
    const outside = openOutside(['db.internal:5432'], turning(['127.0.0.1'], ['127.0.0.2']));
    expect(await outside.place('db.example', 5432)).toEqual({ address: '127.0.0.1', isAllowed: false });
    await expect(outside.place('db.example', 5432)).rejects.toMatchObject({ code: 'refused' });
    await expect(outside.place('10.0.0.1', 5432)).rejects.toMatchObject({ code: 'refused' });
    await expect(outside.place('db.internal', 5433)).rejects.toMatchObject({ code: 'unreachable' });
    expect(await outside.place('db.internal', 5432)).toEqual({ address: 'db.internal', isAllowed: true });
    for (const host of ['user@db.example', '', 'a b', 'db.example/x?'])
      await expect(outside.place(host, 5432), host).rejects.toMatchObject({ code: 'refused' });
  });
});

describe('a secret in an address', () => {
  it.each([
    ['https://example.com/data.json?api_key=abc', 'api_key'],
    ['https://example.com/data.json?page=2&access_token=abc', 'access_token'],
    ['https://bucket.example.com/x.csv?X-Amz-Signature=ab&X-Amz-Date=1', 'X-Amz-Signature'],
    ['https://account.example.net/x.csv?sv=2024&sig=ab%3D', 'sig'],
    ['https://example.com/?q=ghp_0123456789', 'q'],
    ['https://example.com/?monkey=1&keyword=drift&page=2', null],
    ['https://example.com/?token=', null],
    ['https://example.com/api/v1/query?query=up', null],
  ])('[X4] %s: %s', (address, name) => {
    expect(secretInAddress(address)).toBe(name);
  });
});
