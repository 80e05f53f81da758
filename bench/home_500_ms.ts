import { eq } from 'drizzle-orm';
import { openDatabase } from '../db/database.ts';
import { person } from '../db/schema/workspace.ts';
import { changePeople } from '../src/engagement/change-people.ts';
import { latelyAt } from '../src/home/changed.ts';
import { readHome } from '../src/home/draw.ts';
import { markOpened } from '../src/home/opened-store.ts';
import type { World } from '../src/world.ts';
import { alone, type Bench, type Figure, quantile, timed } from './support/bench.ts';
import { furnish } from './support/furnish.ts';
import { spyOn } from './support/spy.ts';
import { benchWorld, userId, workspaceId } from './support/world.ts';

const ENGAGEMENTS = 500;
const SOURCES_EACH = 5;
const TIMES = 50;

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
  return [
    alone('home_500_ms', quantile(still, 0.99), 'ms'),
    alone('home_500_statements', statements, 'statements'),
    alone('home_500_changed_ms', quantile(changed, 0.99), 'ms'),
    alone('home_500_changed_statements', afterChange, 'statements'),
    alone('home_500_first_s', first / 1_000, 's'),
  ];
}

async function furnished(bench: Bench, url: string): Promise<{ world: World; ids: string[] }> {
  const world = await benchWorld(bench, url);
  const slack = { workspaceId, userIds: [userId], channelIds: ['C0BENCH'] };
  const ids = await furnish(world.db, slack, ENGAGEMENTS, SOURCES_EACH);
  const now = world.clock.now();
  await world.db.inWorkspace(workspaceId, async (tx) => {
    await tx.update(person).set({ isAdmin: true }).where(eq(person.userId, userId));
    await markOpened(tx, { workspaceId, userId }, { now, lately: latelyAt(now) });
  });
  return { world, ids };
}
