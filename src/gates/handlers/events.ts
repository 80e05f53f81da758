import { and, eq, like } from 'drizzle-orm';
import { z } from 'zod';
import { message } from '../../../db/schema/delivery.ts';
import { workspace } from '../../../db/schema/workspace.ts';
import type { EventHandler, EventVisit } from '../../handlers.ts';
import { act } from '../../record/act.ts';
import { Refusal } from '../../refusal.ts';
import { instantOf, readEvent, timestamp } from '../../slack/event-form.ts';
import { plainWords } from '../../slack/plain-words.ts';
import { decide, takeBack } from '../decide.ts';
import { LOOK, REQUEST } from '../ids.ts';
import { readReaction, readReply, type Said } from '../reply-words.ts';
import { restoreRequest } from '../restore.ts';
import { remarkMessage, unclearMessage } from '../screens/replies.ts';
import { mayDecide } from './decide.ts';

const reaction = z.object({
  reaction: z.string(),
  event_ts: timestamp,
  item: z.object({ type: z.string(), channel: z.string().optional(), ts: z.string().optional() }),
});

const messageEvent = z.object({
  channel: z.string(),
  ts: timestamp,
  thread_ts: z.string().optional(),
  text: z.string().default(''),
  subtype: z.string().optional(),
  bot_id: z.string().optional(),
  edited: z.unknown().optional(),
  /** Of a deletion. */
  deleted_ts: z.string().optional(),
  /** Of a change: the message as it is now. */
  message: z.object({ ts: z.string(), subtype: z.string().optional() }).optional(),
});
type MessageEvent = z.output<typeof messageEvent>;

/** The request whose message this is, and who we are here; null for every other message. */
async function requestAt(
  { world, actor }: Pick<EventVisit, 'world' | 'actor'>,
  channel: string,
  ts: string,
): Promise<{ requestId: string; botUserId: string } | null> {
  const [found] = await world.db.inWorkspace(actor.workspaceId, (tx) =>
    tx
      .select({ subject: message.subject, botUserId: workspace.botUserId })
      .from(message)
      .innerJoin(workspace, eq(workspace.workspaceId, message.workspaceId))
      .where(
        and(
          eq(message.workspaceId, actor.workspaceId),
          eq(message.channel, channel),
          eq(message.ts, ts),
          // Something may have been recorded from it, and stands in its thread.
          like(message.subject, `${REQUEST}:%`),
        ),
      ),
  );
  const requestId = found?.subject.slice(REQUEST.length + 1);
  return found && requestId ? { requestId, botUserId: found.botUserId } : null;
}

/** [G3] ✅ approves; ❌ asks for the reason first, and counts once that is given. */
export const onReaction: EventHandler = async (visit) => {
  const { reaction: name, item, event_ts: ts } = readEvent(reaction, visit.event);
  const said = readReaction(name);
  if (!said || !item.channel || !item.ts) return;
  const found = await requestAt(visit, item.channel, item.ts);
  if (!found) return;
  const { world, actor } = visit;
  const { requestId } = found;
  if (said === 'reject') return askWhy(visit, requestId);
  await decide(world, actor, { requestId, kind: 'approve', via: 'reaction', seenAt: instantOf(ts) });
};

/** [G7] Removing one's ✅ takes the approval back, before the outcome. */
export const onUnreaction: EventHandler = async (visit) => {
  const { reaction: name, item } = readEvent(reaction, visit.event);
  if (readReaction(name) !== 'approve' || !item.channel || !item.ts) return;
  const found = await requestAt(visit, item.channel, item.ts);
  if (found) await takeBack(visit.world, visit.actor, { requestId: found.requestId, reaction: true });
};

/** What is said below a request, and what happens to the request's own message. */
export const onMessage: EventHandler = async (visit) => {
  const told = readEvent(messageEvent, visit.event);
  const deleted = deletedIn(told);
  if (!deleted) return onReply(visit, told);
  const found = await requestAt(visit, told.channel, deleted);
  if (found) await restoreRequest(visit.world, visit.actor.workspaceId, found.requestId);
};

/** The message that an event says was deleted; one with replies below it changes into a tombstone. */
function deletedIn({ subtype, deleted_ts, message: changed }: MessageEvent): string | undefined {
  if (subtype === 'message_deleted') return deleted_ts;
  return changed?.subtype === 'tombstone' ? changed.ts : undefined;
}

/** [G3] A reply in the request's thread. What was edited, or what a bot says, decides nothing. */
async function onReply(visit: EventVisit, told: MessageEvent): Promise<void> {
  const { channel, ts, thread_ts: thread, text, subtype, bot_id: bot, edited } = told;
  const isPlain = subtype === undefined || subtype === 'thread_broadcast' || subtype === 'file_share';
  if (!thread || thread === ts || bot || edited || !isPlain) return;
  const found = await requestAt(visit, channel, thread);
  const said = found && readReply(text, found.botUserId);
  if (said) await answerReply(visit, found.requestId, ts, said);
}

async function answerReply(visit: EventVisit, requestId: string, ts: string, said: Said): Promise<void> {
  const { world, actor, say } = visit;
  if (said.kind === 'unclear') return visit.tell(unclearMessage(say));
  if (said.kind === 'remark') {
    if (await couldDecide(visit, requestId)) await visit.tell(remarkMessage(say));
    return;
  }
  if (said.kind === 'reject' && said.text === '') return askWhy(visit, requestId);
  await decide(world, actor, {
    requestId,
    kind: said.kind,
    via: 'reply',
    source: ts,
    seenAt: instantOf(ts),
    ...('text' in said && { text: await plainWords(world, actor.workspaceId, said.text, asking(visit)) }),
  });
}

const asking = ({ client, origin }: EventVisit) => ({ client, visitor: origin });

/** Who could not decide anyway said nothing that was meant as a decision. */
async function couldDecide(visit: EventVisit, requestId: string): Promise<boolean> {
  try {
    await mayDecide(visit, requestId);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

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
