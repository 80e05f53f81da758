import { setTimeout as pause } from 'node:timers/promises';
import type { Message } from '@phasegate/slack-sandbox/page/contract.ts';
import type { Cast } from '../../support/cast.ts';
import type { Line } from '../check/logs.ts';
import type { Faults } from '../faults.ts';
import type { Furnishing } from '../furnish.ts';
import type { Chance } from '../random.ts';
import type { Stage } from '../stage.ts';

/** What everybody in the story has at hand. */
export interface Play {
  stage: Stage;
  cast: Cast;
  furnishing: Furnishing;
  faults: Faults;
  chance: Chance;
  lines: Line[];
  /** How often each thing was done. */
  operations: Map<string, number>;
  /** Nothing new is begun. */
  isOver(): boolean;
  /** What is under way is given up. */
  isLate(): boolean;
}

/** Writes down what somebody did. */
export function note({ lines, operations }: Play, line: Line): void {
  lines.push(line);
  counted(operations, line.did);
  if (line.did === 'decided') counted(operations, `decided by ${line.via}`);
}

export const counted = (operations: Map<string, number>, what: string): void => {
  operations.set(what, (operations.get(what) ?? 0) + 1);
};

/** Lets Slack's next requests go to one of the replicas, whether it is there or not. */
export function aim({ stage, chance }: Play): void {
  stage.sandbox.connect(`${chance.pick(stage.replicas).url}/slack/events`);
}

/** The answer of one replica; null where there was none, or none that says that it was done. */
export async function call(play: Play, path: string, request: Request = {}): Promise<unknown> {
  const { stage, chance, furnishing } = play;
  const { method = 'GET', body, idempotencyKey, key = furnishing.key, within = 10_000 } = request;
  try {
    const answer = await fetch(`${chance.pick(stage.replicas).url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(within),
    });
    const said: unknown = await answer.json();
    if (answer.ok) return said;
    counted(play.operations, `answered ${answer.status}`);
    return null;
  } catch {
    return null;
  }
}
interface Request {
  method?: 'GET' | 'POST';
  body?: unknown;
  idempotencyKey?: string;
  key?: string;
  within?: number;
}

/** Asks until it is done, and now and then two replicas at once. Null where it is too late for that. */
export async function insist(play: Play, path: string, request: Request): Promise<unknown> {
  while (!play.isLate()) {
    const isDoubled = play.chance.isSo(0.2);
    if (isDoubled) play.faults.happened('request doubled');
    const answers = await Promise.all([
      call(play, path, request),
      ...(isDoubled ? [call(play, path, request)] : []),
    ]);
    const found = answers.find((answer) => answer !== null);
    if (found) return found;
    await pause(300);
  }
  return null;
}

/** So many milliseconds, or until nothing new is begun. */
export async function idle(play: Play, milliseconds: number): Promise<void> {
  const until = performance.now() + milliseconds;
  while (!play.isOver() && performance.now() < until)
    await pause(Math.min(500, Math.max(0, until - performance.now())));
}

/** Waits for what a person sees; null where it does not come in time. */
export const sees = <Found>(
  { cast }: Play,
  look: () => Found,
  within: number,
): Promise<Exclude<Found, false | null | undefined | 0 | ''> | null> =>
  cast.sandbox.until(look, within).catch(() => null);

/** Whether a message offers this. */
export const offers = (message: Message | undefined, action: string): boolean =>
  JSON.stringify(message?.blocks ?? []).includes(`"${action}"`);
