import { Decimal } from 'decimal.js';
import type { MonitorRule } from '../../../db/schema/monitoring.ts';
import type { InLanguages } from '../../texts/say.ts';
import type { FeedAnswer, HeardAlert } from '../feeds/feed.ts';

/** [M5] What a rule of the business layer holds an actual against, as the seal in force has it. */
export interface Target {
  /** The version of the seal. */
  sealVersion: number;
  value: number;
  /** In percent of `value`; in either direction. */
  variancePercent: number;
  /** What both are in: the metric's unit, or the currency; null in readings from before it was kept. */
  unit: string | null;
}

/** What a check found. `detail`: what the verdict rests on. */
export interface Found {
  verdict: 'ok' | 'breach' | 'insufficient' | 'no data' | 'error';
  value: number | null;
  n: number | null;
  shown: string;
  detail: Record<string, unknown> | null;
}

/** The same, with what is told of it to whoever tries a monitor, and the alerts it is about, where the feed has some. */
export type Taken = Found & {
  /** When it was measured, where the feed says so. */
  sampledAt: Temporal.Instant | null;
  warnings: readonly InLanguages[];
  fault: InLanguages | null;
  alerts: readonly HeardAlert[] | null;
};

const SHOWN_MAX = 300;

/** The first characters of what a feed answered, on one line. */
const shownText = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > SHOWN_MAX ? `${line.slice(0, SHOWN_MAX - 1)}…` : line;
};

export const atFault = (message: string): Found => ({
  verdict: 'error',
  value: null,
  n: null,
  shown: shownText(message),
  detail: null,
});

/**
 * [M2] What one answer means by the rule of a monitor. Too few cases are no verdict, and neither is a value of which nobody
 * knows how many cases are behind it, where the monitor asks for some.
 * @param target for a rule of the business layer; null where nothing of that name is sealed
 */
export function judge(rule: MonitorRule, minN: number, answer: FeedAnswer, target: Target | null): Found {
  const shown = shownText(answer.shown);
  if (answer.kind === 'nothing') return { verdict: 'no data', value: null, n: null, shown, detail: null };
  if (answer.kind === 'alerts') {
    const open = answer.alerts.filter(({ suppressed }) => !suppressed).length;
    return { verdict: open > 0 ? 'breach' : 'ok', value: open, n: null, shown, detail: null };
  }
  if (answer.kind === 'columns') return atFault('the feed answered with columns where a value was meant');
  const { value, n = null } = answer;
  if (!Number.isFinite(value)) return atFault(`the feed’s value is no finite number: ${answer.shown}`);
  const found = { value, n, shown, detail: null };
  if (minN > 0 && (n === null || n < minN)) return { ...found, verdict: 'insufficient' };
  if (rule.kind === 'limit') {
    const breaches = rule.side === 'above' ? value > rule.fire : value < rule.fire;
    return { ...found, verdict: breaches ? 'breach' : 'ok' };
  }
  if (rule.kind === 'alerts') return atFault('the feed answered with a value where alerts were meant');
  if (rule.kind === 'drift') return atFault('the feed answered with a value where columns were meant');
  if (!target) return atFault('nothing of this name is sealed any more');
  const detail = { ...target, deviationPercent: deviationPercent(value, target.value) };
  return { ...found, verdict: isWithin(value, target) ? 'ok' : 'breach', detail };
}

/** [M5] Either direction counts: better than promised is as little understood as worse. In decimals: 8.8 is 10 % over 8, no more. */
const isWithin = (value: number, { value: target, variancePercent }: Target): boolean =>
  new Decimal(value).minus(target).abs().lte(new Decimal(target).abs().times(variancePercent).div(100));

/**
 * [M2] What of an answer counts now. A value that was measured longer ago than the monitor may be without one, and longer than
 * from one check to the next, is nothing: whatever measures it has stopped, or goes backwards, and its feed repeats what it last had.
 * @param noDataAfter minutes
 */
export function inTime(
  answer: FeedAnswer,
  { from, at }: { from: Temporal.Instant; at: Temporal.Instant },
  noDataAfter: number,
): FeedAnswer {
  if (answer.kind !== 'value' || !answer.sampledAt) return answer;
  const { sampledAt, shown } = answer;
  const limit = at.subtract({ minutes: noDataAfter });
  const oldest = Temporal.Instant.compare(limit, from) < 0 ? limit : from;
  if (Temporal.Instant.compare(sampledAt, oldest) >= 0) return answer;
  return {
    kind: 'nothing',
    shown: `nothing since ${sampledAt.toString({ smallestUnit: 'second' })}: ${shown}`,
  };
}

/** Away from a target, in percent of it; null where the target is 0. */
export const deviationPercent = (value: number, target: number): number | null =>
  target === 0 ? null : ((value - target) / Math.abs(target)) * 100;

/**
 * [M6] Whether a value that is no breach is well again: at or within the clear threshold. Between both thresholds it is
 * neither. Rules without a threshold of their own for it are well where they are no breach.
 */
export const isClear = (rule: MonitorRule, value: number): boolean =>
  rule.kind !== 'limit' || (rule.side === 'above' ? value <= rule.clear : value >= rule.clear);

/** A clear threshold lies on the well side of the one that fires, or on it. */
export const isClearOnRightSide = (side: 'above' | 'below', fire: number, clear: number): boolean =>
  side === 'above' ? clear <= fire : clear >= fire;
