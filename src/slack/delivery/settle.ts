import { and, asc, eq, gt, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { destination, message } from '../../../db/schema/delivery.ts';
import { workspace } from '../../../db/schema/workspace.ts';
import type { Core } from '../../core.ts';
import { type Acting, act } from '../../record/act.ts';
import type { Claim } from './claim.ts';
import { deliveryEntry } from './wanted.ts';

/** A longer wait is left to the queue. */
export const IN_PLACE = { milliseconds: 1_500 };

/** Gives a message back. `unsure` and `lookCursor` as in Outcome; `posted: false` where it is in Slack no longer. */
export async function release(
  world: Core,
  claim: Claim,
  {
    unsure = claim.unsure,
    lookCursor = claim.message.lookCursor,
    posted = true,
  }: { unsure?: Temporal.Instant | null; lookCursor?: string | null; posted?: boolean } = {},
): Promise<void> {
  await world.db.inWorkspace(claim.workspaceId, async (tx) => {
    await tx
      .update(message)
      .set({ attemptAt: unsure, lookCursor, ...(!posted && { ts: null }) })
      .where(inHand(claim));
  });
}

/** The message that began the thread was deleted in Slack: it is posted anew, and the answers follow. */
export async function restartThread(
  world: Core,
  { workspaceId, message: reply, threadTs }: Claim,
): Promise<void> {
  if (!reply.threadOf || !threadTs) return;
  const root = and(subjectIs(workspaceId, reply.threadOf), eq(message.ts, threadTs));
  await world.db.inWorkspace(workspaceId, (tx) =>
    tx
      .update(message)
      .set({ ts: null, deadAt: null, wanted: sql`${message.wanted} + 1` })
      .where(root),
  );
}

/** Nothing goes to this destination before `until`; the entry that wakes it then is written with it. */
export async function postpone(
  world: Core,
  workspaceId: string,
  where: string,
  until: Temporal.Instant,
  { failed = false, broken }: { failed?: boolean; broken?: string } = {},
): Promise<void> {
  await act(world, system(workspaceId), async ({ tx, now, enqueue }) => {
    const failures = sql`${destination.failures} + ${failed ? 1 : 0}`;
    await setDestination(
      tx,
      workspaceId,
      where,
      { notBefore: until, failures: failed ? 1 : 0 },
      { failures },
    );
    if (broken) {
      const attempts = sql`${message.attempts} + 1`;
      await tx.update(message).set({ attempts }).where(subjectIs(workspaceId, broken));
    }
    if (!isSoon(until, now)) enqueue(deliveryEntry(workspaceId, where, until));
  });
}

/** Exponential back-off of a destination: 1, 2, 4 … 60 seconds. */
export async function backOff(
  world: Core,
  workspaceId: string,
  where: string,
  broken?: string,
): Promise<void> {
  const [place] = await world.db.inWorkspace(workspaceId, (tx) =>
    tx.select({ failures: destination.failures }).from(destination).where(placeIs(workspaceId, where)),
  );
  const seconds = Math.min(60, 2 ** Math.min(place?.failures ?? 0, 6));
  const until = world.clock.now().add({ seconds });
  await postpone(world, workspaceId, where, until, { failed: true, ...(broken && { broken }) });
}

interface Burial {
  workspaceId: string;
  destination: string;
  /** One message; without it all that are pending there. */
  subject?: string;
  /** Of these only the answers to this one. */
  threadOf?: string;
  /** Slack's error. */
  reason: string;
  /** Nothing more is sent there until it is reopened. */
  close?: boolean;
}

/**
 * Messages that Slack will not take: marked dead, and the rooms told in the same transaction. One that was
 * told of and died again before it was ever delivered is not told of twice.
 */
export async function bury(world: Core, undelivered: readonly Undelivered[], burial: Burial): Promise<void> {
  const { workspaceId, destination: where, subject, reason } = burial;
  await act(world, system(workspaceId), async (acting) => {
    const pending = and(
      eq(message.workspaceId, workspaceId),
      subject === undefined ? eq(message.destination, where) : eq(message.subject, subject),
      burial.threadOf === undefined
        ? undefined
        : and(eq(message.threadOf, burial.threadOf), isNull(message.ts)),
      gt(message.wanted, message.delivered),
      isNull(message.deadAt),
    );
    if (burial.close) await setDestination(acting.tx, workspaceId, where, { closedReason: reason });
    const dying = await acting.tx
      .select()
      .from(message)
      .where(pending)
      .orderBy(asc(message.subject))
      .for('update');
    // Of those alone: one that comes in between is told of by the next look.
    const those = inArray(
      message.subject,
      dying.map((one) => one.subject),
    );
    await acting.tx
      .update(message)
      .set({ deadAt: acting.now, deadReason: reason })
      .where(and(pending, those));
    for (const { subject, engagementId, deadReason } of dying) {
      world.tally?.delivery('dead');
      if (deadReason) continue;
      for (const tell of undelivered)
        await tell(acting, { subject, engagementId, destination: where, reason });
    }
  });
}

/** A message Slack will not take, as delivery tells the rooms. */
export interface UndeliveredMessage {
  subject: string;
  engagementId: string | null;
  destination: string;
  /** Slack's error code. */
  reason: string;
}

/** Told, inside a transaction, when a message cannot be delivered. */
export type Undelivered = (acting: Acting, message: UndeliveredMessage) => Promise<void>;

/** The token is worth nothing: delivery rests, unless the app has been installed again meanwhile. */
export async function revoke(world: Core, { workspaceId, installedAt }: Claim): Promise<void> {
  const same = and(eq(workspace.workspaceId, workspaceId), eq(workspace.installedAt, installedAt));
  await world.db.inWorkspace(workspaceId, (tx) =>
    tx.update(workspace).set({ revokedAt: world.clock.now() }).where(same),
  );
}

export const isSoon = (until: Temporal.Instant, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(until, now.add(IN_PLACE)) <= 0;

/** Delivery itself, where it acts. */
export const system = (workspaceId: string) => ({ workspaceId, userId: 'system', origin: 'clock' }) as const;

const inHand = ({ workspaceId, message: { subject }, token }: Claim): SQL | undefined =>
  and(subjectIs(workspaceId, subject), eq(message.attemptAt, token));

const subjectIs = (workspaceId: string, subject: string) =>
  and(eq(message.workspaceId, workspaceId), eq(message.subject, subject));

const placeIs = (workspaceId: string, where: string) =>
  and(eq(destination.workspaceId, workspaceId), eq(destination.destination, where));

type Health = Partial<Pick<typeof destination.$inferInsert, 'notBefore' | 'failures' | 'closedReason'>>;

async function setDestination(
  tx: Tx,
  workspaceId: string,
  where: string,
  health: Health,
  known: Partial<Record<keyof Health, SQL>> = {},
): Promise<void> {
  await tx
    .insert(destination)
    .values({ workspaceId, destination: where, ...health })
    .onConflictDoUpdate({
      target: [destination.workspaceId, destination.destination],
      set: { ...health, ...known },
    });
}
