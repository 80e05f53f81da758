import { createTask, validateDetailed } from 'node-cron';
import type { TextKey } from '../../texts/catalogue.ts';
import type { Params } from '../../texts/say.ts';

/** Finds what comes after a moment; node-cron 4.6 keeps it in its tasks, whose public methods ask the system's clock. */
interface Matcher {
  getNextMatch(after: Date): Date;
}

/** Minute, hour, day of the month, month, weekday. */
const FIELDS = 5;
const matchers = new Map<string, Matcher>();
const KNOWN_MAX = 5_000;

/** Reading an expression costs more than using it, and many monitors share one. */
function matcherOf(cron: string, zone: string): Matcher {
  const key = `${cron} ${zone}`;
  const known = matchers.get(key);
  if (known) return known;
  const task = createTask(cron, () => {}, { timezone: zone });
  const { timeMatcher } = task as unknown as { timeMatcher: Matcher };
  void task.destroy();
  if (matchers.size >= KNOWN_MAX) matchers.clear();
  matchers.set(key, timeMatcher);
  return timeMatcher;
}

/**
 * [M2] The slots of a schedule after a moment, the next one first: what is shown and what is run. As node-cron has them: a time
 * that the clocks leave out is left out that day, one that comes twice is run once.
 * @param cron five fields, checked by `cronFault`
 */
export function slotsAfter(
  cron: string,
  zone: string,
  after: Temporal.Instant,
  count: number,
): Temporal.Instant[] {
  const matcher = matcherOf(cron, zone);
  const slots: Temporal.Instant[] = [];
  let last = new Date(after.epochMilliseconds);
  while (slots.length < count) {
    last = matcher.getNextMatch(last);
    slots.push(Temporal.Instant.fromEpochMilliseconds(last.getTime()));
  }
  return slots;
}

/** The next slot after a moment. */
export const slotAfter = (cron: string, zone: string, after: Temporal.Instant): Temporal.Instant =>
  slotsAfter(cron, zone, after, 1)[0] as Temporal.Instant;

/** Within a minute of its slot every monitor has been checked: the last ones begin some seconds before that. */
const SPREAD = 55;
const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

/**
 * Seconds after its slot at which a monitor is checked, 0–54, the same for ever. The monitors of an engagement go on by the golden
 * ratio, which keeps them evenly apart however many they become (V. T. Sós, “On the distribution mod 1 of the sequence nα”,
 * 1958): their channel takes an alert a second.
 * @param nth how many monitors the engagement had before
 */
export function spreadOf(engagementId: string, nth: number): number {
  const begin = Number.parseInt(engagementId.replaceAll('-', '').slice(-8), 16) / 2 ** 32;
  return Math.floor(((begin + nth * GOLDEN_RATIO) % 1) * SPREAD);
}

/** What is wrong with a schedule, in words; null where it is one. */
export function cronFault(typed: string): { key: TextKey; params: Params } | null {
  const fields = typed.split(/\s+/).filter((field) => field !== '');
  if (typed.startsWith('@')) return { key: 'monitoring.refusal.cron-name', params: { typed } };
  if (fields.length !== FIELDS)
    return { key: 'monitoring.refusal.cron-fields', params: { count: fields.length } };
  const { valid, errors } = validateDetailed(typed);
  const [first] = errors;
  if (!valid) {
    const { field = '', value = typed } = first ?? {};
    return { key: 'monitoring.refusal.cron-field', params: { field, value } };
  }
  return null;
}

/** Whether a schedule ever comes: there is no 30 February. */
export function comes(cron: string, zone: string, now: Temporal.Instant): boolean {
  try {
    slotAfter(cron, zone, now);
    return true;
  } catch {
    return false;
  }
}
