import { z } from 'zod';
import type { Tx } from '../../../db/database.ts';
import { viewEngagement } from '../../engagement/view.ts';
import type { Actor } from '../../record/act.ts';
import type { Modal } from '../../slack/blocks.ts';
import { readDraft, saveDraft } from '../../slack/drafts.ts';
import type { Visit } from '../../slack/handlers.ts';
import { fieldsOf } from '../rules.ts';
import type { FormMeta } from './screens/meta.ts';
import { sourceForm, type Typed } from './screens/source-form.ts';
import { dayIn } from './source-input.ts';
import { findSource } from './store.ts';

/** Where the form of a source keeps what was typed. A new source's is found again by its engagement. */
export const addDraft = (engagementId: string) => `foundation.source.add.${engagementId}`;
export const draftName = ({
  engagementId,
  sourceId,
  version,
}: Pick<FormMeta, 'engagementId' | 'sourceId' | 'version'>) =>
  version === 0 ? `${addDraft(engagementId)}:${sourceId}` : `foundation.source.edit:${sourceId}`;

/** What a draft says beside the fields themselves. */
const about = z.object({ sourceId: z.uuid(), version: z.int() });
/** Which source a draft is of, and which version of it the form showed. */
export const readAbout = (draft: Typed | null) => about.safeParse(draft?.about).data;

/** What every step is shown with. */
export const stateOf = (visit: Visit) => ({
  say: visit.say,
  inventory: visit.world.playbook.inventory,
  me: visit.actor.userId,
  today: today(visit),
});
/** The day it is for the person. */
export const today = (visit: Visit) => dayIn(visit.world.clock.now(), visit.timeZone);

/** What the form would show had nobody typed anything. */
export async function baseOf(
  tx: Tx,
  actor: Actor,
  meta: FormMeta,
): Promise<{ version: number; typed: Typed }> {
  if (meta.version === 0) return { version: 0, typed: {} };
  const found = await findSource(tx, actor.workspaceId, meta.engagementId, meta.sourceId);
  return { version: found.version, typed: fieldsOf(found) as unknown as Typed };
}

/** Keeps what was typed and shows a step with all that is known. */
export async function showStep(visit: Visit, meta: FormMeta, typed: Typed, notice?: string): Promise<Modal> {
  const { world, actor } = visit;
  const all = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, meta.engagementId);
    const base = await baseOf(tx, actor, meta);
    const kept = await keep(tx, visit, meta, typed);
    return { name: engagement.name, typed: { ...base.typed, ...kept } };
  });
  return sourceForm({
    ...stateOf(visit),
    meta,
    engagementName: all.name,
    typed: all.typed,
    ...(notice && { notice }),
  });
}

/** Adds to the form's draft. @returns all that the draft holds */
export async function keep(tx: Tx, { world, actor }: Visit, meta: FormMeta, typed: Typed): Promise<Typed> {
  const now = world.clock.now();
  const kept = await readDraft(tx, actor, draftName(meta), now);
  const values = { ...kept, ...typed, about: { sourceId: meta.sourceId, version: meta.version } };
  await saveDraft(tx, actor, draftName(meta), values, now);
  return values;
}
