import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Text that cannot be opened: sealed with another key, for another place, or changed since. */
export class SealBroken extends Error {}

/** Names a key without telling anything of it, so that a wrong one is recognized as such. */
const keyId = (key: Buffer): string =>
  createHash('sha256').update('phasegate key').update(key).digest('hex').slice(0, 8);

/**
 * Seals text at rest: AES-256-GCM, `v1.<key id>.<iv>.<tag>.<text>`, the last three in base64url.
 * `place` (a workspace and column, say) is bound to it: sealed text copied elsewhere does not open.
 */
export function seal(text: string, key: Buffer, place: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const parts = [iv, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'));
  return ['v1', keyId(key), ...parts].join('.');
}

/** Whether this is the key that text was sealed with, as far as the text itself says. */
export const isSealedWith = (sealed: string, key: Buffer): boolean => sealed.split('.')[1] === keyId(key);

/** @throws SealBroken */
export function unseal(sealed: string, key: Buffer, place: string): string {
  const [version, id, iv, tag, text] = sealed.split('.');
  if (version !== 'v1' || !iv || !tag || text === undefined)
    throw new SealBroken('not sealed by this program');
  if (id !== keyId(key)) throw new SealBroken('sealed with another PHASEGATE_ENCRYPTION_KEY');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'));
    decipher.setAAD(Buffer.from(place));
    decipher.setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString(
      'utf8',
    );
  } catch {
    throw new SealBroken('changed since it was sealed');
  }
}
