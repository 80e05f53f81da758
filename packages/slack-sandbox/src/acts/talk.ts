import { channelIn } from '../core.ts';
import { shareLinks } from '../links.ts';
import { react, unreact } from '../marks.ts';
import { edit, messageAt, post, remove } from '../messages.ts';
import type { StoredChannel, StoredMessage } from '../model.ts';
import type { Act, ActResult } from '../page/contract.ts';
import { type Doer, myChannel, no } from './doer.ts';
import { encoded } from './wording.ts';

type Of<K extends Act['kind']> = Extract<Act, { kind: K }>;

/** Saying something in a conversation, with or without files. */
export function say(doer: Doer, act: Of<'post'>): ActResult {
  const { core, workspace, me } = doer;
  const channel = myChannel(doer, act.channel);
  if (typeof channel === 'string') return no(channel);
  if (channel.archived) return no('is_archived');
  if (!act.text && !act.files?.length) return no('no_text');
  if (act.threadTs && !channel.messages.some((each) => each.ts === act.threadTs))
    return no('thread_not_found');
  const files = workspace.files.filter((each) => act.files?.includes(each.id));
  for (const file of files) file.complete = true;
  const message = post(core, workspace, channel, {
    user: me.id,
    text: encoded(workspace, act.text),
    ...(act.threadTs ? { threadTs: act.threadTs } : {}),
    ...(files.length > 0 ? { files: files.map((each) => each.id) } : {}),
  });
  channel.read[me.id] = message.ts;
  shareLinks(core, workspace, channel, message);
  return { ok: true, channel: channel.id, ts: message.ts };
}

export function rewrite(doer: Doer, act: Of<'edit'>): ActResult {
  const found = ownMessage(doer, act.channel, act.ts);
  if (typeof found === 'string') return no(found);
  const { core, workspace, me } = doer;
  const text = encoded(workspace, act.text);
  const before = found.message.text;
  edit(core, workspace, found.channel, found.message, { text }, me.id);
  shareLinks(core, workspace, found.channel, found.message, before);
  return { ok: true, channel: act.channel, ts: act.ts };
}

export function takeBack(doer: Doer, act: Of<'delete'>): ActResult {
  const found = ownMessage(doer, act.channel, act.ts);
  if (typeof found === 'string') return no(found);
  remove(doer.core, doer.workspace, found.channel, found.message);
  return { ok: true };
}

export function mark(doer: Doer, act: Of<'react' | 'unreact'>): ActResult {
  const channel = myChannel(doer, act.channel);
  if (typeof channel === 'string') return no(channel);
  if (channel.archived) return no('is_archived');
  const message = messageAt(channel, act.ts);
  if (!message) return no('message_not_found');
  const put = act.kind === 'react' ? react : unreact;
  const name = act.name.replaceAll(':', '');
  const problem = put(doer.core, doer.workspace, channel, message, doer.me.id, name);
  return problem ? no(problem) : { ok: true };
}

export function markRead(doer: Doer, act: Of<'join' | 'leave' | 'mark-read'>): ActResult {
  const channel = channelIn(doer.workspace, act.channel);
  if (!channel) return no('channel_not_found');
  const last = channel.messages.at(-1);
  if (last) channel.read[doer.me.id] = last.ts;
  doer.core.changes.announce({ type: 'state', team: doer.workspace.id });
  return { ok: true };
}

function ownMessage(
  doer: Doer,
  channelId: string,
  ts: string,
): { channel: StoredChannel; message: StoredMessage } | string {
  const channel = myChannel(doer, channelId);
  if (typeof channel === 'string') return channel;
  const message = messageAt(channel, ts);
  if (!message) return 'message_not_found';
  return message.user === doer.me.id ? { channel, message } : 'cant_update_message';
}
