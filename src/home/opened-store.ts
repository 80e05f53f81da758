import { and, eq, or, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Tx } from '../../db/database.ts';
import { raw } from '../../db/raw.ts';
import { engagementPerson } from '../../db/schema/engagement.ts';
import { homeGlance, homeOpened } from '../../db/schema/home.ts';
import { person, workspace } from '../../db/schema/workspace.ts';
import { type RecordEnd, recordEnd } from '../record/ends.ts';
import type { Glance } from './glance.ts';

export type Opened = typeof homeOpened.$inferSelect;
/** Which of Home's lists are turned by page. */
export type List = 'tasks' | 'mine' | 'portfolio';

/** Somebody whose Home it is, as Slack last told. */
export interface Reader {
  userId: string;
  locale: string;
  timeZone: string;
  isAdmin: boolean;
  isExternal: boolean;
}

interface Whose {
  workspaceId: string;
  userId: string;
}
/** Now, and since when opened counts as lately. */
export interface When {
  now: Temporal.Instant;
  lately: Temporal.Instant;
}

/** Changes that are being committed are waited for: their verbs have asked already who has a Home open. */
const watch = (tx: Tx, workspaceId: string) => raw(tx, 'select watch_home($1)', [workspaceId]);

const oneMore = sql`${homeOpened.wanted} + 1`;

/** Notes that Home is open, and asks for a drawing; from the first page, where it was not open lately. */
export async function markOpened(tx: Tx, { workspaceId, userId }: Whose, at: When): Promise<void> {
  const page = (column: PgColumn) =>
    sql`case when ${homeOpened.openedAt} < ${at.lately.toString()}::timestamptz then 1 else ${column} end`;
  await watch(tx, workspaceId);
  await tx
    .insert(homeOpened)
    .values({ workspaceId, userId, openedAt: at.now })
    .onConflictDoUpdate({
      target: [homeOpened.workspaceId, homeOpened.userId],
      set: {
        openedAt: at.now,
        wanted: oneMore,
        tasksPage: page(homeOpened.tasksPage),
        minePage: page(homeOpened.minePage),
        portfolioPage: page(homeOpened.portfolioPage),
      },
    });
}

/** Turns a list, and asks for a drawing. Whoever presses a button on Home has it open. */
export async function turnTo(
  tx: Tx,
  { workspaceId, userId }: Whose,
  { list, page, now }: { list: List; page: number; now: Temporal.Instant },
): Promise<void> {
  const turned = { [`${list}Page`]: page };
  await watch(tx, workspaceId);
  await tx
    .insert(homeOpened)
    .values({ workspaceId, userId, openedAt: now, ...turned })
    .onConflictDoUpdate({
      target: [homeOpened.workspaceId, homeOpened.userId],
      set: { ...turned, openedAt: now, wanted: oneMore },
    });
}

/**
 * [H1] Asks that the Homes which show an engagement be drawn anew: those opened lately, by people of the engagement or
 * who have something to do there.
 * @returns whose drawing nobody had asked for yet
 */
export async function wantHomesOf(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  { lately }: Pick<When, 'lately'>,
): Promise<string[]> {
  const isIn = sql`exists (select from ${engagementPerson} named where named.workspace_id = ${homeOpened.workspaceId}
    and named.user_id = ${homeOpened.userId} and named.engagement_id = ${engagementId})`;
  const showed = sql`exists (select from ${homeGlance} glance where glance.workspace_id = ${homeOpened.workspaceId}
    and glance.user_id = ${homeOpened.userId} and glance.engagement_id = ${engagementId})`;
  const rows = await tx
    .update(homeOpened)
    .set({ wanted: oneMore })
    .where(
      and(
        eq(homeOpened.workspaceId, workspaceId),
        sql`${homeOpened.openedAt} >= ${lately.toString()}::timestamptz`,
        or(isIn, showed),
      ),
    )
    .returning({ userId: homeOpened.userId, wanted: homeOpened.wanted, drawn: homeOpened.drawn });
  return rows.flatMap(({ userId, wanted, drawn }) => (wanted === drawn + 1 ? [userId] : []));
}

/** Who it is, what they look at, the workspace's own language, and where the record ends. Undefined where they never opened Home, or are gone. */
export async function readOpened(tx: Tx, workspaceId: string, userId: string) {
  const [found] = await tx
    .select({ opened: homeOpened, reader: person, house: workspace.locale, end: recordEnd(workspaceId) })
    .from(workspace)
    .innerJoin(
      homeOpened,
      and(eq(homeOpened.workspaceId, workspace.workspaceId), eq(homeOpened.userId, userId)),
    )
    .innerJoin(person, and(eq(person.workspaceId, workspace.workspaceId), eq(person.userId, userId)))
    .where(and(eq(workspace.workspaceId, workspaceId), eq(person.isDeactivated, false)));
  return found;
}

/**
 * Keeps what was read anew, and up to where it knows the record.
 * @returns whether another drawing was asked for meanwhile
 */
export async function keepGlances(
  tx: Tx,
  { workspaceId, userId, wanted }: Pick<Opened, 'workspaceId' | 'userId' | 'wanted'>,
  end: RecordEnd,
  glances: ReadonlyMap<string, Glance>,
): Promise<boolean> {
  if (glances.size > 0)
    await tx
      .insert(homeGlance)
      .values([...glances].map(([engagementId, glance]) => ({ workspaceId, userId, engagementId, glance })))
      .onConflictDoUpdate({
        target: [homeGlance.workspaceId, homeGlance.userId, homeGlance.engagementId],
        set: { glance: sql`excluded.glance` },
      });
  const [row] = await tx
    .update(homeOpened)
    .set({ known: end, drawn: wanted })
    .where(and(eq(homeOpened.workspaceId, workspaceId), eq(homeOpened.userId, userId)))
    .returning({ wanted: homeOpened.wanted });
  return (row?.wanted ?? wanted) > wanted;
}
