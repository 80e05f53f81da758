import type { Tx } from '../../../db/database.ts';
import type { Actor } from '../../record/act.ts';
import type { Scope } from '../scopes.ts';

/** A deployment that a key can be limited to, as people know it. */
export interface KeyDeployment {
  id: string;
  /** Plain text: “v3 · Ticket triage”. */
  name: string;
}

/** Those that this person may see: live ones they work on, by a part of their name; or any, by their ids. */
export type FindDeployments = (
  tx: Tx,
  actor: Actor,
  by: { typed: string } | { ids: readonly string[] },
) => Promise<KeyDeployment[]>;

/** What keys can be made for. */
export interface Offer {
  scopes: readonly Scope[];
  deployments: FindDeployments;
}
