import { botOf, type Core } from './core.ts';
import type { Json, StoredChannel, StoredMessage, StoredView, User, Workspace } from './model.ts';
import { fileShape } from './shape-file.ts';

/** State in the shapes Slack's API and events give it. */
export function userShape(user: User, workspace: Workspace): Json {
  const offset = zoneOffset(user.tz);
  const bot = user.isBot && user.id === botOf(workspace) ? workspace.install?.botId : undefined;
  return {
    id: user.id,
    team_id: user.teamId,
    name: user.name,
    deleted: user.deleted,
    color: user.color.replace('#', ''),
    real_name: user.realName,
    tz: user.tz,
    tz_label: user.tz,
    tz_offset: offset,
    profile: {
      title: user.title,
      real_name: user.realName,
      real_name_normalized: user.realName,
      display_name: user.name,
      display_name_normalized: user.name,
      email: user.email,
      team: user.teamId,
      image_72: '',
      ...(bot ? { bot_id: bot } : {}),
    },
    is_admin: user.isAdmin,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: user.isBot,
    is_app_user: false,
    is_stranger: user.teamId !== workspace.id,
    updated: user.updated,
    locale: user.locale,
  };
}

export function channelShape(channel: StoredChannel, workspace: Workspace, forUser = botOf(workspace)): Json {
  const other = channel.members.find((each) => each !== forUser) ?? '';
  const base = {
    id: channel.id,
    created: channel.created,
    is_archived: channel.archived,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: channel.kind === 'im',
    is_mpim: channel.kind === 'mpim',
    is_private: channel.kind !== 'public',
    is_org_shared: false,
    context_team_id: workspace.id,
  };
  if (channel.kind === 'im') return { ...base, user: other, is_user_deleted: false };
  return {
    ...base,
    name: channel.name,
    name_normalized: channel.name,
    creator: channel.creator,
    is_general: channel.isGeneral,
    is_shared: channel.isExtShared,
    is_ext_shared: channel.isExtShared,
    is_member: channel.members.includes(forUser),
    topic: { value: channel.topic, creator: '', last_set: 0 },
    purpose: { value: channel.purpose, creator: '', last_set: 0 },
    num_members: channel.members.length,
  };
}

/** A message; with its metadata only where that is asked for. */
export function messageShape(
  core: Core,
  workspace: Workspace,
  channel: StoredChannel,
  message: StoredMessage,
  withMetadata = false,
): Json {
  const replies = channel.messages.filter((each) => each.threadTs === message.ts && each.ts !== message.ts);
  return {
    type: 'message',
    ...(message.subtype ? { subtype: message.subtype } : {}),
    user: message.user,
    ts: message.ts,
    text: message.text,
    ...teams(workspace, message),
    ...botFields(core, workspace, message),
    ...(message.blocks ? { blocks: message.blocks } : {}),
    ...(message.attachments ? { attachments: message.attachments } : {}),
    ...(message.files ? { files: filesOf(core, workspace, message) } : {}),
    ...(message.edited ? { edited: message.edited } : {}),
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    ...(message.threadTs && message.threadTs !== message.ts
      ? { parent_user_id: parentUser(channel, message) }
      : {}),
    ...(replies.length > 0
      ? {
          thread_ts: message.ts,
          reply_count: replies.length,
          reply_users: [...new Set(replies.map((each) => each.user))],
          reply_users_count: new Set(replies.map((each) => each.user)).size,
          latest_reply: replies.at(-1)?.ts,
        }
      : {}),
    ...(message.reactions.length > 0
      ? { reactions: message.reactions.map((each) => ({ ...each, count: each.users.length })) }
      : {}),
    ...(channel.pins.some((pin) => pin.ts === message.ts) ? { pinned_to: [channel.id] } : {}),
    ...(withMetadata && message.metadata ? { metadata: message.metadata } : {}),
  };
}

export function viewShape(core: Core, workspace: Workspace, stored: StoredView): Json {
  const { view } = stored;
  return {
    private_metadata: '',
    callback_id: '',
    title: null,
    close: null,
    submit: null,
    clear_on_close: false,
    notify_on_close: false,
    ...view,
    id: stored.id,
    team_id: workspace.id,
    app_id: core.app.id,
    app_installed_team_id: workspace.id,
    bot_id: workspace.install?.botId ?? '',
    external_id: stored.externalId,
    hash: stored.hash,
    previous_view_id: stored.previousId,
    root_view_id: stored.rootId,
    state: { values: stored.values },
  };
}

function filesOf(core: Core, workspace: Workspace, message: StoredMessage): Json[] {
  return (message.files ?? []).flatMap((id) => {
    const file = workspace.files.find((each) => each.id === id);
    return file ? [fileShape(core, workspace, file)] : [];
  });
}

/** Whose person wrote it; a guest from elsewhere brings more than one team. */
function teams(workspace: Workspace, message: StoredMessage): Json {
  const team = workspace.users.find((each) => each.id === message.user)?.teamId ?? workspace.id;
  return team === workspace.id ? { team } : { team, user_team: team, source_team: team };
}

function botFields(core: Core, workspace: Workspace, message: StoredMessage): Json {
  if (!message.botId) return {};
  return {
    bot_id: message.botId,
    app_id: core.app.id,
    ...(message.username ? { username: message.username } : {}),
    bot_profile: {
      id: message.botId,
      app_id: core.app.id,
      name: core.app.name,
      team_id: workspace.id,
      deleted: false,
      updated: 0,
    },
  };
}

function parentUser(channel: StoredChannel, message: StoredMessage): string {
  return channel.messages.find((each) => each.ts === message.threadTs)?.user ?? '';
}

function zoneOffset(zone: string): number {
  return Temporal.Now.zonedDateTimeISO(zone).offsetNanoseconds / 1e9;
}
