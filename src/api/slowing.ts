import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from '../answer.ts';
import { systemClock } from '../clock.ts';
import { openRate } from './rate.ts';

/** Refusals that an address gets at once, and a minute in the long run; more of them come late. */
const PER_MINUTE = 120;
/**
 * Milliseconds: how late at least and at most, and between one late answer and the next, whoever they go to. Callers
 * that wait for their answers before they ask again are so kept apart: all together they ask a hundred times a second.
 */
const LATE = { least: 1_000, most: 30_000, apart: 10 };
/** Answers to whoever has shown no right to anything, or more than a right to so much. */
const REFUSALS = new Set([401, 404, 405, 413, 429]);

export type Slowing = (answer: Answer, address: string, signal: AbortSignal) => Promise<Answer>;

/** Holds an answer back where its address has been refused too often: who only knocks does not keep us busy. */
export function openSlowing(): Slowing {
  const rate = openRate(PER_MINUTE);
  const line = openLine(LATE);
  return async (answer, address, signal) => {
    const now = systemClock.now();
    if (!REFUSALS.has(answer.status) || rate.take(address, now) === 0) return answer;
    await pause(line(now.epochMilliseconds), undefined, { signal }).catch(() => {});
    return answer;
  };
}

/**
 * Lets through one after another. @returns what says how long the next one waits, of the time in milliseconds; no
 * longer than `most`, where more than so many wait they go through together
 */
export function openLine({ least, most, apart }: typeof LATE): (now: number) => number {
  let last = Number.NEGATIVE_INFINITY;
  return (now) => {
    last = Math.min(Math.max(last + apart, now + least), now + most);
    return last - now;
  };
}
