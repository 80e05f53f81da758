import type { SlackMessage } from '@phasegate/block-kit/blocks.ts';
import { and, desc, eq, gte, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { message } from '../../db/schema/delivery.ts';
import { digestSent, digestSubscription } from '../../db/schema/digest.ts';
import { engagement, engagementHoliday, engagementPerson } from '../../db/schema/engagement.ts';
import { person, workspace } from '../../db/schema/workspace.ts';
import type { DigestPicture } from '../news.ts';
import { type RecordEnd, recordEnd } from '../record/ends.ts';
import { CHANNEL, DIGEST } from './ids.ts';

export type Kept = typeof digestSubscription.$inferSelect;
export type Sent = typeof digestSent.$inferSelect;

/** Which subscriber of which engagement. */
export interface Subscriber {
  engagementId: string;
  /** `channel`, or a user id. */
  subscriber: string;
}

/** What a composed digest says, and how far it knew the record: the next one goes on from there. */
export interface Composed {
  /** Only the number of the last event in those of before the record had lanes. */
  seq: RecordEnd | number;
  message: SlackMessage;
  /** Drawn once the message stands in Slack; `at`: before which block. */
  picture?: DigestPicture & { at: number };
}

export const subjectOf = ({ engagementId, subscriber }: Subscriber, localDate: string): string =>
  `${DIGEST}:${engagementId} ${subscriber} ${localDate}`;

/** A workspace's active engagements with all that says who gets their digest and when. */
export async function readSchedules(tx: Tx, workspaceId: string, now: Temporal.Instant) {
  const engagements = await tx
    .select()
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
        eq(digestSubscription.workspaceId, workspaceId),
        eq(digestSubscription.engagementId, engagementId),
        eq(digestSubscription.subscriber, subscriber),
      ),
    );
  return found;
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

/** Takes the digests that nobody has taken yet. @returns those */
export async function takeDigests(tx: Tx, rows: readonly (typeof digestSent.$inferInsert)[]) {
  if (rows.length === 0) return [];
  return tx
    .insert(digestSent)
    .values([...rows])
    .onConflictDoNothing()
    .returning({
      engagementId: digestSent.engagementId,
      subscriber: digestSent.subscriber,
      localDate: digestSent.localDate,
    });
}

const isSent = (workspaceId: string, { engagementId, subscriber }: Subscriber) =>
  and(
    eq(digestSent.workspaceId, workspaceId),
    eq(digestSent.engagementId, engagementId),
    eq(digestSent.subscriber, subscriber),
  );

/** Keeps what a digest says, so that every further try says the same. */
export async function keepComposed(
  tx: Tx,
  sent: Sent,
  composed: Composed,
  composedAt: Temporal.Instant,
): Promise<void> {
  await tx
    .update(digestSent)
    .set({ content: composed, composedAt })
    .where(and(isSent(sent.workspaceId, sent), eq(digestSent.localDate, sent.localDate)));
}

/** [D1] The picture of the subscriber's digest before, where it is the same: it is in Slack already. */
export async function takeOverPicture(
  tx: Tx,
  { workspaceId, localDate, ...of }: Sent,
  hash: string,
): Promise<void> {
  await tx.execute(sql`update ${message} set picture_hash = before.picture_hash, picture_file = before.picture_shown
    from (select ${message.pictureHash} as picture_hash, ${message.pictureShown} as picture_shown
      from ${digestSent} join ${message} on ${message.workspaceId} = ${digestSent.workspaceId}
        and ${message.subject} = ${subjectOf(of, '')}::text || ${digestSent.localDate}::text
      where ${isSent(workspaceId, of)} and ${digestSent.localDate} < ${localDate} and ${message.pictureShown} is not null
      order by ${digestSent.localDate} desc limit 1) before
    where ${message.workspaceId} = ${workspaceId} and ${message.subject} = ${subjectOf(of, localDate)}
      and before.picture_hash = ${hash}`);
}

/** Where a digest goes on from. */
export interface Bearings {
  /** The end of the workspace's record, as this transaction sees it. */
  seq: RecordEnd;
  /** The newest digest of this subscriber that stands in Slack: what it told need not be told again. */
  last: { at: Temporal.Instant; seq: RecordEnd } | null;
}

/** The newest digest of a subscriber that stands in Slack. */
const newestOf = (tx: Tx, workspaceId: string, of: Subscriber) =>
  tx
    .select({ at: digestSent.composedAt, content: digestSent.content })
    .from(digestSent)
    .innerJoin(
      message,
      and(
        eq(message.workspaceId, digestSent.workspaceId),
        eq(message.subject, sql`${subjectOf(of, '')}::text || ${digestSent.localDate}::text`),
        isNotNull(message.ts),
      ),
    )
    .where(and(isSent(workspaceId, of), isNotNull(digestSent.composedAt)))
    .orderBy(desc(digestSent.localDate))
    .limit(1)
    .as('newest');

const bearingsOf = (seq: RecordEnd, at: Temporal.Instant | null, content: unknown): Bearings => ({
  seq,
  last: at ? { at, seq: endOf((content as Composed).seq) } : null,
});

const endOf = (seq: Composed['seq']): RecordEnd =>
  typeof seq === 'number' ? { first: seq, lanes: {} } : seq;

export async function bearings(tx: Tx, workspaceId: string, of: Subscriber): Promise<Bearings> {
  const newest = newestOf(tx, workspaceId, of);
  const [found] = await tx
    .select({ seq: recordEnd(workspaceId), at: newest.at, content: newest.content })
    .from(workspace)
    .leftJoin(newest, sql`true`)
    .where(eq(workspace.workspaceId, workspaceId));
  return bearingsOf(found?.seq ?? { first: 0, lanes: {} }, found?.at ?? null, found?.content);
}

/** A digest that was queued, the engagement it is about, and where it goes on from. */
export async function findSent(tx: Tx, workspaceId: string, of: Subscriber, localDate: string) {
  const newest = newestOf(tx, workspaceId, of);
  const [found] = await tx
    .select({
      sent: digestSent,
      engagement,
      seq: recordEnd(workspaceId),
      at: newest.at,
      content: newest.content,
    })
    .from(digestSent)
    .innerJoin(
      engagement,
      and(eq(engagement.workspaceId, digestSent.workspaceId), eq(engagement.id, digestSent.engagementId)),
    )
    .leftJoin(newest, sql`true`)
    .where(and(isSent(workspaceId, of), eq(digestSent.localDate, localDate)));
  if (!found) return undefined;
  const { sent, seq, at, content } = found;
  return { sent, engagement: found.engagement, from: bearingsOf(seq, at, content) };
}
