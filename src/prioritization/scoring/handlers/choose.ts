import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { z } from 'zod';
import { readPlace } from '../../../engagement/place.ts';
import { type EngagementActing, engagementVerb } from '../../../engagement/verb.ts';
import { viewEngagement } from '../../../engagement/view.ts';
import type { ActionVisit, SuggestHandler, ViewVisit } from '../../../handlers.ts';
import type { ViewAnswer } from '../../../slack/handlers.ts';
import type { Say } from '../../../texts/say.ts';
import { matrixState } from '../card.ts';
import { CHOOSERS, chooseCandidate } from '../choose.ts';
import { settledNamed } from '../matrix-store.ts';
import { choiceText, chooseForm, nothingToChoose } from '../screens/choose-form.ts';
import { choiceMeta } from '../screens/meta.ts';
import { renderMatrix } from './matrix.ts';

/** What the form opens with. Only those who may choose get that far. */
const prepareChoice = engagementVerb({
  input: z.object({ engagementId: z.uuid() }),
  may: CHOOSERS,
  run: ({ tx, actor, engagement }: EngagementActing) => matrixState(tx, actor.workspaceId, engagement),
});

/** [P2.5] Opens the choice: in place of the list it was clicked in, or by itself. */
export async function openChoice(visit: ActionVisit): Promise<void> {
  const state = await prepareChoice(visit.world, visit.actor, {
    engagementId: readPlace(visit.value).engagementId,
  });
  const modal = formOf(visit.say, state);
  if (visit.view) await visit.updateModal(visit.view.id, modal, visit.view.hash);
  else await visit.openModal(modal);
}

const formOf = (say: Say, state: Awaited<ReturnType<typeof prepareChoice>>): Modal =>
  state.top.length === 0
    ? nothingToChoose(say, state.engagement.id)
    : chooseForm({ say, engagement: state.engagement, top: state.top, chosen: state.chosen });

/** Settled use cases whose name contains what is typed, the highest product first. */
export const offerSettled: SuggestHandler = async ({ world, actor, view, typed }) => {
  if (!view) return [];
  const { engagementId } = view.meta(choiceMeta);
  const found = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    await viewEngagement(tx, actor, engagementId);
    return settledNamed(tx, actor.workspaceId, engagementId, typed.trim());
  });
  return found.map((one) => ({ text: choiceText(one), value: one.id }));
};

export async function submitChoice(visit: ViewVisit): Promise<ViewAnswer> {
  const { world, actor, say, view } = visit;
  const meta = view.meta(choiceMeta);
  await chooseCandidate(world, actor, {
    ...meta,
    candidate: view.values.text('candidate'),
    reason: view.values.text('reason'),
  });
  return { update: await renderMatrix(visit, meta.engagementId, 1, say('scoring.done.choose')) };
}
