import { Refusal } from '../refusal.ts';
import type { Actor } from './act.ts';

/**
 * [H8] What decides is done by a person's own hand in Slack: approving, attesting, signing, settling, waiving, overriding,
 * promoting. No key, no agent and no workflow can, whatever it is allowed. @throws Refusal
 */
export function requireHand({ origin }: Actor): void {
  if (origin !== 'slack' && origin !== 'clock') throw new Refusal('refusal.by-hand');
}
