import { canRead } from './channels.ts';
import { botOf, type Core } from './core.ts';
import type { EphemeralMessage, StoredChannel, StoredMessage, StoredView, User, Workspace } from './model.ts';
import type { Boot, Channel, Message, Person, SlackFile, State, Unfurl, View } from './page/contract.ts';
import { viewShape } from './shapes.ts';
import { stackOf } from './views.ts';

/** The world as one person sees it on the page. */
export function bootOf(core: Core, workspace: Workspace): Boot {
  return {
    workspace: { id: workspace.id, name: workspace.name },
    people: workspace.users.map((each) => personOf(workspace, each)),
    commands: core.app.commands.map(({ shouldEscape: _, ...each }) => each),
    shortcuts: core.app.shortcuts,
    app: { id: core.app.id, name: core.app.name, botUserId: botOf(workspace) },
  };
}

export function stateOf(workspace: Workspace, core: Core, me: string): State {
  const home = workspace.homes[me];
  return {
    me,
    channels: workspace.channels.filter((each) => canRead(each, me)).map((each) => channelOf(each, me)),
    userGroups: workspace.userGroups.map(({ id, handle, name }) => ({ id, handle, name })),
    home: home ? viewOf(core, workspace, home) : null,
    views: viewsOf(core, workspace, me),
    details: core.details.get(me) ?? null,
  };
}

export function viewsOf(core: Core, workspace: Workspace, me: string): View[] {
  return stackOf(workspace, me).map((each) => viewOf(core, workspace, each));
}

export function viewOf(core: Core, workspace: Workspace, stored: StoredView): View {
  return viewShape(core, workspace, stored) as unknown as View;
}

/** The messages of a channel (without replies), or of one thread, oldest first. */
export function messagesOf(
  core: Core,
  workspace: Workspace,
  channel: StoredChannel,
  me: string,
  thread?: string,
): Message[] {
  const here = (each: StoredMessage) =>
    thread
      ? each.ts === thread || each.threadTs === thread
      : !each.threadTs || each.threadTs === each.ts || each.broadcast === true;
  const seen = channel.messages.filter(here).map((each) => messageOf(core, workspace, channel, each));
  const whispered = core.ephemerals
    .filter((each) => each.channel === channel.id && each.to === me && here(each))
    .map((each) => whisperOf(core, workspace, channel, each));
  return [...seen, ...whispered].sort((a, b) => Number(a.ts) - Number(b.ts));
}

export function messageOf(
  core: Core,
  workspace: Workspace,
  channel: StoredChannel,
  message: StoredMessage,
): Message {
  return {
    channel: channel.id,
    ts: message.ts,
    ...(message.threadTs ? { threadTs: message.threadTs } : {}),
    user: message.user,
    text: message.text,
    ...(message.blocks ? { blocks: message.blocks } : {}),
    ...unfurlsOf(message),
    ...(message.files ? { files: filesOf(core, workspace, message.files) } : {}),
    reactions: message.reactions,
    replyCount: channel.messages.filter((each) => each.threadTs === message.ts && each.ts !== message.ts)
      .length,
    edited: message.edited !== undefined,
    pinned: channel.pins.some((each) => each.ts === message.ts),
    ...(message.subtype ? { subtype: message.subtype } : {}),
    ...(message.assistant ? { assistant: message.assistant } : {}),
  };
}

function unfurlsOf({ attachments = [] }: StoredMessage): { unfurls?: Unfurl[] } {
  const unfurls = attachments.filter((each) => each.is_app_unfurl === true) as unknown as Unfurl[];
  return unfurls.length > 0 ? { unfurls } : {};
}

export function whisperOf(
  core: Core,
  workspace: Workspace,
  channel: StoredChannel,
  message: EphemeralMessage,
): Message {
  return { ...messageOf(core, workspace, channel, message), ephemeral: true };
}

function personOf(workspace: Workspace, user: User): Person {
  const { id, name, realName, title, color, isAdmin, isBot, deleted, locale, tz } = user;
  const isExternal = user.teamId !== workspace.id;
  return { id, name, realName, title, color, isAdmin, isBot, isExternal, deleted, locale, tz };
}

function channelOf(channel: StoredChannel, me: string): Channel {
  const last = Number(channel.read[me] ?? 0);
  const isMember = channel.members.includes(me);
  const other = channel.members.find((each) => each !== me);
  return {
    id: channel.id,
    name: channel.name,
    kind: channel.kind === 'mpim' ? 'private' : channel.kind,
    ...(channel.kind === 'im' && other ? { withUser: other } : {}),
    isMember,
    isArchived: channel.archived,
    topic: channel.topic,
    members: channel.members,
    pins: channel.pins.map((each) => each.ts),
    unread: isMember
      ? channel.messages.filter((each) => Number(each.ts) > last && each.user !== me).length
      : 0,
  };
}

function filesOf(core: Core, workspace: Workspace, ids: string[]): SlackFile[] {
  return workspace.files
    .filter((each) => ids.includes(each.id))
    .map(({ id, name, mimetype, size, altText }) => ({
      id,
      name,
      mimetype,
      size,
      url: `${core.url}/files/${id}`,
      ...(altText ? { altText } : {}),
    }));
}
