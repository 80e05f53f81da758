import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Action } from '@phasegate/client/answers.ts';
import { type Client, openClient } from '@phasegate/client/client.ts';
import { guard, NotAllowed } from '@phasegate/client/guard.ts';
import { readCases } from './read-cases.ts';

const USAGE = `Usage: PHASEGATE_KEY=phasegate_… npm run demo:actions -- --deployment ID
         [--url http://localhost:3000] [--file predictions.csv.gz] [--rate 2] [--outcomes approve,deny] [--minutes 15]`;
const FILE = fileURLToPath(new URL('cases.csv', import.meta.url));

/** What came of the cases so far. */
interface Tally {
  asked: number;
  'carried out': number;
  rejected: number;
  'not decided in time': number;
  failed: number;
}

export interface Play {
  file?: string;
  outcomes: readonly [string, string];
  /** Cases a second. */
  perSecond: number;
  /** Milliseconds for which people are waited for. */
  within: number;
}

/**
 * Plays a model's system: each row of a file is an action that it asks about, waits for, and carries out, which here is
 * nothing but the count of it.
 */
export async function playActions(
  client: Client,
  { file = FILE, outcomes, perSecond, within }: Play,
  tell: (tally: Tally) => void = () => {},
): Promise<Tally> {
  const tally: Tally = { asked: 0, 'carried out': 0, rejected: 0, 'not decided in time': 0, failed: 0 };
  const settle = guard(
    client,
    (_action: Action) => {
      tally['carried out'] += 1;
    },
    (action) => action,
    { within },
  );
  const underWay: Promise<void>[] = [];
  for await (const action of readCases(file, outcomes)) {
    tally.asked += 1;
    underWay.push(
      settle(action).catch((error: unknown) => {
        tally[kindOf(error)] += 1;
      }),
    );
    tell(tally);
    await pause(1_000 / perSecond);
  }
  await Promise.all(underWay);
  tell(tally);
  return tally;
}

function kindOf(error: unknown): 'rejected' | 'not decided in time' | 'failed' {
  const answer = error instanceof NotAllowed ? error.answer?.answer : undefined;
  if (answer === 'reject') return 'rejected';
  return answer === 'review' ? 'not decided in time' : 'failed';
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string', default: 'http://localhost:3000' },
      deployment: { type: 'string' },
      file: { type: 'string' },
      rate: { type: 'string', default: '2' },
      outcomes: { type: 'string', default: 'approve,deny' },
      minutes: { type: 'string', default: '15' },
    },
  });
  const { PHASEGATE_KEY: key } = process.env;
  const [yes, no] = values.outcomes.split(',');
  const [perSecond, minutes] = [Number(values.rate), Number(values.minutes)];
  if (!key || !values.deployment || !yes || !no || !(perSecond > 0) || !(minutes > 0)) throw new Error(USAGE);
  const client = openClient({ url: values.url, deploymentId: values.deployment, key });
  const play = {
    outcomes: [yes, no] as const,
    perSecond,
    within: minutes * 60_000,
    ...(values.file && { file: values.file }),
  };
  await playActions(client, play, (tally) => {
    const line = Object.entries(tally).map(([name, count]) => `${count} ${name}`);
    process.stdout.write(`\r${line.join(' · ')}`);
  });
  process.stdout.write('\n');
}

if (import.meta.main) {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
