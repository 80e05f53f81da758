/** How far apart the distribution functions F and G of two samples of numbers are. */
import type { Ordered } from './ordered.ts';

export interface Distances {
  /** Kolmogorov–Smirnov: the largest difference, sup |F − G|. */
  ks: number;
  /** Wasserstein-1: the area between them, ∫ |F − G|, in the unit of the values. */
  wasserstein: number;
  /** How many different values there are in both together: exactly in samples of one bucket, else so many at least. */
  distinct: number;
  /** How many cases the most frequent value holds: exactly in samples of one bucket, else so many at most. */
  mostFrequent: number;
}

/** What was found so far. What is apart is counted times n·m: whole numbers, and no division at each step. */
interface Walk {
  most: number;
  area: number;
  distinct: number;
  mostFrequent: number;
  /** The largest value that was passed. */
  at: number;
}

/**
 * One walk through both samples, bucket by bucket. Where F − G keeps its sign within a bucket, and gets no further from 0 than
 * it is at some bucket’s end, the order of the values does not matter: there ∫ |F − G| = |∫ F − G|, a sum over them.
 * @param reference, current over the same buckets (`ordered`), not empty
 */
export function distances(reference: Ordered, current: Ordered): Distances {
  const [n, m] = [reference.length, current.length];
  const apartBefore = (bucket: number) => reference.start(bucket) * m - current.start(bucket) * n;
  const walk: Walk = { most: 0, area: 0, distinct: 0, mostFrequent: 0, at: 0 };
  for (let bucket = 1; bucket < reference.buckets; bucket += 1)
    walk.most = Math.max(walk.most, Math.abs(apartBefore(bucket)));
  for (let bucket = 0; bucket < reference.buckets; bucket += 1) {
    const lowest = reference.start(bucket) * m - current.start(bucket + 1) * n;
    const highest = reference.start(bucket + 1) * m - current.start(bucket) * n;
    if (lowest === highest) continue;
    const isPlain = (lowest > 0 || highest < 0) && Math.max(highest, -lowest) <= walk.most;
    if (isPlain) pass(walk, reference, current, bucket);
    else stepThrough(walk, reference, current, bucket);
  }
  const { most, area, distinct, mostFrequent } = walk;
  return { ks: most / (n * m), wasserstein: area / (n * m), distinct, mostFrequent };
}

function pass(walk: Walk, reference: Ordered, current: Ordered, bucket: number): void {
  const [i, j] = [reference.start(bucket + 1), current.start(bucket + 1)];
  const [refs, refMost] = reference.sumOver(bucket, walk.at);
  const [curs, curMost] = current.sumOver(bucket, walk.at);
  const next = Math.max(refMost, curMost);
  const apart = i * current.length - j * reference.length;
  walk.area += Math.abs(apart * (next - walk.at) - refs * current.length + curs * reference.length);
  walk.distinct += 1;
  walk.mostFrequent = Math.max(walk.mostFrequent, i - reference.start(bucket) + j - current.start(bucket));
  walk.at = next;
}

function stepThrough(walk: Walk, reference: Ordered, current: Ordered, bucket: number): void {
  const [refs, curs] = [reference.settled(bucket), current.settled(bucket)];
  const [n, m] = [reference.length, current.length];
  let [i, j] = [reference.start(bucket), current.start(bucket)];
  const [iEnd, jEnd] = [reference.start(bucket + 1), current.start(bucket + 1)];
  let { most, area, distinct, mostFrequent, at } = walk;
  let apart = i * m - j * n;
  let ref = i < iEnd ? (refs[i] as number) : Infinity;
  let cur = j < jEnd ? (curs[j] as number) : Infinity;
  while (i < iEnd || j < jEnd) {
    const next = Math.min(ref, cur);
    area += Math.abs(apart) * (next - at);
    const begun = i + j;
    for (; ref === next; ref = i < iEnd ? (refs[i] as number) : Infinity) {
      i += 1;
      apart += m;
    }
    for (; cur === next; cur = j < jEnd ? (curs[j] as number) : Infinity) {
      j += 1;
      apart -= n;
    }
    most = Math.max(most, Math.abs(apart));
    mostFrequent = Math.max(mostFrequent, i + j - begun);
    distinct += 1;
    at = next;
  }
  Object.assign(walk, { most, area, distinct, mostFrequent, at });
}
