import type { SealedContent } from '../../seal/content.ts';
import type { Deployment } from '../deployments/store.ts';
import type { Policy } from './rules.ts';

/** What this deployment's actions are answered by, under the seal in force. */
export const policyOf = (found: Deployment, { rollout }: Pick<SealedContent, 'rollout'>): Policy => ({
  stage: found.stage,
  paused: found.pausedAt !== null,
  rollout,
  samplePercent: found.samplePercent,
  blindPercent: found.blindPercent,
  drawSecret: found.drawSecret,
});
