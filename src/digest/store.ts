import { and, eq, gte, inArray, sql } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { digestSent, digestSubscription } from '../../db/schema/digest.ts';
import { engagement, engagementHoliday, engagementPerson } from '../../db/schema/engagement.ts';
import { person } from '../../db/schema/workspace.ts';
import { ofEngagement } from '../../db/scope.ts';
import { CHANNEL, DIGEST } from './ids.ts';

export type Kept = typeof digestSubscription.$inferSelect;

/** Which subscriber of which engagement. */
export interface Subscriber {
  engagementId: string;
  /** `channel`, or a user id. */
  subscriber: string;
}

export const subjectOf = ({ engagementId, subscriber }: Subscriber, localDate: string): string =>
  `${DIGEST}:${engagementId} ${subscriber} ${localDate}`;

/** A workspace's active engagements with all that says who gets their digest and when. */
export async function readSchedules(tx: Tx, workspaceId: string, now: Temporal.Instant) {
  const { id, channelId, timeZone, workingDays, visibility, createdAt } = engagement;
  const engagements = await tx
    .select({ id, channelId, timeZone, workingDays, visibility, createdAt })
    .from(engagement)
    .where(and(eq(engagement.workspaceId, workspaceId), eq(engagement.state, 'active')));
  const kept = await tx
    .select()
    .from(digestSubscription)
    .where(eq(digestSubscription.workspaceId, workspaceId));
  const holidays = await tx
    .select({ engagementId: engagementHoliday.engagementId, day: engagementHoliday.day })
    .from(engagementHoliday)
    .where(eq(engagementHoliday.workspaceId, workspaceId));
  // No local date is further from UTC's than one day.
  const recent = now.subtract({ hours: 72 }).toZonedDateTimeISO('UTC').toPlainDate().toString();
  const sent = await tx
    .select({
      engagementId: digestSent.engagementId,
      subscriber: digestSent.subscriber,
      localDate: digestSent.localDate,
    })
    .from(digestSent)
    .where(and(eq(digestSent.workspaceId, workspaceId), gte(digestSent.localDate, recent)));
  const users = kept.filter((one) => one.isOn && one.subscriber !== CHANNEL).map((one) => one.subscriber);
  return { engagements, kept, holidays, sent, ...(await readReaders(tx, workspaceId, [...new Set(users)])) };
}

async function readReaders(tx: Tx, workspaceId: string, users: string[]) {
  if (users.length === 0) return { people: [], named: [] };
  const people = await tx
    .select()
    .from(person)
    .where(and(eq(person.workspaceId, workspaceId), inArray(person.userId, users)));
  const named = await tx
    .selectDistinct({ engagementId: engagementPerson.engagementId, userId: engagementPerson.userId })
    .from(engagementPerson)
    .where(and(eq(engagementPerson.workspaceId, workspaceId), inArray(engagementPerson.userId, users)));
  return { people, named };
}

export async function findSubscription(
  tx: Tx,
  workspaceId: string,
  { engagementId, subscriber }: Subscriber,
): Promise<Kept | undefined> {
  const [found] = await tx
    .select()
    .from(digestSubscription)
    .where(
      and(
        ofEngagement(digestSubscription, workspaceId, engagementId),
        eq(digestSubscription.subscriber, subscriber),
      ),
    );
  return found;
}

/** Lets one at a time change it, until the transaction ends; there need not be one yet. */
export async function holdSubscription(tx: Tx, { engagementId, subscriber }: Subscriber): Promise<void> {
  const which = `digest:${engagementId}:${subscriber}`;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${which}))`);
}

export async function saveSubscription(tx: Tx, row: Kept): Promise<void> {
  await tx
    .insert(digestSubscription)
    .values(row)
    .onConflictDoUpdate({
      target: [
        digestSubscription.workspaceId,
        digestSubscription.engagementId,
        digestSubscription.subscriber,
      ],
      set: row,
    });
}
