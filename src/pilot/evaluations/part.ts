import type { Part } from '../../parts.ts';

/** [B2] Models, and what they were found to do. */
export const evaluations: Part = {};
