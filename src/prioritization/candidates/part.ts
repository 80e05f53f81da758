import type { Part } from '../../parts.ts';

/** [P1.1] The use cases that could be chosen. */
export const candidates: Part = {};
