import type { Part } from '../../parts.ts';

/** [M2] What a model at work is watched by. */
export const monitors: Part = {};
