import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Tx } from '../../../../db/database.ts';
import { WORKERS } from '../../../engagement/roles.ts';
import { engagementVerb } from '../../../engagement/verb.ts';
import { viewEngagement } from '../../../engagement/view.ts';
import { Refusal } from '../../../refusal.ts';
import type { Modal } from '../../../slack/blocks.ts';
import { dropDraft, readDraft, saveDraft } from '../../../slack/drafts.ts';
import type { ActionVisit, Visit } from '../../../slack/handlers.ts';
import { dataSourcesOf } from '../around.ts';
import { LAST_STEP } from '../input.ts';
import { currencyInUse, isCandidateSaved } from '../look-store.ts';
import { CANDIDATE_FIELDS, sameValue } from '../rules.ts';
import { readStep } from '../screens/fields.ts';
import { candidateForm, type Typed } from '../screens/form.ts';
import { type FormMeta, formMeta, type ListState } from '../screens/meta.ts';
import { engagementOfCandidate, fieldsOf, findCandidate } from '../store.ts';

/** Where the form keeps what was typed. A new use case's is found again by its engagement. */
const addDraft = (engagementId: string) => `prioritization.candidate.add.${engagementId}`;
export const draftName = ({
  engagementId,
  candidateId,
  version,
}: Pick<FormMeta, 'engagementId' | 'candidateId' | 'version'>) =>
  version === 0 ? `${addDraft(engagementId)}:${candidateId}` : `prioritization.candidate.edit:${candidateId}`;

/** What a draft says beside the fields themselves. */
const about = z.object({ candidateId: z.uuid(), version: z.int() });

interface Prepared {
  candidateId: string;
  version: number;
  isDraft: boolean;
}

/** What a form opens with. Only those who may save it get that far. */
const prepareForm = engagementVerb({
  input: z.object({ engagementId: z.uuid(), candidateId: z.uuid().nullable() }),
  may: WORKERS,
  async run({ tx, actor, now, engagement }, { candidateId }): Promise<Prepared> {
    if (candidateId === null) {
      const kept = about.safeParse((await readDraft(tx, actor, addDraft(engagement.id), now))?.about).data;
      if (!kept) return { candidateId: randomUUID(), version: 0, isDraft: false };
      // What was typed may be told after the form was saved: then it is no draft any more.
      if (!(await isCandidateSaved(tx, actor.workspaceId, kept.candidateId)))
        return { ...kept, isDraft: true };
      await dropDraft(tx, actor, draftName({ ...kept, engagementId: engagement.id }));
      return { candidateId: randomUUID(), version: 0, isDraft: false };
    }
    const found = await findCandidate(tx, actor.workspaceId, engagement.id, candidateId);
    if (found.retiredAt) throw new Refusal('candidates.refusal.retired', { name: found.name });
    const name = draftName({ engagementId: engagement.id, candidateId, version: found.version });
    const draft = await readDraft(tx, actor, name, now);
    const base: Typed = { ...fieldsOf(found) };
    const says = CANDIDATE_FIELDS.some(
      (field) => draft && field in draft && !sameValue(draft[field] || null, base[field] || null),
    );
    // A draft of an older version stays one: saving it says what changed since.
    const kept = says ? about.safeParse(draft?.about).data : undefined;
    if (!kept) await dropDraft(tx, actor, name);
    return { candidateId, version: kept?.version ?? found.version, isDraft: kept !== undefined };
  },
});

/** [P1.1] Opens the form: empty for a new use case, filled in for one that is there; with the draft, where one waits. */
export async function openCandidateForm(
  visit: Visit & Pick<ActionVisit, 'view'>,
  engagementId: string,
  candidateId: string | null,
  back: ListState | null,
): Promise<void> {
  const { isDraft, ...prepared } = await prepareForm(visit.world, visit.actor, { engagementId, candidateId });
  const meta: FormMeta = { engagementId, ...prepared, step: 1, round: 0, back };
  const more = isDraft ? { notice: visit.say('candidates.form.draft'), canStartAfresh: true } : {};
  const modal = await showStep(visit, meta, null, more);
  if (back && visit.view) await visit.updateModal(visit.view.id, modal, visit.view.hash);
  else await visit.openModal(modal);
}

/** Opens the form from a button that carries only the use case. */
export async function editFromButton(visit: ActionVisit): Promise<void> {
  const engagementId = await visit.world.db.inWorkspace(visit.actor.workspaceId, (tx) =>
    engagementOfCandidate(tx, visit.actor.workspaceId, visit.value),
  );
  await openCandidateForm(visit, engagementId, visit.value, null);
}

/** Shows a step with all that is known. `typed`: what was just typed, kept; null where nothing was. */
export async function showStep(
  visit: Visit,
  meta: FormMeta,
  typed: Typed | null,
  more: { notice?: string; canStartAfresh?: boolean } = {},
): Promise<Modal> {
  const { world, actor, say } = visit;
  const { workspaceId } = actor;
  const now = world.clock.now();
  return world.db.inWorkspace(workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, meta.engagementId);
    const base = meta.version === 0 ? {} : await baseOf(tx, workspaceId, meta);
    const kept = typed
      ? await keep(tx, visit, meta, typed)
      : await readDraft(tx, actor, draftName(meta), now);
    const sources = await dataSourcesOf({ tx, workspaceId, world, now, engagement });
    return candidateForm({
      say,
      meta,
      engagementName: engagement.name,
      typed: { ...base, ...kept },
      sources: new Map(sources.map((one) => [one.id, one.name])),
      currency: await currencyInUse(tx, workspaceId, meta.engagementId, [meta.candidateId]),
      ...more,
    });
  });
}

const baseOf = async (tx: Tx, workspaceId: string, meta: FormMeta): Promise<Typed> => ({
  ...fieldsOf(await findCandidate(tx, workspaceId, meta.engagementId, meta.candidateId)),
});

/** Adds to the form's draft. @returns all that the draft holds */
async function keep(tx: Tx, { world, actor }: Visit, meta: FormMeta, typed: Typed): Promise<Typed> {
  const now = world.clock.now();
  const kept = await readDraft(tx, actor, draftName(meta), now);
  const values = { ...kept, ...typed, about: { candidateId: meta.candidateId, version: meta.version } };
  await saveDraft(tx, actor, draftName(meta), values, now);
  return values;
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
  const { workspaceId } = visit.actor;
  const version = await visit.world.db.inWorkspace(workspaceId, async (tx) => {
    await viewEngagement(tx, visit.actor, meta.engagementId);
    await dropDraft(tx, visit.actor, draftName(meta));
    if (meta.version === 0) return 0;
    return (await findCandidate(tx, workspaceId, meta.engagementId, meta.candidateId)).version;
  });
  const form = await showStep(visit, { ...meta, version, step: 1, round: meta.round + 1 }, null);
  await visit.updateModal(visit.view.id, form, visit.view.hash);
}

/** [X8] Keeps what is in the form as a draft while it is filled in, if there is anything in it to lose. */
export async function keepTyped(visit: ActionVisit): Promise<void> {
  const { view, world, actor } = visit;
  if (!view) return;
  const meta = view.meta(formMeta);
  const typed = readStep(view.values);
  await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const isEmpty = Object.values(typed).every((value) => value === '' || sameValue(value, []));
    const kept = await readDraft(tx, actor, draftName(meta), world.clock.now());
    if (kept || !isEmpty) await keep(tx, visit, meta, typed);
  });
}
