/**
 * Which side of its threshold means drift, by the name that a report gives the method: `drift_detected` stands in the old
 * format only. As in Evidently 0.7.21 (`legacy/calculations/stattests`), where nine p-values do not say so in their name, the
 * one called Total-Variation-Distance among them.
 */
const DRIFTED: Readonly<Record<string, (score: number, threshold: number) => boolean>> = {
  'K-S p_value': (p, threshold) => p <= threshold,
  'Cramer-von Mises': (p, threshold) => p <= threshold,
  'chi-square p_value': below,
  'Z-test p_value': below,
  'Anderson-Darling': below,
  'Epps-Singleton': below,
  "Fisher's Exact test": below,
  g_test: below,
  'Mann-Whitney U-rank test': below,
  empirical_mmd: below,
  t_test: below,
  'Total-Variation-Distance': below,
  'Wasserstein distance (normed)': atLeast,
  'Jensen-Shannon distance': atLeast,
  'Kullback-Leibler divergence': atLeast,
  'Hellinger distance': atLeast,
  PSI: atLeast,
  'Energy-distance': (distance, threshold) => distance > threshold,
  'Absolute text content drift': (auc, threshold) => auc > threshold,
};

function below(pValue: number, threshold: number): boolean {
  return pValue < threshold;
}
function atLeast(distance: number, threshold: number): boolean {
  return distance >= threshold;
}

/** Whether a column has drifted; null where the method is none we know which way it counts. */
export const isDrifted = (method: string, score: number, threshold: number): boolean | null =>
  Object.hasOwn(DRIFTED, method) ? (DRIFTED[method]?.(score, threshold) ?? null) : null;

/** Whether a low score means drift: then a limit has to lie above what is fine. Null where we do not know. */
export const lowIsDrift = (method: string): boolean | null => isDrifted(method, 0, 1);
