import { z } from 'zod';
import { engagementVerb } from '../../../engagement/verb.ts';
import type { ActionVisit, ViewVisit } from '../../../handlers.ts';
import type { ViewAnswer } from '../../../slack/handlers.ts';
import { findCandidate } from '../../use-case/store.ts';
import { settledOf } from '../input.ts';
import { isOpen } from '../round.ts';
import { eachCriterion, proposed } from '../rules.ts';
import { scoreMeta } from '../screens/meta.ts';
import { resultModal } from '../screens/result.ts';
import { settleForm } from '../screens/settle-form.ts';
import { requireSight, settleScores } from '../settle.ts';
import { readStanding } from '../standing.ts';
import { scoresOf } from '../store.ts';

/** Only who may settle gets to see the form: told before it is filled in. */
const prepareSettle = engagementVerb({
  input: z.object({ engagementId: z.uuid(), id: z.uuid() }),
  may: ['lead'],
  async run({ tx, actor, engagement }, { id }): Promise<void> {
    const found = await findCandidate(tx, actor.workspaceId, engagement.id, id);
    const given = (await scoresOf(tx, actor.workspaceId, id)).filter((one) => one.round === found.round);
    requireSight(given, actor.userId, isOpen(found));
  },
});

/** [P2.2] Opens the lead's form: filled in with what is settled in this round, else with the medians. */
export async function openSettle(visit: ActionVisit): Promise<void> {
  const { world, actor, say } = visit;
  const standing = await readStanding(visit, visit.value);
  const { candidate, engagement } = standing;
  await prepareSettle(world, actor, { engagementId: engagement.id, id: candidate.id });
  const round = standing.rounds?.find((one) => one.number === candidate.round);
  if (!round) return;
  const initial = (standing.isOpen ? null : settledOf(candidate)) ?? proposed(round.spreads, standing.limits);
  const modal = settleForm({ say, rubric: world.playbook.rubric, standing, round, initial });
  if (visit.view) await visit.updateModal(visit.view.id, modal, visit.view.hash);
  else await visit.openModal(modal);
}

export async function submitSettle(visit: ViewVisit): Promise<ViewAnswer> {
  const { world, actor, say, view } = visit;
  const fields = eachCriterion((criterion) => view.values.text(criterion));
  const meta = view.meta(scoreMeta);
  await settleScores(world, actor, { ...meta, ...fields, note: view.values.text('note') });
  const standing = await readStanding(visit, meta.id);
  const notice = say('scoring.done.settle');
  return { update: resultModal(say, world.playbook.rubric, standing, { notice }) };
}
