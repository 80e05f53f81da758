import { createHash, randomBytes } from 'node:crypto';

/** What a key says of itself. The workspace in it is where it is looked up, and proves nothing. */
export interface KeyText {
  workspaceId: string;
  secret: string;
}

const FORM = /^phasegate_([TE][A-Z0-9]{2,30})_([\w-]{43})$/;

/** A new key, 256 random bits. Shown once; what is kept is its hash and its last four characters. */
export function newKey(workspaceId: string): { text: string; hash: string; hint: string } {
  const secret = randomBytes(32).toString('base64url');
  return { text: `phasegate_${workspaceId}_${secret}`, hash: hashOf(secret), hint: secret.slice(-4) };
}

/** Null where it is not of a key's form. */
export function readKey(text: string): KeyText | null {
  const [, workspaceId, secret] = FORM.exec(text) ?? [];
  return workspaceId && secret ? { workspaceId, secret } : null;
}

/** SHA-256, hexadecimal. Enough without salt or stretching: nobody guesses 256 random bits. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
