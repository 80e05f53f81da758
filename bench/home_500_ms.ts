import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { openDatabase } from '../db/database.ts';
import { person, workspace } from '../db/schema/workspace.ts';
import { changePeople } from '../src/engagement/change-people.ts';
import { openOutside } from '../src/guarded-fetch/outside.ts';
import { latelyAt } from '../src/home/changed.ts';
import { readHome } from '../src/home/draw.ts';
import { markOpened } from '../src/home/opened-store.ts';
import { openQueue } from '../src/jobs/queue.ts';
import { loadPlaybook } from '../src/playbook/playbook.ts';
import { rooms } from '../src/rooms.ts';
import { requestMessages } from '../src/slack/delivery/wanted.ts';
import { deliveryWorker } from '../src/slack/delivery/worker.ts';
import { openVault } from '../src/vault.ts';
import type { World } from '../src/world.ts';
import { type Bench, type Figure, rounded } from './support/bench.ts';
import { furnish } from './support/furnish.ts';
import { spyOn } from './support/spy.ts';

const ENGAGEMENTS = 500;
const SOURCES_EACH = 5;
const TIMES = 50;
const workspaceId = 'T0BENCH';
const userId = 'U0LENA';

/**
 * The Home of an admin who leads 500 engagements, read from the database and made into blocks, up to where it would go
 * to Slack: opened for the first time, until every phase is read; while nothing changes; and after a change of one.
 */
export default async function homeOfFiveHundred(bench: Bench): Promise<Figure[]> {
  const url = await bench.database();
  const spy = await spyOn(bench, url, 'phasegate');
  const counted = async (work: () => Promise<unknown>): Promise<number> => {
    spy.take();
    await work();
    return spy.take().statements.length;
  };
  const { world, ids } = await furnished(bench, url);
  // What listens along costs time of its own: it counts, beside what is timed.
  const heard: World = { ...world, db: await openDatabase({ url: spy.url }) };
  bench.defer(() => heard.db.close());
  const first = await timed(async () => {
    while ((await readHome(world, workspaceId, userId))?.again);
  });
  const still: number[] = [];
  for (let at = 0; at < TIMES; at += 1) still.push(await timed(() => readHome(world, workspaceId, userId)));
  const statements = await counted(() => readHome(heard, workspaceId, userId));
  const change = (engagementId: string) =>
    changePeople(world, { workspaceId, userId, origin: 'slack' }, { engagementId, member: ['U0MARCO'] });
  const changed: number[] = [];
  for (const id of ids.slice(1, TIMES)) {
    await change(id);
    changed.push(await timed(() => readHome(world, workspaceId, userId)));
  }
  await change(ids[0] ?? '');
  const afterChange = await counted(() => readHome(heard, workspaceId, userId));
  const figure = (name: string, value: number, unit: string): Figure => ({
    name,
    value,
    unit,
    peer: null,
    ratio: null,
  });
  return [
    figure('home_500_ms', rounded(p99(still)), 'ms'),
    figure('home_500_statements', statements, 'statements'),
    figure('home_500_changed_ms', rounded(p99(changed)), 'ms'),
    figure('home_500_changed_statements', afterChange, 'statements'),
    figure('home_500_first_s', rounded(first / 1_000), 's'),
  ];
}

async function furnished(bench: Bench, url: string): Promise<{ world: World; ids: string[] }> {
  const db = await openDatabase({ url });
  bench.defer(() => db.close());
  const log = pino({ level: 'error' });
  const now = Temporal.Now.instant();
  const world: World = {
    db,
    queue: openQueue(db, log),
    requestMessages,
    outside: openOutside([]),
    clock: { now: () => now },
    playbook: loadPlaybook(),
    rooms,
    vault: openVault(null),
    log,
  };
  const clientFor = async () => null;
  const workers = [
    deliveryWorker({ world, cards: {}, undelivered: [], clientFor }),
    ...rooms.flatMap((room) => room.workers?.({ world, clientFor }) ?? []),
  ];
  await world.queue.start(workers, false);
  bench.defer(() => world.queue.stop());
  await db.inWorkspace(workspaceId, (tx) =>
    tx.insert(workspace).values({ workspaceId, name: 'Bench', botUserId: 'UBOT', installedAt: now }),
  );
  const slack = { workspaceId, userIds: [userId], channelIds: ['C0BENCH'] };
  const ids = await furnish(db, slack, ENGAGEMENTS, SOURCES_EACH);
  await db.inWorkspace(workspaceId, async (tx) => {
    await tx.update(person).set({ isAdmin: true }).where(eq(person.userId, userId));
    await markOpened(tx, { workspaceId, userId }, { now, lately: latelyAt(now) });
  });
  return { world, ids };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const p99 = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.99) - 1] ?? 0;
