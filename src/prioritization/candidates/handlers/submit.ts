import { viewEngagement } from '../../../engagement/view.ts';
import { newerChanges } from '../../../record/history.ts';
import { FieldRefusals, Refusal } from '../../../refusal.ts';
import { readDraft } from '../../../slack/drafts.ts';
import type { ViewAnswer, ViewVisit } from '../../../slack/handlers.ts';
import { addCandidate } from '../add.ts';
import { candidateAround, dataSourcesOf } from '../around.ts';
import { editCandidate } from '../edit.ts';
import { checkStep, LAST_STEP, stepOf } from '../input.ts';
import { isNameUsed } from '../look-store.ts';
import { CANDIDATE_FIELDS, sameValue } from '../rules.ts';
import { readStep } from '../screens/fields.ts';
import type { Typed } from '../screens/form.ts';
import { type FormMeta, formMeta } from '../screens/meta.ts';
import { valueText } from '../screens/words.ts';
import { candidateSubject, findCandidate } from '../store.ts';
import { draftName, showStep } from './form.ts';
import { renderCandidates } from './list.ts';

/** [P1.1] [X8] A submitted step: on to the next one, or saved. */
export async function submitCandidate(visit: ViewVisit): Promise<ViewAnswer> {
  const { world, actor, say } = visit;
  const meta = visit.view.meta(formMeta);
  const typed = readStep(visit.view.values);
  if (meta.version === 0 && meta.step < LAST_STEP) return nextStep(visit, meta, typed);
  const { engagementId, candidateId: id, version } = meta;
  const input = { engagementId, id, draft: draftName(meta), fields: typed };
  try {
    if (version === 0) await addCandidate(world, actor, input);
    else await editCandidate(world, actor, { ...input, version });
  } catch (error) {
    return notSaved(visit, meta, typed, error);
  }
  if (!meta.back) return undefined;
  const notice = say(version === 0 ? 'candidates.done.added' : 'candidates.done.edited');
  return { update: await renderCandidates(visit, engagementId, meta.back, notice) };
}

async function nextStep(visit: ViewVisit, meta: FormMeta, typed: Typed): Promise<ViewAnswer> {
  const { world, actor } = visit;
  const { workspaceId } = actor;
  await world.db.inWorkspace(workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, meta.engagementId);
    const looking = { tx, workspaceId, world, now: world.clock.now(), engagement };
    checkStep(meta.step, typed, await candidateAround(looking, [meta.candidateId]));
    const name = typeof typed.name === 'string' ? typed.name : null;
    if (name && (await isNameUsed(tx, workspaceId, meta.engagementId, name, meta.candidateId)))
      throw new Refusal('candidates.refusal.name-taken', { name }, 'name');
  });
  return { update: await showStep(visit, { ...meta, step: meta.step + 1 }, typed) };
}

/** What could not be saved stays typed; where the reason is not on this step, the form goes to where it is. */
async function notSaved(visit: ViewVisit, meta: FormMeta, typed: Typed, error: unknown): Promise<ViewAnswer> {
  const { say } = visit;
  if (error instanceof Refusal && error.key === 'refusal.conflict')
    return showConflict(visit, meta, typed, error);
  const refusals = error instanceof FieldRefusals ? error.refusals : error instanceof Refusal ? [error] : [];
  if (refusals.some((one) => !one.field || stepOf(one.field) === meta.step)) throw error;
  const step = stepOf(refusals[0]?.field);
  if (refusals.length === 0) throw error;
  const lines = refusals
    .filter((one) => stepOf(one.field) === step)
    .map((one) => {
      const field = CANDIDATE_FIELDS.find((known) => known === one.field);
      return `${field ? `*${say(`candidates.field.${field}`)}*: ` : ''}${say.md(one.key, one.params)}`;
    });
  return { update: await showStep(visit, { ...meta, step }, typed, { notice: lines.join('\n') }) };
}

/**
 * [X5] Says who changed what meanwhile. Where the person had left a field alone, the newer value stands; what
 * they changed themselves stays theirs, and the next save is on the newest version.
 */
async function showConflict(
  visit: ViewVisit,
  meta: FormMeta,
  typed: Typed,
  refusal: Refusal,
): Promise<ViewAnswer> {
  const { world, actor, say } = visit;
  const { workspaceId } = actor;
  const now = world.clock.now();
  const { version, mine, lines } = await world.db.inWorkspace(workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, meta.engagementId);
    const found = await findCandidate(tx, workspaceId, meta.engagementId, meta.candidateId);
    const { changes } = await newerChanges(
      tx,
      candidateSubject(workspaceId, meta.candidateId),
      meta.version,
      CANDIDATE_FIELDS,
    );
    const all: Record<string, unknown> = { ...(await readDraft(tx, actor, draftName(meta), now)), ...typed };
    const isLeftAlone = (field: string, before: unknown) => sameValue(all[field] || null, before || null);
    for (const { field, before, after } of changes)
      if (field in all && isLeftAlone(field, before)) all[field] = after ?? '';
    const known = await dataSourcesOf({ tx, workspaceId, world, now, engagement });
    const names = new Map(known.map((one) => [one.id, one.name]));
    return {
      version: found.version,
      mine: all,
      lines: changes.map(
        ({ field, before, after }) =>
          `• *${say(`candidates.field.${field}`)}*: ${valueText(field, before, names, say)} → ${valueText(field, after, names, say)}`,
      ),
    };
  });
  const notice = [say.md(refusal.key, refusal.params), ...lines].join('\n');
  return {
    update: await showStep(visit, { ...meta, version, round: meta.round + 1 }, mine, { notice }),
  };
}
