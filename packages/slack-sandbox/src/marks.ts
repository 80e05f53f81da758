import type { Core } from './core.ts';
import { tell } from './events.ts';
import { announce } from './messages.ts';
import type { StoredChannel, StoredMessage, Workspace } from './model.ts';

/** What people put on messages: reactions and pins. Each returns Slack's error code, or null. */
export function react(
  core: Core,
  workspace: Workspace,
  channel: StoredChannel,
  message: StoredMessage,
  user: string,
  name: string,
): string | null {
  let reaction = message.reactions.find((each) => each.name === name);
  if (reaction?.users.includes(user)) return 'already_reacted';
  if (!reaction) {
    reaction = { name, users: [] };
    message.reactions.push(reaction);
  }
  reaction.users.push(user);
  reacted(core, workspace, channel, message, { type: 'reaction_added', user, reaction: name });
  return null;
}

export function unreact(
  core: Core,
  workspace: Workspace,
  channel: StoredChannel,
  message: StoredMessage,
  user: string,
  name: string,
): string | null {
  const reaction = message.reactions.find((each) => each.name === name);
  if (!reaction?.users.includes(user)) return 'no_reaction';
  reaction.users = reaction.users.filter((each) => each !== user);
  message.reactions = message.reactions.filter((each) => each.users.length > 0);
  reacted(core, workspace, channel, message, { type: 'reaction_removed', user, reaction: name });
  return null;
}

export function pin(
  core: Core,
  workspace: Workspace,
  channel: StoredChannel,
  message: StoredMessage,
  by: string,
): string | null {
  if (channel.pins.some((each) => each.ts === message.ts)) return 'already_pinned';
  const at = Math.floor(core.now() / 1000);
  channel.pins.push({ ts: message.ts, by, at });
  pinned(core, workspace, channel, message, { type: 'pin_added', user: by });
  return null;
}

export function unpin(
  core: Core,
  workspace: Workspace,
  channel: StoredChannel,
  message: StoredMessage,
  by: string,
): string | null {
  if (!channel.pins.some((each) => each.ts === message.ts)) return 'no_pin';
  channel.pins = channel.pins.filter((each) => each.ts !== message.ts);
  pinned(core, workspace, channel, message, { type: 'pin_removed', user: by });
  return null;
}

function reacted(
  core: Core,
  workspace: Workspace,
  channel: StoredChannel,
  message: StoredMessage,
  event: { type: string; user: string; reaction: string },
): void {
  announce(core, workspace, channel, message.ts);
  const item = { type: 'message', channel: channel.id, ts: message.ts };
  tell(core, workspace, { ...event, item, item_user: message.user }, channel);
}

function pinned(
  core: Core,
  workspace: Workspace,
  channel: StoredChannel,
  message: StoredMessage,
  event: { type: string; user: string },
): void {
  announce(core, workspace, channel, message.ts);
  core.changes.announce({ type: 'state', team: workspace.id });
  const item = { type: 'message', channel: channel.id, message: { ts: message.ts } };
  tell(core, workspace, { ...event, channel_id: channel.id, item }, channel);
}
