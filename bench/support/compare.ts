import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { Bench, type Figure, rounded } from './bench.ts';
import { ONLOOKER, processCpu, spent, watchDatabase } from './cpu.ts';
import { formerTree, type Ways, waysOf } from './former.ts';
import type { Slack } from './stage.ts';

/** So many people at once, each of whom waits for the answer: a slow machine is not given more than it can do. */
const PEOPLE = 2;
/** Milliseconds between two requests of one of them, at least: 20 a second of all. */
const PACE = 100;
const WARM_UP = 60;
/** The share of requests that may be answered too late, or not at all. */
const MAY_BE_LATE = 0.1;

/** A build that is at work, filled with what the figure needs. */
export interface Build extends Ways {
  bench: Bench;
  slack: Slack;
  /** Where requests go. */
  url: string;
  databaseUrl: string;
}

/** Sends a request. @returns when it was answered */
export type Act = () => Promise<number>;

interface Spent {
  database: number;
  process: number;
}

/**
 * What PostgreSQL and our process spend on one request, its delivery included, in milliseconds of CPU: this build
 * and the former one, in one run, each with a database and a Slack of its own.
 * @param count how many are counted, after those that warm up
 */
export async function compareBuilds(
  bench: Bench,
  name: string,
  count: number,
  prepare: (build: Build, requests: number) => Promise<Act>,
): Promise<Figure[]> {
  const [now, before] = [await opened(bench, process.cwd()), await opened(bench, formerTree())];
  const acts = new Map<Build, Act>();
  for (const build of [now, before]) {
    const act = await prepare(build, count + WARM_UP);
    await send(act, WARM_UP);
    await delivered(build);
    acts.set(build, act);
  }
  const figures = new Map<Build, Spent>();
  for (const [build, act] of acts) figures.set(build, await cost(build, act, count));
  return (['database', 'process'] as const).flatMap((of) => {
    const [value, peer] = [now, before].map((build) => (figures.get(build)?.[of] ?? Number.NaN) / count);
    return ratioOf(`${name}_${of === 'database' ? 'db_ms' : 'cpu'}`, value ?? Number.NaN, peer ?? Number.NaN);
  });
}

const ratioOf = (name: string, value: number, peer: number): Figure[] => [
  {
    name: `${name}_ratio`,
    value: rounded(value / peer),
    unit: `ratio of ${rounded(value)} ms`,
    peer: rounded(peer),
    ratio: rounded(value / peer),
  },
];

async function opened(bench: Bench, root: string): Promise<Build> {
  const own = new Bench(root);
  bench.defer(() => own.close());
  const ways = await waysOf(root);
  const slack = await ways.stage.startSlack(own);
  const databaseUrl = await own.database();
  const url = await ways.stage.startApp(own, slack, databaseUrl);
  return { ...ways, bench: own, slack, databaseUrl, url };
}

async function cost(build: Build, act: Act, count: number): Promise<Spent> {
  const database = watchDatabase(build.databaseUrl);
  const pid = build.bench.pidOf('src/main.ts');
  try {
    const [queries, cpu] = [await database.read(), processCpu(pid)];
    await send(act, count);
    await delivered(build);
    return { database: spent(queries, await database.read()), process: processCpu(pid) - cpu };
  } finally {
    await database.close();
  }
}

async function send(act: Act, count: number): Promise<void> {
  let left = count;
  let late = 0;
  const person = async () => {
    while (left-- > 0) {
      const rest = wait(PACE);
      // What comes too late for Slack on a busy machine is done, and costs what it costs, none the less.
      await act().catch(() => {
        late += 1;
      });
      await rest;
    }
  };
  await Promise.all(Array.from({ length: PEOPLE }, person));
  if (late > count * MAY_BE_LATE) throw new Error(`${late} of ${count} were not answered as they should be`);
}

/** Waits until Slack shows all that is to be shown, asking seldom and on a connection that is not counted. */
async function delivered({ databaseUrl }: Build): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: ONLOOKER });
  await client.connect();
  try {
    for (let at = 0; at < 600; at += 1) {
      const asked = 'select count(*)::int as n from message where wanted > delivered and dead_at is null';
      const { rows } = await client.query<{ n: number }>(asked);
      if (rows[0]?.n === 0) return;
      await wait(500);
    }
  } finally {
    await client.end();
  }
  throw new Error('not everything was delivered within five minutes');
}
