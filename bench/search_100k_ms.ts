import { eq, sql } from 'drizzle-orm';
import { openDatabase } from '../db/database.ts';
import { engagement } from '../db/schema/engagement.ts';
import { person } from '../db/schema/workspace.ts';
import { find } from '../src/search/find.ts';
import { sayIn } from '../src/texts/say.ts';
import type { World } from '../src/world.ts';
import { alone, type Bench, type Figure, quantile, timed } from './support/bench.ts';
import { furnish } from './support/furnish.ts';
import { spyOn } from './support/spy.ts';
import { benchWorld, userId, workspaceId } from './support/world.ts';

const ENGAGEMENTS = 500;
const SOURCES_EACH = 200;
const TIMES = 400;
/** Sees the one engagement that they are named in. */
const GUEST = 'U0GUEST';

/** What people type: names, a word of thousands of things, several, the beginning of one, Japanese, what is nowhere. */
const TYPED = [
  'ledger-73 erp',
  'warehouse',
  'data office warehouse ledger',
  'inv',
  'source 199',
  '請求書',
  'no such thing',
  'invoices 42 munich',
];

/** [H4] [X9] Search over 100,000 things in 500 engagements, for somebody who sees all and for a guest who sees one of them. */
export default async function searchOfManyThings(bench: Bench): Promise<Figure[]> {
  const url = await bench.database();
  const world = await furnished(bench, url);
  const timesOf = async (who: string): Promise<number[]> => {
    const times: number[] = [];
    for (let at = 0; at < TIMES; at += 1)
      times.push(await timed(() => search(world, who, TYPED[at % TYPED.length] ?? '')));
    return times;
  };
  const all = await timesOf(userId);
  const guest = await timesOf(GUEST);
  const spy = await spyOn(bench, url, 'phasegate');
  const heard: World = { ...world, db: await openDatabase({ url: spy.url }) };
  bench.defer(() => heard.db.close());
  await search(heard, userId, 'warehouse');
  return [
    alone('search_100k_ms', quantile(all, 0.99), 'ms'),
    alone('search_100k_p50_ms', quantile(all, 0.5), 'ms'),
    alone('search_100k_guest_ms', quantile(guest, 0.99), 'ms'),
    alone('search_100k_statements', spy.take().statements.length, 'statements'),
  ];
}

async function search(world: World, who: string, typed: string): Promise<void> {
  const actor = { workspaceId, userId: who, origin: 'slack' as const };
  const { hits } = await world.db.inWorkspace(workspaceId, (tx) =>
    find({ tx, workspaceId, world, now: world.clock.now(), say: sayIn('en') }, actor, typed),
  );
  const isThere = typed !== 'no such thing' && who === userId;
  if (isThere !== hits.length > 0 && who === userId) throw new Error(`${hits.length} found for ${typed}`);
}

async function furnished(bench: Bench, url: string): Promise<World> {
  const world = await benchWorld(bench, url);
  const slack = { workspaceId, userIds: [userId], channelIds: ['C0BENCH'] };
  const [one = ''] = await furnish(world.db, slack, ENGAGEMENTS, SOURCES_EACH);
  // Names as people give them, some words of which are in thousands of things and some in few.
  const named = sql`update source set name = name || ' ' || (array['invoices', 'tickets', 'orders', 'ledger', '請求書台帳'])[1 + floor(random() * 5)::int]
      || '-' || floor(random() * 100)::int,
    owner = 'Data office ' || (array['Munich', 'Lisbon', 'Kyoto', 'Austin'])[1 + floor(random() * 4)::int],
    system = (array['Warehouse', 'ERP', 'CRM'])[1 + floor(random() * 3)::int]`;
  await world.db.inWorkspace(workspaceId, async (tx) => {
    await tx.execute(named);
    const {
      name: _,
      userId: __,
      ...asLena
    } = (await tx.select().from(person).where(eq(person.userId, userId)))[0] ?? lost();
    await tx.insert(person).values({ ...asLena, userId: GUEST, name: 'Guest', isExternal: true });
    await tx.execute(sql`insert into engagement_person (workspace_id, engagement_id, user_id, role, added_by, added_at)
      select workspace_id, id, ${GUEST}, 'stakeholder', created_by, created_at from ${engagement} where id = ${one}`);
  });
  await world.db.orm.execute(sql`vacuum analyze`);
  return world;
}

const lost = (): never => {
  throw new Error('nobody is there');
};
