import { Spread } from './sums.ts';

/**
 * The variance of the ROC AUC, from the scores of positives and negatives, both ascending.
 *
 * E. R. DeLong, D. M. DeLong and D. L. Clarke-Pearson, “Comparing the areas under two or more correlated receiver
 * operating characteristic curves: a nonparametric approach”, Biometrics 44 (1988) 837–845: the sample variances
 * of the placements of positives and of negatives, each over its number. Placements by mid-ranks as X. Sun and
 * W. Xu, IEEE Signal Processing Letters 21 (2014) 1389–1393, so linear in sorted scores.
 *
 * Null with fewer than two of either kind, and where no score differs in its placement: an area of exactly 1 or 0
 * shows no spread, which is no proof that there is none (see `separatedAucBounds`).
 */
export function delongVariance(positives: Float64Array, negatives: Float64Array): number | null {
  const ofPositives = placements(positives, negatives).variance;
  const ofNegatives = placements(negatives, positives).variance;
  if (ofPositives === null || ofNegatives === null) return null;
  const variance = ofPositives / positives.length + ofNegatives / negatives.length;
  return variance > 0 ? variance : null;
}

/** The share of `others` under each score, ties counted half. Both ascending. */
function placements(scores: Float64Array, others: Float64Array): Spread {
  const spread = new Spread();
  let under = 0;
  let upTo = 0;
  for (const score of scores) {
    while (under < others.length && (others[under] ?? 0) < score) under += 1;
    if (upTo < under) upTo = under;
    while (upTo < others.length && (others[upTo] ?? 0) === score) upTo += 1;
    spread.add((under + upTo) / 2 / others.length);
  }
  return spread;
}
