import type { Core } from './core.ts';
import { tell } from './events.ts';
import { newId } from './ids.ts';
import { typeOf } from './messages.ts';
import type { StoredChannel, Workspace } from './model.ts';

/** Conversations and who is in them. Functions return Slack's error code, or null. */
export function createChannel(
  core: Core,
  workspace: Workspace,
  by: string,
  name: string,
  isPrivate: boolean,
): StoredChannel | string {
  const problem = nameProblem(workspace, name);
  if (problem) return problem;
  const channel = blank(core, newId('C'), name, isPrivate ? 'private' : 'public', by, [by]);
  workspace.channels.push(channel);
  changed(core, workspace);
  if (!isPrivate) {
    const { id, created } = channel;
    tell(core, workspace, { type: 'channel_created', channel: { id, name, created, creator: by } });
  }
  return channel;
}

/** The direct message (or group direct message) of exactly these people; made when new. */
export function openDirect(core: Core, workspace: Workspace, people: string[]): StoredChannel {
  const members = [...new Set(people)];
  const kind = members.length > 2 ? 'mpim' : 'im';
  const existing = workspace.channels.find(
    (each) =>
      each.kind === kind &&
      each.members.length === members.length &&
      members.every((id) => each.members.includes(id)),
  );
  if (existing) return existing;
  const name = kind === 'mpim' ? `mpdm-${members.join('--').toLowerCase()}` : '';
  const channel = blank(core, newId(kind === 'im' ? 'D' : 'G'), name, kind, members[0] ?? '', members);
  workspace.channels.push(channel);
  changed(core, workspace);
  return channel;
}

export function join(
  core: Core,
  workspace: Workspace,
  channel: StoredChannel,
  user: string,
  inviter?: string,
): string | null {
  if (channel.archived) return 'is_archived';
  if (channel.members.includes(user)) return 'already_in_channel';
  channel.members.push(user);
  changed(core, workspace);
  const event = { type: 'member_joined_channel', user, channel: channel.id, channel_type: letter(channel) };
  tell(core, workspace, { ...event, team: workspace.id, ...(inviter ? { inviter } : {}) }, channel);
  return null;
}

export function leave(core: Core, workspace: Workspace, channel: StoredChannel, user: string): string | null {
  if (!channel.members.includes(user)) return 'not_in_channel';
  const isBot = user === workspace.install?.botUserId;
  const event = { type: 'member_left_channel', user, channel: channel.id, channel_type: letter(channel) };
  // Told while the bot is still in it; when the bot itself goes, Slack sends channel_left instead.
  if (!isBot) tell(core, workspace, { ...event, team: workspace.id }, channel);
  channel.members = channel.members.filter((each) => each !== user);
  if (isBot) {
    const type = channel.kind === 'private' ? 'group_left' : 'channel_left';
    tell(core, workspace, { type, channel: channel.id, actor_id: user });
  }
  changed(core, workspace);
  return null;
}

export function setArchived(
  core: Core,
  workspace: Workspace,
  channel: StoredChannel,
  user: string,
  archived: boolean,
): string | null {
  if (channel.kind === 'im' || channel.kind === 'mpim') return 'method_not_supported_for_channel_type';
  if (channel.isGeneral && archived) return 'cant_archive_general';
  if (channel.archived === archived) return archived ? 'already_archived' : 'not_archived';
  channel.archived = archived;
  changed(core, workspace);
  const kind = channel.kind === 'private' ? 'group' : 'channel';
  const type = `${kind}_${archived ? 'archive' : 'unarchive'}`;
  tell(core, workspace, { type, channel: channel.id, user }, kind === 'group' ? channel : undefined);
  return null;
}

export function rename(
  core: Core,
  workspace: Workspace,
  channel: StoredChannel,
  name: string,
): string | null {
  const problem = nameProblem(workspace, name);
  if (problem) return problem;
  channel.name = name;
  changed(core, workspace);
  const type = channel.kind === 'private' ? 'group_rename' : 'channel_rename';
  const { id, created } = channel;
  tell(
    core,
    workspace,
    { type, channel: { id, name, created } },
    channel.kind === 'private' ? channel : undefined,
  );
  return null;
}

/** The conversation that a name, #name or id means. */
export function lookUp(workspace: Workspace, reference: string): StoredChannel | undefined {
  const name = reference.replace(/^#/, '');
  return workspace.channels.find((each) => each.id === reference || (each.name !== '' && each.name === name));
}

/** Whether a person may see what is in it. */
export function canRead(channel: StoredChannel, user: string): boolean {
  return channel.kind === 'public' || channel.members.includes(user);
}

function changed(core: Core, workspace: Workspace): void {
  core.changes.announce({ type: 'state', team: workspace.id });
}

function letter(channel: StoredChannel): string {
  return typeOf(channel) === 'group' ? 'G' : 'C';
}

function nameProblem(workspace: Workspace, name: string): string | null {
  if (name === '') return 'invalid_name_required';
  if (name.length > 80) return 'invalid_name_maxlength';
  if (/^[-_\p{P}]+$/u.test(name)) return 'invalid_name_punctuation';
  if (!/^[\p{Ll}\p{Lo}\p{N}_-]+$/u.test(name)) return 'invalid_name_specials';
  return workspace.channels.some((each) => each.name === name) ? 'name_taken' : null;
}

function blank(
  core: Core,
  id: string,
  name: string,
  kind: StoredChannel['kind'],
  creator: string,
  members: string[],
): StoredChannel {
  return {
    id,
    name,
    kind,
    creator,
    created: Math.floor(core.now() / 1000),
    topic: '',
    purpose: '',
    members: [...members],
    archived: false,
    isGeneral: false,
    isExtShared: false,
    pins: [],
    bookmarks: [],
    read: {},
    messages: [],
  };
}
