import { setTimeout as wait } from 'node:timers/promises';

const RATE = 20;
const SECONDS = 30;
/** Each target is measured alone for this long, then the other one, so that whatever else the machine does hits both. */
const TURN_SECONDS = 5;
const WARM_UP = 60;

/** How many requests a turn has: what `measure` returns of a target is one turn after another. */
export const TURN = RATE * TURN_SECONDS;

/** How many requests one target is sent in a run. */
export const REQUESTS = RATE * SECONDS + WARM_UP;

/** Sends the next request. @returns when it was answered, `performance.now()` */
export type Send = () => Promise<number>;

/**
 * Sends 20 requests a second to each target for 30 s, in turns of 5 s. Arrivals are open-loop: a slow
 * answer delays no later request, and each latency counts from when its request was due.
 * @param around runs each turn of a target, given by its place; to make something else happen meanwhile
 * @returns milliseconds until acknowledged, a list for each target
 */
export async function measure(
  targets: readonly Send[],
  around: (at: number, turn: () => Promise<number[]>) => Promise<number[]> = (_at, run) => run(),
): Promise<number[][]> {
  for (const target of targets) await turn(target, WARM_UP);
  const found: number[][] = targets.map(() => []);
  for (let round = 0; round < SECONDS / TURN_SECONDS; round += 1) {
    for (const [at, target] of targets.entries()) {
      // What the one before left to do in the background is done first.
      await wait(1_000);
      found[at]?.push(...(await around(at, () => turn(target, TURN))));
    }
  }
  return found;
}

async function turn(send: Send, count: number): Promise<number[]> {
  const begin = performance.now() + 10;
  return Promise.all(
    Array.from({ length: count }, async (_, at) => {
      const due = begin + (at * 1_000) / RATE;
      await wait(Math.max(0, due - performance.now()));
      return (await send()) - due;
    }),
  );
}
