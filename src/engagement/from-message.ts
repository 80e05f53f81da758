/** What is recorded from a message: which engagements it may be about, and what it says. */
import type { ShortcutVisit, Visit } from '../handlers.ts';
import { plainWords } from '../slack/plain-words.ts';
import { engagementsInChannel, engagementsOf } from './store.ts';
import { canSee } from './view.ts';

/** Active ones of the channel that the person may see; where there are none, those the person is in. */
export async function engagementsFor({
  world,
  actor,
  channel,
}: Visit): Promise<{ id: string; name: string }[]> {
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const visible = [];
    for (const found of await engagementsInChannel(tx, actor.workspaceId, channel))
      if (found.state === 'active' && (await canSee(tx, actor, found))) visible.push(found);
    if (visible.length > 0) return visible;
    const mine = await engagementsOf(tx, actor.workspaceId, actor.userId);
    return mine.filter((found) => found.state === 'active');
  });
}

/** A message in plain words, and its link; empty where Slack gives none in time. */
export async function saidIn(
  { world, actor, client, log }: Visit,
  message: NonNullable<ShortcutVisit['message']>,
): Promise<{ text: string; link: string }> {
  const text = (await plainWords(world, actor.workspaceId, message.text)).trim();
  try {
    const found = await client.chat.getPermalink({ channel: message.channel, message_ts: message.ts });
    return { text, link: found.permalink ?? '' };
  } catch (error) {
    log.debug({ err: error }, 'a message gave no link');
    return { text, link: '' };
  }
}
