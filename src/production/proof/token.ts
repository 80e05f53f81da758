import { signed } from '../../signing/keys.ts';
import type { World } from '../../world.ts';

/** What a decision token is, in its header: nothing else that the same keys sign is taken for one. */
export const DECISION = 'phasegate-decision+jwt';

/** What a decision token says. */
export interface Decision {
  caseId: string;
  deploymentId: string;
  /** SHA-256 of the canonical proposal, hexadecimal. */
  digest: string;
  stage: number;
  /** Who or which rule decided. */
  by: { user: string } | { rule: string };
}

/**
 * [S1.6] Leave to carry out one action, for as many minutes as the playbook says. Made for each answer and kept nowhere.
 */
export async function decisionToken(
  world: World,
  { caseId, deploymentId, digest, stage, by }: Decision,
): Promise<{ token: string; expiresAt: Temporal.Instant }> {
  const issued = Math.floor(world.clock.now().epochMilliseconds / 1_000);
  const expires = issued + world.playbook.production.token_minutes * 60;
  const token = await signed(world, DECISION, {
    iss: 'phasegate',
    aud: deploymentId,
    sub: caseId,
    iat: issued,
    exp: expires,
    digest,
    stage,
    by,
  });
  return { token, expiresAt: Temporal.Instant.fromEpochMilliseconds(expires * 1_000) };
}
