import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { z } from 'zod';
import { cycleTyped, type Place, readPlace } from '../../../engagement/place.ts';
import { rightsOf } from '../../../engagement/rights.ts';
import { viewRunning } from '../../../engagement/view.ts';
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

/**
 * A list of the plan as it is now. [R3] That of a cycle which goes on no more is read as a whole, and leads nowhere. [X9] Refused where
 * the person may not see the engagement.
 */
export async function renderList(visit: Visit, given: ListMeta, notice?: string): Promise<Modal> {
  const { world, actor, say } = visit;
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const { engagement, later, shown, cycles } = await viewRunning(tx, actor, world, given);
    const meta = { ...given, cycle: engagement.cycle };
    const overview = await readPlanOverview(tx, actor.workspaceId, engagement);
    const may = await rightsOf(tx, actor, engagement.id);
    const reader = { userId: actor.userId, plans: later === null && may(PLANNERS), shown };
    const told = notice ? { notice } : {};
    if (later === null && meta.screen === 'baseline')
      return baselineModal(say, overview, world.playbook.plan, meta, { ...reader, ...told });
    if (later === null && meta.screen === 'fairness')
      return fairnessModal(say, overview, meta, reader, notice);
    const risk = await riskStanding(tx, actor.workspaceId, engagement);
    return planModal(say, overview, { reader, risk, later, cycles, ...told });
  });
}

type Screen = ListMeta['screen'];

/** A list as it opens. */
export const listOf = (
  { engagementId, cycle }: Place,
  screen: Screen,
  below: Below = [],
  template: string | null = null,
): ListMeta => ({
  engagementId,
  cycle,
  screen,
  template,
  below,
});

/** `/playbook plan [cycle]`, and the buttons that lead to a list of the plan. */
export async function openList(visit: Visit | ActionVisit, place: Place, screen: Screen): Promise<void> {
  await visit.openModal(await renderList(visit, listOf(place, screen, belowOf(visit))));
}

/** The modals of the plan under the one that is about to open. */
function belowOf(visit: Visit | ActionVisit): Below {
  const view = 'view' in visit ? visit.view : undefined;
  const meta = view && listIn(view);
  return view && meta
    ? [...meta.below, { id: view.id, screen: meta.screen, template: meta.template }].slice(-2)
    : [];
}

/** Whether a click was in a list of the plan, and in which. */
function listIn(view: OpenView): ListMeta | null {
  try {
    return view.meta(listMeta);
  } catch {
    return null;
  }
}

/** Opens a form from its button. */
export async function openFormFrom(visit: ActionVisit): Promise<void> {
  const form = z.enum(PLAN_FORMS).parse(visit.member);
  await openPlanForm(visit, { ...readPlace(visit.value), form, below: belowOf(visit) });
}

/** The “…” of a metric or a bound: `<what> <key>`. */
const chooseFromMenu =
  (edit: PlanFormName, remove: PlanFormName) =>
  async (visit: ActionVisit): Promise<void> => {
    if (!visit.view) return;
    const { engagementId, cycle } = visit.view.meta(listMeta);
    const [what = '', key = ''] = visit.value.split(' ');
    const form = what === 'remove' ? remove : edit;
    await openPlanForm(visit, { form, engagementId, cycle, key, below: belowOf(visit) });
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
  const { engagementId, cycle } = visit.view.meta(listMeta);
  await openPlanForm(visit, { form: 'metric', engagementId, cycle, key: visit.value, below: belowOf(visit) });
}

/** Brings modals up to date; the one on top says what happened. */
export async function refresh(visit: Visit, place: Place, below: Below, notice: string): Promise<void> {
  for (const [index, { id, screen, template }] of below.entries()) {
    const isTop = index === below.length - 1;
    const meta = listOf(place, screen, below.slice(0, index), template);
    await visit.updateModal(id, await renderList(visit, meta, isTop ? notice : undefined));
  }
}

/** What was clicked in shows the plan as it is now. */
export async function refreshHere(visit: ActionVisit, place: Place, notice: string): Promise<void> {
  const meta = visit.view && listIn(visit.view);
  if (!visit.view || !meta) return;
  await refresh(
    visit,
    place,
    [...meta.below, { id: visit.view.id, screen: meta.screen, template: meta.template }],
    notice,
  );
}

/** [R3] The plan of another cycle. */
async function chooseCycle(visit: ActionVisit): Promise<void> {
  const { view } = visit;
  if (!view) return;
  const meta = { ...view.meta(listMeta), cycle: cycleTyped(visit.value) };
  await visit.updateModal(view.id, await renderList(visit, meta), view.hash);
}

const opens = (screen: Screen) => (visit: ActionVisit) => openList(visit, readPlace(visit.value), screen);

/** The actions of the plan's lists. */
export const listActions = {
  [PLAN_IDS.open]: opens('overview'),
  [PLAN_IDS.baseline]: opens('baseline'),
  [PLAN_IDS.fairness]: opens('fairness'),
  [PLAN_IDS.cycle]: chooseCycle,
  [PLAN_IDS.template]: chooseTemplate,
  [PLAN_IDS.fill]: fillMetric,
  [PLAN_IDS.metric]: chooseFromMenu('metric', 'dropMetric'),
  [PLAN_IDS.bound]: chooseFromMenu('bound', 'dropBound'),
};
