/** What can happen to a gap, and which comes first. Days are YYYY-MM-DD. */
import { ACCESS_BARRIER, NO_EXTRACTION_PLAN } from '../rules.ts';

export const GAP_STATES = ['open', 'in progress', 'resolved', 'waived'] as const;
export type GapState = (typeof GAP_STATES)[number];
export const EFFECTS = ['blocking', 'degrading'] as const;
export type Effect = (typeof EFFECTS)[number];

export const GAP_MOVES = ['edit', 'start', 'resolve', 'waive', 'reopen', 'expire'] as const;
export type GapMove = (typeof GAP_MOVES)[number];

const LIVE: readonly GapState[] = ['open', 'in progress'];
export const isLive = (state: GapState): boolean => LIVE.includes(state);

/** [F3.3] [F3.4] From which states each move leads where; null leaves the state as it is. */
const MOVES: Record<GapMove, { from: readonly GapState[]; to: GapState | null }> = {
  edit: { from: LIVE, to: null },
  start: { from: ['open'], to: 'in progress' },
  resolve: { from: LIVE, to: 'resolved' },
  waive: { from: LIVE, to: 'waived' },
  reopen: { from: ['resolved', 'waived'], to: 'open' },
  expire: { from: ['waived'], to: 'open' },
};

/** What decides about a move. */
export interface Standing {
  state: GapState;
  effect: Effect;
  waiverExpiresOn: string | null;
}

export type Decision = { to: GapState } | { no: 'state' | 'blocking' | 'not-yet' };

/**
 * Whether a move can be made, and where it leads.
 * @param today where the engagement is
 */
export function decide(gap: Standing, move: GapMove, today: string): Decision {
  const { from, to } = MOVES[move];
  if (!from.includes(gap.state)) return { no: 'state' };
  if (move === 'waive' && gap.effect === 'blocking') return { no: 'blocking' };
  if (move === 'expire' && !isExpired(gap, today)) return { no: 'not-yet' };
  return { to: to ?? gap.state };
}

/** [F3.4] A waiver is over from the beginning of its day on. */
export const isExpired = (gap: Pick<Standing, 'waiverExpiresOn'>, today: string): boolean =>
  gap.waiverExpiresOn !== null && gap.waiverExpiresOn <= today;

export type Offered = Exclude<GapMove, 'expire'>;

/**
 * The moves a person is offered of those that they may make, in this order. Waiving is offered for a blocking gap too: whoever
 * looks for it is told why it cannot be, rather than left to look.
 */
export const movesOf = (gap: Standing, today: string, mayMake: (move: Offered) => boolean): Offered[] =>
  (['edit', 'start', 'resolve', 'waive', 'reopen'] as const).filter((move) => {
    const decision = decide(gap, move, today);
    return mayMake(move) && ('to' in decision || decision.no === 'blocking');
  });

/** What the order of gaps looks at. */
export interface Ranked {
  id: string;
  effect: Effect;
  /** Percent; only degrading gaps have one. */
  expectedLoss: number | null;
  dueOn: string | null;
  openedAt: Temporal.Instant;
}

/**
 * [F3.2] Blocking first, then the larger expected loss, then the earlier due date; one without comes after
 * those with. What is still equal: the older one, then the id, so that the order is the same every time.
 * The store says the same in SQL.
 */
export function compareGaps(a: Ranked, b: Ranked): number {
  return (
    Number(b.effect === 'blocking') - Number(a.effect === 'blocking') ||
    nullsLast(b.expectedLoss, a.expectedLoss, -1) ||
    nullsLast(a.dueOn, b.dueOn, 1) ||
    Temporal.Instant.compare(a.openedAt, b.openedAt) ||
    order(a.id, b.id)
  );
}

const order = <Value extends string | number>(a: Value, b: Value): number => (a < b ? -1 : a > b ? 1 : 0);

/** `missing`: on which side a missing first value belongs. */
function nullsLast<Value extends string | number>(a: Value | null, b: Value | null, missing: 1 | -1): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? missing : -missing;
  return order(a, b);
}

/** The same gaps in their order, each with its rank from 1. */
export const rankGaps = <Gap extends Ranked>(gaps: readonly Gap[]): (Gap & { rank: number })[] =>
  [...gaps].sort(compareGaps).map((gap, index) => ({ ...gap, rank: index + 1 }));

/** [F3.1] What a gap of this type is taken for until a person says otherwise; null: only a person can say. */
export const usualEffect = (type: string): Effect | null =>
  type === ACCESS_BARRIER || type === NO_EXTRACTION_PLAN ? 'blocking' : null;

/** What the list can be narrowed to. */
export const GAP_FILTERS = ['open', 'mine', 'blocking', 'waived', 'resolved'] as const;
export type GapFilter = (typeof GAP_FILTERS)[number];
