import type { Part } from '../../parts.ts';
import { carryFoundation } from './carry.ts';
import { nextCycle } from './read.ts';
import { reuseWords } from './words.ts';

/** [R3] What the next cycle takes over of the data foundation, and what it does not and why. */
export const reuse: Part = { nextCycle, reuseWords, cycleBegun: carryFoundation };
