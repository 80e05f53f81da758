import type { Part } from '../../parts.ts';

/** [P3.1–P3.5] The plan that is sealed: ROI model, baseline, thresholds, bounds. */
export const plan: Part = {};
