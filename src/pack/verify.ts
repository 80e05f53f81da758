import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { calculateJwkThumbprint, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import { PAYLOAD_TYPE, preAuthEncoding } from '../signing/dsse.ts';
import { EXPORT_TYPE, KEYS, MANIFEST, PACK_TYPE, type Predicate, predicate } from './manifest.ts';

/** What is wrong with a pack, in words. */
export class PackFault extends Error {}

export interface Verified {
  about: Predicate;
  files: number;
  /** The thumbprint of the key that signed it. */
  key: string;
  /** The key was among those that were given; otherwise the pack itself brought it along. */
  isVouchedFor: boolean;
}

const envelope = z.object({
  payload: z.base64(),
  payloadType: z.literal(PAYLOAD_TYPE),
  signatures: z.array(z.object({ keyid: z.string(), sig: z.base64() })).min(1),
});
const statement = z.object({
  subject: z.array(z.object({ name: z.string(), digest: z.object({ sha256: z.string() }) })),
  predicateType: z.enum([PACK_TYPE, EXPORT_TYPE]),
  predicate,
});
export const keySet = z.object({
  keys: z.array(
    z.looseObject({
      kty: z.literal('OKP'),
      crv: z.literal('Ed25519'),
      x: z.string(),
      signs_from: z.string().optional(),
      retired_at: z.string().nullish(),
    }),
  ),
});
type KeySet = z.infer<typeof keySet>;

/**
 * [A2] Whether a pack or an export is what was signed: the signature, and every file in it by its SHA-256; nothing missing, nothing added.
 * @param trusted the public keys, as `/.well-known/pack-keys.json` has them; null: those in the pack, which prove that it is
 *   whole, not whose it is
 * @throws PackFault
 */
export async function verifyPack(zip: Uint8Array, trusted: KeySet | null): Promise<Verified> {
  const files = unpacked(zip);
  const { payload, signatures } = read(files, MANIFEST, envelope);
  const keys = trusted ?? read(files, KEYS, keySet);
  const body = Buffer.from(payload, 'base64');
  const key = await signerOf(keys, signatures, body);
  const { subject, predicate: about } = parsed(MANIFEST, body.toString(), statement);
  requireTime(key, about.madeAt);
  for (const { name, digest } of subject) {
    const found = files[name];
    if (!found) throw new PackFault(`${name} is missing.`);
    if (sha256(found) !== digest.sha256) throw new PackFault(`${name} is not the file that was signed.`);
  }
  const signed = new Set([...subject.map(({ name }) => name), MANIFEST, KEYS]);
  const added = Object.keys(files).find((name) => !signed.has(name));
  if (added !== undefined) throw new PackFault(`${added} was added: it is not in the signed list.`);
  return {
    about,
    files: subject.length,
    key: await calculateJwkThumbprint(key),
    isVouchedFor: trusted !== null,
  };
}

async function signerOf(
  { keys }: KeySet,
  signatures: readonly { keyid: string; sig: string }[],
  body: Buffer,
): Promise<KeySet['keys'][number]> {
  for (const key of keys) {
    const id = await calculateJwkThumbprint(key);
    const mine = signatures.find(({ keyid }) => keyid === id);
    if (!mine) continue;
    const publicKey = (await importJWK(key as JWK, 'EdDSA')) as CryptoKey;
    const signed = new Uint8Array(preAuthEncoding(PAYLOAD_TYPE, body));
    const sig = new Uint8Array(Buffer.from(mine.sig, 'base64'));
    if (await crypto.subtle.verify('Ed25519', publicKey, sig, signed)) return key;
    throw new PackFault('The signature does not fit the list of files.');
  }
  throw new PackFault('It is signed by none of the known keys.');
}

/** What a key signed before it was there, or after it was retired, it did not sign. */
function requireTime({ signs_from, retired_at }: KeySet['keys'][number], madeAt: string): void {
  const at = Temporal.Instant.from(madeAt);
  const isBefore = (one: string) => Temporal.Instant.compare(at, Temporal.Instant.from(one)) < 0;
  if (signs_from && isBefore(signs_from))
    throw new PackFault('It says it was made before its key signed anything.');
  if (retired_at && !isBefore(retired_at))
    throw new PackFault('It says it was made after its key was retired.');
}

function unpacked(zip: Uint8Array): Record<string, Uint8Array> {
  try {
    return unzipSync(zip);
  } catch {
    throw new PackFault('This is no ZIP file, or it is damaged.');
  }
}

function read<Schema extends z.ZodType>(
  files: Record<string, Uint8Array>,
  name: string,
  schema: Schema,
): z.output<Schema> {
  const found = files[name];
  if (!found) throw new PackFault(`${name} is missing.`);
  return parsed(name, new TextDecoder().decode(found), schema);
}

function parsed<Schema extends z.ZodType>(name: string, text: string, schema: Schema): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new PackFault(`${name} cannot be read.`);
  }
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
