import type { Core } from './core.ts';
import type { Install, StoredChannel } from './model.ts';

/** The scope an event needs beside its subscription; by type, any of those named. */
const SCOPES: Record<string, string[]> = {
  app_mention: ['app_mentions:read'],
  assistant_thread_started: ['assistant:write'],
  channel_archive: ['channels:read'],
  channel_created: ['channels:read'],
  channel_left: ['channels:read'],
  channel_rename: ['channels:read'],
  channel_unarchive: ['channels:read'],
  file_shared: ['files:read'],
  group_archive: ['groups:read'],
  group_left: ['groups:read'],
  group_rename: ['groups:read'],
  group_unarchive: ['groups:read'],
  link_shared: ['links:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  'message.mpim': ['mpim:history'],
  pin_added: ['pins:read'],
  pin_removed: ['pins:read'],
  reaction_added: ['reactions:read'],
  reaction_removed: ['reactions:read'],
  team_join: ['users:read'],
  user_change: ['users:read'],
};

/** Whether the manifest asks for this event and its install may have it. */
export function isSubscribed(core: Core, install: Install, name: string, place?: StoredChannel): boolean {
  if (core.app.events !== null && !core.app.events.includes(name)) return false;
  const needed = SCOPES[name] ?? membershipScopes(name, place);
  return needed.length === 0 || needed.some((each) => install.scopes.includes(each));
}

function membershipScopes(name: string, place?: StoredChannel): string[] {
  if (!name.startsWith('member_') || !place) return [];
  return [place.kind === 'private' ? 'groups:read' : 'channels:read'];
}
