import type { World } from '../../world.ts';
import { signingOf } from '../proof/signing.ts';
import { type Envelope, PAYLOAD_TYPE, preAuthEncoding, type Statement } from './statement.ts';

/** Wraps a statement in a DSSE envelope, signed (Ed25519) by this installation's key. @throws Refusal without an encryption key */
export async function sealed(world: World, statement: Statement): Promise<Envelope> {
  const { id, key } = await signingOf(world).signer();
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
