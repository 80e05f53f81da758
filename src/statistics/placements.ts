/** How far cases of one kind stand among those of the other: what the ROC AUC is the mean of. */
import { Losses } from './losses.ts';

/**
 * For each score the share of `others` that stand above it, ties counted half. Both ascending, so linear; nothing
 * where there are no others. The mean over
 * positives, of the negatives above them, is 1 − ROC AUC (E. R. DeLong et al., Biometrics 44 (1988) 837–845).
 */
export function misplaced(scores: Float64Array, others: Float64Array): Losses {
  const losses = new Losses();
  const n = others.length;
  if (n === 0) return losses;
  let under = 0;
  let upTo = 0;
  for (const score of scores) {
    while (under < n && (others[under] ?? 0) < score) under += 1;
    if (upTo < under) upTo = under;
    while (upTo < n && (others[upTo] ?? 0) === score) upTo += 1;
    losses.add((2 * n - under - upTo) / 2 / n);
  }
  return losses;
}

/** The same seen from the other kind: the share of `others` that stand under each score. */
export function misplacedAbove(scores: Float64Array, others: Float64Array): Losses {
  const turn = (all: Float64Array) => all.map((score) => -score).reverse();
  return misplaced(turn(scores), turn(others));
}
