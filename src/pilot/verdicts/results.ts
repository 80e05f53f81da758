import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { z } from 'zod';
import { inCycle } from '../../engagement/in-cycle.ts';
import { cycleGiven, cycleTyped, type Place, readPlace } from '../../engagement/place.ts';
import { requireBegun } from '../../engagement/place-typed.ts';
import { viewEngagement } from '../../engagement/view.ts';
import type { ActionHandler, Visit } from '../../handlers.ts';
import { nameKey } from '../../record/name-key.ts';
import { Refusal } from '../../refusal.ts';
import type { EngagementCommand } from '../../room.ts';
import { pilotCycles } from '../cycles.ts';
import { resultsModal } from './screens/results.ts';
import { compareBaselines, type Evaluated, holdAgainstSeal, versionsOf } from './standing.ts';
import { openInvestigations } from './store.ts';

/** Which version: by its id or by its name; without either the one that was evaluated last. */
interface Which {
  id?: string;
  name?: string;
}

/** [X9] Refused where the person may not see the engagement. */
async function renderResults(
  visit: Visit,
  { engagementId, cycle: named }: Place,
  which: Which = {},
): Promise<Modal> {
  const { world, actor, say } = visit;
  const { workspaceId } = actor;
  return world.db.inWorkspace(workspaceId, async (tx) => {
    const underWay = await viewEngagement(tx, actor, engagementId);
    if (named !== null && named > underWay.cycle) throw new Refusal('refusal.not-found');
    const cycles = await pilotCycles({
      tx,
      workspaceId,
      world,
      now: world.clock.now(),
      engagement: underWay,
    });
    const first = named ?? cycles[0] ?? underWay.cycle;
    const versions: Evaluated[] = [];
    // [R3] Those of the cycle that is meant come first; a version of another one is held to its own seal.
    for (const cycle of [first, ...cycles.filter((one) => one !== first)])
      versions.push(...(await versionsOf(tx, workspaceId, inCycle(underWay, cycle))));
    // A name that was typed for one cycle is looked for there alone.
    const asked =
      named !== null && which.name ? versions.filter(({ model }) => model.cycle === named) : versions;
    const chosen = chosenOf(asked, which);
    const engagement = inCycle(underWay, chosen?.model.cycle ?? first);
    const open = await openInvestigations(tx, actor.workspaceId, engagement);
    return resultsModal({
      say,
      engagement,
      versions: versions.map(({ model }) => model),
      held: chosen ? await holdAgainstSeal(tx, actor.workspaceId, engagement, chosen) : null,
      baselines: await compareBaselines(tx, actor.workspaceId, engagement),
      investigation: open[0] ?? null,
    });
  });
}

/** @throws Refusal where somebody names one that was not evaluated: another one's results are no answer */
function chosenOf(versions: readonly Evaluated[], { id, name = '' }: Which): Evaluated | undefined {
  if (name.trim() === '') return versions.find(({ model }) => model.id === id) ?? versions[0];
  const key = nameKey(name);
  const found = versions.find(({ model }) => model.nameKey === key);
  if (found) return found;
  const names = versions.slice(0, 5).map(({ model }) => model.name);
  throw new Refusal('pilot.refusal.version', {
    model: name.trim().slice(0, 60),
    count: names.length,
    names: names.join(', '),
  });
}

/** `/playbook results [cycle] [version]`: where there is one cycle, a number is a version's name. */
export const resultsHere: EngagementCommand['run'] = async (visit, engagement) => {
  const { id, cycle: underWay } = engagement;
  const [first, ...rest] = visit.text.trim().split(/\s+/);
  const cycle = underWay > 1 ? cycleTyped(first) : null;
  if (cycle !== null) requireBegun(cycle, engagement);
  const name = cycle === null ? visit.text : rest.join(' ');
  await visit.openModal(await renderResults(visit, { engagementId: id, cycle }, { name }));
};

export const showResults: ActionHandler = async (visit) => {
  await visit.openModal(await renderResults(visit, readPlace(visit.value)));
};

export const chooseVersion: ActionHandler = async (visit) => {
  if (!visit.view) return;
  const place = visit.view.meta(z.object({ engagementId: z.uuid(), cycle: cycleGiven }));
  const modal = await renderResults(visit, place, { id: visit.value });
  await visit.updateModal(visit.view.id, modal, visit.view.hash);
};
