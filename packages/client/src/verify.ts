import { createRemoteJWKSet, jwtVerify } from 'jose';

/** Milliseconds for which the published keys are kept: one that is taken back is refused after that at the latest. */
const KEYS_KEPT = 60_000;
/** Seconds by which clocks may differ. */
const SKEW = 5;

/** What a token says that was found good. */
export interface VerifiedDecision {
  caseId: string;
  digest: string;
  stage: number;
  /** Who or which rule gave leave. */
  by: { user: string } | { rule: string };
  expiresAt: Date;
}

/**
 * Checks decision tokens of one deployment: signed with EdDSA by a key that Phasegate publishes now, for this deployment,
 * this case and this digest, and not expired.
 */
export function openVerifier(url: string, deploymentId: string) {
  const keys = createRemoteJWKSet(new URL('/.well-known/jwks.json', url), {
    cacheMaxAge: KEYS_KEPT,
    cooldownDuration: 1_000,
  });
  return async (token: string, expected: { caseId: string; digest: string }): Promise<VerifiedDecision> => {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ['EdDSA'],
      typ: 'phasegate-decision+jwt',
      issuer: 'phasegate',
      audience: deploymentId,
      subject: expected.caseId,
      requiredClaims: ['exp', 'iat', 'digest', 'by'],
      clockTolerance: SKEW,
    });
    const { digest, stage, by, exp } = payload as typeof payload &
      Pick<VerifiedDecision, 'digest' | 'stage' | 'by'>;
    if (digest !== expected.digest) throw new Error('The token is for another proposal.');
    return { caseId: expected.caseId, digest, stage, by, expiresAt: new Date((exp ?? 0) * 1_000) };
  };
}
