import type { Part } from '../../parts.ts';

/** [M8] Monitors that are due are checked. */
export const checks: Part = {};
