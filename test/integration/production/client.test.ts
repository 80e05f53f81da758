import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, Problem } from '@phasegate/client/answers.ts';
import { type Client, openClient } from '@phasegate/client/client.ts';
import { digestOf, type Json } from '@phasegate/client/digest.ts';
import { guard, NotAllowed, NotReported } from '@phasegate/client/guard.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../db/database.ts';
import { playActions } from '../../../src/demo/play.ts';
import { proposed } from '../../../src/production/actions/content.ts';
import { DECISION } from '../../../src/production/proof/token.ts';
import { signed } from '../../../src/signing/keys.ts';
import { replaceKeys } from '../../../src/signing/rotate.ts';
import { anAction, decideAs, type ProductionApi, productionApi } from '../../support/actions.ts';
import { openEmbedded } from '../../support/database.ts';
import { productionBench } from '../../support/production.ts';

interface Order {
  id: string;
  amount: string;
}
let number = 0;
const anOrder = (): Order => {
  number += 1;
  return { id: `order-${number}`, amount: '40.00' };
};
const describeOrder = ({ id, amount }: Order) => ({
  case_id: id,
  complexity: 'low' as const,
  confidence: 0.97,
  summary: `Refund of ${amount}`,
  outcome: 'approve',
  proposal: { tool: 'refund', arguments: { order: id, amount } },
});

describe('the client', () => {
  let db: Database;
  let supervised: ProductionApi;
  let autonomous: ProductionApi;
  const clientOf = ({ server, deploymentId, key }: ProductionApi): Client =>
    openClient({ url: server.url, deploymentId, key });
  beforeAll(async () => {
    db = await openEmbedded();
    supervised = await productionApi(await productionBench(db, {}, { blindPercent: 0 }));
    autonomous = await productionApi(await productionBench(db, {}, { stage: 3, samplePercent: 0 }));
  });
  afterAll(async () => {
    await supervised?.server.stop();
    await autonomous?.server.stop();
    await db?.close();
  });

  /** A guarded function that notes what it was run with. */
  function refunds(client: Client, options: Parameters<typeof guard>[3] = {}) {
    const ran: Order[] = [];
    const refund = guard(
      client,
      (order: Order) => {
        ran.push(order);
        return `refunded ${order.id}`;
      },
      describeOrder,
      options,
    );
    return { ran, refund };
  }

  it('[S1.6] has the digest of a proposal that Phasegate has', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const action = { ...anAction(), segment: null, link: null, proposal: value };
        expect(digestOf(value as Json)).toBe(proposed(action as never).proposalDigest);
      }),
    );
  });

  it('[S1.7] runs at once what a stage lets through, and reports it', async () => {
    const client = clientOf(autonomous);
    const { ran, refund } = refunds(client);
    const order = anOrder();
    expect(await refund(order)).toBe(`refunded ${order.id}`);
    expect(ran).toEqual([order]);
    const { proposal } = describeOrder(order);
    expect(await client.find(order.id)).toMatchObject({
      rule: 'executed',
      executed_digest: digestOf(proposal),
    });
    await expect(refund(order)).rejects.toThrow('It was carried out already.');
    expect(ran).toHaveLength(1);
  });

  it('[S1.7] waits for people, and runs what they agreed to', async () => {
    const { ran, refund } = refunds(clientOf(supervised), { within: 20_000 });
    const order = anOrder();
    const done = refund(order);
    await expect.poll(async () => (await supervised.call(`/${order.id}`)).status).toBe(200);
    expect(ran).toEqual([]);
    await decideAs(supervised, order.id, { kind: 'agree' });
    expect(await done).toBe(`refunded ${order.id}`);
  });

  it('[S1.7] never runs what nobody decided in time, or what people decided against', async () => {
    const hurried = refunds(clientOf(supervised), { within: 300 });
    const order = anOrder();
    await expect(hurried.refund(order)).rejects.toMatchObject({
      name: 'NotAllowed',
      answer: { answer: 'review' },
    });
    await decideAs(supervised, order.id, { kind: 'override', outcome: 'deny', note: null });
    await expect(hurried.refund(order)).rejects.toMatchObject({
      message: 'A reviewer decided on another outcome.',
      answer: { answer: 'reject', decision: { outcome: 'deny' } },
    });
    expect(hurried.ran).toEqual([]);
  });

  it('[S1.7] never runs what changed while people looked at it', async () => {
    const { ran, refund } = refunds(clientOf(supervised), { within: 20_000 });
    const order = anOrder();
    const done = refund(order);
    done.catch(() => {});
    await expect.poll(async () => (await supervised.call(`/${order.id}`)).status).toBe(200);
    order.amount = '4000.00';
    await decideAs(supervised, order.id, { kind: 'agree' });
    await expect(done).rejects.toThrow('It changed while people looked at it.');
    expect(ran).toEqual([]);
  });

  it('[S1.7] stops waiting when it is told to, and has not run', async () => {
    const giveUp = new AbortController();
    const { ran, refund } = refunds(clientOf(supervised), { within: 20_000, signal: giveUp.signal });
    const order = anOrder();
    const done = refund(order);
    done.catch(() => {});
    await expect.poll(async () => (await supervised.call(`/${order.id}`)).status).toBe(200);
    giveUp.abort();
    await expect(done).rejects.toBeInstanceOf(NotAllowed);
    expect(ran).toEqual([]);
  });

  it('[S1.7] never runs what Phasegate refuses, and says which field is at fault', async () => {
    const client = clientOf(supervised);
    const run = guard(
      client,
      () => expect.unreachable(),
      () => ({ ...describeOrder(anOrder()), outcome: 'escalate' }),
    );
    await expect(run()).rejects.toMatchObject({ name: 'NotAllowed', cause: { status: 422 } });
    await expect(client.propose({ ...describeOrder(anOrder()), confidence: 2 })).rejects.toThrow(Problem);
  });

  it('[S1.7] never runs on the word of somebody who answers in Phasegate’s place', async () => {
    const order = anOrder();
    const good = (await clientOf(autonomous).propose(describeOrder(order))) as Answer;
    const liars: Record<string, Partial<Answer>> = {
      'no token': { token: null },
      'no JWS': { token: 'execute' },
      'a token of another case': {
        token: (await clientOf(autonomous).propose(describeOrder(anOrder()))).token,
      },
      'a token with its claims changed': {
        token: good.token?.replace(/\.[^.]+\./, `.${btoa('{"sub":"x"}')}.`) ?? '',
      },
    };
    for (const [name, lie] of Object.entries(liars)) {
      const server = createServer((_, response) => {
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end(JSON.stringify({ ...good, ...lie }));
      }).listen(0);
      await once(server, 'listening');
      const { ran, refund } = refunds({
        ...openClient({
          url: `http://localhost:${(server.address() as AddressInfo).port}`,
          deploymentId: autonomous.deploymentId,
          key: 'x',
        }),
        verify: clientOf(autonomous).verify,
      });
      await expect(refund(order), name).rejects.toBeInstanceOf(NotAllowed);
      expect(ran, name).toEqual([]);
      server.closeAllConnections();
      server.close();
    }
  });

  it('[S1.6] refuses a token of another deployment, digest or kind, an expired one, and one of a key that was taken back', async () => {
    const client = clientOf(autonomous);
    const { world, deploymentId } = autonomous;
    const digest = 'a'.repeat(64);
    const now = Math.floor(Date.now() / 1_000);
    const claims = {
      iss: 'phasegate',
      aud: deploymentId,
      sub: 'c',
      iat: now,
      exp: now + 60,
      digest,
      stage: 1,
      by: { rule: 'stage' },
    };
    const verify = async (changes: object, typ = DECISION) =>
      client.verify(await signed(world, typ, { ...claims, ...changes }), { caseId: 'c', digest });
    expect(await verify({})).toMatchObject({ caseId: 'c', digest, by: { rule: 'stage' } });
    // Clocks differ a little.
    await verify({ exp: now - 2 });
    await verify({ iat: now + 30, exp: now + 90 });
    await expect(verify({ exp: now - 30 })).rejects.toMatchObject({ code: 'ERR_JWT_EXPIRED' });
    await expect(verify({ aud: 'another' })).rejects.toThrow(/"aud"/);
    await expect(verify({ sub: 'd' })).rejects.toThrow(/"sub"/);
    await expect(verify({ digest: 'b'.repeat(64) })).rejects.toThrow('The token is for another proposal.');
    await expect(verify({}, 'phasegate-clearance+jwt')).rejects.toThrow(/"typ"/);
    const old = await signed(world, DECISION, claims);
    await replaceKeys(world);
    await expect(clientOf(autonomous).verify(old, { caseId: 'c', digest })).rejects.toMatchObject({
      code: 'ERR_JWKS_NO_MATCHING_KEY',
    });
  });

  it('[S1.7] tells apart what did not run from what ran and could not be reported', async () => {
    const client: Client = { ...clientOf(autonomous), report: () => Promise.reject(new Error('away')) };
    const { ran, refund } = refunds(client);
    const order = anOrder();
    const fault = await refund(order).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(NotReported);
    expect(fault).toMatchObject({ result: `refunded ${order.id}` });
    expect(ran).toHaveLength(1);
  });

  it('[S1.1] [S1.7] plays a file of cases against the app: some carried out, the others left to people', async () => {
    const api = await productionApi(
      await productionBench(db, {}, { id: randomUUID(), stage: 1, samplePercent: 0 }),
    );
    const play = { outcomes: ['approve', 'deny'] as const, perSecond: 1_000, within: 100 };
    const tally = await playActions(clientOf(api), play);
    expect(tally).toMatchObject({ asked: 40, rejected: 0, failed: 0 });
    expect(tally['carried out']).toBeGreaterThan(5);
    expect(tally['carried out'] + tally['not decided in time']).toBe(40);
    const { body } = await api.call('?state=executed');
    expect((body as { actions: unknown[] }).actions).toHaveLength(tally['carried out']);
    await api.server.stop();
  });
});
