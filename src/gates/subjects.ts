import type { Gate } from '../playbook/gates-schema.ts';
import { Refusal } from '../refusal.ts';
import type { CheckContext, GateSubject } from '../room.ts';
import { type Looking, lookingAt } from './evidence.ts';

/** What a gate can be about, the newest first; nothing for a gate that is about the phase as such. */
export async function subjectsFor(looking: Looking, gate: Pick<Gate, 'about'>): Promise<GateSubject[]> {
  const { about } = gate;
  if (about === undefined) return [];
  const context: CheckContext = lookingAt(looking, null);
  const found: GateSubject[] = [];
  for (const room of looking.world.rooms) found.push(...((await room.subjects?.[about]?.(context)) ?? []));
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
