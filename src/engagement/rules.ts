import type { Phase } from '../playbook/schema.ts';
import type { EngagementState } from './store.ts';

/** What can be done with an engagement as a whole, and where it leads. Nothing is deleted by any of it. */
export const STATE_CHANGES = {
  pause: { from: ['active'], to: 'paused', reason: true },
  resume: { from: ['paused'], to: 'active', reason: false },
  close: { from: ['active', 'paused'], to: 'closed', reason: true },
  reopen: { from: ['closed'], to: 'active', reason: true },
  archive: { from: ['closed'], to: 'archived', reason: false },
  restore: { from: ['archived'], to: 'closed', reason: false },
} as const satisfies Record<
  string,
  { from: readonly EngagementState[]; to: EngagementState; reason: boolean }
>;

export type StateChange = keyof typeof STATE_CHANGES;

export const ENGAGEMENT_STATES = [
  'active',
  'paused',
  'closed',
  'archived',
] as const satisfies readonly EngagementState[];

/** The changes open to an engagement in this state, in the order they are offered. */
export const changesFrom = (state: EngagementState): StateChange[] =>
  (Object.keys(STATE_CHANGES) as StateChange[]).filter((change) =>
    (STATE_CHANGES[change].from as readonly EngagementState[]).includes(state),
  );

/** [E3] Forward, one phase at a time and only through the exit gate; back, to any earlier one. */
export const mayAdvance = (from: number, to: number): boolean => to === from + 1 && to <= 5;
export const mayGoBack = (from: number, to: number): boolean => Number.isInteger(to) && to >= 1 && to < from;

/** Nobody plans further ahead, or began longer ago: a year that was mistyped makes every forecast nonsense. */
const MOST_AWAY = { years: 5 };

/** [E4] Whether an engagement can be meant to start on this day: no more than five years away, to the day. */
export const isLikelyStart = (plannedStart: string, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(plannedStart, today.subtract(MOST_AWAY)) >= 0 &&
  Temporal.PlainDate.compare(plannedStart, today.add(MOST_AWAY)) <= 0;

/** The day a phase counts from: the planned start for the first entry, unless it was entered later. */
export function phaseStart(
  entry: { enteredAt: Temporal.Instant; how: string },
  engagement: { plannedStart: string; timeZone: string },
): Temporal.PlainDate {
  const entered = entry.enteredAt.toZonedDateTimeISO(engagement.timeZone).toPlainDate();
  const planned = Temporal.PlainDate.from(engagement.plannedStart);
  return entry.how === 'start' && Temporal.PlainDate.compare(planned, entered) > 0 ? planned : entered;
}

/** The range a phase is planned to take, in working days, as texts take it: `5–15`, or none where it is ongoing. */
export const planned = ({
  planned: range,
}: Pick<Phase, 'planned'>): { planned: 'yes' | 'no'; range: string } =>
  range ? { planned: 'yes', range: `${range.from}–${range.to}` } : { planned: 'no', range: '' };

/** A planned range, in working days. */
export interface Range {
  from: number;
  to: number;
}

/**
 * [E4] [R3] A planned range where some of the phase's work is done already: its upper bound comes down to the lower one by
 * the share that is done, rounded up. The lower one stays: what is left takes its time, and gates do.
 */
export const compressed = ({ from, to }: Range, share: number): Range => ({
  from,
  to: Math.min(to, Math.max(from, Math.ceil(to - (to - from) * Math.min(1, Math.max(0, share)) - 1e-9))),
});

/** The phase as it is planned in one entry into it. */
export const plannedIn = (
  phase: Phase,
  { plannedFrom: from, plannedTo: to }: { plannedFrom: number | null; plannedTo: number | null },
): Phase => (from === null || to === null ? phase : { ...phase, planned: { from, to } });

/** [R3] When the next cycle can begin: once a model is monitored, or where the engagement was closed. */
const LAST_PHASE = 5;
export const mayBegin = (state: EngagementState, phase: number): boolean =>
  state === 'closed' || (state === 'active' && phase === LAST_PHASE);

/** ■■■□□: ten marks, full ones only for what is done. */
export function progressBar(done: number, total: number): string {
  const full = total > 0 ? Math.floor((Math.min(done, total) / total) * 10) : 0;
  return '■'.repeat(full) + '□'.repeat(10 - full);
}

/** Whether the runtime knows an IANA time zone. */
export function isTimeZone(zone: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}
