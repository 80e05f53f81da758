import type { Json, UserGroup } from '../model.ts';
import { userShape } from '../shapes.ts';
import { type Call, type Methods, page, userOf } from './call.ts';
import { SlackError } from './errors.ts';

export const userMethods: Methods = {
  'users.info': {
    scopes: ['users:read'],
    run: (call) => ({ user: shaped(call, userOf(call, call.args.need('user')).id) }),
  },
  'users.list': {
    scopes: ['users:read'],
    run: (call) => {
      const { items, ...rest } = page(call, call.workspace.users);
      const members = items.map((each) => shaped(call, each.id));
      return { members, cache_ts: Math.floor(call.core.now() / 1000), ...rest };
    },
  },
  'users.lookupByEmail': {
    scopes: ['users:read.email'],
    run: (call) => {
      const email = call.args.need('email').toLowerCase();
      const user = call.workspace.users.find((each) => each.email.toLowerCase() === email && !each.deleted);
      if (!user) throw new SlackError('users_not_found');
      return { user: shaped(call, user.id) };
    },
  },
  'users.profile.get': {
    scopes: ['users.profile:read'],
    run: (call) => {
      const id = call.args.text('user') ?? call.install.botUserId;
      return { profile: shaped(call, userOf(call, id).id).profile };
    },
  },
  'users.getPresence': { scopes: ['users:read'], run: () => ({ presence: 'active' }) },
  'usergroups.list': {
    scopes: ['usergroups:read'],
    run: (call) => ({
      usergroups: call.workspace.userGroups.map((each) =>
        groupShape(call, each, call.args.flag('include_users')),
      ),
    }),
  },
  'usergroups.users.list': {
    scopes: ['usergroups:read'],
    run: (call) => {
      const id = call.args.need('usergroup');
      const group = call.workspace.userGroups.find((each) => each.id === id);
      if (!group) throw new SlackError('no_such_subteam');
      return { users: group.users };
    },
  },
};

/** A user as this app may see them: the address needs a scope of its own, the locale is on request. */
function shaped(call: Call, id: string): Json & { profile: Json } {
  const shape = userShape(userOf(call, id), call.workspace);
  const profile = { ...(shape.profile as Json) };
  if (!call.install.scopes.includes('users:read.email')) delete profile.email;
  const { locale, ...rest } = shape;
  return { ...rest, ...(call.args.flag('include_locale') ? { locale } : {}), profile };
}

function groupShape(call: Call, group: UserGroup, withUsers: boolean): Json {
  return {
    id: group.id,
    team_id: call.workspace.id,
    is_usergroup: true,
    is_subteam: true,
    name: group.name,
    handle: group.handle,
    description: '',
    date_delete: 0,
    user_count: group.users.length,
    ...(withUsers ? { users: group.users } : {}),
  };
}
