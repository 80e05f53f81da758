import { z } from 'zod';
import type { ActionHandler, ViewHandler, Visit } from '../../handlers.ts';
import { Refusal } from '../../refusal.ts';
import { goBack } from '../change-phase.ts';
import { backForm, phasesModal } from '../screens/phases.ts';
import { currentPhase, peopleOf, phaseEntries } from '../store.ts';
import { engagementVerb } from '../verb.ts';
import { viewEngagement } from '../view.ts';

export async function openPhases(visit: Visit, id: string): Promise<void> {
  const { world, actor, say } = visit;
  const state = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, id);
    const people = await peopleOf(tx, actor.workspaceId, id);
    const isLead = people.some((one) => one.userId === actor.userId && one.role === 'lead');
    return { engagement, isLead, entries: await phaseEntries(tx, actor.workspaceId, engagement) };
  });
  const mayChange = state.isLead && state.engagement.state === 'active';
  await visit.openModal(phasesModal(say, state.engagement, world.playbook.phases, state.entries, mayChange));
}

/** Whether there is a way back, and this person may take it. */
const mayGoBack = engagementVerb({
  input: z.object({ engagementId: z.uuid() }),
  may: ['lead'],
  async run({ tx, actor, engagement }) {
    const { entry } = await currentPhase(tx, actor.workspaceId, engagement);
    if (entry.phase === 1) throw new Refusal('engagement.refusal.first-phase');
    return { engagement, phase: entry.phase };
  },
});

/** `/playbook back` */
export async function goBackHere(visit: Visit, engagementId: string): Promise<void> {
  const { world, actor, say } = visit;
  const { engagement, phase } = await mayGoBack(world, actor, { engagementId });
  const earlier = world.playbook.phases.filter((one) => one.phase < phase);
  await visit.openModal(backForm(say, engagement, earlier));
}

export const openBack: ActionHandler = (visit) => goBackHere(visit, visit.value);

export const submitBack: ViewHandler = async ({ world, actor, view }) => {
  const { id } = view.meta(z.object({ id: z.uuid() }));
  await goBack(world, actor, {
    engagementId: id,
    to: view.values.text('to'),
    reason: view.values.text('reason'),
  });
  return { clear: true };
};
