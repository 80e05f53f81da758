import { and, asc, desc, eq, getTableColumns, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Orm, Tx } from '../../../db/database.ts';
import { engagement } from '../../../db/schema/engagement.ts';
import { retrainingEvent, retrainingTrigger } from '../../../db/schema/retraining.ts';
import { ofCycle, ofEngagement, withId } from '../../../db/scope.ts';
import { given, statement } from '../../../db/statement.ts';
import { Refusal } from '../../refusal.ts';

export type RetrainingEvent = typeof retrainingEvent.$inferSelect;
export type RetrainingTrigger = typeof retrainingTrigger.$inferSelect;

export async function findEvent(tx: Tx, workspaceId: string, id: string): Promise<RetrainingEvent | null> {
  const [found] = await tx
    .select()
    .from(retrainingEvent)
    .where(withId(retrainingEvent, workspaceId, id));
  return found ?? null;
}

/** As `findEvent`, and nobody else changes it until this transaction ends. @throws Refusal where the engagement has none of this id */
export async function lockEvent(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  id: string,
): Promise<RetrainingEvent> {
  const [found] = await tx
    .select()
    .from(retrainingEvent)
    .where(and(withId(retrainingEvent, workspaceId, id), eq(retrainingEvent.engagementId, engagementId)))
    .for('no key update');
  if (!found) throw new Refusal('refusal.not-found');
  return found;
}

const isOpenOf = (workspaceId: string, deploymentId: string) =>
  and(
    eq(retrainingEvent.workspaceId, workspaceId),
    eq(retrainingEvent.deploymentId, deploymentId),
    isNull(retrainingEvent.endedAt),
  );

/** The one that is open of a deployment; null where there is none. */
export async function openEvent(
  tx: Tx,
  workspaceId: string,
  deploymentId: string,
): Promise<RetrainingEvent | null> {
  const [found] = await tx.select().from(retrainingEvent).where(isOpenOf(workspaceId, deploymentId));
  return found ?? null;
}

/**
 * [R2] The deployment's open event, locked: this one where there was none. One that is written at the same moment is waited for.
 */
export async function joinEvent(
  tx: Tx,
  row: typeof retrainingEvent.$inferInsert,
): Promise<{ event: RetrainingEvent; isNew: boolean }> {
  // One that ends between the two statements leaves room for this one at the second go.
  for (let go = 0; go < 3; go++) {
    const [made] = await tx.insert(retrainingEvent).values(row).onConflictDoNothing().returning();
    if (made) return { event: made, isNew: true };
    const [found] = await tx
      .select()
      .from(retrainingEvent)
      .where(isOpenOf(row.workspaceId, row.deploymentId))
      .for('no key update');
    if (found) return { event: found, isNew: false };
  }
  throw new Error(`deployment ${row.deploymentId} has no open retraining, and none can be written`);
}

export async function updateEvent(
  tx: Tx,
  row: RetrainingEvent,
  set: Partial<RetrainingEvent>,
): Promise<RetrainingEvent> {
  const next = { ...row, ...set, version: row.version + 1 };
  await tx
    .update(retrainingEvent)
    .set({ ...set, version: next.version })
    .where(withId(retrainingEvent, row.workspaceId, row.id));
  return next;
}

/** The events of an engagement: open ones first, then the newest. */
export const eventsOf = (
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  most: number,
): Promise<RetrainingEvent[]> =>
  tx
    .select()
    .from(retrainingEvent)
    .where(ofEngagement(retrainingEvent, workspaceId, engagementId))
    .orderBy(
      sql`${retrainingEvent.endedAt} is not null`,
      desc(retrainingEvent.proposedAt),
      desc(retrainingEvent.id),
    )
    .limit(most);

/** @returns false where this one, or one of the same alert, is there already */
export async function insertTrigger(tx: Tx, row: typeof retrainingTrigger.$inferInsert): Promise<boolean> {
  const made = await tx
    .insert(retrainingTrigger)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: retrainingTrigger.id });
  return made.length > 0;
}

export async function findTrigger(
  tx: Tx,
  workspaceId: string,
  id: string,
): Promise<RetrainingTrigger | null> {
  const [found] = await tx
    .select()
    .from(retrainingTrigger)
    .where(withId(retrainingTrigger, workspaceId, id));
  return found ?? null;
}

/** Why an event is there, the first reason first. */
export const triggersOf = (
  tx: Tx,
  { workspaceId, id }: Pick<RetrainingEvent, 'workspaceId' | 'id'>,
): Promise<RetrainingTrigger[]> =>
  tx
    .select()
    .from(retrainingTrigger)
    .where(and(eq(retrainingTrigger.workspaceId, workspaceId), eq(retrainingTrigger.eventId, id)))
    .orderBy(asc(retrainingTrigger.at), asc(retrainingTrigger.id));

/** Those of an engagement's cycle that have a new version on its way through the gates. */
export async function underWay(
  tx: Tx,
  workspaceId: string,
  { id, cycle }: { id: string; cycle: number },
): Promise<RetrainingEvent[]> {
  return tx
    .select()
    .from(retrainingEvent)
    .where(
      and(
        ofCycle(retrainingEvent, workspaceId, id, cycle),
        inArray(retrainingEvent.state, ['running', 'revalidated']),
        isNotNull(retrainingEvent.toModel),
      ),
    )
    .orderBy(asc(retrainingEvent.proposedAt), asc(retrainingEvent.id));
}

/** An open one; `underWay`: the cycle that its engagement is in. */
export type OpenEvent = RetrainingEvent & { underWay: number };

/** The open ones of one engagement or, without one, of all that are active. The oldest first. */
export const openEvents = (tx: Tx, workspaceId: string, engagementId?: string): Promise<OpenEvent[]> =>
  engagementId ? openIn(tx, { workspaceId, engagementId }) : openAnywhere(tx, { workspaceId });

const open = (orm: Orm, where?: SQL) =>
  orm
    .select({
      ...getTableColumns(retrainingEvent),
      underWay: sql<number>`${engagement.cycle}`.as('under_way'),
    })
    .from(retrainingEvent)
    .innerJoin(engagement, withId(engagement, retrainingEvent.workspaceId, retrainingEvent.engagementId))
    .where(
      and(
        eq(retrainingEvent.workspaceId, given('workspaceId')),
        isNull(retrainingEvent.endedAt),
        eq(engagement.state, 'active'),
        where,
      ),
    )
    .orderBy(asc(retrainingEvent.proposedAt), asc(retrainingEvent.id));
const openIn = statement((orm) => open(orm, eq(retrainingEvent.engagementId, given('engagementId'))));
const openAnywhere = statement((orm) => open(orm));
