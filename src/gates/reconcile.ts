import type { WebClient } from '@slack/web-api';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { message } from '../../db/schema/delivery.ts';
import { gateRequest } from '../../db/schema/gates.ts';
import type { Tick } from '../jobs/clock.ts';
import type { QueueWorker } from '../jobs/queue.ts';
import { type Actor, act } from '../record/act.ts';
import { FieldRefusals, Refusal } from '../refusal.ts';
import type { Backstage } from '../room.ts';
import { slackFailure } from '../slack/errors.ts';
import type { World } from '../world.ts';
import { decide, takeBack } from './decide.ts';
import { instantOf } from './handlers/events.ts';
import { LOOK, RECONCILE_QUEUE } from './ids.ts';
import { decidingReactions, missingSteps, type Shown, type Step } from './reconcile-rules.ts';
import { isUnsure } from './rules.ts';
import { requestSubject } from './showings.ts';
import { decisionsOf, findRequest, type GateRequest, openRequests } from './store.ts';
import { onRequest, readSituation, requireSeat } from './verb.ts';

/** [G8] Every ten minutes each open request is compared with what Slack shows, in the queue. */
export const reconcileTick: Tick<World> = {
  name: 'gates.request.reconcile',
  cron: '*/10 * * * *',
  async run(world, actor) {
    await act(world, actor, async ({ tx, enqueue }) => {
      for (const { id } of await openRequests(tx, actor.workspaceId)) {
        const data = { workspaceId: actor.workspaceId, requestId: id };
        enqueue({ queue: RECONCILE_QUEUE, key: `${actor.workspaceId}:${id}`, data });
      }
    });
  },
};

const entry = z.object({ workspaceId: z.string(), requestId: z.uuid() });

export function reconcileWorker({ world, clientFor }: Backstage): QueueWorker {
  return {
    queue: RECONCILE_QUEUE,
    concurrency: 1,
    handle: async (data) => {
      const { workspaceId, requestId } = entry.parse(data);
      const client = await clientFor(workspaceId);
      if (client) await reconcile(world, client, workspaceId, requestId);
    },
  };
}

/** Reads the request's reactions and replies, and gives what is missing to the one decision path. */
export async function reconcile(
  world: World,
  client: WebClient,
  workspaceId: string,
  requestId: string,
): Promise<void> {
  const asked = world.clock.now();
  const place = await placeOf(world, workspaceId, requestId);
  if (!place) return;
  let shown: Shown;
  try {
    shown = await read(client, place.channel, place.ts);
  } catch (error) {
    // The next tick asks again; until then nothing is lost, only later.
    const { code } = slackFailure(error);
    world.log.warn({ workspaceId, requestId, code }, 'a gate request could not be compared with Slack');
    return;
  }
  const { request, decisions } = place;
  for (const step of missingSteps(shown, { ...request, decisions, unsure: isUnsure(request.evidence) })) {
    await take(world, { workspaceId, userId: step.userId, origin: 'slack' }, request, step, asked);
  }
  await world.db.inWorkspace(workspaceId, (tx) =>
    tx
      .update(gateRequest)
      .set({ reconciledAt: asked, reactions: decidingReactions(shown) })
      .where(and(eq(gateRequest.workspaceId, workspaceId), eq(gateRequest.id, requestId))),
  );
}

async function placeOf(world: World, workspaceId: string, requestId: string) {
  return world.db.inWorkspace(workspaceId, async (tx) => {
    const request = await findRequest(tx, workspaceId, requestId);
    if (request?.state !== 'open') return null;
    const [posted] = await tx
      .select({ channel: message.channel, ts: message.ts })
      .from(message)
      .where(and(eq(message.workspaceId, workspaceId), eq(message.subject, requestSubject(requestId))));
    if (!posted?.channel || !posted.ts) return null;
    const decisions = await decisionsOf(tx, workspaceId, requestId);
    return { request, decisions, channel: posted.channel, ts: posted.ts };
  });
}

/** More replies than a thread of decisions will ever have; the rest waits for events. */
const MOST_PAGES = 10;

async function read(client: WebClient, channel: string, ts: string): Promise<Shown> {
  const found = await client.reactions.get({ channel, timestamp: ts, full: true });
  const replies: Shown['replies'][number][] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const more = cursor ? { cursor } : {};
    const answer = await client.conversations.replies({ channel, ts, limit: 200, ...more });
    for (const one of answer.messages ?? []) {
      if (!one.ts || one.ts === ts || !one.user || one.bot_id) continue;
      replies.push({
        ts: one.ts,
        user: one.user,
        text: one.text ?? '',
        edited: 'edited' in one && !!one.edited,
      });
    }
    cursor = answer.response_metadata?.next_cursor || undefined;
    if (!cursor) break;
  }
  const reactions = (found.message?.reactions ?? []).map(({ name = '', users = [] }) => ({ name, users }));
  return { reactions, replies };
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
    else if (step.said.kind !== 'unclear') {
      const { said, ts } = step;
      const text = 'text' in said ? { text: said.text } : {};
      const seenAt = instantOf(ts);
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
