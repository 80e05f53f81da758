import { isSealedWith, SealBroken, seal, unseal } from './crypto.ts';
import { Refusal } from './refusal.ts';

/** Keeps what is secret at rest, under the key of this installation. */
export interface Vault {
  /** @param place what it belongs to (a table and its key, say): locked text copied elsewhere does not open */
  lock(text: string, place: string): string;
  unlock(locked: string, place: string): string;
  /** Whether it was locked with the key that locks now. */
  isCurrent(locked: string): boolean;
}

/**
 * What was locked under another key refuses to open, in words for whoever operates this.
 * @param key null where the operator gave none: then nothing can be kept, and it says which variable is missing
 * @param formerKeys open what was locked with them, until that is locked anew (`npm run keys:reseal`)
 */
export function openVault(key: Buffer | null, formerKeys: readonly Buffer[] = []): Vault {
  const required = (): Buffer => {
    if (key === null) throw new Refusal('refusal.no-encryption-key');
    return key;
  };
  return {
    lock: (text, place) => seal(text, required(), place),
    isCurrent: (locked) => isSealedWith(locked, required()),
    unlock(locked, place) {
      try {
        const former = formerKeys.find((one) => isSealedWith(locked, one));
        return unseal(locked, former ?? required(), place);
      } catch (error) {
        throw error instanceof SealBroken ? new Refusal('refusal.other-encryption-key') : error;
      }
    },
  };
}
