/** The thread in which windows are compared, one after another: checks and requests go on elsewhere meanwhile. */
import { parentPort } from 'node:worker_threads';
import { compareFeatures, type DriftPolicy, type FeaturePair } from '../../statistics/drift/verdict.ts';

export interface Comparison {
  id: number;
  pairs: FeaturePair[];
  policy: DriftPolicy;
}

parentPort?.on('message', ({ id, pairs, policy }: Comparison) => {
  parentPort?.postMessage({ id, found: compareFeatures(pairs, policy) });
});
