import type { Part } from '../../parts.ts';

/** [B1] The build sequence, and [B7] staging runs. */
export const build: Part = {};
