import type { Logger } from 'pino';
import { type Database, openDatabase } from '../db/database.ts';
import { shareOf } from '../db/share.ts';
import { openAddresses } from './addresses.ts';
import type { Route } from './answer.ts';
import { openEntrance } from './api/entrance.ts';
import { keysRoom } from './api/keys/keys-room.ts';
import { mcpRoute } from './api/mcp.ts';
import { makeMetrics } from './api/metrics.ts';
import { readiness } from './api/readiness.ts';
import { restRoute } from './api/rest.ts';
import { type ApiServer, startServer } from './api/server.ts';
import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import type { Config, SlackConfig } from './config.ts';
import { answering } from './engagement/commands.ts';
import { openOutside } from './guarded-fetch/outside.ts';
import { openClock, type Tick, type TickClock, tickWorker } from './jobs/clock.ts';
import { queueDepths } from './jobs/depth.ts';
import { monthsKept } from './jobs/months.ts';
import { openQueue } from './jobs/queue.ts';
import { withTries } from './jobs/tries.ts';
import { openLanguageModel } from './language-model.ts';
import { loadPlaybook, type Playbook } from './playbook/playbook.ts';
import { renderersOf } from './renderers.ts';
import type { Room } from './room.ts';
import { rooms as house } from './rooms.ts';
import { EVENTS_PATH, openReceiver } from './slack/app.ts';
import { learnWorkspace } from './slack/bootstrap.ts';
import { clientsBy, deliveryClient } from './slack/client.ts';
import { commandGroups } from './slack/commands.ts';
import { databaseFault } from './slack/database-fault.ts';
import { pictureWorker } from './slack/delivery/picture-later.ts';
import { wakeWorkspace } from './slack/delivery/reopen.ts';
import { requestMessages } from './slack/delivery/wanted.ts';
import { deliveryWorker } from './slack/delivery/worker.ts';
import { makeDispatch } from './slack/dispatch.ts';
import { eventWorker } from './slack/events.ts';
import { type Installations, openInstallations, type Tokens } from './slack/installations.ts';
import { oauthRoutes } from './slack/oauth.ts';
import { personWorker } from './slack/people.ts';
import { platformRoom } from './slack/platform.ts';
import { gather } from './slack/registry.ts';
import { inTrace } from './trace.ts';
import { openVault } from './vault.ts';
import type { World } from './world.ts';

/** Connections that requests from Slack always find, whatever else is going on; and how many of the others the API may use. */
const SLACKS_OWN = 2;
const OF_THE_API = 3;

export interface Options {
  log: Logger;
  /** Opened by the caller, who also closes it. */
  db?: Database;
  clock?: Clock;
  rooms?: readonly Room[];
  playbook?: Playbook;
}

export interface Phasegate {
  /** Where the server listens. */
  url: string;
  /** Where Slack's requests go. */
  requestUrl: string;
  /** What it answers over HTTP. */
  routes: readonly Route[];
  world: World;
  ticks: TickClock;
  installations: Installations;
  /** Resolves once the one workspace of a configured token is known, and Socket Mode is connected. */
  ready: Promise<void>;
  /** Takes nothing new, finishes what is under way, closes everything. Safe to call twice. */
  stop(): Promise<void>;
}

/** Puts the house together and starts it: database → queue → rooms → mechanisms. */
export async function startPhasegate(
  config: Config & { slack: SlackConfig },
  options: Options,
): Promise<Phasegate> {
  const { log } = options;
  const { slack } = config;
  const closing: (() => Promise<unknown>)[] = [];
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= closeAll(closing, log);
    return stopping;
  };
  try {
    const db =
      options.db ?? (await openDatabase({ url: config.databaseUrl ?? undefined, folder: config.dataDir }));
    if (!options.db) closing.push(() => db.close());
    const rooms: Room[] = [];
    const metrics = makeMetrics();
    const world: World = {
      db,
      queue: openQueue(db, log),
      clock: options.clock ?? systemClock,
      requestMessages,
      playbook: options.playbook ?? loadPlaybook(),
      rooms,
      vault: openVault(config.encryptionKey, config.formerKeys),
      outside: openOutside(config.allowedHosts),
      ...(config.publicUrl !== null && { publicUrl: config.publicUrl }),
      ...(config.languageModel && { languageModel: openLanguageModel(config.languageModel, log) }),
      log,
      tally: metrics,
    };
    const background: World = { ...world, db: shareOf(db, db.connections - SLACKS_OWN) };
    const api: World = { ...world, db: shareOf(background.db, OF_THE_API) };
    const wake = (workspaceId: string) => wakeWorkspace(world, workspaceId);
    const installations = openInstallations(world, tokensOf(slack, world), slack.apiUrl, wake);
    const apiUrl = config.publicUrl ?? `http://localhost:${config.port}`;
    const inside = options.rooms ?? house;
    rooms.push(platformRoom(installations), ...inside, keysRoom(apiUrl, inside));

    const registry = gather(rooms.map(answering));
    const dispatch = makeDispatch({
      world,
      registry,
      clients: installations,
      observe: metrics.slack,
      groups: (say) => commandGroups(world, say),
    });
    const receiver = openReceiver(world, registry.events, dispatch, slack, metrics.acknowledged);
    const ticks = openClock(background, ticksOf(rooms));

    const works = config.role !== 'web';
    const workers = workersOf(background, rooms, installations, slack.apiUrl, metrics.slack);
    metrics.watchQueues(
      workers.map(({ queue }) => queue),
      queueDepths(db),
    );
    metrics.watchMonths(monthsKept(db, world.clock));
    await world.queue.start(
      workers.map((worker) => withTries(worker, { observe: metrics.job, isAway, log })),
      works,
    );
    closing.push(() => world.queue.stop());
    if (works) ticks.start();
    closing.push(() => ticks.stop());

    const receives = config.role !== 'worker';
    // Closed after the server: what was acknowledged already is finished first.
    closing.push(() => receiver.stop());
    const endpoints = rooms.flatMap((room) => room.api ?? []);
    const entrance = openEntrance(api);
    const server: ApiServer = await startServer({
      port: config.port,
      host: config.host,
      routes: [
        ...(receives ? receiver.routes : []),
        ...(receives
          ? [
              restRoute({ world: api, endpoints, entrance, publicUrl: config.publicUrl }),
              mcpRoute({ world: api, endpoints, entrance }),
              ...rooms.flatMap((room) => room.routes?.(api) ?? []),
            ]
          : []),
        ...(receives && slack.oauth
          ? oauthRoutes(world, { ...slack, oauth: slack.oauth, publicUrl: config.publicUrl }, installations)
          : []),
      ],
      addresses: openAddresses(config.trustedProxies),
      unready: readiness(db),
      metrics,
      log,
    });
    closing.push(() => server.stop());
    const leaving = new AbortController();
    const client = deliveryClient(slack.botToken ?? '', { slackApiUrl: slack.apiUrl, log });
    const ready = Promise.all([
      slack.oauth ? null : inTrace(() => learnWorkspace(client, installations, log, leaving.signal)),
      receives ? receiver.start() : null,
    ]).then(() => {});
    closing.push(async () => {
      leaving.abort();
      await receiver.stop();
      await ready;
    });
    return {
      url: server.url,
      requestUrl: `${server.url}${EVENTS_PATH}`,
      routes: server.routes,
      world,
      ticks,
      installations,
      ready,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const tokensOf = ({ botToken }: SlackConfig, { vault }: World): Tokens =>
  botToken === null ? { vault } : { botToken };

function workersOf(
  world: World,
  rooms: readonly Room[],
  installations: Installations,
  slackApiUrl: string,
  observe: Parameters<typeof eventWorker>[3],
) {
  const { log } = world;
  const clients = clientsBy(deliveryClient, { slackApiUrl, log });
  const clientFor = async (workspaceId: string) => {
    const token = await installations.tokenFor(workspaceId);
    return token === null ? null : clients(token);
  };
  return [
    ...rooms.flatMap((room) => room.workers?.({ world, clientFor }) ?? []),
    deliveryWorker({
      world,
      cards: renderersOf(world, rooms),
      undelivered: rooms.flatMap((room) => (room.undelivered ? [room.undelivered] : [])),
      clientFor,
    }),
    pictureWorker({ world, clientFor }),
    eventWorker(world, gather(rooms.map(answering)), installations, observe),
    personWorker(world, (workspaceId) => installations.interactive(workspaceId)),
    tickWorker(world, ticksOf(rooms)),
  ];
}

const ticksOf = (rooms: readonly Room[]): Tick<World>[] => rooms.flatMap((room) => room.ticks ?? []);

const isAway = (error: unknown): boolean => databaseFault(error) !== null;

/** Closes in the reverse order of opening; one that cannot be closed keeps no other open. */
async function closeAll(closing: (() => Promise<unknown>)[], log: Logger): Promise<void> {
  for (const close of closing.reverse()) {
    try {
      await close();
    } catch (error) {
      log.error({ err: error }, 'something could not be closed');
    }
  }
}
