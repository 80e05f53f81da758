import { Refusal } from './refusal.ts';
import { SealBroken, seal, unseal } from './slack/crypto.ts';

/** Keeps what is secret at rest, under the key of this installation. */
export interface Vault {
  /** @param place what it belongs to (a table and its key, say): locked text copied elsewhere does not open */
  lock(text: string, place: string): string;
  unlock(locked: string, place: string): string;
}

/**
 * What was locked under another key refuses to open, in words for whoever operates this.
 * @param key null where the operator gave none: then nothing can be kept, and it says which variable is missing
 */
export function openVault(key: Buffer | null): Vault {
  const required = (): Buffer => {
    if (key === null) throw new Refusal('refusal.no-encryption-key');
    return key;
  };
  return {
    lock: (text, place) => seal(text, required(), place),
    unlock(locked, place) {
      try {
        return unseal(locked, required(), place);
      } catch (error) {
        throw error instanceof SealBroken ? new Refusal('refusal.other-encryption-key') : error;
      }
    },
  };
}
