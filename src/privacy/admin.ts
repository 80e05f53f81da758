import type { Tx } from '../../db/database.ts';
import type { Actor } from '../record/act.ts';
import { requireHand } from '../record/by-hand.ts';
import { Refusal } from '../refusal.ts';
import { readPerson } from '../slack/people.ts';

/** [A3] What is kept, and of whom, is for the workspace's admins, by their own hand. @throws Refusal */
export async function requireAdmin(tx: Tx, actor: Actor): Promise<void> {
  requireHand(actor);
  const person = await readPerson(tx, actor.workspaceId, actor.userId);
  if (person?.isDeactivated) throw new Refusal('refusal.deactivated');
  if (!person?.isAdmin || person.isExternal) throw new Refusal('privacy.refusal.admin');
}
