import type { WebClient } from '@slack/web-api';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { message } from '../../db/schema/delivery.ts';
import { gateRequest } from '../../db/schema/gates.ts';
import { workspace } from '../../db/schema/workspace.ts';
import { withId } from '../../db/scope.ts';
import type { Tick } from '../jobs/clock.ts';
import type { QueueWorker } from '../jobs/queue.ts';
import { type Actor, act } from '../record/act.ts';
import { FieldRefusals, Refusal } from '../refusal.ts';
import type { Backstage } from '../room.ts';
import { type SlackFailure, slackFailure } from '../slack/errors.ts';
import { instantOf } from '../slack/event-form.ts';
import { plainWords } from '../slack/plain-words.ts';
import type { World } from '../world.ts';
import { decide, takeBack } from './decide.ts';
import { LOOK, RECONCILE_QUEUE } from './ids.ts';
import { decidingReactions, missingSteps, type Shown, type Step } from './reconcile-rules.ts';
import { restoreRequest } from './restore.ts';
import { isUnsure } from './rules.ts';
import { requestSubject } from './showings.ts';
import { decisionsOf, findRequest, type GateRequest, openRequests } from './store.ts';
import { fromTheBeginning, placeIn, readPage, type ThreadPage, type ThreadPlace } from './thread-place.ts';
import { onRequest, readSituation, requireSeat } from './verb.ts';

/** Passes that Slack's limits stop go on until the next tick comes along. */
const PASS = { minutes: 9 };

/** [G8] Every ten minutes each open request is compared with what Slack shows, in the queue. */
export const reconcileTick: Tick<World> = {
  name: 'gates.request.reconcile',
  cron: '*/10 * * * *',
  async run(world, actor) {
    await act(world, actor, async ({ tx, now, enqueue }) => {
      const until = now.add(PASS).toString();
      for (const { id } of await openRequests(tx, actor.workspaceId)) {
        const data = { workspaceId: actor.workspaceId, requestId: id, until };
        enqueue({ queue: RECONCILE_QUEUE, key: `${actor.workspaceId}:${id}`, data });
      }
    });
  },
};

const entry = z.object({ workspaceId: z.string(), requestId: z.uuid(), until: z.string().optional() });

export function reconcileWorker({ world, clientFor }: Backstage): QueueWorker {
  return {
    queue: RECONCILE_QUEUE,
    concurrency: 1,
    // The next tick begins anew.
    tries: 6,
    handle: async (data) => {
      const { workspaceId, requestId, until } = entry.parse(data);
      const client = await clientFor(workspaceId);
      const pause = client && (await reconcile(world, client, workspaceId, requestId));
      if (!pause || !until) return;
      const startAfter = world.clock.now().add({ seconds: Math.ceil(pause) });
      if (Temporal.Instant.compare(startAfter, Temporal.Instant.from(until)) > 0) return;
      await act(world, { workspaceId, userId: 'system', origin: 'clock' }, async ({ enqueue }) =>
        enqueue({
          queue: RECONCILE_QUEUE,
          key: `${workspaceId}:${requestId}`,
          data: { workspaceId, requestId, until },
          startAfter,
        }),
      );
    },
  };
}

/** More pages than a thread of decisions will ever have; the rest is read the next time. */
const MOST_PAGES = 10;

/**
 * Reads the request's reactions and replies, and gives what is missing to the one decision path. Where Slack stops it
 * before the thread was read to its end, it goes on from there the next time.
 * @returns seconds after which there is more to read; null where the pass has come to its end, or failed
 */
export async function reconcile(
  world: World,
  client: WebClient,
  workspaceId: string,
  requestId: string,
): Promise<number | null> {
  const asked = world.clock.now();
  let reactions: Shown['reactions'] | undefined;
  for (let turn = 0; turn < MOST_PAGES; turn += 1) {
    const at = await whereIs(world, workspaceId, requestId);
    if (!at) return null;
    let page: ThreadPage;
    try {
      reactions ??= await readReactions(client, at.channel, at.place.thread);
      page = await readPage(client, at.channel, at.place);
    } catch (error) {
      return notRead(world, { workspaceId, requestId, place: at.place }, slackFailure(error));
    }
    const { request, decisions, botUserId } = at;
    const shown = { ...page, reactions, botUserId };
    for (const step of missingSteps(shown, { ...request, decisions, unsure: isUnsure(request.evidence) }))
      await take(world, { workspaceId, userId: step.userId, origin: 'slack' }, request, step, asked);
    const whole = page.whole && { reconciledAt: asked, reactions: decidingReactions(shown) };
    await keep(world, workspaceId, requestId, { threadPlace: page.next, ...whole });
    if (page.whole) return null;
  }
  return null;
}

/** What was read so far stays read. A request whose message was deleted is shown again. */
async function notRead(
  world: World,
  about: { workspaceId: string; requestId: string; place: ThreadPlace },
  { kind, code, retryAfter }: SlackFailure,
): Promise<number | null> {
  const { workspaceId, requestId, place } = about;
  if (kind === 'rate-limited') return Math.max(1, retryAfter);
  if (kind === 'message-gone' || kind === 'thread-gone') {
    await restoreRequest(world, workspaceId, requestId);
    return null;
  }
  if (code === 'invalid_cursor') {
    await keep(world, workspaceId, requestId, { threadPlace: fromTheBeginning(place) });
    return 1;
  }
  // The next tick asks again; until then nothing is lost, only later.
  world.log.warn({ workspaceId, requestId, code }, 'a gate request could not be compared with Slack');
  return null;
}

const keep = (
  world: World,
  workspaceId: string,
  requestId: string,
  known: Partial<Pick<typeof gateRequest.$inferInsert, 'threadPlace' | 'reconciledAt' | 'reactions'>>,
) =>
  world.db.inWorkspace(workspaceId, (tx) =>
    tx
      .update(gateRequest)
      .set(known)
      .where(withId(gateRequest, workspaceId, requestId)),
  );

async function whereIs(world: World, workspaceId: string, requestId: string) {
  return world.db.inWorkspace(workspaceId, async (tx) => {
    const request = await findRequest(tx, workspaceId, requestId);
    if (request?.state !== 'open') return null;
    const [posted] = await tx
      .select({ channel: message.channel, ts: message.ts, botUserId: workspace.botUserId })
      .from(message)
      .innerJoin(workspace, eq(workspace.workspaceId, message.workspaceId))
      .where(and(eq(message.workspaceId, workspaceId), eq(message.subject, requestSubject(requestId))));
    if (!posted?.channel || !posted.ts) return null;
    const decisions = await decisionsOf(tx, workspaceId, requestId);
    const { channel, ts, botUserId } = posted;
    return { request, decisions, channel, botUserId, place: placeIn(ts, request.threadPlace) };
  });
}

async function readReactions(client: WebClient, channel: string, ts: string): Promise<Shown['reactions']> {
  const { message: found } = await client.reactions.get({ channel, timestamp: ts, full: true });
  return (found?.reactions ?? []).map(({ name = '', users = [] }) => ({ name, users }));
}

/** One step, as the event would have taken it. What is refused here was told nobody then, and is not now. */
async function take(
  world: World,
  actor: Actor,
  { id: requestId, engagementId }: GateRequest,
  step: Step,
  asked: Temporal.Instant,
): Promise<void> {
  try {
    if (step.what === 'unreact') await takeBack(world, actor, { requestId, reaction: true, before: asked });
    else if (step.what === 'react')
      await decide(world, actor, { requestId, kind: 'approve', via: 'reaction', seenAt: asked });
    else if (step.what === 'ask') await ask(world, actor, { requestId, engagementId }, step.about);
    else {
      const { said, ts } = step;
      const seenAt = instantOf(ts);
      const text = 'text' in said && { text: await plainWords(world, actor.workspaceId, said.text) };
      await decide(world, actor, { requestId, kind: said.kind, via: 'reply', source: ts, seenAt, ...text });
    }
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof FieldRefusals)) throw error;
    world.log.debug(
      { requestId, userId: actor.userId, refusal: error.message },
      'a reaction or reply does not count',
    );
  }
}

/** Asks a person who could decide, once for each state of the evidence. */
async function ask(
  world: World,
  actor: Actor,
  { requestId, engagementId }: { requestId: string; engagementId: string },
  about: 'reason' | 'again' | 'conditions',
): Promise<void> {
  await onRequest(world, actor, requestId, async (acting) => {
    const situation = await readSituation(acting);
    await requireSeat(acting, situation);
    const { digest } = situation.request;
    if (!(await acting.once(`gates.look:${requestId}:${actor.userId}:${about}:${digest}`))) return;
    const subject = `${LOOK}:${requestId} ${about} ${actor.userId}`;
    acting.show({ subject, destination: actor.userId, engagementId });
  });
}
