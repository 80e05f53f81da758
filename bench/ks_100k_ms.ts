import { distances } from '../src/statistics/drift/distances.ts';
import { kolmogorovSmirnov } from '../src/statistics/drift/numeric.ts';
import { ordered } from '../src/statistics/drift/ordered.ts';
import { type Figure, rounded } from './support/bench.ts';
import { coreMsOf, normals, scipyMs } from './support/drift.ts';

const N = 100_000;
const RUNS = 60;
const PEER_RUNS = 15;

/** [M4] Kolmogorov–Smirnov of 100,000 values against 100,000, Wasserstein’s distance found on the way, on one core; beside scipy's `ks_2samp`. */
export default async function ks(): Promise<Figure[]> {
  const [reference, current] = [normals(1, N), normals(2, N)];
  const value = coreMsOf(RUNS, () => {
    const found = distances(...ordered(reference, current));
    return kolmogorovSmirnov(found.ks, N, N).pValue;
  });
  const peer = scipyMs(PEER_RUNS, N, 'stats.ks_2samp(a, b, method="asymp")');
  const ratio = peer === null ? null : rounded(value / peer);
  return [{ name: 'ks_100k_ms', value: rounded(value), unit: 'ms', peer: peer && rounded(peer), ratio }];
}
