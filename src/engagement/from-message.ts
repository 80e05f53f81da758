/**
 * [H5] What is recorded from a message: what it says, where it stands, which engagement it is about, and the thread that is told.
 */
import { randomUUID } from 'node:crypto';
import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { z } from 'zod';
import type { ShortcutVisit, ViewHandler, Visit } from '../handlers.ts';
import { Refusal } from '../refusal.ts';
import { anchorAt } from '../slack/delivery/anchor.ts';
import { readDraft, saveDraft, takeOut } from '../slack/drafts.ts';
import { plainWords } from '../slack/plain-words.ts';
import { RECORDED_MESSAGE } from './ids.ts';
import { chooseForMessage, messageMeta } from './screens/from-message.ts';
import { noEngagementMessage } from './screens/here.ts';
import { engagementsInChannel, engagementsOf } from './store.ts';
import type { EngagementActing } from './verb.ts';
import { canSee } from './view.ts';

/** A message, as the form that records it is opened with it. */
export interface Quoted {
  /** What will be recorded has this id: the thread is told by it. */
  id: string;
  text: string;
  /** Its address; null where Slack gives none, as in conversations that the app is no part of. */
  link: string | null;
}

const quoted = z.object({
  text: z.string(),
  link: z.string().nullable(),
  channel: z.string(),
  /** The root of the thread it belongs to. */
  ts: z.string(),
});

const kept = (id: string): string => `${RECORDED_MESSAGE}:${id}`;

interface Recording {
  /** The form that asks which engagement. */
  callback: string;
  /** The form that records it. @throws Refusal where it would be refused at its end */
  form(visit: Visit, engagementId: string, message: Quoted): Promise<Modal>;
}

/**
 * A message shortcut: the form, with what the message says. The engagement is the one of the channel; where that has several, or
 * none, the person is asked.
 */
export function recording({ callback, form }: Recording) {
  async function shortcut(visit: ShortcutVisit): Promise<void> {
    const { message, say } = visit;
    if (!message) return;
    const { here, others } = await engagementsFor(visit);
    const [only, ...more] = here;
    if (!only && others.length === 0) return visit.tell(noEngagementMessage(say));
    const said = await keep(visit, message);
    const modal =
      only && more.length === 0
        ? await form(visit, only.id, said)
        : chooseForMessage(say, callback, { ...said, engagements: only ? here : others });
    await visit.openModal(modal);
  }

  /** The engagement is chosen: on with the form. */
  const choose: ViewHandler = async (visit) => {
    const { world, actor, view } = visit;
    const { id } = view.meta(messageMeta);
    const said = await world.db.inWorkspace(actor.workspaceId, (tx) =>
      readDraft(tx, actor, kept(id), world.clock.now()),
    );
    const found = quoted.safeParse(said).data;
    if (!found) throw new Refusal('refusal.expired');
    return { update: await form(visit, view.values.text('engagement'), { ...found, id }) };
  };
  return { shortcut, choose };
}

/** Active ones of the channel that the person may see; and those the person is in. */
async function engagementsFor({ world, actor, channel }: Visit) {
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const here = [];
    for (const found of await engagementsInChannel(tx, actor.workspaceId, channel))
      if (found.state === 'active' && (await canSee(tx, actor, found))) here.push(found);
    const others = here.length > 0 ? [] : await engagementsOf(tx, actor.workspaceId, actor.userId);
    return { here, others: others.filter(({ state }) => state === 'active') };
  });
}

/** Keeps the message until something is recorded from it. */
async function keep(visit: Visit, message: NonNullable<ShortcutVisit['message']>): Promise<Quoted> {
  const { world, actor } = visit;
  const { channel, ts, threadTs } = message;
  const id = randomUUID();
  const text = (await plainWords(world, actor.workspaceId, message.text)).trim();
  const said = { text, link: await addressOf(visit, { channel, ts }) };
  await world.db.inWorkspace(actor.workspaceId, (tx) =>
    saveDraft(tx, actor, kept(id), { ...said, channel, ts: threadTs ?? ts }, world.clock.now()),
  );
  return { id, ...said };
}

async function addressOf(
  { client, log }: Visit,
  { channel, ts }: { channel: string; ts: string },
): Promise<string | null> {
  try {
    const { permalink } = await client.chat.getPermalink({ channel, message_ts: ts });
    return permalink ?? null;
  } catch (error) {
    log.debug({ err: error }, 'a message gave no link');
    return null;
  }
}

/**
 * In the transaction that recorded it: the message's thread is told, where it stands in the engagement's own channel. [X9]
 * Elsewhere others read along.
 * @param subject the message that says so, by the kind of its card
 */
export async function tellThread(acting: EngagementActing, id: string, subject: string): Promise<void> {
  const { tx, actor, now, engagement, show } = acting;
  const { workspaceId } = actor;
  const from = quoted.safeParse(await takeOut(tx, actor, kept(id), now)).data;
  if (!from || from.channel !== engagement.channelId) return;
  const threadOf = kept(id);
  await anchorAt(tx, { workspaceId, subject: threadOf, channel: from.channel, ts: from.ts });
  show({ subject, destination: from.channel, threadOf, engagementId: engagement.id });
}
