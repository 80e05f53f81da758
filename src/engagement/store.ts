import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { cycle, engagement, engagementPerson, phaseEntry } from '../../db/schema/engagement.ts';
import { person } from '../../db/schema/workspace.ts';
import { ofCycle, ofEngagement, withId } from '../../db/scope.ts';
import { given, statement } from '../../db/statement.ts';
import type { Role } from './roles.ts';

export type Engagement = typeof engagement.$inferSelect;
export type EngagementState = Engagement['state'];
export type PhaseEntry = typeof phaseEntry.$inferSelect;
export type Cycle = typeof cycle.$inferSelect;

/** A person of an engagement, with what decides whether their role still counts. */
export interface Named {
  userId: string;
  role: Role;
  isDeactivated: boolean;
  isExternal: boolean;
}

export async function findEngagement(
  tx: Tx,
  workspaceId: string,
  id: string,
): Promise<Engagement | undefined> {
  const [found] = await byId(tx, { workspaceId, id });
  return found;
}

const isGiven = withId(engagement, given('workspaceId'), given('id'));
const byId = statement((orm) => orm.select().from(engagement).where(isGiven));
const byIdLocked = statement((orm) => orm.select().from(engagement).where(isGiven).for('no key update'));

/**
 * As `findEngagement`, and nobody else changes it until this transaction ends. Rows that merely refer to it can
 * still be written meanwhile: who holds something else and writes one is not waited for crosswise.
 */
export async function lockEngagement(
  tx: Tx,
  workspaceId: string,
  id: string,
): Promise<Engagement | undefined> {
  const [found] = await byIdLocked(tx, { workspaceId, id });
  return found;
}

/** Everybody named in an engagement, in the order they were added. One not yet looked up counts as active. */
export async function peopleOf(tx: Tx, workspaceId: string, engagementId: string): Promise<Named[]> {
  return named(tx, { workspaceId, engagementId });
}

const named = statement((orm) =>
  orm
    .select({
      userId: engagementPerson.userId,
      role: engagementPerson.role,
      isDeactivated: sql<boolean>`coalesce(${person.isDeactivated}, false)`,
      isExternal: sql<boolean>`coalesce(${person.isExternal}, false)`,
    })
    .from(engagementPerson)
    .leftJoin(
      person,
      and(eq(person.workspaceId, engagementPerson.workspaceId), eq(person.userId, engagementPerson.userId)),
    )
    .where(ofEngagement(engagementPerson, given('workspaceId'), given('engagementId')))
    .orderBy(asc(engagementPerson.addedAt), asc(engagementPerson.userId)),
);

export async function readPersonFlags(tx: Tx, workspaceId: string, userId: string) {
  const [found] = await flags(tx, { workspaceId, userId });
  return found;
}

const flags = statement((orm) =>
  orm
    .select({ isAdmin: person.isAdmin, isExternal: person.isExternal, isDeactivated: person.isDeactivated })
    .from(person)
    .where(and(eq(person.workspaceId, given('workspaceId')), eq(person.userId, given('userId')))),
);

/** Engagements of a channel that are not archived, oldest first. */
export async function engagementsInChannel(
  tx: Tx,
  workspaceId: string,
  channelId: string,
): Promise<Engagement[]> {
  return tx
    .select()
    .from(engagement)
    .where(
      and(
        eq(engagement.workspaceId, workspaceId),
        eq(engagement.channelId, channelId),
        ne(engagement.state, 'archived'),
      ),
    )
    .orderBy(asc(engagement.createdAt));
}

/** Engagements in which a person is named, not archived, newest first. */
export async function engagementsOf(tx: Tx, workspaceId: string, userId: string): Promise<Engagement[]> {
  const mine = tx
    .select({ id: engagementPerson.engagementId })
    .from(engagementPerson)
    .where(and(eq(engagementPerson.workspaceId, workspaceId), eq(engagementPerson.userId, userId)));
  return tx
    .select()
    .from(engagement)
    .where(
      and(
        eq(engagement.workspaceId, workspaceId),
        ne(engagement.state, 'archived'),
        inArray(engagement.id, mine),
      ),
    )
    .orderBy(sql`${engagement.createdAt} desc`);
}

/** Where the engagement's cycle stands: its cycle and the phase entry that is open. */
export async function currentPhase(
  tx: Tx,
  workspaceId: string,
  found: Pick<Engagement, 'id' | 'cycle'>,
): Promise<{ cycle: Cycle; entry: PhaseEntry }> {
  const [row] = await standing(tx, { workspaceId, id: found.id, cycle: found.cycle });
  if (!row) throw new Error(`engagement ${found.id} stands in no phase`);
  return row;
}

const standing = statement((orm) =>
  orm
    .select({ cycle, entry: phaseEntry })
    .from(cycle)
    .innerJoin(
      phaseEntry,
      and(
        ofCycle(phaseEntry, cycle.workspaceId, cycle.engagementId, cycle.number),
        sql`${phaseEntry.leftAt} is null`,
      ),
    )
    .where(and(ofEngagement(cycle, given('workspaceId'), given('id')), eq(cycle.number, given('cycle')))),
);

/** Where the engagement's card lives. */
export async function setChannel(
  tx: Tx,
  workspaceId: string,
  id: string,
  where: Pick<Engagement, 'channelId' | 'newChannelName'>,
): Promise<void> {
  await tx
    .update(engagement)
    .set(where)
    .where(withId(engagement, workspaceId, id));
}

/** Every entry of the current cycle into a phase, in order. */
export async function phaseEntries(tx: Tx, workspaceId: string, found: Engagement): Promise<PhaseEntry[]> {
  return tx
    .select()
    .from(phaseEntry)
    .where(ofCycle(phaseEntry, workspaceId, found.id, found.cycle))
    .orderBy(asc(phaseEntry.entry));
}

/** One cycle of an engagement, under way or not. */
export async function findCycle(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  number: number,
): Promise<Cycle | undefined> {
  const [found] = await tx
    .select()
    .from(cycle)
    .where(and(ofEngagement(cycle, workspaceId, engagementId), eq(cycle.number, number)));
  return found;
}
