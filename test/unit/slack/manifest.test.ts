import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest } from '@phasegate/slack-sandbox/manifest.ts';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { rooms } from '../../../src/rooms.ts';
import { platformRoom } from '../../../src/slack/platform.ts';

const ROOT = join(import.meta.dirname, '../../..');
const manifest = readManifest(join(ROOT, 'slack-manifest.yml'));
const house = [platformRoom({} as never), ...rooms];

/**
 * The scopes that each Web API method needs for what the app does with it: conversations of which kinds, one
 * person or several. From the method's page in Slack's documentation.
 */
const METHODS: Record<string, string[]> = {
  // `connections:write`, of the app-level token: no scope of the bot's.
  'apps.connections.open': [],
  'assistant.threads.setStatus': ['assistant:write'],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  'assistant.threads.setTitle': ['assistant:write'],
  'auth.test': [],
  'chat.delete': ['chat:write'],
  'chat.getPermalink': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.unfurl': ['links:write'],
  'chat.update': ['chat:write'],
  'conversations.create': ['channels:manage', 'groups:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.invite': ['channels:manage', 'groups:write'],
  'conversations.join': ['channels:join'],
  'conversations.list': ['channels:read'],
  'conversations.members': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'conversations.setPurpose': ['channels:manage', 'groups:write'],
  'conversations.setTopic': ['channels:manage'],
  'entity.presentDetails': [],
  'files.completeUploadExternal': ['files:write'],
  'files.delete': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.info': ['files:read'],
  'functions.completeError': [],
  'functions.completeSuccess': [],
  'pins.add': ['pins:write'],
  'pins.remove': ['pins:write'],
  'reactions.add': ['reactions:write'],
  'reactions.get': ['reactions:read'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};

/** The scopes that each event needs, and under which names a type is subscribed. */
const EVENTS: Record<string, { scopes: string[]; subscriptions?: string[] }> = {
  app_home_opened: { scopes: [] },
  app_mention: { scopes: ['app_mentions:read'] },
  app_uninstalled: { scopes: [] },
  assistant_thread_context_changed: { scopes: ['assistant:write'] },
  assistant_thread_started: { scopes: ['assistant:write'] },
  channel_archive: { scopes: ['channels:read'] },
  channel_rename: { scopes: ['channels:read'] },
  channel_unarchive: { scopes: ['channels:read'] },
  entity_details_requested: { scopes: [] },
  file_shared: { scopes: ['files:read'] },
  function_executed: { scopes: [] },
  group_unarchive: { scopes: ['groups:read'] },
  link_shared: { scopes: ['links:read'] },
  member_joined_channel: { scopes: ['channels:read', 'groups:read'] },
  member_left_channel: { scopes: ['channels:read', 'groups:read'] },
  message: {
    scopes: ['channels:history', 'groups:history', 'im:history'],
    subscriptions: ['message.channels', 'message.groups', 'message.im'],
  },
  reaction_added: { scopes: ['reactions:read'] },
  reaction_removed: { scopes: ['reactions:read'] },
  team_join: { scopes: ['users:read'] },
  tokens_revoked: { scopes: [] },
  user_change: { scopes: ['users:read'] },
};

/** Every Web API method that the source calls: `client.chat.postMessage(`, over several lines too. */
function methodsCalled(): string[] {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith('sandbox'),
  );
  const called = new Set<string>();
  for (const file of files) {
    const source = readFileSync(join(ROOT, 'src', file), 'utf8');
    for (const [, path = ''] of source.matchAll(/\bclient((?:\s*\??\.\s*[a-zA-Z]\w*)+)\s*\(/g)) {
      const method = path.replaceAll(/[\s?]/g, '').slice(1);
      if (method.includes('.')) called.add(method);
    }
    for (const [, method = ''] of source.matchAll(/\.apiCall\(\s*['"]([\w.]+)['"]/g)) called.add(method);
  }
  return [...called].sort();
}

const eventTypes = () => [...new Set(house.flatMap((room) => Object.keys(room.slack?.events ?? {})))].sort();
const shortcuts = () => house.flatMap((room) => Object.keys(room.slack?.shortcuts ?? {})).sort();

describe('the Slack app’s manifest', () => {
  it('has the one command', () => {
    expect(manifest.commands.map((one) => one.command)).toEqual(['/playbook']);
  });

  it('[H1] [D1] has a Home tab, and a place for direct messages', () => {
    // Without it Slack has nowhere to show what the app writes to one person: digests, questions, files.
    const { features } = parse(readFileSync(join(ROOT, 'slack-manifest.yml'), 'utf8'));
    expect(features.app_home).toMatchObject({ home_tab_enabled: true, messages_tab_enabled: true });
    // [H3] And people write there; the assistant pane is there.
    expect(features.app_home.messages_tab_read_only_enabled).toBe(false);
    expect(features.assistant_view).toBeDefined();
  });

  it('has every shortcut of the rooms, and no other', () => {
    expect(manifest.shortcuts.map((one) => one.callbackId).sort()).toEqual(shortcuts());
  });

  it('[H6] has the steps of the rooms, with their fields and what they hand on, and no other', () => {
    const steps = rooms.flatMap((room) => room.steps ?? []);
    const required = (fields: Record<string, { required: boolean }> = {}) =>
      Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, one.required]));
    const described = Object.entries(manifest.functions ?? {}).map(([id, one]) => [
      id,
      { inputs: required(one.inputs), outputs: Object.keys(one.outputs).sort() },
    ]);
    const done = steps.map(({ id, needs, takes, gives }) => [
      id,
      {
        inputs: Object.fromEntries([
          ...['engagement', ...needs].map((name) => [name, true]),
          ...takes.map((name) => [name, false]),
        ]),
        outputs: [...gives].sort(),
      },
    ]);
    expect(Object.fromEntries(described)).toEqual(Object.fromEntries(done));
    expect(steps.length).toBeGreaterThan(2);
    // Slack lets an app have steps that is ready for whole organizations.
    const { settings } = parse(readFileSync(join(ROOT, 'slack-manifest.yml'), 'utf8'));
    expect(settings).toMatchObject({ org_deploy_enabled: true, function_runtime: 'remote' });
  });

  it('subscribes to every event of the rooms, and to no other', () => {
    const needed = eventTypes().flatMap((type) => EVENTS[type]?.subscriptions ?? [type]);
    expect([...(manifest.events ?? [])].sort()).toEqual(needed.sort());
  });

  it('asks for every scope that a method, an event, a command or a shortcut needs, and for no other', () => {
    const methods = methodsCalled();
    // A method or event that is new here: look up its scopes, and add it to the table.
    expect(methods.filter((method) => !METHODS[method])).toEqual([]);
    expect(eventTypes().filter((type) => !EVENTS[type])).toEqual([]);
    const needed = new Set([
      'commands',
      ...methods.flatMap((method) => METHODS[method] ?? []),
      ...eventTypes().flatMap((type) => EVENTS[type]?.scopes ?? []),
    ]);
    expect([...(manifest.scopes ?? [])].sort()).toEqual([...needed].sort());
  });
});
