import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type Database, openDatabase } from '../../db/database.ts';
import { deployment } from '../../db/schema/production.ts';
import { newKey } from '../../src/api/keys/secret.ts';
import { insertKey } from '../../src/api/keys/store.ts';
import { systemClock } from '../../src/clock.ts';
import { putSeal, sealedPlan } from '../../test/support/evaluations.ts';
import { type Bench, freePort } from './bench.ts';
import { processCpu, spent, watchDatabase } from './cpu.ts';
import { furnish } from './furnish.ts';
import { startReplica, startSlack } from './stage.ts';

/** Something that takes actions: the app, or the bare one it is compared with. */
export interface Taker {
  url: string;
  headers: Record<string, string>;
  databaseUrl: string;
  pid: number;
  /** Sends a body. @returns once it is answered */
  send(body: string, path?: string): Promise<void>;
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** As small a caller as there is: what it costs is the same for both. */
const sender =
  (url: string, headers: Record<string, string>) =>
  (body: string, path = ''): Promise<void> =>
    new Promise((resolve, reject) => {
      const options = {
        agent,
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      };
      const sent = request(`${url}${path}`, options, (response) => {
        response.resume();
        response.on('end', () => {
          if (response.statusCode === 200) resolve();
          else reject(new Error(`it answered ${response.statusCode}`));
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });

export const anAction = (): Record<string, unknown> => ({
  case_id: randomUUID(),
  complexity: 'low',
  confidence: 0.97,
  segment: 'north',
  summary: 'Refund of 40 EUR for a parcel that came two weeks late',
  outcome: 'approve',
  proposal: { tool: 'refund', arguments: { order: '20931', amount: '40.00', currency: 'EUR' } },
});

/** The app with a model at work in this stage, and a key. `fill`: what stands in the database before. */
export async function startTaker(
  bench: Bench,
  stage: number,
  fill?: (db: Database, workspaceId: string, deploymentId: string) => Promise<void>,
): Promise<Taker> {
  const slack = await startSlack(bench);
  const databaseUrl = await bench.database();
  const { url, child } = await startReplica(bench, slack, databaseUrl, {
    PHASEGATE_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
  });
  const db = await openDatabase({ url: databaseUrl, max: 2 });
  const { workspaceId } = slack;
  const [engagementId = ''] = await furnish(db, slack, 1, 1);
  const place = { workspaceId, engagementId, clock: systemClock };
  await putSeal(db, place, sealedPlan(), 1);
  const [id, now, { text, ...key }] = [randomUUID(), systemClock.now(), newKey(workspaceId)];
  const [createdBy = ''] = slack.userIds;
  await db.inWorkspace(workspaceId, async (tx) => {
    const row = { workspaceId, id, createdBy, createdAt: now };
    await insertKey(tx, { ...row, ...key, name: 'Bench', scopes: ['actions:read', 'actions:write'] });
    await tx.insert(deployment).values({ ...row, ...atWork(engagementId, stage, now) });
  });
  await fill?.(db, workspaceId, id);
  await db.close();
  const headers = { authorization: `Bearer ${text}`, 'content-type': 'application/json' };
  const actions = `${new URL(url).origin}/v1/deployments/${id}/actions`;
  return { url: actions, headers, databaseUrl, pid: child.pid ?? 0, send: sender(actions, headers) };
}

/** A deployment, but for what names its row. */
export const atWork = (engagementId: string, stage: number, stageSince: Temporal.Instant) => ({
  engagementId,
  cycle: 1,
  model: 'v3',
  outcomes: ['approve', 'deny'],
  stage,
  stageSince,
  samplePercent: 10,
  blindPercent: 10,
  drawSecret: 'a secret of the deployment',
  linkHosts: [],
});

export async function startBareTaker(bench: Bench): Promise<Taker> {
  const [port, databaseUrl] = [await freePort(), await bench.database()];
  const child = bench.start('bench/support/bare-actions.ts', {
    DATABASE_URL: databaseUrl,
    PORT: String(port),
  });
  if (!child.stdout) throw new Error('no output');
  await once(child.stdout, 'data');
  const headers = { 'content-type': 'application/json' };
  const url = `http://127.0.0.1:${port}/actions`;
  return { url, headers, databaseUrl, pid: child.pid ?? 0, send: sender(url, headers) };
}

/** What so many creates took. */
export interface Cost {
  perSecond: number;
  /** Milliseconds of CPU of a create: the process and its database. */
  cpu: number;
}

/** Creates so many actions by 128 callers, each of whom waits for its answer. */
async function create(taker: Taker, count: number): Promise<Cost> {
  const database = watchDatabase(taker.databaseUrl);
  const before = { database: await database.read(), process: processCpu(taker.pid) };
  let left = count;
  const caller = async () => {
    while (left > 0) {
      left -= 1;
      await taker.send(JSON.stringify(anAction()));
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: 128 }, caller));
  const seconds = (performance.now() - started) / 1_000;
  // A server closes what is idle for long: the next turn begins anew.
  agent.destroy();
  const used = spent(before.database, await database.read()) + processCpu(taker.pid) - before.process;
  await database.close();
  return { perSecond: count / seconds, cpu: used / count };
}

const RATE = 200;

/** Creates 200 a second, however long each takes. @returns milliseconds of each, from when it was due */
export async function steadily(taker: Taker, seconds: number): Promise<number[]> {
  agent.destroy();
  const begin = performance.now() + 10;
  return Promise.all(
    Array.from({ length: RATE * seconds }, async (_, at) => {
      const due = begin + (at * 1_000) / RATE;
      await wait(Math.max(0, due - performance.now()));
      await taker.send(JSON.stringify(anAction()));
      return performance.now() - due;
    }),
  );
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const ROUNDS = 3;
const COUNT = 2_000;

/** The app and the bare one in turns, so that whatever else the machine does hits both. */
export async function inTurns(bench: Bench): Promise<{ ours: Cost; bare: Cost }> {
  const [ours, bare] = [await startTaker(bench, 0), await startBareTaker(bench)];
  const found: { ours: Cost[]; bare: Cost[] } = { ours: [], bare: [] };
  for (const taker of [ours, bare]) await create(taker, COUNT / 2);
  for (let round = 0; round < ROUNDS; round += 1) {
    found.bare.push(await create(bare, COUNT));
    found.ours.push(await create(ours, COUNT));
  }
  const middle = (costs: readonly Cost[]): Cost => ({
    perSecond: median(costs.map(({ perSecond }) => perSecond)),
    cpu: median(costs.map(({ cpu }) => cpu)),
  });
  return { ours: middle(found.ours), bare: middle(found.bare) };
}
