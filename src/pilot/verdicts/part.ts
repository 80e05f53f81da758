import type { Part } from '../../parts.ts';

/** [B3–B6] What evaluations come to, held against the seal; and investigations. */
export const verdicts: Part = {};
