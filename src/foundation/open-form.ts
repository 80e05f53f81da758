import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { WORKERS } from '../engagement/roles.ts';
import { engagementVerb } from '../engagement/verb.ts';
import { viewEngagement } from '../engagement/view.ts';
import { Refusal } from '../refusal.ts';
import { dropDraft, readDraft } from '../slack/drafts.ts';
import type { ActionVisit, ViewAnswer, ViewVisit, Visit } from '../slack/handlers.ts';
import { addDraft, baseOf, draftName, keep, readAbout, showStep, stateOf } from './form-state.ts';
import { fieldsOf, SOURCE_FIELDS, sameValue } from './rules.ts';
import { formMeta, type ListState } from './screens/meta.ts';
import { readStep, sourceForm, type Typed } from './screens/source-form.ts';
import { LAST_STEP } from './source-input.ts';
import { findSource } from './store.ts';

/** What a form opens with. Only those who may save it get that far. */
const prepareForm = engagementVerb({
  input: z.object({ engagementId: z.uuid(), sourceId: z.uuid().nullable() }),
  may: WORKERS,
  async run({ tx, actor, now, engagement }, { sourceId }) {
    const author = { workspaceId: actor.workspaceId, userId: actor.userId };
    if (sourceId === null) {
      const draft = await readDraft(tx, author, addDraft(engagement.id), now);
      return {
        name: engagement.name,
        sourceId: readAbout(draft)?.sourceId ?? randomUUID(),
        version: 0,
        typed: draft ?? {},
        isDraft: draft !== null,
      };
    }
    const found = await findSource(tx, actor.workspaceId, engagement.id, sourceId);
    if (found.retiredAt) throw new Refusal('foundation.refusal.retired', { name: found.name });
    const draft = await readDraft(tx, author, `foundation.source.edit:${sourceId}`, now);
    return {
      name: engagement.name,
      sourceId,
      // A draft of an older version stays one: saving it says what changed since.
      version: readAbout(draft)?.version ?? found.version,
      typed: { ...fieldsOf(found), ...draft } as Typed,
      isDraft: draft !== null,
    };
  },
});

/** [F1.1] Opens the form: empty for a new source, filled in for one that is there; with the draft, where one waits. */
export async function openForm(
  visit: Visit & Pick<ActionVisit, 'view'>,
  engagementId: string,
  sourceId: string | null,
  back: ListState | null,
): Promise<void> {
  const { name, isDraft, typed, ...source } = await prepareForm(visit.world, visit.actor, {
    engagementId,
    sourceId,
  });
  const form = sourceForm({
    ...stateOf(visit),
    meta: { engagementId, ...source, step: 1, round: 0, back },
    engagementName: name,
    typed,
    ...(isDraft && { notice: visit.say('foundation.form.draft'), canStartAfresh: true }),
  });
  if (back && visit.view) await visit.updateModal(visit.view.id, form, visit.view.hash);
  else await visit.openModal(form);
}

/** Goes to another step of the form; what was typed on this one is kept. */
export async function changeStep(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const meta = visit.view.meta(formMeta);
  const step = z.coerce.number().int().min(1).max(LAST_STEP).parse(visit.value);
  const form = await showStep(visit, { ...meta, step }, readStep(visit.view.values));
  await visit.updateModal(visit.view.id, form, visit.view.hash);
}

/** Throws the draft away and shows the form as it would be without. */
export async function startAfresh(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const meta = visit.view.meta(formMeta);
  const { name, version, typed } = await visit.world.db.inWorkspace(visit.actor.workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, visit.actor, meta.engagementId);
    await dropDraft(tx, visit.actor, draftName(meta));
    const base = await baseOf(tx, visit.actor, meta);
    return { name: engagement.name, version: base.version, typed: base.typed };
  });
  const fresh = { ...meta, version, step: 1, round: meta.round + 1 };
  await visit.updateModal(
    visit.view.id,
    sourceForm({ ...stateOf(visit), meta: fresh, engagementName: name, typed }),
    visit.view.hash,
  );
}

/** [X8] A closed form is kept as a draft, if there is anything in it to lose. */
export async function keepDraft(visit: ViewVisit): Promise<ViewAnswer> {
  const { world, actor } = visit;
  const meta = visit.view.meta(formMeta);
  const typed = readStep(visit.view.values);
  await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const kept = await readDraft(tx, actor, draftName(meta), world.clock.now());
    const all: Typed = { ...kept, ...typed };
    if (meta.version === 0) {
      const isEmpty = Object.values(typed).every((value) => value === '' || value === null);
      if (kept || !isEmpty) await keep(tx, visit, meta, typed);
      return;
    }
    const base = await baseOf(tx, actor, meta);
    const isSame = SOURCE_FIELDS.every(
      (field) => !(field in all) || sameValue(all[field], base.typed[field]),
    );
    if (isSame) await dropDraft(tx, actor, draftName(meta));
    else await keep(tx, visit, meta, typed);
  });
  return undefined;
}
