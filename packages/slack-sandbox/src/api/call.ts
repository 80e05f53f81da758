import { canRead, lookUp } from '../channels.ts';
import { type Core, userIn } from '../core.ts';
import { messageAt } from '../messages.ts';
import type { ChannelKind, Install, Json, StoredChannel, StoredMessage, User, Workspace } from '../model.ts';
import type { Args } from './args.ts';
import { SlackError } from './errors.ts';

/** One authenticated call of a method. */
export interface Call {
  core: Core;
  workspace: Workspace;
  install: Install;
  args: Args;
}

/** A method: what it needs, what it does. */
export interface Method {
  /** Any one of these; none needed when empty. */
  scopes: string[];
  run: (call: Call) => Json | Promise<Json>;
}

export type Methods = Record<string, Method>;

/** The scope for a kind of conversation: Slack has one for each. */
export function requireKind(call: Call, kind: ChannelKind, right: 'read' | 'history' | 'write'): void {
  const family = { public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' }[kind];
  const needed = kind === 'public' && right === 'write' ? 'channels:manage' : `${family}:${right}`;
  const { scopes } = call.install;
  if (scopes.includes(needed)) return;
  throw new SlackError('missing_scope', [], { needed, provided: scopes.join(',') });
}

/** The conversation the call names; private ones only if the bot is in them. */
export function channelOf(call: Call, name = 'channel'): StoredChannel {
  const channel = lookUp(call.workspace, call.args.need(name));
  if (!channel || !canRead(channel, call.install.botUserId)) throw new SlackError('channel_not_found');
  return channel;
}

/** The same, and the bot must be a member. */
export function ownChannel(call: Call, name = 'channel'): StoredChannel {
  const channel = channelOf(call, name);
  if (!channel.members.includes(call.install.botUserId)) throw new SlackError('not_in_channel');
  return channel;
}

export function openChannel(call: Call): StoredChannel {
  const channel = ownChannel(call);
  if (channel.archived) throw new SlackError('is_archived');
  return channel;
}

export function messageOf(channel: StoredChannel, ts: string): StoredMessage {
  const message = messageAt(channel, ts);
  if (!message) throw new SlackError('message_not_found');
  return message;
}

export function userOf(call: Call, id: string): User {
  const user = userIn(call.workspace, id);
  if (!user) throw new SlackError('user_not_found');
  return user;
}

/** One page of a list and the cursor of the next. */
export function page<T>(
  call: Call,
  items: T[],
  fallback = 100,
  most = 1000,
): { items: T[]; response_metadata: Json } {
  const { args } = call;
  const limit = Math.min(Math.max(1, args.count('limit', fallback)), most);
  const cursor = args.text('cursor');
  let start = 0;
  if (cursor) {
    const match = /^from:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString());
    if (!match) throw new SlackError('invalid_cursor');
    start = Number(match[1]);
  }
  const end = start + limit;
  const next = end < items.length ? Buffer.from(`from:${end}`).toString('base64') : '';
  return { items: items.slice(start, end), response_metadata: { next_cursor: next } };
}
