import { sameValue } from '../../../forms/field.ts';
import { FieldRefusals, Refusal } from '../../../refusal.ts';
import type { ViewAnswer, ViewVisit } from '../../../slack/handlers.ts';
import { editGap } from '../edit.ts';
import { checkGapStep, GAP_FIELDS, type GapFields, gapStepOf } from '../input.ts';
import { openGap } from '../open.ts';
import { readGapStep } from '../screens/form.ts';
import { type GapFormMeta, gapFormMeta } from '../screens/meta.ts';
import { gapValue } from '../screens/values.ts';
import { findGap, gapFieldsOf } from '../store.ts';
import { gapDraft, showGapStep } from './form.ts';
import { afterwards, wordsOf } from './gap.ts';

/** [F3.1] [X8] A submitted step: on to the next one, or saved. */
export async function submitGap(visit: ViewVisit): Promise<ViewAnswer> {
  const { world, actor, say, view } = visit;
  const meta = view.meta(gapFormMeta);
  const typed = readGapStep(view.values);
  if (meta.version === 0 && meta.step === 1) {
    checkGapStep(world.playbook.gaps, typed);
    return { update: await showGapStep(visit, { ...meta, step: 2 }, typed) };
  }
  const input = { engagementId: meta.engagementId, id: meta.gapId, draft: gapDraft(meta), fields: typed };
  try {
    if (meta.version === 0) await openGap(world, actor, input);
    else await editGap(world, actor, { ...input, version: meta.version });
  } catch (error) {
    return notSaved(visit, meta, typed, error);
  }
  return afterwards(visit, meta, say(meta.version === 0 ? 'gaps.done.open' : 'gaps.done.edit'));
}

/** What could not be saved stays typed; where the reason is on the other step, the form goes there. */
async function notSaved(
  visit: ViewVisit,
  meta: GapFormMeta,
  typed: Record<string, unknown>,
  error: unknown,
): Promise<ViewAnswer> {
  if (error instanceof Refusal && error.key === 'refusal.conflict')
    return showConflict(visit, meta, typed, error);
  const refusals = error instanceof FieldRefusals ? error.refusals : error instanceof Refusal ? [error] : [];
  const isElsewhere = (one: Refusal) => one.field !== undefined && gapStepOf(one.field) !== meta.step;
  if (!refusals.some(isElsewhere) || refusals.some((one) => !isElsewhere(one))) throw error;
  const { say } = visit;
  const lines = refusals.map((one) => {
    const field = GAP_FIELDS.find((known) => known === one.field);
    return `${field ? `*${say(`gaps.name.${field}`)}*: ` : ''}${say.md(one.key, one.params)}`;
  });
  const step = meta.step === 1 ? 2 : 1;
  return { update: await showGapStep(visit, { ...meta, step }, typed, lines.join('\n')) };
}

/** [X5] Says what somebody else changed meanwhile; what was typed is kept, and the next save is on the newest. */
async function showConflict(
  visit: ViewVisit,
  meta: GapFormMeta,
  typed: Record<string, unknown>,
  conflict: Refusal,
): Promise<ViewAnswer> {
  const { world, actor, say } = visit;
  const { version, lines } = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const found = await findGap(tx, actor.workspaceId, meta.engagementId, meta.gapId);
    const now: GapFields = gapFieldsOf(found);
    const mine = Array.isArray(typed.sources) ? typed.sources.map(String) : [];
    const words = await wordsOf(visit, tx, meta.engagementId, [...found.sources, ...mine]);
    const differing = GAP_FIELDS.filter((field) => field in typed && !isSame(typed[field], now[field]));
    return {
      version: found.version,
      lines: differing.map((field) =>
        say('gaps.form.changed', {
          field: say(`gaps.name.${field}`),
          before: gapValue(field, now[field], words),
          after: gapValue(field, typed[field], words),
        }),
      ),
    };
  });
  const notice = [say.md(conflict.key, conflict.params), ...lines].join('\n');
  return { update: await showGapStep(visit, { ...meta, version }, typed, notice) };
}

/** What was typed is text; what is stored may be a number or nothing. */
const isSame = (typed: unknown, stored: unknown): boolean =>
  Array.isArray(typed) ? sameValue(typed, stored) : String(typed ?? '') === String(stored ?? '');
