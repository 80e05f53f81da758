import { createHash } from 'node:crypto';
import type { Install, User, Workspace, World } from './model.ts';
import type { Seed, SeedPerson, SeedWorkspace } from './seed.ts';

const COLORS = ['#7c3aed', '#0d9488', '#db2777', '#b45309', '#2563eb', '#475569', '#16a34a'];

/** What the app is called in the workspaces it is installed in. */
export interface AppFace {
  name: string;
  /** The bot's user name. */
  botName: string;
}

/** A fresh world from a seed: same seed, same ids and tokens. */
export function plant(seed: Seed, face: AppFace, scopes: string[], now: number): World {
  const workspaces = seed.workspaces.map((each) => plantWorkspace(each, now));
  for (const [index, workspace] of workspaces.entries()) {
    const sown = seed.workspaces[index];
    if (!sown || sown.installed === false) continue;
    const install = installApp(workspace, face, scopes, workspace.users[0]?.id ?? '', now);
    if (sown.botToken) install.token = sown.botToken;
    for (const channel of sown.channels) {
      const planted = workspace.channels.find((each) => each.id === channel.id);
      if (channel.withBot) planted?.members.push(install.botUserId);
    }
  }
  return { version: 1, workspaces, lastMicros: 0 };
}

/** Puts the app's bot and token into a workspace (again, after an uninstall). */
export function installApp(
  workspace: Workspace,
  face: AppFace,
  scopes: string[],
  installedBy: string,
  now: number,
): Install {
  const tail = digest(workspace.id);
  const botUserId = `U0B${tail.slice(0, 8).toUpperCase()}`;
  const bot = workspace.users.find((each) => each.id === botUserId);
  if (bot) bot.deleted = false;
  else workspace.users.push(botUser(botUserId, workspace.id, face, now));
  workspace.install = {
    token: `xoxb-sandbox-${workspace.id}-${digest(`${workspace.id}${now}`).slice(0, 12)}`,
    botId: `B0${tail.slice(8, 17).toUpperCase()}`,
    botUserId,
    scopes: [...scopes],
    installedBy,
    revoked: false,
  };
  return workspace.install;
}

function plantWorkspace(sown: SeedWorkspace, now: number): Workspace {
  const insiders = sown.people.filter((each) => !each.teamId || each.teamId === sown.id);
  const creator = sown.people[0]?.id ?? '';
  return {
    id: sown.id,
    name: sown.name,
    domain: sown.domain ?? sown.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
    ...(sown.enterprise ? { enterprise: sown.enterprise } : {}),
    users: sown.people.map((each, index) => plantPerson(each, sown, index, now)),
    channels: sown.channels.map((each) => ({
      id: each.id,
      name: each.name,
      kind: each.kind ?? 'public',
      creator,
      created: Math.floor(now / 1000),
      topic: each.topic ?? '',
      purpose: '',
      members: each.members ? [...each.members] : insiders.map((person) => person.id),
      archived: false,
      isGeneral: each.name === 'general',
      isExtShared: sown.people.some(
        (person) => each.members?.includes(person.id) && !insiders.includes(person),
      ),
      pins: [],
      bookmarks: [],
      read: {},
      messages: [],
    })),
    userGroups: structuredClone(sown.userGroups ?? []),
    files: [],
    views: [],
    homes: {},
    scheduled: [],
    install: null,
  };
}

function plantPerson(sown: SeedPerson, home: SeedWorkspace, index: number, now: number): User {
  return {
    id: sown.id,
    teamId: sown.teamId ?? home.id,
    name: sown.name,
    realName: sown.realName,
    title: sown.title ?? '',
    email: `${sown.name}@${home.domain ?? home.name.toLowerCase()}.example`,
    color: sown.color ?? COLORS[index % COLORS.length] ?? '#475569',
    isAdmin: sown.isAdmin ?? false,
    isBot: false,
    deleted: sown.deleted ?? false,
    locale: sown.locale ?? 'en-US',
    tz: sown.tz ?? 'Europe/Berlin',
    updated: Math.floor(now / 1000),
  };
}

function botUser(id: string, teamId: string, face: AppFace, now: number): User {
  return {
    id,
    teamId,
    name: face.botName,
    realName: face.name,
    title: 'App',
    email: '',
    color: '#111827',
    isAdmin: false,
    isBot: true,
    deleted: false,
    locale: 'en-US',
    tz: 'UTC',
    updated: Math.floor(now / 1000),
  };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
