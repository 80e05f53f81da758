import { join, leave } from '../channels.ts';
import { userIn } from '../core.ts';
import type { Json } from '../model.ts';
import { channelShape } from '../shapes.ts';
import { type Call, channelOf, type Methods, openChannel, ownChannel, page, requireKind } from './call.ts';
import { check, SlackError } from './errors.ts';

const read = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];

/** Who is in a conversation. */
export const memberMethods: Methods = {
  'conversations.members': {
    scopes: read,
    run: (call) => {
      const channel = channelOf(call);
      requireKind(call, channel.kind, 'read');
      const { items, ...rest } = page(call, channel.members);
      return { members: items, ...rest };
    },
  },
  'conversations.join': { scopes: ['channels:join'], run: joinSelf },
  'conversations.leave': {
    scopes: ['channels:manage', 'groups:write'],
    run: (call) => {
      const channel = channelOf(call);
      if (!channel.members.includes(call.install.botUserId)) return { not_in_channel: true };
      check(leave(call.core, call.workspace, channel, call.install.botUserId));
      return {};
    },
  },
  'conversations.invite': {
    scopes: ['channels:manage', 'channels:write.invites', 'groups:write'],
    run: invite,
  },
  'conversations.kick': {
    scopes: ['channels:manage', 'groups:write'],
    run: (call) => {
      const channel = ownChannel(call);
      requireKind(call, channel.kind, 'write');
      const user = call.args.need('user');
      if (user === call.install.botUserId) throw new SlackError('cant_kick_self');
      if (!userIn(call.workspace, user)) throw new SlackError('user_not_found');
      if (channel.isGeneral) throw new SlackError('cant_kick_from_general');
      check(leave(call.core, call.workspace, channel, user));
      return {};
    },
  },
};

function joinSelf(call: Call): Json {
  const channel = channelOf(call);
  if (channel.kind !== 'public') throw new SlackError('method_not_supported_for_channel_type');
  const problem = join(call.core, call.workspace, channel, call.install.botUserId);
  const shape = { channel: channelShape(channel, call.workspace) };
  if (problem !== 'already_in_channel') {
    check(problem);
    return shape;
  }
  return { ...shape, warning: problem, response_metadata: { warnings: [problem] } };
}

function invite(call: Call): Json {
  const { core, workspace, install, args } = call;
  const channel = openChannel(call);
  if (channel.kind !== 'public') requireKind(call, channel.kind, 'write');
  const users = args.list('users');
  if (users.length === 0) throw new SlackError('no_user');
  for (const id of users) {
    if (id === install.botUserId) throw new SlackError('cant_invite_self');
    const user = userIn(workspace, id);
    if (!user || user.deleted) throw new SlackError('user_not_found');
  }
  const fresh = users.filter((id) => !channel.members.includes(id));
  if (fresh.length === 0) throw new SlackError('already_in_channel');
  for (const id of fresh) check(join(core, workspace, channel, id, install.botUserId));
  return { channel: channelShape(channel, workspace) };
}
