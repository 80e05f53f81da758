import { createSocket, type Socket } from 'node:dgram';
import { Resolver } from 'node:dns';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openOutside } from '../../../src/guarded-fetch/outside.ts';
import type { Resolving } from '../../../src/guarded-fetch/public-lookup.ts';

const PATIENT = { headWithin: 5_000, within: 5_000, mostBytes: 1_000 };
/** Stands for an address of the open internet. The other one is private. */
const [OPEN, INNER] = ['127.0.0.1', '127.0.0.2'];

/** A name server of the attacker's: each question for the same name is answered otherwise, for no second longer. */
let names: Socket;
let asked = 0;
let answers: readonly string[] = [];
let doors: Server[] = [];
const knocks: string[] = [];
let port = 0;

beforeAll(async () => {
  names = createSocket('udp4');
  names.on('message', (question, from) => {
    const address = answers[Math.min(asked, answers.length - 1)] ?? OPEN;
    asked += 1;
    names.send(answerTo(question, address), from.port, from.address);
  });
  names.bind(0, '127.0.0.1');
  await once(names, 'listening');
  for (const address of [OPEN, INNER]) {
    const door = createServer((socket) => {
      knocks.push(address);
      socket.on('error', () => {});
      socket.end();
    }).listen(port, address);
    await once(door, 'listening');
    doors = [...doors, door];
    port = (door.address() as AddressInfo).port;
  }
});
afterAll(() => {
  names?.close();
  for (const door of doors) door.close();
});

/** A DNS answer (RFC 1035): the question again, and one address that holds for 0 seconds. */
function answerTo(question: Buffer, address: string): Buffer {
  const head = Buffer.from(question.subarray(0, 12));
  head.writeUInt16BE(0x8180, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(1, 6);
  head.writeUInt32BE(0, 8);
  let end = 12;
  while (question[end] !== 0) end += 1 + (question[end] ?? 0);
  const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split('.').map(Number)]);
  return Buffer.concat([head, question.subarray(12, end + 5), record]);
}

function outside() {
  const resolver = new Resolver();
  resolver.setServers([`127.0.0.1:${(names.address() as AddressInfo).port}`]);
  const lookUp = (name: string, _: object, done: (error: Error | null, found: object[]) => void) =>
    resolver.resolve4(name, (error, found = []) =>
      done(
        error,
        found.map((address) => ({ address, family: 4 })),
      ),
    );
  const resolving = { lookUp, isPublic: (address: string) => address === OPEN };
  return openOutside([], resolving as unknown as Resolving);
}

/** What came of one request, while the name server answers so. */
async function told(...turns: readonly string[]) {
  [asked, answers] = [0, turns];
  knocks.length = 0;
  const error: { code?: string } = await outside()
    .ask(`https://rebinding.example:${port}/`, PATIENT)
    .then(
      () => ({}),
      (fault) => fault,
    );
  return { code: error.code, knocks: [...knocks], asked };
}

it('[X4] a name that turns private after it was checked leads nowhere private: it is asked for once', async () => {
  const found = await told(OPEN, INNER);
  // It was knocked at where it was checked; nobody there has a certificate.
  expect(found).toEqual({ code: 'unreachable', knocks: [OPEN], asked: 1 });
});

it('[X4] a name that is private is knocked at nowhere, and so is one that turns private for the next request', async () => {
  expect(await told(INNER)).toEqual({ code: 'refused', knocks: [], asked: 1 });
  expect((await told(OPEN, INNER)).knocks).toEqual([OPEN]);
  expect(await told(INNER, OPEN)).toEqual({ code: 'refused', knocks: [], asked: 1 });
});

it('[X4] the same for what is no web', async () => {
  [asked, answers] = [0, [OPEN, INNER]];
  expect(await outside().place('rebinding.example', port)).toEqual({ address: OPEN, isAllowed: false });
  await expect(outside().place('rebinding.example', port)).rejects.toMatchObject({ code: 'refused' });
});
