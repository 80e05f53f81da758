import { and, eq, gte, inArray } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { portfolioSent, portfolioSubscription } from '../../db/schema/portfolio.ts';
import { person } from '../../db/schema/workspace.ts';

export type Kept = typeof portfolioSubscription.$inferSelect;
export type Sent = typeof portfolioSent.$inferSelect;

export async function findSubscription(
  tx: Tx,
  workspaceId: string,
  userId: string,
): Promise<Kept | undefined> {
  const [found] = await tx
    .select()
    .from(portfolioSubscription)
    .where(and(eq(portfolioSubscription.workspaceId, workspaceId), eq(portfolioSubscription.userId, userId)));
  return found;
}

export async function saveSubscription(tx: Tx, row: Kept): Promise<void> {
  await tx
    .insert(portfolioSubscription)
    .values(row)
    .onConflictDoUpdate({
      target: [portfolioSubscription.workspaceId, portfolioSubscription.userId],
      set: row,
    });
}

/** Those who get it and have not left Slack, with what they had in the last days. */
export async function readSchedules(tx: Tx, workspaceId: string, now: Temporal.Instant) {
  const subscribed = await tx
    .select({ kept: portfolioSubscription, ownZone: person.timeZone })
    .from(portfolioSubscription)
    .innerJoin(
      person,
      and(
        eq(person.workspaceId, portfolioSubscription.workspaceId),
        eq(person.userId, portfolioSubscription.userId),
        eq(person.isDeactivated, false),
      ),
    )
    .where(and(eq(portfolioSubscription.workspaceId, workspaceId), eq(portfolioSubscription.isOn, true)));
  if (subscribed.length === 0) return { subscribed, sent: [] };
  // No local date is further from UTC's than one day.
  const recent = now.subtract({ hours: 72 }).toZonedDateTimeISO('UTC').toPlainDate().toString();
  const sent = await tx
    .select({ userId: portfolioSent.userId, localDate: portfolioSent.localDate })
    .from(portfolioSent)
    .where(
      and(
        eq(portfolioSent.workspaceId, workspaceId),
        inArray(
          portfolioSent.userId,
          subscribed.map(({ kept }) => kept.userId),
        ),
        gte(portfolioSent.localDate, recent),
      ),
    );
  return { subscribed, sent };
}

/** Takes the digests that nobody has taken yet. @returns those */
export async function takeDigests(tx: Tx, rows: readonly (typeof portfolioSent.$inferInsert)[]) {
  if (rows.length === 0) return [];
  return tx
    .insert(portfolioSent)
    .values([...rows])
    .onConflictDoNothing()
    .returning({ userId: portfolioSent.userId, localDate: portfolioSent.localDate });
}

const isSent = (workspaceId: string, userId: string, localDate: string) =>
  and(
    eq(portfolioSent.workspaceId, workspaceId),
    eq(portfolioSent.userId, userId),
    eq(portfolioSent.localDate, localDate),
  );

export async function findSent(
  tx: Tx,
  workspaceId: string,
  userId: string,
  localDate: string,
): Promise<Sent | undefined> {
  const [found] = await tx
    .select()
    .from(portfolioSent)
    .where(isSent(workspaceId, userId, localDate));
  return found;
}

/** Keeps what a digest says, so that every further try says the same. */
export async function keepComposed(tx: Tx, sent: Sent, content: object): Promise<void> {
  await tx
    .update(portfolioSent)
    .set({ content })
    .where(isSent(sent.workspaceId, sent.userId, sent.localDate));
}
