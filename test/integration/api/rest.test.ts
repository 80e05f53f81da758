import { once } from 'node:events';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiKey } from '../../../db/schema/api.ts';
import { person, workspace } from '../../../db/schema/workspace.ts';
import { revokeKey } from '../../../src/api/keys/revoke.ts';
import { rotateKey } from '../../../src/api/keys/rotate.ts';
import { FieldRefusals, Refusal } from '../../../src/refusal.ts';
import { markup } from '../../../src/texts/say.ts';
import { eachEngine } from '../../support/database.ts';
import { slackActor } from '../../support/engagements.ts';
import { json, type RestBench, restBench } from '../../support/rest.ts';

const A_THING = { name: 'widget', n: 3 };

const problem = async (response: Response): Promise<{ status: number; detail: string; errors?: unknown }> => {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const body = (await response.json()) as { type: string; title: string; status: number; detail: string };
  expect(body.status).toBe(response.status);
  expect(body.type).toMatch(/^urn:phasegate:problem:/);
  expect(body.title).not.toBe('');
  return body;
};

eachEngine('the HTTP API', (open) => {
  let bench: RestBench;
  beforeAll(async () => {
    bench = await restBench(await open(), 300);
  });
  afterAll(() => bench.close());

  describe('who is let in', () => {
    it('[X1] a key, as the person who made it and within its scopes', async () => {
      const key = await bench.key();
      const answer = await bench.call('/things', key.text, json(A_THING, { 'idempotency-key': 'run-7' }));
      expect(answer.status).toBe(200);
      expect(await answer.json()).toEqual({ ok: true });
      const seen = { userId: 'UADA', key: key.id, input: A_THING, idempotencyKey: 'run-7' };
      expect(bench.asked.calls.at(-1)).toEqual(seen);
      const me = (await (await bench.call('/me', key.text)).json()) as Record<string, { id: string }>;
      expect(me).toMatchObject({
        key: { id: key.id, name: 'CI of the model', scopes: ['things:write'], expiresAt: null },
        workspace: { id: bench.workspaceId },
        person: { id: 'UADA', name: 'UADA' },
      });
    });

    it('[X1] nobody else, with one answer for every reason', async () => {
      const { world, workspaceId, clock } = bench;
      const good = await bench.key();
      const revoked = await bench.key();
      await revokeKey(world, slackActor(workspaceId, 'UADA'), { keyId: revoked.id });
      const expired = await bench.key(['things:write'], { expiresOn: '2027-03-02' });
      const before = clock.now();
      clock.set('2027-03-03T12:00:00Z');
      const none = [
        null,
        '',
        'x',
        'phasegate_',
        revoked.text,
        expired.text,
        good.text.slice(0, -1),
        `${good.text.slice(0, -1)}${good.text.endsWith('A') ? 'B' : 'A'}`,
        good.text.replace(workspaceId, 'T0ELSEWHERE'),
        good.text.replace('phasegate_', 'phasegate_system_'),
      ];
      const details = new Set<string>();
      for (const key of none) {
        const answer = await bench.call('/things', key, json(A_THING));
        expect(answer.status, String(key)).toBe(401);
        expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
        details.add((await problem(answer)).detail);
      }
      expect(details.size).toBe(1);
      clock.set(before);
    });

    it('[X1] no key of somebody who is gone or of another organization by now, or of a workspace that removed the app', async () => {
      const { workspaceId, world, clock } = bench;
      const key = await bench.key(['things:write'], { userId: 'UBOB' });
      // Written past the app, which would have told every process: seen once what is known is looked up again.
      const status = async () => {
        clock.advance({ seconds: 10 });
        return (await bench.call('/me', key.text)).status;
      };
      const set = (flags: { isDeactivated?: boolean; isExternal?: boolean }) =>
        world.db.inWorkspace(workspaceId, (tx) =>
          tx.update(person).set(flags).where(eq(person.userId, 'UBOB')),
        );
      for (const flag of ['isDeactivated', 'isExternal']) {
        await set({ [flag]: true });
        expect(await status(), flag).toBe(401);
        await set({ [flag]: false });
        expect(await status(), flag).toBe(200);
      }
      const install = (revokedAt: Temporal.Instant | null) =>
        world.db.inWorkspace(workspaceId, (tx) => tx.update(workspace).set({ revokedAt }));
      await install(world.clock.now());
      expect(await status()).toBe(401);
      await install(null);
      expect(await status()).toBe(200);
    });

    it('[X1] not beyond its scopes, and says which one is missing', async () => {
      const key = await bench.key(['things:write']);
      const answer = await bench.call('/things/mine', key.text);
      expect(answer.status).toBe(403);
      expect((await problem(answer)).detail).toContain('things:read');
    });

    it('[X2] [X9] a key of another workspace sees nothing of this one, not even that it is there', async () => {
      const other = await restBench(bench.world.db);
      const theirs = await other.key(['things:read']);
      const mine = await bench.key(['things:read']);
      // Things of the toy are keys, and both workspaces are in one database: the key decides where one is.
      expect((await other.call(`/things/${theirs.id}`, theirs.text)).status).toBe(200);
      expect((await bench.call(`/things/${theirs.id}`, theirs.text)).status).toBe(200);
      const hidden = await problem(await bench.call(`/things/${theirs.id}`, mine.text));
      const unknown = await problem(await bench.call(`/things/${crypto.randomUUID()}`, mine.text));
      expect(hidden).toEqual(unknown);
      expect(hidden.status).toBe(404);
      await other.close();
    });

    it('[X1] keeps when a key was last used, to the minute', async () => {
      const { world, workspaceId, clock } = bench;
      const key = await bench.key();
      const used = async () => {
        await bench.call('/me', key.text);
        const [row] = await world.db.inWorkspace(workspaceId, (tx) =>
          tx.select().from(apiKey).where(eq(apiKey.id, key.id)),
        );
        return row?.lastUsedAt?.toString();
      };
      const first = await used();
      expect(first).toBe(clock.now().toString());
      clock.advance({ seconds: 59 });
      expect(await used()).toBe(first);
      // Looked up again after ten seconds, and noted if the minute is over by then.
      clock.advance({ seconds: 10 });
      expect(await used()).toBe(clock.now().toString());
    });

    it('[X1] a key that was replaced works for 24 hours more', async () => {
      const { world, workspaceId, clock } = bench;
      const old = await bench.key();
      const fresh = await rotateKey(world, slackActor(workspaceId, 'UADA'), {
        keyId: old.id,
        id: crypto.randomUUID(),
      });
      const status = async (key: string) => (await bench.call('/me', key)).status;
      expect([await status(old.text), await status(fresh)]).toEqual([200, 200]);
      clock.advance({ hours: 23, minutes: 59 });
      expect(await status(old.text)).toBe(200);
      clock.advance({ minutes: 1 });
      expect([await status(old.text), await status(fresh)]).toEqual([401, 200]);
    });

    it('lets a key make 120 requests at once, then says how long to wait', async () => {
      const key = await bench.key();
      const other = await bench.key();
      const statuses = await Promise.all(
        Array.from({ length: 121 }, async () => (await bench.call('/me', key.text)).status),
      );
      expect(statuses.filter((one) => one === 200)).toHaveLength(120);
      const refused = await bench.call('/me', key.text);
      expect(refused.status).toBe(429);
      expect(refused.headers.get('retry-after')).toBe('1');
      expect((await bench.call('/me', other.text)).status).toBe(200);
      bench.clock.advance({ seconds: 1 });
      expect((await bench.call('/me', key.text)).status).toBe(200);
    });
  });

  describe('what is refused', () => {
    it('[X8] every fault at its field, in words', async () => {
      const { text } = await bench.key();
      const bad = { name: 'w'.repeat(21), n: 0, extra: 1, parts: [{ size: 'big' }, {}] };
      const answer = await bench.call('/things', text, json(bad));
      expect(answer.status).toBe(422);
      const { errors } = await problem(answer);
      expect(errors).toEqual(
        expect.arrayContaining([
          { field: 'name', message: 'Please shorten this to 20 characters; it has 21.' },
          { field: 'n', message: 'Please choose one of the options.' },
          { field: 'extra', message: expect.stringContaining('not known') },
          { field: 'parts.0.size', message: expect.stringContaining('number') },
          { field: 'parts.1.size', message: 'Please fill this in.' },
        ]),
      );
      const missing = await problem(await bench.call('/things', text, json({})));
      expect(missing.errors).toContainEqual({ field: 'name', message: 'Please fill this in.' });
    });

    it.each([
      ['no JSON', json('{"name":'), 400],
      ['JSON that is no object', json('[1]'), 400],
      ['bytes that are no UTF-8', { ...json(''), body: Uint8Array.from([0x22, 0xff, 0x22]) }, 400],
      ['another type of content', json(A_THING, { 'content-type': 'text/plain' }), 415],
      ['a packing nobody knows', json(A_THING, { 'content-encoding': 'br' }), 415],
      ['more than 1 MB', json({ ...A_THING, name: 'x'.repeat(1024 * 1024) }), 413],
      ['an idempotency key with spaces', json(A_THING, { 'idempotency-key': 'a b' }), 400],
      ['another method', { method: 'DELETE' }, 405],
    ])('[X8] %s', async (_title, init, status) => {
      const { text } = await bench.key();
      const answer = await bench.call('/things', text, init as RequestInit);
      expect(answer.status).toBe(status);
      await problem(answer);
    });

    it('[X8] more than 1 MB that is packed into less', async () => {
      const { text } = await bench.key();
      const body = gzipSync(JSON.stringify({ name: ' '.repeat(5_000_000) }));
      const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
      expect((await bench.call('/things', text, { method: 'POST', headers, body })).status).toBe(413);
    });

    it('what a verb refuses, by what it means', async () => {
      const { text } = await bench.key();
      const told = async (trouble: Error) => {
        bench.asked.trouble = trouble;
        return problem(await bench.call('/things', text, json(A_THING)));
      };
      expect(await told(new Refusal('refusal.date', {}, 'on'))).toMatchObject({
        status: 422,
        errors: [{ field: 'on', message: 'Please give a date as YYYY-MM-DD.' }],
      });
      const two = new FieldRefusals([
        new Refusal('refusal.date', {}, 'a'),
        new Refusal('refusal.required', {}, 'b'),
      ]);
      expect((await told(two)).errors).toHaveLength(2);
      const role = new Refusal('refusal.role', { engagement: 'E', people: markup('<@U1>, <@U2>') });
      expect(await told(role)).toMatchObject({ status: 403, detail: expect.stringContaining('U1, U2') });
      expect((await told(new Refusal('refusal.not-found'))).status).toBe(404);
      expect((await told(new Refusal('api.refusal.idempotency'))).status).toBe(409);
      expect((await told(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))).status).toBe(503);
      const ours = await told(new Error('secret inside'));
      expect(ours.status).toBe(500);
      expect(JSON.stringify(ours)).not.toContain('secret');
    });

    it('answers with the caller’s id of the request, or one of its own', async () => {
      const { text } = await bench.key();
      const given = await bench.call('/me', text, { headers: { 'x-request-id': 'job-12345678' } });
      expect(given.headers.get('x-request-id')).toBe('job-12345678');
      const forged = await bench.call('/me', text, { headers: { 'x-request-id': 'a "b' } });
      expect(forged.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    });
  });

  describe('a body that streams', () => {
    const csv = 'prediction,label\n'.repeat(200_000);
    const post = (text: string, body: Uint8Array | string, headers: Record<string, string> = {}) =>
      bench.call('/rows?model=v3', text, {
        method: 'POST',
        headers: { 'content-type': 'text/csv', ...headers },
        body: body as string,
      });

    it('arrives in pieces, packed or not, with its query', async () => {
      const { text } = await bench.key();
      const plain = (await (await post(text, csv)).json()) as Record<string, unknown>;
      expect(plain).toMatchObject({ bytes: csv.length });
      expect(plain.chunks).toBeGreaterThan(10);
      const packed = await post(text, gzipSync(csv), { 'content-encoding': 'gzip' });
      expect(await packed.json()).toMatchObject({ bytes: csv.length, digest: plain.digest });
      expect(bench.asked.calls.at(-1)?.input).toEqual({ model: 'v3' });
    });

    it('[X8] is refused where its gzip ends in the middle or is damaged', async () => {
      const { text } = await bench.key();
      const whole = gzipSync(csv);
      const damaged = Buffer.from(whole);
      damaged.fill(0x55, 200, 300);
      for (const body of [whole.subarray(0, whole.length / 2), damaged, Buffer.from('no gzip at all')]) {
        const answer = await post(text, body, { 'content-encoding': 'gzip' });
        expect(answer.status).toBe(400);
        expect((await problem(answer)).detail).toContain('gzip');
      }
      expect((await bench.call('/me', text)).status).toBe(200);
    });

    it('[X8] is refused with an unknown field in its query, before it is read', async () => {
      const { text } = await bench.key();
      const answer = await bench.call('/rows?model=v3&modle=v4', text, {
        method: 'POST',
        headers: { 'content-type': 'text/csv' },
        body: csv,
      });
      expect(await problem(answer)).toMatchObject({ status: 422, errors: [{ field: 'modle' }] });
    });

    const slowly = async (path: string, type: string) => {
      const { text } = await bench.key();
      const url = new URL(`${bench.url}/v1${path}`);
      const asking = request(url, {
        method: 'POST',
        headers: { authorization: `Bearer ${text}`, 'content-type': type },
      });
      asking.on('error', () => {});
      asking.write('{');
      const [answer] = (await once(asking, 'response')) as [{ statusCode: number; resume(): void }];
      answer.resume();
      asking.destroy();
      return answer.statusCode;
    };

    it('[X8] is given up where nothing arrives any more', async () => {
      expect(await slowly('/rows?model=v3', 'text/csv')).toBe(408);
      expect(await slowly('/things', 'application/json')).toBe(408);
    });

    it('may leave in the middle: the others notice nothing', async () => {
      const { text } = await bench.key();
      const asking = request(`${bench.url}/v1/rows?model=v3`, {
        method: 'POST',
        headers: { authorization: `Bearer ${text}`, 'content-type': 'text/csv', 'content-length': '1000' },
      });
      asking.on('error', () => {});
      const before = bench.asked.calls.length;
      asking.write('x');
      await expect.poll(() => bench.asked.calls.length).toBe(before + 1);
      asking.destroy();
      expect((await bench.call('/me', text)).status).toBe(200);
    });
  });
});
