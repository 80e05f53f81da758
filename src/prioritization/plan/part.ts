import { placeTyped } from '../../engagement/place-typed.ts';
import type { Part } from '../../parts.ts';
import type { Command, Room } from '../../room.ts';
import { propose } from '../../seal/proposal.ts';
import { planBehind, planChecks } from './checks.ts';
import { keepClosed, startAfresh, stepBack } from './handlers/form.ts';
import { listActions, openFormFrom, openList } from './handlers/lists.ts';
import { clickSign } from './handlers/sign.ts';
import { submitPlanForm } from './handlers/submit.ts';
import { BOUNDS_CARD, PLAN_IDS, ROI_CARD } from './ids.ts';
import { boundsCard, planChanges, planDigest, planTasks, roiCard, valueLines } from './news.ts';
import { readPlanOverview } from './overview.ts';
import { planPack } from './pack.ts';
import { sealable } from './rules.ts';
import { showPlanCards } from './showing.ts';
import { readPlan } from './store.ts';

/** [P3.4] What an approval would seal now; null while something is missing. */
const sealing: NonNullable<Room['sealing']> = async ({ tx, workspaceId, engagement }) => {
  const { content, reason } = await readPlanOverview(tx, workspaceId, engagement);
  const sealed = sealable(content);
  return sealed && propose(sealed, reason);
};

const command: Command = {
  name: 'plan',
  summary: 'plan.command',
  help: 'plan.command.help',
  about: 'engagement',
  run: (visit, engagement) => openList(visit, placeTyped(visit.text, engagement), 'overview'),
};

/** [P3.1–P3.5] The plan that is sealed: ROI model, baseline, thresholds, bounds. */
export const plan: Part = {
  slack: {
    commands: [command],
    actions: {
      ...listActions,
      [PLAN_IDS.form]: openFormFrom,
      [PLAN_IDS.back]: stepBack,
      [PLAN_IDS.fresh]: startAfresh,
      [PLAN_IDS.sign]: clickSign,
    },
    decides: [PLAN_IDS.sign],
    views: { [PLAN_IDS.save]: submitPlanForm },
    closed: { [PLAN_IDS.save]: keepClosed },
  },
  cards: { [BOUNDS_CARD]: boundsCard, [ROI_CARD]: roiCard },
  checks: planChecks,
  evidence: planBehind,
  sealing,
  sealed: async (acting) => {
    const { content } = await readPlan(acting.tx, acting.actor.workspaceId, acting.engagement);
    showPlanCards(acting, content);
  },
  tasks: planTasks,
  pack: planPack,
  digest: planDigest,
  cardLines: valueLines,
  changes: planChanges,
};
