import type { Statement } from '../../signing/dsse.ts';
import type { Asked, ClearanceFacts, Reason } from './rules.ts';

/** What the statement says of its subject. The documentation of the HTTP API says what is in it. */
const PREDICATE_TYPE = 'urn:phasegate:clearance:v1';

/**
 * [S3.5] A clearance as a statement about the model's file. Null where its digest is not known: then there is nothing that it
 * could be about.
 */
export function statementOf(
  facts: ClearanceFacts,
  asked: Asked,
  told: {
    deploymentId: string;
    go: boolean;
    reasons: readonly Reason[];
    issuedAt: string;
    expiresAt: string;
  },
): Statement | null {
  const { deployment, seal, gates } = facts;
  if (deployment.modelDigest === null) return null;
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: deployment.model, digest: { sha256: deployment.modelDigest } }],
    predicateType: PREDICATE_TYPE,
    predicate: { ...told, asked, stage: deployment.stage, seal, gates },
  };
}
