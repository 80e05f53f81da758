import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { z } from 'zod';
import { viewEngagement } from '../../engagement/view.ts';
import type { ActionHandler, Visit } from '../../handlers.ts';
import { nameKey } from '../../record/name-key.ts';
import { Refusal } from '../../refusal.ts';
import type { EngagementCommand } from '../../room.ts';
import { resultsModal } from './screens/results.ts';
import { compareBaselines, type Evaluated, holdAgainstSeal, versionsOf } from './standing.ts';
import { openInvestigations } from './store.ts';

/** Which version: by its id or by its name; without either the one that was evaluated last. */
interface Which {
  id?: string;
  name?: string;
}

/** [X9] Refused where the person may not see the engagement. */
async function renderResults(visit: Visit, engagementId: string, which: Which = {}): Promise<Modal> {
  const { world, actor, say } = visit;
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    const versions = await versionsOf(tx, actor.workspaceId, engagement);
    const chosen = chosenOf(versions, which);
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

/** `/playbook results [version]` */
export const resultsHere: EngagementCommand['run'] = async (visit, { id }) => {
  await visit.openModal(await renderResults(visit, id, { name: visit.text }));
};

export const showResults: ActionHandler = async (visit) => {
  await visit.openModal(await renderResults(visit, visit.value));
};

export const chooseVersion: ActionHandler = async (visit) => {
  if (!visit.view) return;
  const { engagementId } = visit.view.meta(z.object({ engagementId: z.uuid() }));
  const modal = await renderResults(visit, engagementId, { id: visit.value });
  await visit.updateModal(visit.view.id, modal, visit.view.hash);
};
