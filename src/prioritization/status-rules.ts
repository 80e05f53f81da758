import { PARTS, type PlanPart } from './plan/rules.ts';

/** What a cycle has come to in phase 2. */
export interface Reached {
  candidates: { total: number; scored: number; settled: number };
  chosen: boolean;
  /** The parts of the plan that are complete. */
  plan: readonly PlanPart[];
  signed: boolean;
  assessed: boolean;
}

/** The steps of phase 2, in the order of work; the choice brings the plan's first part with it. */
export const STEPS = [
  'candidates',
  'scored',
  'settled',
  'chosen',
  ...PARTS.filter((part) => part !== 'useCase'),
  'signed',
  'assessed',
] as const;
export type Step = (typeof STEPS)[number];

/** The steps still to be taken, the next one first. */
export const stepsLeft = (reached: Reached): Step[] => STEPS.filter((step) => !isReached(reached, step));

function isReached({ candidates, chosen, plan, signed, assessed }: Reached, step: Step): boolean {
  switch (step) {
    case 'candidates':
      return candidates.total > 0;
    case 'scored':
      return candidates.scored > 0;
    case 'settled':
      return candidates.settled > 0;
    case 'chosen':
      return chosen;
    case 'signed':
      return signed;
    case 'assessed':
      return assessed;
    default:
      return plan.includes(step);
  }
}
