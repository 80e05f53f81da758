import { benjaminiHochberg } from '../../statistics/drift/adjust.ts';
import { type Sample, sizeOf } from '../../statistics/drift/feature.ts';
import { DEFAULT_POLICY, type FeatureDrift } from '../../statistics/drift/verdict.ts';
import type { DriftFindings, FeatureFinding } from './findings.ts';
import { histogramOf } from './histogram.ts';
import type { Observed } from './observe.ts';
import type { Season } from './season.ts';
import type { SealedReference } from './store.ts';
import { compareInThread } from './thread.ts';
import { inWords } from './words.ts';

/** What a window came to beside its reference; `value` is how many features moved. */
export interface DriftJudged {
  verdict: 'ok' | 'breach' | 'insufficient';
  value: number;
  n: number;
  shown: string;
  detail: DriftFindings;
}

const MOST_TOLD = 20;
const MOST_PICTURES = 4;
const MOST_NAMES = 50;
const MOST_UNSEEN = 5;

/**
 * [M4] Did the input move? A breach where a feature drifted (adjusted p under `alpha`, effect over its floor, enough cases),
 * changed its type, or is not there any more. Too few cases are no verdict.
 * @param reference the whole one, or as it was in one season
 * @param minN the monitor’s; under the least that a test needs it does not go
 */
export async function judgeDrift(
  { content: { features, n: sealed }, ...reference }: SealedReference & { season?: Season },
  observed: Observed,
  { alpha, floor, minN }: { alpha: number; floor?: number | undefined; minN: number },
): Promise<DriftJudged> {
  const { pairs, missing, extra, n } = observed;
  const floors = floor === undefined ? DEFAULT_POLICY.floors : { ks: floor, cramersV: floor };
  const policy = { alpha, floors, minimum: Math.max(DEFAULT_POLICY.minimum, minN) };
  const compared = await compareInThread(pairs, policy);
  const found = compared.map(findingOf).sort(worstFirst);
  const moved = found.filter(({ drifted }) => drifted).length;
  const known = new Map(features.map((feature) => [feature.name, feature]));
  const samples = new Map(compared.map((one) => [one.name, one]));
  const told = found.filter(isTold).slice(0, MOST_TOLD);
  const pictured = told.slice(0, MOST_PICTURES).map((one) => {
    const [feature, sample] = [known.get(one.name), samples.get(one.name)];
    const histogram = feature && sample && histogramOf(feature, sample.current);
    return histogram ? { ...one, histogram } : one;
  });
  const detail: DriftFindings = {
    kind: 'drift',
    reference: {
      id: reference.id,
      name: reference.name,
      version: reference.version,
      digest: reference.digest,
      ...(reference.season && { season: reference.season }),
    },
    moved,
    of: found.length,
    tested: benjaminiHochberg(found.map(({ pValue }) => pValue)).filter((p) => p !== null).length,
    features: [...pictured, ...told.slice(MOST_PICTURES)],
    missing: missing.slice(0, MOST_NAMES),
    extra: extra.slice(0, MOST_NAMES),
  };
  const isShort =
    Math.min(n, sealed) < policy.minimum ||
    (found.length > 0 && found.every(({ reason }) => reason === 'insufficient data'));
  const isBreach = moved > 0 || missing.length > 0;
  const verdict = isShort ? 'insufficient' : isBreach ? 'breach' : 'ok';
  return { verdict, value: moved + missing.length, n, shown: inWords(detail, n), detail };
}

/** What people should hear of it, whether or not it is a breach. */
const isTold = (one: FeatureFinding): boolean =>
  one.drifted ||
  one.unseenRows > 0 ||
  one.gone.length > 0 ||
  one.isConstant ||
  one.infiniteShare.current > one.infiniteShare.reference;

/** Drifted before others; a changed type first of all, then by effect. */
function worstFirst(left: FeatureFinding, right: FeatureFinding): number {
  const rank = (one: FeatureFinding) => (one.reason === 'type changed' ? 2 : one.drifted ? 1 : 0);
  return (
    rank(right) - rank(left) ||
    (right.effect ?? 0) - (left.effect ?? 0) ||
    (left.pValue ?? 1) - (right.pValue ?? 1) ||
    (left.name < right.name ? -1 : 1)
  );
}

function findingOf({
  name,
  type,
  reference,
  current,
  unseen,
  statistics,
  verdict,
}: FeatureDrift): FeatureFinding {
  const both = (of: (sample: Sample) => number) => ({ reference: of(reference), current: of(current) });
  return {
    name,
    type,
    drifted: verdict.drifted,
    reason: verdict.reason,
    method: verdict.method,
    pValue: verdict.pValue,
    adjustedPValue: verdict.adjustedPValue,
    effect: verdict.effect,
    psi: statistics.psi?.statistic ?? null,
    n: both(sizeOf),
    nullShare: both((sample) => share(sample.none, sample)),
    infiniteShare: both((sample) => share(sample.infinite, sample)),
    unseen: unseen.slice(0, MOST_UNSEEN),
    unseenNames: unseen.length,
    unseenRows: rowsOf(current, unseen),
    gone: goneOf(reference, current).slice(0, MOST_UNSEEN),
    isConstant: cellsOf(current) === 1 && cellsOf(reference) > 1 && sizeOf(current) > 1,
  };
}

/** As few as this may well be none by chance. */
const EXPECTED = 10;

function goneOf(reference: Sample, current: Sample): string[] {
  if (!('categories' in reference && 'categories' in current)) return [];
  const scale = sizeOf(current) / sizeOf(reference);
  return [...reference.categories]
    .filter(([name, count]) => count * scale >= EXPECTED && !current.categories.has(name))
    .map(([name]) => name);
}

const share = (count: number, sample: Sample): number =>
  count === 0 ? 0 : count / (sizeOf(sample) + sample.none + sample.infinite);

const rowsOf = (sample: Sample, names: readonly string[]): number =>
  'categories' in sample ? names.reduce((rows, name) => rows + (sample.categories.get(name) ?? 0), 0) : 0;

/** How many categories, or bins, hold anything. */
function cellsOf(sample: Sample): number {
  if ('categories' in sample) return sample.categories.size;
  return 'bins' in sample ? sample.bins.filter((count) => count > 0).length : sample.numbers.length;
}
