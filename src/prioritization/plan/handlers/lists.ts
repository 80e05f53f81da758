import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { z } from 'zod';
import { type Place, readPlace } from '../../../engagement/place.ts';
import { rightsOf } from '../../../engagement/rights.ts';
import { viewCycle, viewEngagement } from '../../../engagement/view.ts';
import type { ActionVisit, Visit } from '../../../handlers.ts';
import type { OpenView } from '../../../slack/handlers.ts';
import { riskStanding } from '../../risk/store.ts';
import { PLANNERS } from '../change.ts';
import { PLAN_FORMS, PLAN_IDS, type PlanFormName } from '../ids.ts';
import { readPlanOverview } from '../overview.ts';
import { baselineModal } from '../screens/baseline.ts';
import { fairnessModal } from '../screens/fairness.ts';
import { type Below, type ListMeta, listMeta } from '../screens/meta.ts';
import { planModal } from '../screens/overview.ts';
import { openPlanForm } from './form.ts';

/** A list of the plan as it is now. [X9] Refused where the person may not see the engagement. */
export async function renderList(visit: Visit, meta: ListMeta, notice?: string): Promise<Modal> {
  const { world, actor, say } = visit;
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, meta.engagementId);
    const overview = await readPlanOverview(tx, actor.workspaceId, engagement);
    const may = await rightsOf(tx, actor, meta.engagementId);
    const reader = { userId: actor.userId, plans: may(PLANNERS) };
    if (meta.screen === 'baseline')
      return baselineModal(say, overview, world.playbook.plan, meta, {
        plans: reader.plans,
        ...(notice && { notice }),
      });
    if (meta.screen === 'fairness') return fairnessModal(say, overview, meta, reader, notice);
    const risk = await riskStanding(tx, actor.workspaceId, engagement);
    return planModal(say, overview, { reader, risk, ...(notice && { notice }) });
  });
}

/** [R3] The plan from a button that says of which cycle: that of an earlier one is read, and leads to nothing of the one under way. */
async function openPlanOf(visit: ActionVisit, place: Place): Promise<void> {
  const { world, actor, say } = visit;
  const { workspaceId } = actor;
  const earlier = await world.db.inWorkspace(workspaceId, async (tx) => {
    const { engagement, later } = await viewCycle(tx, actor, place);
    if (later === null) return null;
    const overview = await readPlanOverview(tx, workspaceId, engagement);
    const risk = await riskStanding(tx, workspaceId, engagement);
    return planModal(say, overview, { reader: { userId: actor.userId, plans: false }, risk, later });
  });
  if (earlier) await visit.openModal(earlier);
  else await openList(visit, place.engagementId, 'overview');
}

type Screen = ListMeta['screen'];

/** A list as it opens. */
export const listOf = (
  engagementId: string,
  screen: Screen,
  below: Below = [],
  template: string | null = null,
): ListMeta => ({
  engagementId,
  screen,
  template,
  below,
});

/** `/playbook plan`, and the buttons that lead to a list of the plan. */
export async function openList(
  visit: Visit | ActionVisit,
  engagementId: string,
  screen: Screen,
): Promise<void> {
  await visit.openModal(await renderList(visit, listOf(engagementId, screen, belowOf(visit))));
}

/** The modals of the plan under the one that is about to open. */
function belowOf(visit: Visit | ActionVisit): Below {
  const view = 'view' in visit ? visit.view : undefined;
  const meta = view && placeOf(view);
  return view && meta
    ? [...meta.below, { id: view.id, screen: meta.screen, template: meta.template }].slice(-2)
    : [];
}

/** Whether a click was in a list of the plan, and in which. */
function placeOf(view: OpenView): ListMeta | null {
  try {
    return view.meta(listMeta);
  } catch {
    return null;
  }
}

/** Opens a form from its button: the value is the engagement. */
export async function openFormFrom(visit: ActionVisit): Promise<void> {
  const form = z.enum(PLAN_FORMS).parse(visit.member);
  await openPlanForm(visit, { form, engagementId: visit.value, below: belowOf(visit) });
}

/** The “…” of a metric or a bound: `<what> <key>`. */
const chooseFromMenu =
  (edit: PlanFormName, remove: PlanFormName) =>
  async (visit: ActionVisit): Promise<void> => {
    if (!visit.view) return;
    const { engagementId } = visit.view.meta(listMeta);
    const [what = '', key = ''] = visit.value.split(' ');
    const form = what === 'remove' ? remove : edit;
    await openPlanForm(visit, { form, engagementId, key, below: belowOf(visit) });
  };

/** A template is chosen: its metrics are offered. */
async function chooseTemplate(visit: ActionVisit): Promise<void> {
  const { view } = visit;
  if (!view) return;
  const meta = { ...view.meta(listMeta), template: visit.value || null };
  await visit.updateModal(view.id, await renderList(visit, meta), view.hash);
}

/** A metric of the chosen template is to be filled in. */
async function fillMetric(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const { engagementId } = visit.view.meta(listMeta);
  await openPlanForm(visit, { form: 'metric', engagementId, key: visit.value, below: belowOf(visit) });
}

/** Brings modals up to date; the one on top says what happened. */
export async function refresh(
  visit: Visit,
  engagementId: string,
  below: Below,
  notice: string,
): Promise<void> {
  for (const [index, { id, screen, template }] of below.entries()) {
    const isTop = index === below.length - 1;
    const meta = listOf(engagementId, screen, below.slice(0, index), template);
    await visit.updateModal(id, await renderList(visit, meta, isTop ? notice : undefined));
  }
}

/** What was clicked in shows the plan as it is now. */
export async function refreshHere(visit: ActionVisit, engagementId: string, notice: string): Promise<void> {
  const meta = visit.view && placeOf(visit.view);
  if (!visit.view || !meta) return;
  await refresh(
    visit,
    engagementId,
    [...meta.below, { id: visit.view.id, screen: meta.screen, template: meta.template }],
    notice,
  );
}

/** The actions of the plan's lists. */
export const listActions = {
  [PLAN_IDS.open]: (visit: ActionVisit) => openPlanOf(visit, readPlace(visit.value)),
  [PLAN_IDS.baseline]: (visit: ActionVisit) => openList(visit, visit.value, 'baseline'),
  [PLAN_IDS.fairness]: (visit: ActionVisit) => openList(visit, visit.value, 'fairness'),
  [PLAN_IDS.template]: chooseTemplate,
  [PLAN_IDS.fill]: fillMetric,
  [PLAN_IDS.metric]: chooseFromMenu('metric', 'dropMetric'),
  [PLAN_IDS.bound]: chooseFromMenu('bound', 'dropBound'),
};
