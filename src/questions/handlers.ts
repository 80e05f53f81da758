import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { message } from '../../db/schema/delivery.ts';
import { workspace } from '../../db/schema/workspace.ts';
import { viewEngagement } from '../engagement/view.ts';
import { readReply } from '../gates/reply-words.ts';
import type { ActionHandler, EventHandler, EventVisit, Visit } from '../handlers.ts';
import { Refusal } from '../refusal.ts';
import { readEvent } from '../slack/event-form.ts';
import { plainWords, withNames } from '../slack/plain-words.ts';
import { sayIn } from '../texts/say.ts';
import { type Asking, isAnswered, keep, understand } from './ask.ts';
import { compose } from './compose.ts';
import { chosenBy, phrasedBy } from './model/help.ts';
import { showLooking, titleThread } from './pane.ts';
import { findQuestion, type Kept, kept as keptSchema } from './store.ts';

const asked = z.object({
  channel: z.string(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  text: z.string().default(''),
  bot_id: z.string().optional(),
  subtype: z.string().optional(),
});
type Told = z.output<typeof asked>;

const edited = z.object({
  channel: z.string(),
  subtype: z.literal('message_changed'),
  message: asked.omit({ channel: true }),
  previous_message: z.object({ text: z.string().default('') }),
});

const direct = z.object({ channel_type: z.literal('im') });

/** What people write; what joined, was renamed or was posted by a bot asks nothing. */
const isQuestion = ({ bot_id, subtype }: Pick<Told, 'bot_id' | 'subtype'>): boolean =>
  !bot_id && (subtype === undefined || subtype === 'thread_broadcast' || subtype === 'file_share');

/** [H3] The app was mentioned. The same message comes as `message`, too, which is read here in direct messages only. */
export const onMention: EventHandler = async (visit) => {
  const told = readEvent(asked, visit.event);
  if (!isQuestion(told) || (await isAnswered(visit.world, visit.actor, told))) return;
  if (await isReplyToGate(visit, told)) return;
  await answer(visit, told, false);
};

/** [H3] A direct message, in the assistant pane or beside it. One that is edited is answered anew, in the same place. */
export const onMessage: EventHandler = async (visit) => {
  if (!direct.safeParse(visit.event).success) return;
  const change = edited.safeParse(visit.event);
  if (change.success) {
    const { message: now, previous_message: before, channel } = change.data;
    // A link that unfolds is told as an edit, too.
    if (isQuestion(now) && now.text !== before.text) await answer(visit, { ...now, channel }, true);
    return;
  }
  const told = readEvent(asked, visit.event);
  if (!isQuestion(told) || (await isAnswered(visit.world, visit.actor, told))) return;
  await answer(visit, told, true);
};

async function answer(visit: EventVisit, told: Told, isDirect: boolean): Promise<void> {
  const { world, actor, say, client, origin } = visit;
  const { channel, ts, thread_ts: threadTs = ts } = told;
  const place = { channel, ts, threadTs };
  if (isDirect) await showLooking(visit, place);
  const bot = await botOf(visit);
  const words = told.text.replaceAll(new RegExp(`<@${bot}(?:\\|[^>]*)?>`, 'g'), ' ');
  const text = await plainWords(world, actor.workspaceId, words.slice(0, MOST_READ), {
    client,
    visitor: origin,
  });
  const asking: Asking = { ...place, text, locale: say.locale, isDirect };
  const read = await understand(world, actor, asking);
  const understood = await phrasedBy(world, actor, await chosenBy(world, actor, asking, read));
  const id = await keep(world, actor, place, understood);
  if (understood.isAlone) await tellAlone(visit, { id, ...understood });
  if (isDirect) await titleThread(visit, place, text);
}

/** Longer ones are read up to here: what is asked stands at the beginning. */
const MOST_READ = 1_000;

/** In the thread of one of our messages a decision is the gates' to answer, whoever is called by it. */
async function isReplyToGate(visit: EventVisit, { channel, ts, thread_ts, text }: Told): Promise<boolean> {
  if (thread_ts === undefined || thread_ts === ts) return false;
  if (readReply(text, await botOf(visit)) === null) return false;
  const { workspaceId } = visit.actor;
  const found = await visit.world.db.inWorkspace(workspaceId, (tx) =>
    tx
      .select({ subject: message.subject })
      .from(message)
      .where(
        and(eq(message.workspaceId, workspaceId), eq(message.channel, channel), eq(message.ts, thread_ts)),
      ),
  );
  return found.length > 0;
}

async function botOf({ world, actor }: Pick<Visit, 'world' | 'actor'>): Promise<string> {
  const { workspaceId } = actor;
  const [found] = await world.db.inWorkspace(workspaceId, (tx) =>
    tx.select({ bot: workspace.botUserId }).from(workspace).where(eq(workspace.workspaceId, workspaceId)),
  );
  return found?.bot ?? '';
}

/** Where others read along who may not know of it: to whoever asked, beside the question. Pictures are one click away. */
async function tellAlone(
  { world, actor, tell }: Pick<Visit, 'world' | 'actor' | 'tell'>,
  { id, kept, locale }: { id: string; kept: Kept; locale: string },
): Promise<void> {
  const { workspaceId } = actor;
  const say = sayIn(locale);
  const shown = await world.db.inWorkspace(workspaceId, async (tx) => {
    const context = { tx, workspaceId, world, now: world.clock.now(), say };
    const { picture: _, ...plain } = await compose(context, actor, { id, kept });
    return { ...plain, text: await withNames(tx, workspaceId, plain.text, say('common.somebody')) };
  });
  await tell(shown);
}

/** “Which engagement?” was answered: the question itself is, in place of ours or to this person alone. */
export const chooseEngagement: ActionHandler = async (visit) => {
  const { world, actor } = visit;
  const [questionId = '', engagementId = ''] = visit.value.split(' ');
  const ids = z.tuple([z.uuid(), z.uuid()]).safeParse([questionId, engagementId]);
  if (!ids.success) throw new Refusal('questions.gone');
  const found = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const row = await findQuestion(tx, actor.workspaceId, questionId);
    if (row) await viewEngagement(tx, actor, engagementId);
    return row;
  });
  const kept = keptSchema.safeParse(found?.reading).data;
  if (!found || found.userId !== actor.userId || (kept?.kind !== 'which' && kept?.kind !== 'answer'))
    throw new Refusal('questions.gone');
  const { question, role, since } = kept;
  const now: Kept = { kind: 'answer', question, role, since, engagementId, unknown: null, phrased: null };
  const { channel, ts, locale, isAlone } = found;
  await keep(world, actor, { channel, ts, threadTs: ts }, { kept: now, locale, isAlone });
  if (isAlone) await tellAlone(visit, { id: questionId, kept: now, locale });
};
