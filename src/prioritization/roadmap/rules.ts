/** [R3] The order of an engagement's use cases, and what each waits for. Pure. */

export interface Entry {
  id: string;
  name: string;
  /** 1–625; null where it is not scored. */
  priority: number | null;
  /** The cycle it was chosen for; null where it is still to come. */
  cycle: number | null;
  /** The phase its cycle is in. */
  phase: number | null;
  /** Its cycle is the one under way. */
  isRunning: boolean;
  /** A model of its cycle is at work. */
  isAtWork: boolean;
  /** Gaps of the sources it needs that are neither resolved nor waived. */
  needs: { gaps: number; blocking: number; names: readonly string[] };
}

export type RoadmapState = 'done' | 'work' | 'running' | 'next' | 'later' | 'unscored';

export interface Step extends Entry {
  /** From 1. */
  place: number;
  state: RoadmapState;
}

/**
 * What was done in the order of its cycles, then what is under way, then what is to come: the highest product first. Level
 * ones stand in the order given; they are all marked as next, since the program breaks no tie.
 */
export function ordered(entries: readonly Entry[]): Step[] {
  const chosen = entries.filter((one) => one.cycle !== null);
  const open = entries.filter((one) => one.cycle === null);
  const sorted = [
    ...chosen.toSorted(
      (a, b) => Number(a.isRunning) - Number(b.isRunning) || (a.cycle ?? 0) - (b.cycle ?? 0),
    ),
    ...open.toSorted((a, b) => (b.priority ?? 0) - (a.priority ?? 0)),
  ];
  const highest = Math.max(0, ...open.map((one) => one.priority ?? 0));
  return sorted.map((one, at) => ({ ...one, place: at + 1, state: stateOf(one, highest) }));
}

function stateOf({ cycle, isRunning, isAtWork, priority }: Entry, highest: number): RoadmapState {
  if (cycle !== null) return isRunning ? 'running' : isAtWork ? 'work' : 'done';
  if (priority === null) return 'unscored';
  return priority === highest ? 'next' : 'later';
}

/** How many of the five phases are behind a use case, and which one it is in; null before it is chosen. */
export const phasesOf = ({ state, phase }: Step): { done: number; current: number | null } => {
  if (phase === null) return { done: 0, current: null };
  // Monitoring goes on as long as the model is at work.
  return state === 'done' ? { done: phase, current: null } : { done: phase - 1, current: phase };
};
