import { canonicalJson } from '../record/canonical.ts';
import type { Fairness } from './content.ts';
import { digestOf } from './digest.ts';

/**
 * [P3.5] What a signature belongs to: SHA-256, hexadecimal, of the canonical bounds. Their order says nothing, so it
 * changes nothing; anything else that is changed makes signatures given before void.
 */
export function fairnessDigest({ bounds, noneReason }: Fairness): string {
  const ordered = bounds.map((one) => canonicalJson({ ...one, values: one.values?.toSorted() ?? null }));
  return digestOf({ bounds: ordered.toSorted(), noneReason });
}
