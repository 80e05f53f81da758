import { signingOf } from './keys.ts';
import type { SigningHouse } from './rotate.ts';

/** in-toto's media type for its statements: what the payload of the envelope is. */
export const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

/** in-toto Statement v1: https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md */
export interface Statement<Predicate = Record<string, unknown>> {
  _type: 'https://in-toto.io/Statement/v1';
  subject: { name: string; digest: { sha256: string } }[];
  predicateType: string;
  predicate: Predicate;
}

/** DSSE envelope: https://github.com/secure-systems-lab/dsse/blob/master/envelope.md */
export interface Envelope {
  payload: string;
  payloadType: string;
  signatures: { keyid: string; sig: string }[];
}

/**
 * What is signed: DSSE's pre-authentication encoding, `DSSEv1 <length of type> <type> <length of body> <body>`, lengths in bytes
 * (https://github.com/secure-systems-lab/dsse/blob/master/protocol.md).
 */
export function preAuthEncoding(type: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${body.length} `), body]);
}

/** Wraps a statement in a DSSE envelope, signed (Ed25519) by this installation's key. @throws Refusal without an encryption key */
export async function sealed<Predicate>(
  house: SigningHouse,
  statement: Statement<Predicate>,
): Promise<Envelope> {
  const { id, key } = await signingOf(house).signer();
  const body = Buffer.from(JSON.stringify(statement));
  const signature = await crypto.subtle.sign(
    'Ed25519',
    key,
    new Uint8Array(preAuthEncoding(PAYLOAD_TYPE, body)),
  );
  return {
    payload: body.toString('base64'),
    payloadType: PAYLOAD_TYPE,
    signatures: [{ keyid: id, sig: Buffer.from(signature).toString('base64') }],
  };
}
