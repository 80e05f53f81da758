import type { Vault } from '../../vault.ts';
import type { Feed } from './store.ts';

/** What a feed's secrets belong to, for the vault. */
export const secretsPlace = ({ id }: Pick<Feed, 'id'>): string => `feed/${id}/secrets`;

/** @throws Refusal where they were sealed under another key */
export const openSecrets = (vault: Vault, feed: Pick<Feed, 'id' | 'secrets'>): Record<string, string> =>
  feed.secrets === null ? {} : JSON.parse(vault.unlock(feed.secrets, secretsPlace(feed)));
