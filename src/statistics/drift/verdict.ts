/** What is concluded of each feature of one check, and of how many of them. */
import { benjaminiHochberg } from './adjust.ts';
import { binnedEvidence } from './binned.ts';
import {
  categoricalEvidence,
  type Evidence,
  type Method,
  missingEvidence,
  numericEvidence,
  type Sample,
  sizeOf,
} from './feature.ts';

export interface DriftPolicy {
  /** The share of features falsely called drifted that is accepted among those called so. */
  alpha: number;
  /** Fewer values in either sample are `insufficient data`. */
  minimum: number;
  /** Effects (distance, Cramér’s V) up to these are not called drift, however sure they are. */
  floors: { ks: number; cramersV: number };
}

/** Floors that two samples of 5,000 could not show as significant: they only speak where samples are huge. */
export const DEFAULT_POLICY: DriftPolicy = {
  alpha: 0.05,
  minimum: 30,
  floors: { ks: 0.02, cramersV: 0.019 },
};

export type Reason =
  | 'drifted'
  | 'no difference'
  | 'too small to matter'
  | 'insufficient data'
  | 'constant'
  | 'type changed';

export interface FeatureVerdict {
  method: Method | null;
  pValue: number | null;
  adjustedPValue: number | null;
  effect: number | null;
  drifted: boolean;
  reason: Reason;
}

export interface FeatureDrift {
  name: string;
  type: 'numeric' | 'categorical';
  reference: Sample;
  current: Sample;
  /** Categories of the current sample that the reference does not have. */
  unseen: string[];
  statistics: Evidence['statistics'];
  verdict: FeatureVerdict;
}

export interface FeaturePair {
  name: string;
  reference: Sample;
  current: Sample;
}

/** Compares every feature, and adjusts for how many were compared. */
export function compareFeatures(pairs: readonly FeaturePair[], policy: DriftPolicy): FeatureDrift[] {
  const found = pairs.map((pair) => ({ pair, ...evidenceOf(pair, policy) }));
  const adjusted = benjaminiHochberg(found.map(({ decisive }) => decisive?.pValue ?? null));
  return found.map(({ pair, statistics, decisive, isTypeChanged, isEnough }, at) => ({
    ...pair,
    type: typeOf(pair.reference),
    unseen: isTypeChanged ? [] : unseenOf(pair),
    statistics,
    verdict: conclude(decisive, adjusted[at] ?? null, { isTypeChanged, isEnough, policy }),
  }));
}

type Decisive = Omit<Evidence, 'statistics'>;

function evidenceOf(pair: FeaturePair, { minimum }: DriftPolicy) {
  const { reference, current } = pair;
  const isTypeChanged = typeOf(reference) !== typeOf(current) && sizeOf(current) > 0;
  const isEnough = Math.min(rowsOf(reference), rowsOf(current)) >= minimum;
  const evidence = isTypeChanged ? null : distributionEvidence(pair);
  const enoughValues = Math.min(sizeOf(reference), sizeOf(current)) >= minimum;
  const tests = [
    ...(evidence?.method && enoughValues ? [evidence] : []),
    ...(isEnough && !isTypeChanged ? [missingEvidence(reference, current)] : []),
  ].filter(({ pValue }) => pValue !== null);
  const decisive = strongest(tests);
  return {
    statistics: evidence?.statistics ?? {},
    decisive,
    isTypeChanged,
    isEnough: isEnough && (decisive !== null || enoughValues),
  };
}

const typeOf = (sample: Sample): FeatureDrift['type'] => ('categories' in sample ? 'categorical' : 'numeric');

const rowsOf = (sample: Sample): number => sizeOf(sample) + sample.none + sample.infinite;

/** The test that says most, its p-value multiplied by how many were made of this feature (Bonferroni). */
function strongest(tests: readonly Decisive[]): Decisive | null {
  const [first] = tests.toSorted((left, right) => (left.pValue ?? 1) - (right.pValue ?? 1));
  return first ? { ...first, pValue: Math.min(1, (first.pValue ?? 1) * tests.length) } : null;
}

function distributionEvidence({ reference, current }: FeaturePair): Evidence | null {
  if ('numbers' in reference && 'numbers' in current)
    return numericEvidence(reference.numbers, current.numbers);
  if ('bins' in reference && 'bins' in current) return binnedEvidence(reference.bins, current.bins);
  if ('categories' in reference && 'categories' in current)
    return categoricalEvidence(reference.categories, current.categories);
  return null;
}

function unseenOf({ reference, current }: FeaturePair): string[] {
  if (!('categories' in reference && 'categories' in current)) return [];
  return [...current.categories.keys()].filter((name) => !reference.categories.has(name)).sort();
}

interface Circumstances {
  isTypeChanged: boolean;
  isEnough: boolean;
  policy: DriftPolicy;
}

function conclude(
  decisive: Decisive | null,
  adjustedPValue: number | null,
  { isTypeChanged, isEnough, policy }: Circumstances,
): FeatureVerdict {
  const tested = decisive ?? { method: null, pValue: null, effect: null };
  const verdict = (drifted: boolean, reason: Reason): FeatureVerdict => ({
    ...tested,
    adjustedPValue,
    drifted,
    reason,
  });
  if (isTypeChanged) return verdict(true, 'type changed');
  if (!isEnough) return verdict(false, 'insufficient data');
  if (!decisive || adjustedPValue === null) return verdict(false, 'constant');
  if (adjustedPValue >= policy.alpha) return verdict(false, 'no difference');
  const floor = decisive.method === 'ks' ? policy.floors.ks : policy.floors.cramersV;
  return (decisive.effect ?? 0) > floor ? verdict(true, 'drifted') : verdict(false, 'too small to matter');
}
