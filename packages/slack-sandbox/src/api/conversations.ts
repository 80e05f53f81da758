import { canRead, createChannel, openDirect, rename, setArchived } from '../channels.ts';
import type { ChannelKind, Json, StoredChannel, StoredMessage } from '../model.ts';
import { channelShape, messageShape } from '../shapes.ts';
import { type Call, channelOf, type Methods, ownChannel, page, requireKind, userOf } from './call.ts';
import { check, SlackError } from './errors.ts';

const read = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];
const manage = ['channels:manage', 'groups:write', 'im:write', 'mpim:write'];

/** Conversations themselves; who is in them is in members.ts. */
export const conversationMethods: Methods = {
  'conversations.list': { scopes: read, run: list },
  'users.conversations': { scopes: read, run: listOfUser },
  'conversations.info': { scopes: read, run: info },
  'conversations.create': { scopes: manage, run: create },
  'conversations.open': { scopes: ['im:write', 'mpim:write'], run: open },
  'conversations.rename': {
    scopes: manage,
    run: (call) => {
      const channel = ownChannel(call);
      check(rename(call.core, call.workspace, channel, call.args.need('name')));
      return { channel: channelShape(channel, call.workspace) };
    },
  },
  'conversations.setTopic': { scopes: manage, run: (call) => describe(call, 'topic') },
  'conversations.setPurpose': { scopes: manage, run: (call) => describe(call, 'purpose') },
  'conversations.archive': { scopes: manage, run: (call) => archive(call, true) },
  'conversations.unarchive': { scopes: manage, run: (call) => archive(call, false) },
  'conversations.history': {
    scopes: ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
    run: history,
  },
  'conversations.replies': {
    scopes: ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
    run: replies,
  },
};

function describe(call: Call, what: 'topic' | 'purpose') {
  const channel = ownChannel(call);
  channel[what] = call.args.need(what).slice(0, 250);
  call.core.changes.announce({ type: 'state', team: call.workspace.id });
  return { channel: channelShape(channel, call.workspace) };
}

const KINDS: Record<string, ChannelKind> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
  mpim: 'mpim',
};

function wanted(call: Call): (channel: StoredChannel) => boolean {
  const types = call.args.has('types') ? call.args.list('types') : ['public_channel'];
  const kinds = types.map((each) => KINDS[each]);
  if (kinds.includes(undefined)) throw new SlackError('invalid_types');
  const live = call.args.flag('exclude_archived');
  for (const kind of kinds) if (kind) requireKind(call, kind, 'read');
  return (channel) => kinds.includes(channel.kind) && !(live && channel.archived);
}

function list(call: Call): Json {
  const { workspace, install } = call;
  const seen = workspace.channels.filter(wanted(call)).filter((each) => canRead(each, install.botUserId));
  const { items, ...rest } = page(call, seen);
  return { channels: items.map((each) => channelShape(each, workspace)), ...rest };
}

function listOfUser(call: Call): Json {
  const { workspace, install, args } = call;
  const user = args.has('user') ? userOf(call, args.need('user')).id : install.botUserId;
  const seen = workspace.channels
    .filter(wanted(call))
    .filter((each) => each.members.includes(user) && canRead(each, install.botUserId));
  const { items, ...rest } = page(call, seen);
  return { channels: items.map((each) => channelShape(each, workspace)), ...rest };
}

function info(call: Call): Json {
  const channel = channelOf(call);
  requireKind(call, channel.kind, 'read');
  const shape = channelShape(channel, call.workspace);
  if (!call.args.flag('include_num_members')) delete shape.num_members;
  return { channel: call.args.flag('include_locale') ? { ...shape, locale: 'en-US' } : shape };
}

function create(call: Call): Json {
  const { core, workspace, install, args } = call;
  requireKind(call, args.flag('is_private') ? 'private' : 'public', 'write');
  const made = createChannel(core, workspace, install.botUserId, args.need('name'), args.flag('is_private'));
  if (typeof made === 'string') throw new SlackError(made);
  return { channel: channelShape(made, workspace) };
}

function open(call: Call): Json {
  const { core, workspace, install, args } = call;
  if (args.has('channel')) {
    const channel = channelOf(call);
    return { channel: args.flag('return_im') ? channelShape(channel, workspace) : { id: channel.id } };
  }
  const users = args.list('users');
  if (users.length === 0) throw new SlackError('users_list_not_supplied');
  if (users.length > 8) throw new SlackError('too_many_users');
  for (const id of users) userOf(call, id);
  requireKind(call, users.length > 1 ? 'mpim' : 'im', 'write');
  const before = workspace.channels.length;
  const channel = openDirect(core, workspace, [install.botUserId, ...users]);
  return {
    ...(workspace.channels.length === before ? { no_op: true, already_open: true } : {}),
    channel: args.flag('return_im') ? channelShape(channel, workspace) : { id: channel.id },
  };
}

function archive(call: Call, archived: boolean): Json {
  const channel = archived ? ownChannel(call) : channelOf(call);
  requireKind(call, channel.kind, 'write');
  check(setArchived(call.core, call.workspace, channel, call.install.botUserId, archived));
  return {};
}

function history(call: Call): Json {
  const channel = ownChannel(call);
  requireKind(call, channel.kind, 'history');
  const shown = channel.messages
    .filter((each) => !each.threadTs || each.threadTs === each.ts || each.broadcast)
    .filter(within(call))
    .reverse();
  const { items, response_metadata } = page(call, shown, 100, most(call, 'conversations.history'));
  return {
    messages: shapes(call, channel, items),
    has_more: response_metadata.next_cursor !== '',
    pin_count: channel.pins.length,
    ...(response_metadata.next_cursor ? { response_metadata } : {}),
  };
}

function replies(call: Call): Json {
  const channel = ownChannel(call);
  requireKind(call, channel.kind, 'history');
  const ts = call.args.need('ts');
  const asked = channel.messages.find((each) => each.ts === ts);
  if (!asked) throw new SlackError('thread_not_found');
  const root = asked.threadTs ?? ts;
  const thread = channel.messages.filter((each) => each.ts === root || each.threadTs === root);
  // The root comes first whatever the bounds are.
  const shown = thread.filter((each) => each.ts === root || within(call)(each));
  const { items, response_metadata } = page(call, shown, 1000, most(call, 'conversations.replies'));
  return {
    messages: shapes(call, channel, items),
    has_more: response_metadata.next_cursor !== '',
    ...(response_metadata.next_cursor ? { response_metadata } : {}),
  };
}

/** Apps outside the Marketplace get few messages a call, however many they ask for. */
const most = (call: Call, method: string): number =>
  call.core.faults.holds('few_messages', method) ? 15 : 1000;

function shapes(call: Call, channel: StoredChannel, messages: StoredMessage[]): Json[] {
  const metadata = call.args.flag('include_all_metadata');
  return messages.map((each) => messageShape(call.core, call.workspace, channel, each, metadata));
}

function within(call: Call): (message: StoredMessage) => boolean {
  const { args } = call;
  const oldest = Number(args.text('oldest') || 0);
  const latest = Number(args.text('latest') || Number.POSITIVE_INFINITY);
  const inclusive = args.flag('inclusive');
  return ({ ts }) => {
    const at = Number(ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  };
}
