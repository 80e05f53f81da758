import { runningCycles } from '../engagement/running-cycles.ts';
import type { Gate } from '../playbook/gates-schema.ts';
import { inLanguage } from '../playbook/playbook.ts';
import { Refusal } from '../refusal.ts';
import type { CheckContext, GateSubject } from '../room.ts';
import { inEveryLanguage } from '../texts/say.ts';
import { computeEvidence, type Looking, lookInto } from './evidence.ts';
import { isAgain, isIn } from './phases.ts';
import { retrained, subjectsFor } from './subjects.ts';

/** [R3] One of the cycles that go on, with the gates that can be asked for in it. */
export interface CycleGates {
  looking: Looking;
  phase: number;
  gates: Gate[];
}

/** The cycles that go on, the one under way first; or the one that is named. @throws Refusal where that one does not go on */
export async function gatesByCycle(
  context: Omit<CheckContext, 'subject'>,
  named: number | null = null,
): Promise<CycleGates[]> {
  const running = await runningCycles(context);
  if (named !== null && !running.includes(named))
    throw new Refusal('cycle.refusal.over', { cycle: named, engagement: context.engagement.name });
  const found: CycleGates[] = [];
  for (const cycle of named === null ? running : [named]) {
    const { looking, phase } = await lookInto(context, cycle);
    const { gates } = context.world.playbook;
    // [R2] Those of an earlier phase look anew at what is retrained, and at nothing else.
    const isAnew = gates.some((one) => isAgain(one, phase)) && (await retrained(looking)).length > 0;
    const here = gates.filter((one) => isIn(one, phase) && (isAnew || !isAgain(one, phase)));
    found.push({ looking, phase, gates: here });
  }
  return found;
}

/** What a gate can be about, in each of the cycles. */
export async function subjectsIn(
  cycles: readonly CycleGates[],
  gate: Gate,
): Promise<(GateSubject & { at: CycleGates })[]> {
  const found: (GateSubject & { at: CycleGates })[] = [];
  for (const at of cycles)
    for (const subject of await subjectsFor(at.looking, gate)) found.push({ ...subject, at });
  return found;
}

/** Of a gate that is about nothing in particular: the cycles in which everything computed holds. With one alone there is nothing to tell apart. */
async function askableIn(cycles: readonly CycleGates[], gate: Gate): Promise<readonly CycleGates[]> {
  if (cycles.length < 2) return cycles;
  const found: CycleGates[] = [];
  for (const at of cycles) if ((await computeEvidence(at.looking, gate, null)).computedHold) found.push(at);
  return found;
}

/**
 * The cycle in which a gate is asked for, where that is not said: the one that has what it is about, or the first one in whose
 * phase it is. @throws Refusal where several have it: nothing is decided for people
 */
export async function cycleAsked(
  context: Omit<CheckContext, 'subject'>,
  gate: Gate,
  { cycle, subject }: { cycle: number | null; subject: string | null },
): Promise<number> {
  if (cycle === null && context.engagement.cycle === 1) return 1;
  const found = await gatesByCycle(context, cycle);
  const [first] = found;
  if (cycle !== null || !first || found.length === 1) return cycle ?? context.engagement.cycle;
  const here = found.filter(({ gates }) => gates.includes(gate));
  const having =
    gate.about === undefined
      ? await askableIn(here, gate)
      : (await subjectsIn(here, gate)).flatMap(({ name, at }) => (name === subject ? [at] : []));
  const cycles = having.map(({ looking }) => looking.engagement.cycle);
  if (cycles.length > 1)
    throw new Refusal('cycle.refusal.which', {
      name: subject ?? inEveryLanguage((say) => inLanguage(gate.name, say)),
      cycles: cycles.toSorted((a, b) => a - b).join(', '),
    });
  return cycles[0] ?? (here[0] ?? first).looking.engagement.cycle;
}
