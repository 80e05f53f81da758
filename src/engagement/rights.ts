import type { Tx } from '../../db/database.ts';
import type { Actor } from '../record/act.ts';
import { findOpening } from './opening-store.ts';
import type { Role } from './roles.ts';
import type { EngagementState } from './store.ts';
import { isAllowed } from './verb.ts';

/** Whether a person may do now what these roles may; `admins`: workspace admins too. */
export type Rights = (may: readonly Role[], admins?: boolean) => boolean;

/**
 * What a person may do in an engagement that is running: a menu offers nothing else. Verbs look again. While it rests nobody does
 * anything in it.
 */
export async function rightsOf(
  tx: Tx,
  actor: Actor,
  engagementId: string,
  during: readonly EngagementState[] = ['active'],
): Promise<Rights> {
  const opening = await findOpening(tx, actor.workspaceId, engagementId, actor.userId);
  return (may, admins = false) =>
    opening !== undefined &&
    during.includes(opening.engagement.state) &&
    isAllowed(actor, opening, { may, admins });
}
