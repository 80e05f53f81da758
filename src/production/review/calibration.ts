import { cohensKappa, type Kappa } from '../../statistics/kappa.ts';
import type { blindTallies, ReviewerLoad } from './store.ts';

type Tally = Awaited<ReturnType<typeof blindTallies>>[number];

/** How far people and model agree, over all and by reviewer. */
export interface Calibration {
  /** Of blind cases only: who has seen a proposal leans to it. */
  blind: Kappa;
  reviewers: readonly (ReviewerLoad & { blind: Kappa })[];
}

/** [S1.4] From what was chosen blindly against what was proposed, and from each one's work. */
export const calibrationOf = (tallies: readonly Tally[], loads: readonly ReviewerLoad[]): Calibration => ({
  blind: agreement(tallies),
  reviewers: loads.map((load) => ({
    ...load,
    blind: agreement(tallies.filter(({ reviewer }) => reviewer === load.reviewer)),
  })),
});

/** Chosen against proposed; the same pair of several reviewers is summed by the formula. */
const agreement = (tallies: readonly Tally[]): Kappa =>
  cohensKappa(tallies.map(({ proposed, chosen, cases }) => ({ first: proposed, second: chosen, cases })));
