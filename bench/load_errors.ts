import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { answers, type Bench, type Figure, freePort, quantile, rounded, until } from './support/bench.ts';
import { processCpu } from './support/cpu.ts';
import { furnish } from './support/furnish.ts';
import { inUse } from './support/heap.ts';
import { openBenchDatabase } from './support/stage.ts';
import { type Filling, fillStep, newSource } from './support/submit.ts';

/** Interactions a second, of all people together. */
const RATE = Number(process.env.LOAD_RATE ?? 200);
const SECONDS = Number(process.env.LOAD_SECONDS ?? 300);
/** Before memory is looked at for the first time: what is kept of each workspace is there by then. */
const WARM_UP_SECONDS = Math.min(60, SECONDS);
const ENGAGEMENTS_EACH = 40;
const SOURCES_EACH = 5;
/** Slack shows an error to the person after so many milliseconds. */
const PATIENCE = 3_000;
const STEPS = 3;

interface Many {
  url: string;
  apiUrl: string;
  signingSecret: string;
  clientId: string;
  clientSecret: string;
  workspaces: { workspaceId: string; userIds: string[]; channelIds: string[] }[];
}

/**
 * 50 workspaces with 2,000 engagements, whose people fill in the three steps of the form of a data source: 200 submissions a second for
 * five minutes, a third of which save. Errors are answers that were none, or came after the three seconds that Slack waits. The heap is what is
 * in use after garbage is collected, at the end over that after the first minute. `LOAD_RATE` and `LOAD_SECONDS` ask for less.
 */
export default async function load(bench: Bench): Promise<Figure[]> {
  const slack = await startMany(bench);
  const databaseUrl = await bench.database();
  const port = await freePort();
  const app = `http://127.0.0.1:${port}`;
  const child = bench.start('src/main.ts', {
    SLACK_CLIENT_ID: slack.clientId,
    SLACK_CLIENT_SECRET: slack.clientSecret,
    SLACK_STATE_SECRET: randomBytes(32).toString('hex'),
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    PHASEGATE_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    PHASEGATE_PUBLIC_URL: app,
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    LOG_LEVEL: 'error',
    NODE_OPTIONS: `--import=${fileURLToPath(new URL('support/heap-on-signal.ts', import.meta.url))}`,
  });
  child.stdout?.pipe(process.stderr);
  await until('the app', child, () => answers(`${app}/readyz`));
  const db = await openBenchDatabase(databaseUrl);
  bench.defer(() => db.close());
  const people: (() => Filling)[] = [];
  for (const workspace of slack.workspaces) {
    await install(app, slack, workspace.workspaceId);
    const ids = await furnish(db, workspace, ENGAGEMENTS_EACH, SOURCES_EACH);
    people.push(...ids.map((engagementId) => () => newSource(workspace, engagementId)));
  }
  const target = { url: `${app}/slack/events`, signingSecret: slack.signingSecret };
  const send = sendingIn(target, people);

  await atRate(send, WARM_UP_SECONDS);
  await wait(5_000);
  const first = await inUse(child);
  const cpu = processCpu(child.pid ?? 0);
  const took = await atRate(send, SECONDS);
  const used = processCpu(child.pid ?? 0) - cpu;
  await wait(5_000);
  const last = await inUse(child);
  const errors = took.filter((one) => Number.isNaN(one) || one > PATIENCE).length;
  const answered = took.filter((one) => !Number.isNaN(one));
  const figure = (name: string, value: number, unit: string): Figure => ({
    name,
    value: rounded(value),
    unit,
    peer: null,
    ratio: null,
  });
  return [
    figure('load_errors', errors, `of ${took.length} at ${RATE} a second for ${SECONDS} s`),
    figure('load_p50_ms', quantile(answered, 0.5), 'ms'),
    figure('load_p99_ms', quantile(answered, 0.99), 'ms'),
    figure('load_cpu_ms', used / took.length, 'ms of the app’s CPU an interaction'),
    figure('load_heap_growth', last.heapUsed / first.heapUsed, 'ratio'),
  ];
}

async function startMany(bench: Bench): Promise<Many> {
  const { stdout } = bench.start('bench/support/many-workspaces-process.ts', {});
  if (!stdout) throw new Error('no output');
  const [line] = (await once(createInterface(stdout), 'line')) as [string];
  return JSON.parse(line) as Many;
}

/** Goes the way of an installer's browser: page, consent, back with its cookie. */
async function install(app: string, slack: Many, team: string): Promise<void> {
  const page = await fetch(`${app}/slack/install`);
  const cookie = page.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const link = /href="([^"]+oauth[^"]+)"/.exec(await page.text())?.[1]?.replaceAll('&amp;', '&');
  const consent = new URL(link ?? '');
  const body = new URLSearchParams([...consent.searchParams, ['team', team]]);
  const back = await fetch(new URL(consent.pathname, slack.url), {
    method: 'POST',
    body,
    redirect: 'manual',
  });
  const done = await fetch(back.headers.get('location') ?? '', { headers: { cookie } });
  if (!done.ok) throw new Error(`${team} could not be installed: ${done.status} ${await done.text()}`);
}

/** Each person fills in a form, step by step, and then the next; the people take turns. */
function sendingIn(target: { url: string; signingSecret: string }, people: readonly (() => Filling)[]) {
  const open = people.map((begin) => ({ begin, filling: begin(), step: 1 }));
  let turn = 0;
  return async (): Promise<void> => {
    const person = open[turn++ % open.length];
    if (!person) throw new Error('there is nobody');
    const { filling, step } = person;
    if (step === STEPS) Object.assign(person, { filling: person.begin(), step: 1 });
    else person.step = step + 1;
    await fillStep(target, filling, step);
  };
}

/** Open-loop: a slow answer delays no later request. @returns milliseconds from when each was due; NaN for what failed */
async function atRate(send: () => Promise<void>, seconds: number): Promise<number[]> {
  const begin = performance.now() + 10;
  const told = new Set<string>();
  return Promise.all(
    Array.from({ length: RATE * seconds }, async (_, at) => {
      const due = begin + (at * 1_000) / RATE;
      await wait(Math.max(0, due - performance.now()));
      try {
        await send();
        return performance.now() - due;
      } catch (error) {
        const { message } = error as Error;
        if (told.size < 5 && !told.has(message)) process.stderr.write(`${message}\n`);
        told.add(message);
        return Number.NaN;
      }
    }),
  );
}
