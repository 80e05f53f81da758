import { withIds } from './blocks.ts';
import { botOf, type Core } from './core.ts';
import { type SlackEvent, tell } from './events.ts';
import { newTs } from './ids.ts';
import type { EphemeralMessage, Json, StoredChannel, StoredMessage, Workspace } from './model.ts';
import { messageShape } from './shapes.ts';

/** What a new message is made of. */
export interface Draft {
  user: string;
  text: string;
  threadTs?: string;
  broadcast?: boolean;
  botId?: string;
  username?: string;
  blocks?: Json[];
  attachments?: Json[];
  files?: string[];
  metadata?: Json;
  subtype?: string;
}

/** Puts a message into a conversation and tells the app and the pages. */
export function post(core: Core, workspace: Workspace, channel: StoredChannel, draft: Draft): StoredMessage {
  const message: StoredMessage = {
    ...without(draft),
    ts: newTs(core.world, core.now()),
    ...(draft.blocks ? { blocks: withIds(draft.blocks) } : {}),
    ...(draft.files?.length ? { subtype: 'file_share' } : {}),
    ...(draft.broadcast ? { subtype: 'thread_broadcast' } : {}),
    reactions: [],
  };
  channel.messages.push(message);
  shareFiles(core, workspace, channel, message);
  announce(core, workspace, channel, message.ts);
  const shape = messageShape(core, workspace, channel, message);
  const files = message.files && channel.isExtShared ? { files: message.files.map(stub) } : {};
  const event = { ...shape, ...files, type: 'message', channel: channel.id, channel_type: typeOf(channel) };
  tell(core, workspace, event, channel);
  const mentioned = message.text.includes(`<@${botOf(workspace)}>`);
  // Slack sends a mention twice: as a message and as app_mention (not in a direct message).
  if (mentioned && !message.botId && channel.kind !== 'im') {
    tell(core, workspace, { ...shape, type: 'app_mention', channel: channel.id } as SlackEvent, channel);
  }
  return message;
}

/** Changes a message; fields left out stay. */
export function edit(
  core: Core,
  workspace: Workspace,
  channel: StoredChannel,
  message: StoredMessage,
  change: Partial<Pick<StoredMessage, 'text' | 'blocks' | 'attachments' | 'metadata' | 'files'>>,
  by: string,
): void {
  const previous = messageShape(core, workspace, channel, message);
  Object.assign(message, change, change.blocks ? { blocks: withIds(change.blocks) } : {});
  message.edited = { user: by, ts: newTs(core.world, core.now()) };
  announce(core, workspace, channel, message.ts);
  const now = messageShape(core, workspace, channel, message);
  tell(
    core,
    workspace,
    hidden(core, 'message_changed', channel, { message: now, previous_message: previous }),
    channel,
  );
}

/** Deletes a message; one with replies leaves a tombstone. */
export function remove(
  core: Core,
  workspace: Workspace,
  channel: StoredChannel,
  message: StoredMessage,
): void {
  const previous = messageShape(core, workspace, channel, message);
  channel.pins = channel.pins.filter((pin) => pin.ts !== message.ts);
  const hasReplies = channel.messages.some((each) => each.threadTs === message.ts && each !== message);
  if (hasReplies) {
    Object.assign(message, { subtype: 'tombstone', text: 'This message was deleted.', reactions: [] });
    delete message.blocks;
    delete message.files;
    announce(core, workspace, channel, message.ts);
    // To Slack the thread's root has only changed: what was said below it is still there.
    const now = messageShape(core, workspace, channel, message);
    const details = { message: now, previous_message: previous };
    tell(core, workspace, hidden(core, 'message_changed', channel, details), channel);
  } else {
    channel.messages = channel.messages.filter((each) => each !== message);
    core.changes.announce({
      type: 'message_deleted',
      team: workspace.id,
      channel: channel.id,
      ts: message.ts,
    });
    if (message.threadTs) announce(core, workspace, channel, message.threadTs);
    const details = { deleted_ts: message.ts, previous_message: previous };
    tell(core, workspace, hidden(core, 'message_deleted', channel, details), channel);
  }
}

/** Shows a message to one person only. */
export function whisper(
  core: Core,
  workspace: Workspace,
  channel: StoredChannel,
  to: string,
  draft: Draft,
): EphemeralMessage {
  const message: EphemeralMessage = {
    ...without(draft),
    ts: newTs(core.world, core.now()),
    ...(draft.blocks ? { blocks: withIds(draft.blocks) } : {}),
    reactions: [],
    channel: channel.id,
    to,
  };
  core.ephemerals.push(message);
  core.changes.announce({
    type: 'ephemeral',
    team: workspace.id,
    channel: channel.id,
    ts: message.ts,
    user: to,
  });
  return message;
}

/** Takes an ephemeral message away. */
export function dismiss(core: Core, workspace: Workspace, message: EphemeralMessage): void {
  core.ephemerals = core.ephemerals.filter((each) => each !== message);
  const { channel, ts, to } = message;
  core.changes.announce({ type: 'ephemeral_deleted', team: workspace.id, channel, ts, user: to });
}

export function messageAt(channel: StoredChannel, ts: string): StoredMessage | undefined {
  return channel.messages.find((each) => each.ts === ts && each.subtype !== 'tombstone');
}

/** Tells pages and waiting tests that a message is new or looks different. */
export function announce(core: Core, workspace: Workspace, channel: StoredChannel, ts: string): void {
  core.changes.announce({ type: 'message', team: workspace.id, channel: channel.id, ts });
  const message = channel.messages.find((each) => each.ts === ts);
  const root = message?.threadTs;
  if (root && root !== ts) {
    core.changes.announce({ type: 'message', team: workspace.id, channel: channel.id, ts: root });
  }
}

export function typeOf(channel: StoredChannel): string {
  return { public: 'channel', private: 'group', im: 'im', mpim: 'mpim' }[channel.kind];
}

/** What happened to a message is told in a message of its own, with a timestamp of its own. */
export function hidden(core: Core, subtype: string, channel: StoredChannel, details: Json): SlackEvent {
  return {
    type: 'message',
    subtype,
    hidden: true,
    ts: newTs(core.world, core.now()),
    channel: channel.id,
    channel_type: typeOf(channel),
    ...details,
  };
}

/** In a channel that organizations share, events name files and no more: `files.info` has the rest. */
const stub = (id: string): Json => ({ id, mode: 'file_access', file_access: 'check_file_info' });

function shareFiles(core: Core, workspace: Workspace, channel: StoredChannel, message: StoredMessage): void {
  for (const id of message.files ?? []) {
    const file = workspace.files.find((each) => each.id === id);
    if (!file) continue;
    if (!file.channels.includes(channel.id)) file.channels.push(channel.id);
    const event = { type: 'file_shared', file_id: id, file: { id }, user_id: message.user };
    tell(core, workspace, { ...event, channel_id: channel.id }, channel);
  }
}

/** Empty lists and undefined fields do not belong into what is stored. */
function without(draft: Draft): Draft {
  const entries = Object.entries(draft).filter(
    ([, value]) => value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(entries) as unknown as Draft;
}
