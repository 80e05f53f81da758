import type { Part } from '../../parts.ts';

/** [M3] Where readings come from. */
export const feeds: Part = {};
