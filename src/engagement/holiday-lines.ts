import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { z } from 'zod';
import { line, parse } from '../record/parse.ts';
import { FieldRefusals, Refusal } from '../refusal.ts';
import type { Holiday } from './holiday-store.ts';

/** What a text field of Slack holds: a longer list could not be shown again to be changed. */
const MOST = LIMITS.plainTextInput.maxLength;
const FIELD = 'lines';
/** A day, then anything that separates, then a name or nothing. */
const LINE = /^(\d{4}-\d{2}-\d{2})(?:[\s,;:–-]+(.*))?$/;
const name = z.object({ [FIELD]: line(80) });

/** One a line, as the form shows them and takes them back. */
export const holidayLines = (holidays: readonly Holiday[]): string =>
  holidays.map((one) => `${one.day} ${one.name}`.trim()).join('\n');

/**
 * Reads lines such as `2026-12-25 Christmas`, in any order. Empty lines are left out; a name may be missing.
 * @returns earliest first
 * @throws Refusal at the field, naming the first line that cannot be read
 */
export function readHolidays(text: string): Holiday[] {
  const found = new Map<string, Holiday>();
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const typed = raw.trim();
    if (typed === '') continue;
    const at = { line: index + 1, typed: typed.slice(0, 60) };
    const [, day, rest = ''] = LINE.exec(typed) ?? [];
    if (!day || !isDay(day)) throw new Refusal('engagement.refusal.holidays.line', at, FIELD);
    if (found.has(day)) throw new Refusal('engagement.refusal.holidays.twice', at, FIELD);
    found.set(day, { day, name: rest.trim() === '' ? '' : nameOf(rest, at) });
  }
  const holidays = [...found.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const { length } = holidayLines(holidays);
  if (length > MOST) throw new Refusal('refusal.too-long', { max: MOST, length }, FIELD);
  return holidays;
}

function nameOf(rest: string, at: { line: number; typed: string }): string {
  try {
    return parse(name, { [FIELD]: rest })[FIELD] ?? '';
  } catch (error) {
    if (error instanceof FieldRefusals) throw new Refusal('engagement.refusal.holidays.name', at, FIELD);
    throw error;
  }
}

/** Whether the calendar has this day. */
function isDay(day: string): boolean {
  try {
    return Temporal.PlainDate.from(day, { overflow: 'reject' }).toString() === day;
  } catch {
    return false;
  }
}
