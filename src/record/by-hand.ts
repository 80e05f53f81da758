import { Refusal } from '../refusal.ts';
import type { Actor } from './act.ts';

/**
 * [H8] What decides is done by a person's own hand in Slack: approving, attesting, signing, settling, waiving, overriding,
 * promoting. No key and no agent can, whatever it is allowed. @throws Refusal
 */
export function requireHand({ origin }: Actor): void {
  if (origin === 'api' || origin === 'mcp') throw new Refusal('refusal.by-hand');
}
