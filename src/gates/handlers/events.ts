import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { message } from '../../../db/schema/delivery.ts';
import type { EventHandler, EventVisit } from '../../handlers.ts';
import { act } from '../../record/act.ts';
import { decide, takeBack } from '../decide.ts';
import { LOOK, REQUEST } from '../ids.ts';
import { readReaction, readReply } from '../reply-words.ts';
import { unclearMessage } from '../screens/replies.ts';
import { mayDecide } from './decide.ts';

const reaction = z.object({
  reaction: z.string(),
  event_ts: z.string(),
  item: z.object({ type: z.string(), channel: z.string().optional(), ts: z.string().optional() }),
});

const reply = z.object({
  channel: z.string(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  text: z.string().default(''),
  subtype: z.string().optional(),
  bot_id: z.string().optional(),
  edited: z.unknown().optional(),
});

/** Slack's timestamps are seconds with six decimals. */
export const instantOf = (ts: string): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(Math.floor(Number(ts) * 1_000));

/** The request whose message this is; null for every other message. */
async function requestAt(
  { world, actor }: Pick<EventVisit, 'world' | 'actor'>,
  channel: string,
  ts: string,
): Promise<string | null> {
  const [found] = await world.db.inWorkspace(actor.workspaceId, (tx) =>
    tx
      .select({ subject: message.subject })
      .from(message)
      .where(
        and(eq(message.workspaceId, actor.workspaceId), eq(message.channel, channel), eq(message.ts, ts)),
      ),
  );
  const [kind, id] = found?.subject.split(':') ?? [];
  return kind === REQUEST && id ? id : null;
}

/** [G3] ✅ approves; ❌ asks for the reason first, and counts once that is given. */
export const onReaction: EventHandler = async (visit) => {
  const { reaction: name, item, event_ts: ts } = reaction.parse(visit.event);
  const said = readReaction(name);
  if (!said || !item.channel || !item.ts) return;
  const requestId = await requestAt(visit, item.channel, item.ts);
  if (!requestId) return;
  const { world, actor } = visit;
  if (said === 'reject') return askWhy(visit, requestId);
  await decide(world, actor, { requestId, kind: 'approve', via: 'reaction', seenAt: instantOf(ts) });
};

/** [G7] Removing one's ✅ takes the approval back, before the outcome. */
export const onUnreaction: EventHandler = async (visit) => {
  const { reaction: name, item } = reaction.parse(visit.event);
  if (readReaction(name) !== 'approve' || !item.channel || !item.ts) return;
  const requestId = await requestAt(visit, item.channel, item.ts);
  if (requestId) await takeBack(visit.world, visit.actor, { requestId, reaction: true });
};

/** [G3] A reply in the request's thread. What was edited, or what a bot says, decides nothing. */
export const onReply: EventHandler = async (visit) => {
  const { channel, ts, thread_ts: thread, text, subtype, bot_id: bot, edited } = reply.parse(visit.event);
  const isPlain = subtype === undefined || subtype === 'thread_broadcast' || subtype === 'file_share';
  if (!thread || thread === ts || bot || edited || !isPlain) return;
  const said = readReply(text);
  if (!said) return;
  const requestId = await requestAt(visit, channel, thread);
  if (!requestId) return;
  const { world, actor } = visit;
  if (said.kind === 'unclear') return visit.tell(unclearMessage(visit.say));
  if (said.kind === 'reject' && said.text === '') return askWhy(visit, requestId);
  await decide(world, actor, {
    requestId,
    kind: said.kind,
    via: 'reply',
    source: ts,
    seenAt: instantOf(ts),
    ...('text' in said && { text: said.text }),
  });
};

/** Asks this person, directly and once for this evidence, why they reject: a private message with the button. */
async function askWhy(visit: EventVisit, requestId: string): Promise<void> {
  const { world, actor } = visit;
  const { request } = await mayDecide(visit, requestId);
  await act(world, actor, async ({ show }) =>
    show({
      subject: `${LOOK}:${requestId} reason ${actor.userId}`,
      destination: actor.userId,
      engagementId: request.engagementId,
    }),
  );
}
