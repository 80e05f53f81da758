import type { SlackMessage } from '@phasegate/block-kit/blocks.ts';
import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Orm, Tx } from '../../db/database.ts';
import { message } from '../../db/schema/delivery.ts';
import { digestSent } from '../../db/schema/digest.ts';
import { engagement } from '../../db/schema/engagement.ts';
import { workspace } from '../../db/schema/workspace.ts';
import { ofEngagement, withId } from '../../db/scope.ts';
import { given, statement } from '../../db/statement.ts';
import type { DigestPicture } from '../news.ts';
import { type RecordEnd, recordEnd } from '../record/ends.ts';
import { type Subscriber, subjectOf } from './store.ts';

export type Sent = typeof digestSent.$inferSelect;
/** Which digest: of whom, and of which date. */
export type Which = Pick<Sent, 'engagementId' | 'subscriber' | 'localDate'>;

/** What a composed digest says, and how far it knew the record: the next one goes on from there. */
export interface Composed {
  /** Only the number of the last event in those of before the record had lanes. */
  seq: RecordEnd | number;
  message: SlackMessage;
  /** Drawn once the message stands in Slack; `at`: before which block. */
  picture?: DigestPicture & { at: number };
  /** Composed when it was queued; delivery has not come to it yet. */
  ahead?: true;
}

/** Takes the digests that nobody has taken yet. @returns those */
export async function takeDigests(
  tx: Tx,
  rows: readonly (typeof digestSent.$inferInsert)[],
): Promise<Which[]> {
  if (rows.length === 0) return [];
  return taken(tx, { rows: JSON.stringify(rows) });
}

const taken = statement((orm) =>
  orm
    .insert(digestSent)
    .select(
      sql`select "workspaceId", "engagementId", subscriber, "localDate", until, "queuedAt", null, null
        from jsonb_to_recordset(${given('rows')}::text::jsonb) as due ("workspaceId" text, "engagementId" uuid, subscriber text,
          "localDate" date, until timestamptz, "queuedAt" timestamptz)`,
    )
    .onConflictDoNothing()
    .returning({
      engagementId: digestSent.engagementId,
      subscriber: digestSent.subscriber,
      localDate: digestSent.localDate,
    }),
);

const isSent = and(
  ofEngagement(digestSent, given('workspaceId'), given('engagementId')),
  eq(digestSent.subscriber, given('subscriber')),
);
const isThatDate = eq(digestSent.localDate, given('localDate'));

/** Keeps what digests say, so that every further try says the same. */
export async function keepComposed(
  tx: Tx,
  workspaceId: string,
  composed: readonly (Which & { content: Composed })[],
  at: Temporal.Instant,
): Promise<void> {
  await kept(tx, { workspaceId, at: at.toString(), composed: JSON.stringify(composed) });
}

const kept = statement((orm) =>
  orm
    .update(digestSent)
    .set({ content: sql`kept.content`, composedAt: sql`${given('at')}::text::timestamptz` })
    .from(
      sql`jsonb_to_recordset(${given('composed')}::text::jsonb) as kept ("engagementId" uuid, subscriber text, "localDate" date, content jsonb)`,
    )
    .where(
      and(
        eq(digestSent.workspaceId, given('workspaceId')),
        sql`${digestSent.engagementId} = kept."engagementId"`,
        sql`${digestSent.subscriber} = kept.subscriber`,
        sql`${digestSent.localDate} = kept."localDate"`,
      ),
    ),
);

/** Delivery has come to a digest that was composed ahead: from now on it says this. */
export async function keepAsComposed(tx: Tx, { workspaceId, ...which }: Sent): Promise<void> {
  await asComposed(tx, { workspaceId, ...keyOf(which) });
}

const asComposed = statement((orm) =>
  orm
    .update(digestSent)
    .set({ content: sql`${digestSent.content} - 'ahead'` })
    .where(and(isSent, isThatDate)),
);

const keyOf = ({ engagementId, subscriber, localDate }: Which): Which => ({
  engagementId,
  subscriber,
  localDate,
});

/** [D1] The picture of the subscriber's digest before, where it is the same: it is in Slack already. */
export async function takeOverPicture(tx: Tx, { workspaceId, ...which }: Sent, hash: string): Promise<void> {
  const key = keyOf(which);
  const subject = subjectOf(key, key.localDate);
  await takenOver(tx, { workspaceId, ...key, hash, subject, before: subjectOf(key, '') });
}

const takenOver = statement((orm) => {
  const before = orm
    .select({ hash: sql`${message.pictureHash}`.as('hash'), shown: sql`${message.pictureShown}`.as('shown') })
    .from(digestSent)
    .innerJoin(message, isMessage)
    .where(
      and(
        isSent,
        sql`${digestSent.localDate} < ${given('localDate')}::date`,
        isNotNull(message.pictureShown),
      ),
    )
    .orderBy(desc(digestSent.localDate))
    .limit(1)
    .as('before');
  return orm
    .update(message)
    .set({ pictureHash: sql`before.hash`, pictureFile: sql`before.shown` })
    .from(before)
    .where(
      and(
        eq(message.workspaceId, given('workspaceId')),
        eq(message.subject, given('subject')),
        sql`before.hash = ${given('hash')}`,
      ),
    );
});

/** Where a digest goes on from. */
export interface Bearings {
  /** The end of the workspace's record, as this transaction sees it. */
  seq: RecordEnd;
  /** The newest digest of this subscriber that stands in Slack: what it told need not be told again. */
  last: { at: Temporal.Instant; seq: RecordEnd } | null;
}

/** The message of a digest; `before`: its subject, up to the date. */
const isMessage = and(
  eq(message.workspaceId, digestSent.workspaceId),
  eq(message.subject, sql`${given('before')}::text || ${digestSent.localDate}::text`),
);

/** The newest digest of a subscriber that stands in Slack. */
const newestOf = (orm: Orm) =>
  orm
    .select({ at: digestSent.composedAt, content: digestSent.content })
    .from(digestSent)
    .innerJoin(message, and(isMessage, isNotNull(message.ts)))
    .where(and(isSent, isNotNull(digestSent.composedAt)))
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
  const { engagementId, subscriber } = of;
  const [found] = await now(tx, { workspaceId, engagementId, subscriber, before: subjectOf(of, '') });
  return bearingsOf(found?.seq ?? { first: 0, lanes: {} }, found?.at ?? null, found?.content);
}

const now = statement((orm) => {
  const newest = newestOf(orm);
  return orm
    .select({ seq: recordEnd(given('workspaceId')), at: newest.at, content: newest.content })
    .from(workspace)
    .leftJoin(newest, sql`true`)
    .where(eq(workspace.workspaceId, given('workspaceId')));
});

/** A digest that was queued, the engagement it is about, and where it goes on from. */
export async function findSent(tx: Tx, workspaceId: string, which: Which) {
  const [found] = await sentOf(tx, { workspaceId, ...keyOf(which), before: subjectOf(which, '') });
  if (!found) return undefined;
  const { sent, seq, at, content } = found;
  return { sent, engagement: found.engagement, from: bearingsOf(seq, at, content) };
}

const sentOf = statement((orm) => {
  const newest = newestOf(orm);
  return orm
    .select({
      sent: digestSent,
      engagement,
      seq: recordEnd(given('workspaceId')),
      at: newest.at,
      content: newest.content,
    })
    .from(digestSent)
    .innerJoin(engagement, withId(engagement, digestSent.workspaceId, digestSent.engagementId))
    .leftJoin(newest, sql`true`)
    .where(and(isSent, isThatDate));
});
