import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Actor } from './actor.ts';
import { buildCore, type CoreOptions } from './build.ts';
import type { Changes } from './changes.ts';
import { type ApiCall, botOf, type Core, type FunctionRun, workspaceById } from './core.ts';
import type { EventAttempt } from './deliver/link.ts';
import { type FaultSwitches, faultRoutes, switches } from './mishaps.ts';
import type { User, Workspace } from './model.ts';
import { addUser } from './people.ts';
import { Keeper } from './persist.ts';
import { postDue } from './scheduler.ts';
import { allow } from './serve/consent-routes.ts';
import { makeServer } from './serve/server.ts';
import { runStep } from './steps.ts';

const SCHEDULE_MS = 500;

export interface SandboxOptions extends CoreOptions {
  /** 0 or left out: any free port. */
  port?: number;
  /** The built web page; default the package's `dist`. */
  pageDir?: string;
}

/** A local Slack: what an app needs to connect, and what tests need to look and meddle. */
export interface Sandbox {
  /** The web page. */
  url: string;
  /** The Web API's address for SLACK_API_URL; ends with /api/. */
  apiUrl: string;
  /** The token of the first workspace. */
  botToken: string;
  appToken: string;
  signingSecret: string;
  clientId: string;
  clientSecret: string;
  appId: string;
  botUserId: string;
  /** Everybody of the first workspace but the bot. */
  people: User[];
  /** Every workspace as it is now, for looking. */
  workspaces: Workspace[];
  person(id: string): Actor;
  /** Says where the app takes events, commands and interactivity. */
  connect(requestUrl: string): void;
  faults: FaultSwitches;
  /** Every Web API call, oldest first. */
  log: ApiCall[];
  /** The calls of one method. */
  calls(method: string): ApiCall[];
  /** Every attempt to hand the app an event. */
  attempts: EventAttempt[];
  /** Sends waiting event retries now instead of in a minute. */
  retryNow(): void;
  /** Tells sockets to reconnect, as Slack does. */
  refreshSockets(): void;
  /** How many sockets are connected. */
  socketCount(): number;
  /** Resolves with the first truthy result of `look`, asked after every change. */
  until: Changes['until'];
  /** Resolves when no delivery to the app is under way. */
  settled(timeoutMs?: number): Promise<void>;
  /** Chats that came faster than Slack lets them (about one a second per channel). */
  tooFast(windowMs?: number): ApiCall[];
  /** A new colleague in the first workspace. */
  hire(user: Partial<User> & Pick<User, 'id' | 'name' | 'realName'>): Actor;
  /** Says yes on the consent page; the address it redirects to. */
  authorize(authorizeUrl: string, team: string, orgWide?: boolean): string;
  /** Runs one of the app's Workflow Builder steps. */
  runStep(callbackId: string, inputs: Record<string, unknown>, team?: string): FunctionRun;
  stop(): Promise<void>;
}

/** Starts a local Slack on 127.0.0.1. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const core = buildCore(options);
  const faults = switches(core);
  const pageDir = options.pageDir ?? join(import.meta.dirname, '../dist');
  const server = makeServer(core, pageDir, faultRoutes(faults));
  await listen(server, options.port ?? 0);
  core.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const keeper = options.dataFile ? new Keeper(core, options.dataFile) : null;
  const clock = setInterval(() => postDue(core), SCHEDULE_MS);
  return {
    ...face(core, faults),
    stop: async () => {
      clearInterval(clock);
      core.link.stop();
      keeper?.stop();
      await close(server);
    },
  };
}

function face(core: Core, faults: FaultSwitches): Omit<Sandbox, 'stop'> {
  const { app, world, changes, link, log } = core;
  const first = world.workspaces[0];
  if (!first) throw new Error('a seed needs at least one workspace');
  return {
    url: core.url,
    apiUrl: `${core.url}/api/`,
    botToken: first.install?.token ?? '',
    appToken: app.appToken,
    signingSecret: app.signingSecret,
    clientId: app.clientId,
    clientSecret: app.clientSecret,
    appId: app.id,
    botUserId: botOf(first),
    people: first.users.filter((each) => !each.isBot),
    workspaces: world.workspaces,
    person: (id) => new Actor(core, id),
    connect: (requestUrl) => {
      link.requestUrl = requestUrl;
    },
    faults,
    log,
    calls: (method) => log.filter((each) => each.method === method),
    attempts: link.attempts,
    retryNow: () => link.retryNow(),
    refreshSockets: () => link.sockets.refresh(),
    socketCount: () => link.sockets.count,
    until: (look, timeoutMs) => changes.until(look, timeoutMs),
    settled: async (timeoutMs) => {
      await changes.until(() => link.busy === 0, timeoutMs);
    },
    tooFast: (windowMs = 1000) => tooFast(log, windowMs),
    hire: (user) => hire(core, first, user),
    authorize: (authorizeUrl, team, orgWide = false) => {
      const query = new URL(authorizeUrl).searchParams;
      query.set('team', team);
      if (orgWide) query.set('org', '1');
      return allow(core, query);
    },
    runStep: (callbackId, inputs, team) => {
      const workspace = team ? workspaceById(core, team) : first;
      if (!workspace) throw new Error(`no workspace ${team}`);
      return runStep(core, workspace, callbackId, inputs);
    },
  };
}

function hire(
  core: Core,
  workspace: Workspace,
  user: Partial<User> & Pick<User, 'id' | 'name' | 'realName'>,
): Actor {
  const defaults = {
    teamId: workspace.id,
    title: '',
    email: `${user.name}@${workspace.domain}.example`,
    color: '#64748b',
    isAdmin: false,
    isBot: false,
    deleted: false,
    locale: 'en-US',
    tz: 'Europe/Berlin',
    updated: Math.floor(core.now() / 1000),
  };
  addUser(core, workspace, { ...defaults, ...user });
  return new Actor(core, user.id);
}

function tooFast(log: ApiCall[], windowMs: number): ApiCall[] {
  const last = new Map<unknown, number>();
  return log.filter((each) => {
    if (each.method !== 'chat.postMessage' || each.status === 429) return false;
    const before = last.get(each.args.channel);
    last.set(each.args.channel, each.at);
    return before !== undefined && each.at - before < windowMs;
  });
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
