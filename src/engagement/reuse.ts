import type { Reuse } from '../../db/schema/engagement.ts';
import type { Engagement } from './store.ts';

/** [R3] What the next cycle of an engagement would take over of the data foundation. */
export interface NextCycle {
  reuse: Reuse;
  /** What the model of the next cycle can be trained on, and which of them it is; null: to be named later. */
  datasets: readonly { id: string; name: string }[];
  final: string | null;
}

/** [R3] What of a foundation is reused and what is stale and why, in words. mrkdwn. */
export interface ReuseWords {
  reused: readonly string[];
  stale: readonly string[];
}

/** [R3] A cycle that has just begun: what came before it, and what it takes over. */
export interface CycleBegun {
  /** The engagement as it stood, in the cycle before. */
  earlier: Engagement;
  reuse: Reuse;
  /** The dataset of the cycle before that is final in this one too; null: to be named. */
  final: string | null;
}
