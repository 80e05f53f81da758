import { currentPhase } from '../engagement/store.ts';
import type { Gate } from '../playbook/gates-schema.ts';
import { nameKey } from '../record/name-key.ts';
import { Refusal } from '../refusal.ts';
import type { CheckContext, GateSubject } from '../room.ts';
import { type Looking, lookingAt } from './evidence.ts';
import { isAgain } from './phases.ts';

/**
 * What a gate can be about, the newest first; nothing for a gate that is about the phase as such. [R2] After its own phase that is
 * what a retraining under way has come to, and nothing else.
 */
export async function subjectsFor(
  looking: Looking,
  gate: Pick<Gate, 'about' | 'phase' | 'revalidates'>,
): Promise<GateSubject[]> {
  const { about } = gate;
  if (about === undefined) return [];
  const context: CheckContext = lookingAt(looking, null);
  const found: GateSubject[] = [];
  for (const room of looking.world.rooms) found.push(...((await room.subjects?.[about]?.(context)) ?? []));
  const again = await retrainedIn(looking, gate);
  return again === null ? found : found.filter(({ name }) => again.includes(nameKey(name)));
}

/** Names, as they are compared; null in the gate's own phase, where all may be asked about. */
async function retrainedIn(
  looking: Looking,
  gate: Pick<Gate, 'phase' | 'revalidates'>,
): Promise<string[] | null> {
  if (!gate.revalidates) return null;
  const { entry } = await currentPhase(looking.tx, looking.workspaceId, looking.engagement);
  return isAgain(gate, entry.phase) ? (await retrained(looking)).map(nameKey) : null;
}

/** [R2] The versions that the gates of phase 3 are to look at while a retraining is under way. */
export async function retrained(context: Omit<CheckContext, 'subject'>): Promise<string[]> {
  const found: string[] = [];
  for (const room of context.world.rooms) found.push(...((await room.retrained?.(context)) ?? []));
  return found;
}

/** The subject as it is kept. @throws Refusal where the gate needs one and this is none */
export async function requireSubject(
  looking: Looking,
  gate: Gate,
  subject: string | null,
): Promise<string | null> {
  if (gate.about === undefined) return null;
  const known = await subjectsFor(looking, gate);
  if (known.some((one) => one.name === subject)) return subject;
  throw new Refusal('gates.refusal.subject', { kind: gate.about }, 'subject');
}
