import { createHmac } from 'node:crypto';
import type { SealedContent } from '../../seal/content.ts';

export type RolloutStage = SealedContent['rollout'][number];
export type Complexity = RolloutStage['complexity'][number];

/** What the answer to an action depends on, apart from the action: the deployment's row and the seal in force. */
export interface Policy {
  /** 0: supervised. Else the number of a sealed rollout stage. */
  stage: number;
  paused: boolean;
  /** The sealed stages, each by itself: a later one need not contain an earlier one. */
  rollout: readonly RolloutStage[];
  /** Of autonomous actions, and of reviews; percent. */
  samplePercent: number;
  blindPercent: number;
  drawSecret: string;
}

/** An action, as far as the answer depends on it. */
export interface Case {
  caseId: string;
  complexity: Complexity;
  /** 0 to 1. */
  confidence: number;
}

/** Why an action is answered as it is; each has its words in the texts. */
export type AnswerRule = 'supervised' | 'paused' | 'stage' | 'complexity' | 'confidence';

export interface Answer {
  answer: 'review' | 'execute';
  rule: AnswerRule;
  /** The first stage in which such a case is autonomous; 0 where none is. Its evidence is that stage's, and no other's. */
  opensAt: number;
  /** People look at it: because nothing else decides, or, of an autonomous one, because it was drawn. */
  reviewed: boolean;
  /** Whoever reviews it decides before seeing what was proposed. */
  blind: boolean;
}

/**
 * [S1.1] [S3.1] [S3.2] What an action is answered. Nothing but these two values decides it, so that the same case under
 * the same policy is answered alike on every replica.
 */
export function decide(policy: Policy, action: Case): Answer {
  const rule = ruleFor(policy, action);
  const autonomous = rule === 'stage';
  const reviewed = !autonomous || isDrawn(policy, action, 'sample', policy.samplePercent);
  return {
    answer: autonomous ? 'execute' : 'review',
    rule,
    opensAt: opensAt(policy.rollout, action),
    reviewed,
    blind: reviewed && isDrawn(policy, action, 'blind', policy.blindPercent),
  };
}

function ruleFor({ stage, paused, rollout }: Policy, action: Case): AnswerRule {
  if (paused) return 'paused';
  if (stage === 0) return 'supervised';
  const held = rollout.find((step) => step.stage === stage);
  if (!held?.complexity.includes(action.complexity)) return 'complexity';
  return isConfident(held, action) ? 'stage' : 'confidence';
}

/** [S3.1] The first stage that lets such a case through; 0: people review it for good. */
export function opensAt(rollout: readonly RolloutStage[], action: Omit<Case, 'caseId'>): number {
  const open = rollout.filter(
    (step) => step.complexity.includes(action.complexity) && isConfident(step, action),
  );
  return open.length === 0 ? 0 : Math.min(...open.map((step) => step.stage));
}

const isConfident = (stage: RolloutStage, { confidence }: Pick<Case, 'confidence'>): boolean =>
  confidence >= Number(stage.minConfidence);

/**
 * A draw that gives the same for a case every time, yet not to be foreseen by whoever sends it: HMAC-SHA-256 of the case
 * under the deployment's secret, its first 32 bits as a share of all.
 */
function isDrawn({ drawSecret }: Policy, { caseId }: Case, purpose: string, percent: number): boolean {
  const drawn = createHmac('sha256', drawSecret).update(`${purpose}\n${caseId}`).digest().readUInt32BE();
  return drawn < (percent / 100) * 2 ** 32;
}
