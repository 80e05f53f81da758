import type { Tx } from '../../../db/database.ts';
import type { Actor } from '../../record/act.ts';
import { Refusal } from '../../refusal.ts';
import { type Person, readPerson } from '../../slack/people.ts';

/**
 * The person, where they may have keys of this workspace: known here, active, and of this organization.
 * @throws Refusal
 */
export async function requireColleague(tx: Tx, { workspaceId, userId }: Actor): Promise<Person> {
  const person = await readPerson(tx, workspaceId, userId);
  if (!person) throw new Refusal('refusal.not-found');
  if (person.isDeactivated) throw new Refusal('refusal.deactivated');
  if (person.isExternal || person.isBot) throw new Refusal('api.refusal.external');
  return person;
}
