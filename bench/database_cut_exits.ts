import { setTimeout as wait } from 'node:timers/promises';
import { inArray } from 'drizzle-orm';
import pg from 'pg';
import { source } from '../db/schema/foundation.ts';
import { type Bench, type Figure, rounded } from './support/bench.ts';
import { fillIn, furnish } from './support/furnish.ts';
import { openBenchDatabase, type Slack, startReplica, startSlack, type Target } from './support/stage.ts';
import { save } from './support/submit.ts';

const CUTS = 50;
const REPLICAS = 2;
const CLIENTS = 10;
const FORMS = 8_000;
/** Milliseconds after which a failed client tries again. */
const PAUSE = 20;
const PATIENCE = 60_000;

/**
 * All connections to the database are cut fifty times, while ten clients save sources on two replicas: how many
 * replicas end, how many saves that were acknowledged are not there, and how long at most until each replica saves again.
 */
export default async function databaseCutExits(bench: Bench): Promise<Figure[]> {
  const slack = await startSlack(bench);
  const url = await bench.database();
  const replicas: Kept[] = [];
  while (replicas.length < REPLICAS) replicas.push(await keepRunning(bench, slack, url));
  const db = await openBenchDatabase(url);
  bench.defer(() => db.close());
  const forms = await fillIn(db, slack, await furnish(db, slack, 1, 20), FORMS);
  const traffic = send(slack, replicas, forms);
  let longest = 0;
  for (let cut = 0; cut < CUTS; cut += 1) {
    await cutAll(url);
    const at = performance.now();
    for (const replica of replicas) {
      while (replica.savedAt < at) {
        if (performance.now() - at > PATIENCE) throw new Error('a replica saves nothing any more');
        await wait(5);
      }
      longest = Math.max(longest, replica.savedAt - at);
    }
  }
  const promised = await traffic.stop();
  for (const replica of replicas) replica.isOver = true;
  const kept = await db.inWorkspace(slack.workspaceId, (tx) =>
    tx.select({ id: source.id }).from(source).where(inArray(source.id, promised)),
  );
  const figure = (name: string, value: number, unit: string): Figure => ({
    name,
    value,
    unit,
    peer: null,
    ratio: null,
  });
  return [
    figure(
      'database_cut_exits',
      replicas.reduce((sum, { exits }) => sum + exits, 0),
      'replicas',
    ),
    figure('database_cut_saves_lost', promised.length - kept.length, 'saves'),
    figure('database_cut_recovery_max_s', rounded(longest / 1_000), 's'),
  ];
}

interface Kept {
  url: string;
  exits: number;
  /** When it last acknowledged a save, `performance.now()`. */
  savedAt: number;
  /** It is not started again. */
  isOver: boolean;
}

/** A replica that is started again whenever it ends, as an operator's platform does. */
async function keepRunning(bench: Bench, slack: Slack, databaseUrl: string): Promise<Kept> {
  const kept: Kept = { url: '', exits: 0, savedAt: 0, isOver: false };
  const start = async () => {
    const { url, child } = await startReplica(bench, slack, databaseUrl);
    kept.url = url;
    child.once('exit', () => {
      if (kept.isOver) return;
      kept.exits += 1;
      start().catch((error: Error) => process.stderr.write(`${error.stack}\n`));
    });
  };
  await start();
  return kept;
}

/** Clients that save one source after another, until they are stopped. @returns the ids whose save was acknowledged */
function send(slack: Slack, replicas: readonly Kept[], forms: Target['forms']) {
  const acknowledged: string[] = [];
  let isOver = false;
  const client = async (at: number) => {
    for (let turn = at; !isOver; turn += 1) {
      const form = forms.pop();
      const replica = replicas[turn % replicas.length];
      if (!form || !replica) throw new Error('no form left to send');
      try {
        await save({ url: replica.url, slack, forms: [form] });
        acknowledged.push(form.sourceId);
        replica.savedAt = performance.now();
      } catch {
        await wait(PAUSE);
      }
    }
  };
  const clients = Array.from({ length: CLIENTS }, (_, at) => client(at));
  return {
    stop: async () => {
      isOver = true;
      await Promise.all(clients);
      return acknowledged;
    },
  };
}

/** Every connection to the database, but the one that says so. */
async function cutAll(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await client.end();
}
