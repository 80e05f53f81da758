import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from '../answer.ts';
import { systemClock } from '../clock.ts';
import { openRate } from './rate.ts';

/** Refusals that an address gets at once, and a minute in the long run; more of them come late. */
const PER_MINUTE = 120;
const LATE = 1_000;
/** Answers to whoever has shown no right to anything, or more than a right to so much. */
const REFUSALS = new Set([401, 404, 405, 413, 429]);

/** Holds an answer back where its address has been refused too often: who only knocks does not keep us busy. */
export function openSlowing(): (answer: Answer, address: string, signal: AbortSignal) => Promise<Answer> {
  const rate = openRate(PER_MINUTE);
  return async (answer, address, signal) => {
    if (!REFUSALS.has(answer.status) || rate.take(address, systemClock.now()) === 0) return answer;
    await pause(LATE, undefined, { signal }).catch(() => {});
    return answer;
  };
}
