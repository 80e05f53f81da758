import { and, eq, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '../../db/database.ts';
import { apiKey } from '../../db/schema/api.ts';
import { message } from '../../db/schema/delivery.ts';
import { digestSubscription } from '../../db/schema/digest.ts';
import { homeOpened } from '../../db/schema/home.ts';
import { portfolioSubscription } from '../../db/schema/portfolio.ts';
import { draft, person } from '../../db/schema/workspace.ts';
import { personLeft } from '../engagement/departure.ts';
import { tellChanged } from '../engagement/verb.ts';
import type { QueueWorker } from '../jobs/queue.ts';
import { type Acting, act } from '../record/act.ts';
import { ERASED } from '../record/redactions.ts';
import type { Backstage } from '../room.ts';
import { tellRightsChanged } from '../slack/rights.ts';
import type { World } from '../world.ts';
import { holdsOn, traceOf } from './ask-erasure.ts';
import { ERASE_QUEUE, ERASURE_NOTICE } from './ids.ts';
import { engagementsWith, rewriteTables } from './places.ts';
import { rewriteRecord } from './rewrite-record.ts';
import { type Erasure, lockErasure, updateErasure } from './store.ts';
import { aliasOf, type Trace } from './trace.ts';

const entry = z.object({ workspaceId: z.string(), id: z.uuid() });

export const eraseWorker = ({ world }: Backstage): QueueWorker => ({
  queue: ERASE_QUEUE,
  concurrency: 1,
  tries: 20,
  async handle(data) {
    const { workspaceId, id } = entry.parse(data);
    await erasePerson(world, workspaceId, id);
  },
});

/**
 * [A3] Puts a pseudonym wherever somebody stands: state, record, messages. All of it or nothing; run again it does what is
 * left. [E2] Their duties are unassigned afterwards, as of anybody who left.
 */
export async function erasePerson(world: World, workspaceId: string, id: string): Promise<void> {
  const system = { workspaceId, userId: 'system', origin: 'clock' as const };
  const gone = await act(world, system, async (acting) => {
    const asked = await lockErasure(acting.tx, workspaceId, id);
    if (!asked || asked.stoppedAt) return null;
    if (asked.userId === null) return asked.pseudonym;
    return (await eraseFrom(world, acting, { ...asked, userId: asked.userId })) ? asked.pseudonym : null;
  });
  if (gone) await personLeft(world, workspaceId, gone);
}

async function eraseFrom(
  world: World,
  acting: Acting,
  asked: Erasure & { userId: string },
): Promise<boolean> {
  const { tx, now, record, show } = acting;
  const { workspaceId, id, pseudonym } = asked;
  const trace = await traceOf(tx, workspaceId, asked);
  const engagements = await engagementsWith(tx, workspaceId, trace);
  // Nobody who does not know it reads who it was to be: the notice names the pseudonym.
  const notice = (to: string) => show({ subject: `${ERASURE_NOTICE}:${id}`, destination: to });
  const [held] = await holdsOn(tx, workspaceId, engagements, now);
  if (held) {
    await updateErasure(tx, asked, { stoppedAt: now, userId: null });
    notice(asked.askedBy);
    return false;
  }
  const context = { tx, workspaceId, world, now };
  const lookAgain = [];
  for (const room of world.rooms) lookAgain.push(await room.erasing?.(context, engagements));
  await updateErasure(tx, asked, { userId: null });
  await takeAway(tx, workspaceId, trace, now);
  const places = await rewriteTables(tx, workspaceId, trace);
  const { events, seals, digest } = await rewriteRecord(tx, workspaceId, trace, id);
  for (const look of lookAgain) await look?.();
  if (events > 0) places.set('audit_event', events);
  if (seals > 0) places.set('seal', seals);
  const counts = Object.fromEntries(places);
  await updateErasure(tx, asked, { doneAt: now, places: counts });
  record({ action: ERASED, kind: 'erasure', subject: id, after: { pseudonym, places: counts, digest } });
  await showAgain(acting, engagements, pseudonym);
  for (const engagementId of engagements) tellChanged(world, acting, engagementId);
  if (asked.askedBy !== trace.userId) notice(asked.askedBy);
  return true;
}

/** What was theirs alone goes; who they are is told by the pseudonym from now on. */
async function takeAway(
  tx: Tx,
  workspaceId: string,
  { userId, pseudonym }: Trace,
  now: Temporal.Instant,
): Promise<void> {
  await tx.delete(draft).where(and(eq(draft.workspaceId, workspaceId), eq(draft.userId, userId)));
  await tx
    .delete(homeOpened)
    .where(and(eq(homeOpened.workspaceId, workspaceId), eq(homeOpened.userId, userId)));
  await tx
    .delete(digestSubscription)
    .where(and(eq(digestSubscription.workspaceId, workspaceId), eq(digestSubscription.subscriber, userId)));
  await tx
    .delete(portfolioSubscription)
    .where(and(eq(portfolioSubscription.workspaceId, workspaceId), eq(portfolioSubscription.userId, userId)));
  await tx
    .update(apiKey)
    .set({ revokedAt: now, revokedBy: userId })
    .where(and(eq(apiKey.workspaceId, workspaceId), eq(apiKey.createdBy, userId), isNull(apiKey.revokedAt)));
  // What waited for them is not told to anybody.
  await tx
    .update(message)
    .set({ delivered: sql`${message.wanted}`, attemptAt: null })
    .where(and(eq(message.workspaceId, workspaceId), eq(message.destination, userId)));
  await tx.delete(person).where(and(eq(person.workspaceId, workspaceId), eq(person.userId, userId)));
  await tx.insert(person).values({
    workspaceId,
    userId: pseudonym,
    name: aliasOf(pseudonym),
    locale: 'en-US',
    timeZone: 'UTC',
    isAdmin: false,
    isBot: false,
    isExternal: false,
    isDeactivated: true,
    readAt: now,
  });
  await tellRightsChanged(tx, workspaceId);
}

/** Messages that stand in Slack and may name them are rendered anew. */
async function showAgain({ tx, show, actor }: Acting, engagements: readonly string[], pseudonym: string) {
  const rows = await tx
    .select()
    .from(message)
    .where(
      and(
        eq(message.workspaceId, actor.workspaceId),
        isNotNull(message.ts),
        isNull(message.deadAt),
        ne(message.destination, pseudonym),
        or(
          sql`position(${pseudonym} in ${message.subject}) > 0`,
          engagements.length > 0 ? inArray(message.engagementId, [...engagements]) : sql`false`,
        ),
      ),
    )
    .orderBy(message.position);
  for (const { subject, destination, threadOf, pin, engagementId } of rows)
    show({
      subject,
      destination,
      pin,
      ...(threadOf && { threadOf }),
      ...(engagementId && { engagementId }),
    });
}
