import type { Modal } from '@phasegate/block-kit/blocks.ts';
import type { FormValues } from '@phasegate/block-kit/form-values.ts';
import { z } from 'zod';
import type { Tx } from '../../../db/database.ts';
import { cycleShown, inCycle } from '../../engagement/in-cycle.ts';
import { runningCycles } from '../../engagement/running-cycles.ts';
import { withCycle } from '../../engagement/screens/which-cycle.ts';
import { viewEngagement } from '../../engagement/view.ts';
import type { ActionHandler, ViewHandler, ViewVisit, Visit } from '../../handlers.ts';
import { newerChanges } from '../../record/history.ts';
import { Refusal } from '../../refusal.ts';
import type { EngagementCommand } from '../../room.ts';
import { dropDraft, readDraft, saveDraft } from '../../slack/drafts.ts';
import type { ViewAnswer } from '../../slack/handlers.ts';
import { findModel } from '../models/store.ts';
import { readCase } from './case.ts';
import { FINDINGS_MAX, investigate, investigationSubject } from './investigate.ts';
import { planAction } from './plan-way.ts';
import type { InvestigationOutcome } from './rules.ts';
import { investigationList, investigationModal } from './screens/investigation.ts';
import { type InvestigationDraft, investigationForm, newerText } from './screens/investigation-form.ts';
import { findInvestigation, type Investigation, openInvestigations } from './store.ts';

const meta = z.object({ engagementId: z.uuid(), id: z.uuid(), version: z.int().min(1) });
const typed = z.object({ findings: z.string(), owner: z.string(), outcome: z.string() });
const draftOf = (id: string): string => `pilot.investigation:${id}`;

const lookingIn = ({ world, actor: { workspaceId } }: Visit, tx: Tx) => ({
  tx,
  workspaceId,
  world,
  now: world.clock.now(),
});

/** The form of one that is open, with what was typed and not saved; one that is closed as it ended. */
async function renderInvestigation(visit: Visit, tx: Tx, id: string): Promise<Modal> {
  const { world, actor, say } = visit;
  const { engagementId, state } = await findInvestigation(tx, actor.workspaceId, id);
  await viewEngagement(tx, actor, engagementId);
  const found = await readCase(lookingIn(visit, tx), id);
  if (state === 'closed') return investigationModal(say, found, planAction(world.rooms));
  const kept = typed.safeParse(await readDraft(tx, actor, draftOf(id), world.clock.now()));
  const draft = kept.success ? kept.data : null;
  const { version } = found.investigation;
  return investigationForm(say, found, { engagementId, id, version }, { draft, max: FINDINGS_MAX });
}

export const openInvestigation: ActionHandler = async (visit) => {
  const id = z.uuid().parse(visit.value);
  const modal = await visit.world.db.inWorkspace(visit.actor.workspaceId, (tx) =>
    renderInvestigation(visit, tx, id),
  );
  await visit.openModal(modal);
};

/** `/playbook investigation`: the one that is open; which, where several are; or that none is. */
export const investigationHere: EngagementCommand['run'] = async (visit, engagement) => {
  const { world, actor, say } = visit;
  const modal = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const context = { ...lookingIn(visit, tx), engagement };
    const open: Investigation[] = [];
    for (const cycle of await runningCycles(context))
      open.push(...(await openInvestigations(tx, actor.workspaceId, inCycle(engagement, cycle))));
    const [only] = open;
    if (only && open.length === 1) return renderInvestigation(visit, tx, only.id);
    const named = [];
    for (const investigation of open) {
      const model = await findModel(tx, actor.workspaceId, investigation.modelId);
      const name = withCycle(say, model?.name ?? '–', cycleShown(engagement, investigation.cycle));
      named.push({ investigation, model: { name } });
    }
    return investigationList(say, engagement, named);
  });
  await visit.openModal(modal);
};

/** Saved: how it stands now is shown in the form's place. */
export const submitInvestigation: ViewHandler = async (visit): Promise<ViewAnswer> => {
  const { world, actor, say, view } = visit;
  const about = view.meta(meta);
  const mine = fieldsOf(view.values);
  try {
    await investigate(world, actor, { ...about, ...mine });
  } catch (error) {
    if (!(error instanceof Refusal) || error.key !== 'refusal.conflict') throw error;
    return showConflict(visit, about, mine, error);
  }
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    await dropDraft(tx, actor, draftOf(about.id));
    return {
      update: investigationModal(
        say,
        await readCase(lookingIn(visit, tx), about.id),
        planAction(world.rooms),
      ),
    };
  });
};

/** [X5] Says who wrote what meanwhile. What this person had left alone takes the newer value; what they wrote stays theirs. */
async function showConflict(
  visit: ViewVisit,
  { engagementId, id, version }: z.infer<typeof meta>,
  mine: InvestigationDraft,
  refusal: Refusal,
): Promise<ViewAnswer> {
  const { world, actor, say } = visit;
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    await viewEngagement(tx, actor, engagementId);
    const subject = investigationSubject(actor.workspaceId, id);
    const { changes } = await newerChanges(tx, subject, version, ['findings', 'owner', 'outcome'] as const);
    const draft = { ...mine };
    for (const { field, before, after } of changes)
      if (mine[field] === String(before ?? '')) draft[field] = String(after ?? '');
    const found = await readCase(lookingIn(visit, tx), id);
    const newer = changes.map(
      ({ field, after }) => `• *${say.md(`pilot.investigation.${field}`)}* ${newerText(say, field, after)}`,
    );
    const notice = [say.md(refusal.key, refusal.params), ...newer].join('\n');
    const newest = { engagementId, id, version: found.investigation.version };
    return { update: investigationForm(say, found, newest, { draft, max: FINDINGS_MAX, notice }) };
  });
}

/** [X8] While findings are typed: a form that is closed gives them back the next time. */
export const keepFindings: ActionHandler = async ({ world, actor, view }) => {
  if (!view) return;
  const { id } = view.meta(meta);
  await world.db.inWorkspace(actor.workspaceId, (tx) =>
    saveDraft(tx, actor, draftOf(id), fieldsOf(view.values), world.clock.now()),
  );
};

const fieldsOf = (values: FormValues) => ({
  findings: values.text('findings'),
  owner: values.text('owner'),
  outcome: values.text('outcome') as InvestigationOutcome,
});
