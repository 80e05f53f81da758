import { newId } from '../ids.ts';
import { pin, react, unpin, unreact } from '../marks.ts';
import type { Json, StoredChannel, StoredMessage } from '../model.ts';
import { messageShape } from '../shapes.ts';
import { type Call, channelOf, type Methods, messageOf, openChannel, ownChannel } from './call.ts';
import { check, SlackError } from './errors.ts';

/** Reactions, pins and bookmarks. */
export const markMethods: Methods = {
  'reactions.add': { scopes: ['reactions:write'], run: (call) => reaction(call, react) },
  'reactions.remove': { scopes: ['reactions:write'], run: (call) => reaction(call, unreact) },
  'reactions.get': {
    scopes: ['reactions:read'],
    run: (call) => {
      const channel = ownChannel(call);
      const message = messageOf(channel, call.args.need('timestamp'));
      const shape = messageShape(call.core, call.workspace, channel, message);
      return { type: 'message', channel: channel.id, message: shape };
    },
  },
  'pins.add': { scopes: ['pins:write'], run: (call) => pinning(call, pin) },
  'pins.remove': { scopes: ['pins:write'], run: (call) => pinning(call, unpin) },
  'pins.list': { scopes: ['pins:read'], run: listPins },
  'bookmarks.add': { scopes: ['bookmarks:write'], run: addBookmark },
  'bookmarks.list': {
    scopes: ['bookmarks:read'],
    run: (call) => ({ bookmarks: channelOf(call, 'channel_id').bookmarks }),
  },
};

type Marking = (
  core: Call['core'],
  workspace: Call['workspace'],
  channel: StoredChannel,
  message: StoredMessage,
  user: string,
) => string | null;

function reaction(call: Call, mark: typeof react): Json {
  const channel = openChannel(call);
  const name = call.args.need('name').replaceAll(':', '');
  if (!/^[a-z0-9_+'-]+$/.test(name)) throw new SlackError('invalid_name');
  const message = messageOf(channel, call.args.need('timestamp'));
  check(mark(call.core, call.workspace, channel, message, call.install.botUserId, name));
  return {};
}

function pinning(call: Call, mark: Marking): Json {
  const channel = openChannel(call);
  const message = messageOf(channel, call.args.need('timestamp'));
  check(mark(call.core, call.workspace, channel, message, call.install.botUserId));
  return {};
}

function listPins(call: Call): Json {
  const channel = ownChannel(call);
  const items = channel.pins.map((each) => ({
    type: 'message',
    channel: channel.id,
    created: each.at,
    created_by: each.by,
    message: messageShape(call.core, call.workspace, channel, messageOf(channel, each.ts)),
  }));
  return { items };
}

function addBookmark(call: Call): Json {
  const channel = ownChannel(call, 'channel_id');
  const { args, core } = call;
  const type = args.need('type');
  if (type !== 'link') throw new SlackError('invalid_bookmark_type');
  if (channel.bookmarks.length >= 100) throw new SlackError('too_many_bookmarks');
  const bookmark = {
    id: newId('Bk'),
    channel_id: channel.id,
    title: args.need('title'),
    link: args.need('link'),
    emoji: args.text('emoji') ?? '',
    type,
    date_created: Math.floor(core.now() / 1000),
  };
  channel.bookmarks.push(bookmark);
  core.changes.announce({ type: 'state', team: call.workspace.id });
  return { bookmark };
}
