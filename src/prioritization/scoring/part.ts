import type { Part } from '../../parts.ts';

/** [P2.1–P2.6] Blind scores, what they come to, and which use case is chosen. */
export const scoring: Part = {};
