import { and, isNull } from 'drizzle-orm';
import { phaseEntry } from '../../../db/schema/engagement.ts';
import { ofEngagement } from '../../../db/scope.ts';
import type { Engagement } from '../../engagement/store.ts';
import type { CardContext } from '../../room.ts';
import { dataSourcesOf } from '../use-case/sources.ts';
import { type Entry, ordered, type Step } from './rules.ts';
import { chosenByCycle, roadmapCandidates } from './store.ts';

/** [R3] The roadmap of an engagement as it is now. */
export async function readRoadmap(
  context: Omit<CardContext, 'say'>,
  engagement: Engagement,
): Promise<Step[]> {
  const { tx, world } = context;
  const looking = { ...context, engagement };
  const [candidates, chosen, phases, sources] = await Promise.all([
    roadmapCandidates(tx, engagement),
    chosenByCycle(tx, engagement),
    phasesByCycle(context, engagement),
    dataSourcesOf(looking),
  ]);
  const cycleOf = new Map([...chosen].map(([cycle, id]) => [id, cycle]));
  const atWork = new Set<number>();
  for (const room of world.rooms)
    for (const live of (await room.deployments?.(looking)) ?? []) atWork.add(live.cycle);
  const known = new Map(sources.map((source) => [source.id, source]));
  const entries = candidates.map((one): Entry => {
    const cycle = one.chosenIn ?? cycleOf.get(one.id) ?? null;
    const open = one.sources.flatMap((id) => known.get(id) ?? []).filter((source) => source.openGaps > 0);
    return {
      id: one.id,
      name: one.name,
      priority: one.priority,
      cycle,
      phase: cycle === null ? null : (phases.get(cycle) ?? null),
      isRunning: cycle === engagement.cycle,
      isAtWork: cycle !== null && atWork.has(cycle),
      needs: {
        gaps: open.reduce((sum, source) => sum + source.openGaps, 0),
        blocking: open.reduce((sum, source) => sum + source.blockingGaps, 0),
        names: open.map((source) => source.name),
      },
    };
  });
  return ordered(entries);
}

/** Where each cycle stands: the phase of its entry that is open. */
async function phasesByCycle(
  { tx, workspaceId }: Pick<CardContext, 'tx' | 'workspaceId'>,
  { id }: Engagement,
): Promise<Map<number, number>> {
  const rows = await tx
    .select({ cycle: phaseEntry.cycle, phase: phaseEntry.phase })
    .from(phaseEntry)
    .where(and(ofEngagement(phaseEntry, workspaceId, id), isNull(phaseEntry.leftAt)));
  return new Map(rows.map((row) => [row.cycle, row.phase]));
}
