import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Action } from '@phasegate/client/answers.ts';
import type { Client } from '@phasegate/client/client.ts';
import { guard, NotAllowed } from '@phasegate/client/guard.ts';
import { readCases } from './read-cases.ts';

const FILE = fileURLToPath(new URL('cases.csv', import.meta.url));

/** What came of the cases so far. */
export interface Tally {
  asked: number;
  'carried out': number;
  rejected: number;
  'not decided in time': number;
  failed: number;
}

export interface Play {
  file?: string | undefined;
  outcomes: readonly [string, string];
  /** Stands before the ids of cases: another run has other cases. */
  run?: string;
  /** Cases, at most. */
  most?: number;
  /** Cases a second. */
  perSecond: number;
  /** Milliseconds for which people are waited for. */
  within: number;
}

interface Listener {
  tally?: (tally: Tally) => void;
  /** Hears of each case before it is asked about, with what it should come out as. */
  asking?: (caseId: string, truth: string) => void;
  /** Hears why one failed. */
  failed?: (error: unknown) => void;
}

/**
 * Plays a model's system: each row of a file is an action that it asks about, waits for, and carries out, which here is
 * nothing but the count of it.
 */
export async function playActions(
  client: Client,
  { file = FILE, outcomes, run = 'demo', most = Number.MAX_SAFE_INTEGER, perSecond, within }: Play,
  { tally: tell, asking, failed }: Listener = {},
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
  for await (const { action, truth } of readCases(file, { outcomes, run, most })) {
    tally.asked += 1;
    asking?.(action.case_id, truth);
    const settled = settle(action).catch((error: unknown) => {
      const kind = kindOf(error);
      tally[kind] += 1;
      if (kind === 'failed') failed?.(error);
    });
    underWay.push(settled.then(() => tell?.(tally)));
    tell?.(tally);
    await pause(1_000 / perSecond);
  }
  await Promise.all(underWay);
  return tally;
}

function kindOf(error: unknown): 'rejected' | 'not decided in time' | 'failed' {
  const answer = error instanceof NotAllowed ? error.answer?.answer : undefined;
  if (answer === 'reject') return 'rejected';
  return answer === 'review' ? 'not decided in time' : 'failed';
}
