import { viewEngagement } from '../../engagement/view.ts';
import { newerChanges } from '../../record/history.ts';
import { FieldRefusals, Refusal } from '../../refusal.ts';
import { readDraft } from '../../slack/drafts.ts';
import type { ViewAnswer, ViewVisit, Visit } from '../../slack/handlers.ts';
import { fieldsOf, mergeNewer, type NewerChange, SOURCE_FIELDS, sameValue } from '../rules.ts';
import { fieldName, gapType, valueText } from '../screens/words.ts';
import { addSource, type Saved } from './add-source.ts';
import { editSource } from './edit-source.ts';
import { draftName, keep, showStep, stateOf, today } from './form-state.ts';
import { renderList } from './list.ts';
import { type FormMeta, formMeta } from './screens/meta.ts';
import { readStep } from './screens/source-fields.ts';
import { savedModal, sourceForm, type Typed } from './screens/source-form.ts';
import { checkStep, LAST_STEP, stepOf } from './source-input.ts';
import { findSource, isNameUsed, sourceSubject } from './store.ts';

/** [F1.1] [X8] A submitted step: on to the next one, or saved. */
export async function submitForm(visit: ViewVisit): Promise<ViewAnswer> {
  const meta = visit.view.meta(formMeta);
  const typed = readStep(visit.view.values);
  if (meta.version === 0 && meta.step < LAST_STEP) return nextStep(visit, meta, typed);
  try {
    const input = {
      engagementId: meta.engagementId,
      id: meta.sourceId,
      timeZone: visit.timeZone,
      draft: draftName(meta),
      fields: typed,
    };
    const saved =
      meta.version === 0
        ? await addSource(visit.world, visit.actor, input)
        : await editSource(visit.world, visit.actor, { ...input, version: meta.version });
    return afterSave(visit, meta, saved);
  } catch (error) {
    return notSaved(visit, meta, typed, error);
  }
}

async function nextStep(visit: ViewVisit, meta: FormMeta, typed: Typed): Promise<ViewAnswer> {
  const { world, actor } = visit;
  checkStep(world.playbook.inventory, today(visit), meta.step, typed);
  if (typeof typed.name === 'string') {
    const name = typed.name;
    const used = await world.db.inWorkspace(actor.workspaceId, (tx) =>
      isNameUsed(tx, actor.workspaceId, meta.engagementId, name, meta.sourceId),
    );
    if (used) throw new Refusal('foundation.refusal.name-taken', { name }, 'name');
  }
  return { update: await showStep(visit, { ...meta, step: meta.step + 1 }, typed) };
}

async function afterSave(visit: ViewVisit, meta: FormMeta, { name, gaps }: Saved): Promise<ViewAnswer> {
  const { say } = visit;
  const opened = gaps.map((type) => gapType(type, say));
  if (!meta.back) {
    return opened.length > 0 ? { update: savedModal(say, meta.engagementId, name, opened) } : undefined;
  }
  const notice = [
    say('foundation.saved.title'),
    ...opened.map((gap) => say.md('foundation.saved.gap', { gap })),
  ].join('\n');
  return { update: await renderList(visit, meta.engagementId, meta.back, notice) };
}

/** What could not be saved stays typed; where the reason is not on this step, the form goes to where it is. */
async function notSaved(visit: ViewVisit, meta: FormMeta, typed: Typed, error: unknown): Promise<ViewAnswer> {
  if (error instanceof Refusal && error.key === 'refusal.conflict')
    return showConflict(visit, meta, typed, error);
  const refusals = error instanceof FieldRefusals ? error.refusals : error instanceof Refusal ? [error] : [];
  const elsewhere = refusals.find((refusal) => refusal.field && stepOf(refusal.field) !== meta.step);
  if (!elsewhere) throw error;
  const step = stepOf(elsewhere.field);
  const lines = refusals
    .filter((refusal) => stepOf(refusal.field) === step)
    .map((refusal) => {
      const field = SOURCE_FIELDS.find((one) => one === refusal.field);
      return `${field ? `*${fieldName(field, visit.say)}*: ` : ''}${visit.say.md(refusal.key, refusal.params)}`;
    });
  return { update: await showStep(visit, { ...meta, step }, typed, lines.join('\n')) };
}

/** [X5] Says who changed what meanwhile; what was typed is kept, and the next save is on the newest version. */
async function showConflict(
  visit: ViewVisit,
  meta: FormMeta,
  typed: Typed,
  refusal: Refusal,
): Promise<ViewAnswer> {
  const { world, actor, say } = visit;
  const state = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, meta.engagementId);
    const found = await findSource(tx, actor.workspaceId, meta.engagementId, meta.sourceId);
    const { changes } = await newerChanges(
      tx,
      sourceSubject(actor.workspaceId, meta.sourceId),
      meta.version,
      SOURCE_FIELDS,
    );
    const kept = await readDraft(tx, actor, draftName(meta), world.clock.now());
    const mine = mergeNewer({ ...kept, ...typed }, changes);
    const newest = { ...meta, version: found.version, round: meta.round + 1 };
    const merged = { ...fieldsOf(found), ...(await keep(tx, visit, newest, mine)) };
    return { engagement, meta: newest, changes, merged: merged as Typed };
  });
  const notice = [
    say.md(refusal.key, refusal.params),
    ...state.changes.map((one) => changeLine(visit, one, state.merged)),
  ];
  return {
    update: sourceForm({
      ...stateOf(visit),
      meta: state.meta,
      engagementName: state.engagement.name,
      typed: state.merged,
      notice: notice.join('\n'),
    }),
  };
}

function changeLine({ say, world }: Visit, { field, before, after }: NewerChange, merged: Typed): string {
  const words = (value: unknown) => valueText(field, value, world.playbook.inventory, say, 100);
  const line = `• *${fieldName(field, say)}*: ${words(before)} → ${words(after)}`;
  return sameValue(merged[field], after) ? line : `${line} ${say('foundation.form.yours-stands')}`;
}
