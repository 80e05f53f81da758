import { Refusal } from '../refusal.ts';
import type { CheckContext } from '../room.ts';
import { inCycle } from './in-cycle.ts';
import { currentPhase } from './store.ts';

/**
 * [R3] The cycles of an engagement in which things go on: the one under way and, the newest first, those before it whose model is
 * at work. `engagement` stands in the one under way.
 */
export async function runningCycles(context: Omit<CheckContext, 'subject'>): Promise<number[]> {
  const { cycle } = context.engagement;
  if (cycle === 1) return [1];
  const found = new Set<number>();
  for (const room of context.world.rooms)
    for (const one of (await room.deployments?.(context)) ?? []) found.add(one.cycle);
  return [cycle, ...[...found].filter((one) => one < cycle).toSorted((a, b) => b - a)];
}

/** @throws Refusal where this one does not go on */
export async function requireRunning(context: Omit<CheckContext, 'subject'>, cycle: number): Promise<void> {
  if (cycle === context.engagement.cycle || (await runningCycles(context)).includes(cycle)) return;
  throw new Refusal('cycle.refusal.over', { cycle, engagement: context.engagement.name });
}

/** That of the cycle under way first. */
export type Phases = [number, ...number[]];

/** [R3] The phases they are in. */
export async function runningPhases(context: Omit<CheckContext, 'subject'>): Promise<Phases> {
  const { tx, workspaceId, engagement } = context;
  const phaseIn = async (cycle: number) =>
    (await currentPhase(tx, workspaceId, inCycle(engagement, cycle))).entry.phase;
  const [first = 1, ...others] = await runningCycles(context);
  const phases: Phases = [await phaseIn(first)];
  for (const cycle of others) phases.push(await phaseIn(cycle));
  return phases;
}
