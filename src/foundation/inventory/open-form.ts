import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { viewEngagement } from '../../engagement/view.ts';
import { Refusal } from '../../refusal.ts';
import { dropDraft, readDraft } from '../../slack/drafts.ts';
import type { ActionVisit, OpenView, ViewAnswer, ViewVisit, Visit } from '../../slack/handlers.ts';
import { fieldsOf, SOURCE_FIELDS, sameValue } from '../rules.ts';
import { addDraft, baseOf, draftName, keep, readAbout, showStep, stateOf } from './form-state.ts';
import { formMeta, type ListState } from './screens/meta.ts';
import { readStep } from './screens/source-fields.ts';
import { sourceForm, type Typed } from './screens/source-form.ts';
import { LAST_STEP } from './source-input.ts';
import { findSource, isSaved } from './store.ts';

/** What a form opens with. Only those who may save it get that far. */
const prepareForm = engagementVerb({
  input: z.object({ engagementId: z.uuid(), sourceId: z.uuid().nullable() }),
  may: WORKERS,
  async run({ tx, actor, now, engagement }, { sourceId }): Promise<Prepared> {
    const name = engagement.name;
    if (sourceId === null) {
      const draft = await readDraft(tx, actor, addDraft(engagement.id), now);
      const kept = readAbout(draft);
      // What was typed may be told after the form was saved: then it is no draft any more.
      const isOver = kept ? await isSaved(tx, actor.workspaceId, kept.sourceId) : true;
      if (kept && isOver) await dropDraft(tx, actor, draftName({ ...kept, engagementId: engagement.id }));
      if (!draft || !kept || isOver)
        return { name, sourceId: randomUUID(), version: 0, typed: {}, isDraft: false };
      return { name, ...kept, typed: draft, isDraft: true };
    }
    const found = await findSource(tx, actor.workspaceId, engagement.id, sourceId);
    if (found.retiredAt) throw new Refusal('foundation.refusal.retired', { name: found.name });
    const base = fieldsOf(found) as unknown as Typed;
    const draft = await readDraft(
      tx,
      actor,
      draftName({ engagementId: '', sourceId, version: found.version }),
      now,
    );
    if (!draft || saysNothing(draft, base)) {
      return { name, sourceId, version: found.version, typed: base, isDraft: false };
    }
    // A draft of an older version stays one: saving it says what changed since.
    const version = readAbout(draft)?.version ?? found.version;
    return { name, sourceId, version, typed: { ...base, ...draft }, isDraft: true };
  },
});

interface Prepared {
  name: string;
  sourceId: string;
  version: number;
  typed: Typed;
  isDraft: boolean;
}

/** Whether a draft holds nothing that is not so already. */
const saysNothing = (draft: Typed, base: Typed): boolean =>
  SOURCE_FIELDS.every((field) => !(field in draft) || sameValue(draft[field], base[field]));

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

/** [X8] Keeps what is in the form as a draft while it is filled in, if there is anything in it to lose. */
export async function keepTyped({ view, ...visit }: Visit & { view?: OpenView }): Promise<void> {
  if (!view) return;
  const { world, actor } = visit;
  const meta = view.meta(formMeta);
  const typed = readStep(view.values);
  await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const kept = await readDraft(tx, actor, draftName(meta), world.clock.now());
    if (meta.version === 0) {
      const isEmpty = Object.values(typed).every((value) => value === '' || value === null);
      if (kept || !isEmpty) await keep(tx, visit, meta, typed);
      return;
    }
    const base = await baseOf(tx, actor, meta);
    if (saysNothing({ ...kept, ...typed }, base.typed)) await dropDraft(tx, actor, draftName(meta));
    else await keep(tx, visit, meta, typed);
  });
}

/** [X8] A form that is closed keeps what it held. */
export async function keepDraft(visit: ViewVisit): Promise<ViewAnswer> {
  await keepTyped(visit);
  return undefined;
}
