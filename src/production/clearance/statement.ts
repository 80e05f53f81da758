import type { Asked, ClearanceFacts, Reason } from './rules.ts';

/** in-toto's media type for its statements: what the payload of the envelope is. */
export const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

/** What the statement says of its subject. The documentation of the HTTP API says what is in it. */
export const PREDICATE_TYPE = 'urn:phasegate:clearance:v1';

/** in-toto Statement v1: https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md */
export interface Statement {
  _type: 'https://in-toto.io/Statement/v1';
  subject: { name: string; digest: { sha256: string } }[];
  predicateType: typeof PREDICATE_TYPE;
  predicate: Record<string, unknown>;
}

/** DSSE envelope: https://github.com/secure-systems-lab/dsse/blob/master/envelope.md */
export interface Envelope {
  payload: string;
  payloadType: string;
  signatures: { keyid: string; sig: string }[];
}

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

/**
 * What is signed: DSSE's pre-authentication encoding, `DSSEv1 <length of type> <type> <length of body> <body>`, lengths in bytes
 * (https://github.com/secure-systems-lab/dsse/blob/master/protocol.md).
 */
export function preAuthEncoding(type: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${body.length} `), body]);
}
