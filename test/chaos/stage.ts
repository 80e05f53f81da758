import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Sandbox, startSandbox } from '@phasegate/slack-sandbox/sandbox.ts';
import { northwind } from '@phasegate/slack-sandbox/seed.ts';
import pg from 'pg';
import { freePort } from '../support/free-port.ts';
import { type OwnServer, serverPrograms, startOwnServer } from '../support/own-server.ts';
import { Proxy } from '../support/proxy.ts';
import { type Replica, startReplica } from '../support/replica.ts';
import { Alertmanager } from './alertmanager.ts';

const PROGRAM = fileURLToPath(new URL('program.ts', import.meta.url));
const MANIFEST = fileURLToPath(new URL('../../slack-manifest.yml', import.meta.url));
/** The channels of gates, and one for digests and one for an inventory. */
const GATE_CHANNELS = 5;
/** Milliseconds before each retry of an event; Slack itself takes a minute and five. */
const RETRIES = [0, 3_000, 10_000];
/** A busy machine takes its time. */
const SERVER_PATIENCE = 300_000;

export const WORKSPACE = northwind.id;
export const DIGESTS = 'C0CHAOSDIG';
export const INVENTORY = 'C0CHAOSINV';

/** A channel with people of its own who decide there: of two roles two, who press at the same time. */
export interface Committee {
  channelId: string;
  /** Who asks and withdraws, and changes what the gate looks at. */
  lead: string;
  data: [string, string];
  business: [string, string];
  legal: string;
}
export const COMMITTEES: readonly Committee[] = Array.from({ length: GATE_CHANNELS }, (_, at) => ({
  channelId: `C0CHAOS00${at}`,
  lead: `U0LEADER0${at}`,
  data: [`U0DATA00${at}A`, `U0DATA00${at}B`],
  business: [`U0BUSINE${at}A`, `U0BUSINE${at}B`],
  legal: `U0LEGAL00${at}`,
}));
/** Who decides. */
export const membersOf = ({ data, business, legal }: Committee): string[] => [...data, ...business, legal];
export const everybodyIn = (committee: Committee): string[] => [committee.lead, ...membersOf(committee)];

/** One replica, at an address of its own, with its own way to the database. Whoever ends it starts it again. */
export interface Kept {
  url: string;
  readonly isUp: boolean;
  /** The minute that its clock is to think of; nothing where it is not there. */
  tick(slot: string): Promise<void>;
  kill(): Promise<void>;
  /** In order, as at a deployment. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** For good: the replica, and its way to the database. */
  end(): Promise<void>;
  /** Every connection to the database, and the way there for so long. */
  cut(milliseconds: number): Promise<void>;
}

export interface Stage {
  sandbox: Sandbox;
  server: OwnServer;
  alertmanager: Alertmanager;
  encryptionKey: string;
  replicas: readonly Kept[];
  /** Ends every connection of the server, from within. */
  terminate(): Promise<void>;
  close(): Promise<void>;
}

/** A PostgreSQL server of the run's own, a Slack of its own, and so many replicas. */
export async function openStage(count: number): Promise<Stage> {
  const programs = serverPrograms();
  if (!programs) throw new Error('the server’s own programs (initdb, pg_ctl) are not here');
  const ids = [...COMMITTEES.map(({ channelId }) => channelId), DIGESTS, INVENTORY];
  const channels = ids.map((id, at) => ({ id, name: `chaos-${at}`, withBot: at % 2 === 0 }));
  const people = COMMITTEES.flatMap(everybodyIn).map((id) => ({ id, name: id.toLowerCase(), realName: id }));
  const workspace = {
    ...northwind,
    channels: [...northwind.channels, ...channels],
    people: [...northwind.people, ...people],
  };
  const seed = { workspaces: [workspace] };
  const alertmanager = new Alertmanager();
  const [server, sandbox] = await Promise.all([
    startOwnServer(programs),
    startSandbox({ manifest: MANIFEST, seed, retryDelays: RETRIES }),
    alertmanager.open(),
  ]);
  const closing: (() => Promise<unknown>)[] = [
    () => server.stop(),
    () => sandbox.stop(),
    () => alertmanager.close(),
  ];
  const close = async () => {
    for (const one of closing.splice(0).reverse()) await one();
  };
  const encryptionKey = randomBytes(32).toString('base64');
  const env = { PHASEGATE_ENCRYPTION_KEY: encryptionKey, PHASEGATE_ALLOWED_HOSTS: alertmanager.host };
  try {
    const replicas: Kept[] = [];
    while (replicas.length < count) {
      const kept = await keep(sandbox, server.url, env);
      closing.push(() => kept.end());
      // One after the other: the first brings the schema.
      await kept.start();
      replicas.push(kept);
    }
    const ended = () => terminate(server.url);
    return { sandbox, server, alertmanager, encryptionKey, replicas, terminate: ended, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function keep(sandbox: Sandbox, databaseUrl: string, settings: Record<string, string>): Promise<Kept> {
  const port = String(await freePort());
  const proxy = new Proxy(databaseUrl);
  await proxy.up();
  let replica: Replica | null = null;
  let isOver = false;
  const env = { ...settings, PORT: port };
  const end = async (how: (one: Replica) => Promise<unknown>) => {
    const ended = replica;
    replica = null;
    if (ended) await how(ended);
  };
  return {
    url: `http://127.0.0.1:${port}`,
    get isUp() {
      return replica !== null;
    },
    async tick(slot) {
      // One that dies meanwhile never answers.
      await Promise.race([replica?.ask(slot).catch(() => {}), pause(3_000, undefined, { ref: false })]);
    },
    kill: () => end((one) => one.kill()),
    stop: () => end((one) => one.stop()),
    async start() {
      const late = performance.now() + SERVER_PATIENCE;
      while (!replica && !isOver) {
        replica = await startReplica(sandbox, proxy.urlOf(databaseUrl), {
          program: [PROGRAM],
          env,
          within: SERVER_PATIENCE,
        }).catch(async (error: unknown) => {
          // As a platform does with one that finds no database when it starts.
          if (performance.now() > late) throw error;
          await pause(500);
          return null;
        });
      }
    },
    async end() {
      isOver = true;
      await end((one) => one.kill());
      await proxy.down();
    },
    async cut(milliseconds) {
      await proxy.down();
      await pause(milliseconds);
      await proxy.up();
    },
  };
}

async function terminate(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await client.end();
}
