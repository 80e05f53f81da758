import { randomUUID } from 'node:crypto';
import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { z } from 'zod';
import type { Tx } from '../../../../db/database.ts';
import { WORKERS } from '../../../engagement/roles.ts';
import { engagementVerb } from '../../../engagement/verb.ts';
import { viewEngagement } from '../../../engagement/view.ts';
import { readDraft, saveDraft } from '../../../slack/drafts.ts';
import type { ActionVisit, Visit } from '../../../slack/handlers.ts';
import { refusal, todayOf } from '../move.ts';
import { decide } from '../rules.ts';
import { gapForm, MOST_SOURCES, readGapStep } from '../screens/form.ts';
import { type GapFormMeta, type GapListState, gapFormMeta } from '../screens/meta.ts';
import { findGap, gapFieldsOf, sourceNames } from '../store.ts';

type Typed = Readonly<Record<string, unknown>>;

/** Where the form of a gap keeps its other step. */
export const gapDraft = ({ gapId }: Pick<GapFormMeta, 'gapId'>): string => `foundation.gap:${gapId}`;

/** What a form opens with. Only those who may save it get that far. */
const prepareGap = engagementVerb({
  input: z.object({ engagementId: z.uuid(), gapId: z.uuid().nullable() }),
  may: WORKERS,
  async run({ tx, actor, now, engagement }, { gapId }): Promise<{ version: number; typed: Typed }> {
    if (gapId === null) return { version: 0, typed: {} };
    const found = await findGap(tx, actor.workspaceId, engagement.id, gapId);
    const decision = decide(found, 'edit', todayOf({ now, engagement }));
    if ('no' in decision) throw refusal(found, decision.no);
    return { version: found.version, typed: { ...gapFieldsOf(found) } };
  },
});

export interface OpenWith {
  /** The gap to edit; a new one where none is given. */
  gapId?: string;
  back?: GapListState | null;
  /** What a new one is filled in with. */
  proposed?: Typed;
  /** The step a new one begins with: the second, where the first is filled in already. */
  step?: 1 | 2;
  /** mrkdwn */
  notice?: string;
}

/** [F3.1] Opens the form: in the list's own modal, on top of another one, or by itself. */
export async function openGapForm(
  visit: Visit & Pick<ActionVisit, 'view'>,
  engagementId: string,
  { gapId, back = null, proposed = {}, step = 1, notice }: OpenWith = {},
): Promise<void> {
  const prepared = await prepareGap(visit.world, visit.actor, { engagementId, gapId: gapId ?? null });
  const meta: GapFormMeta = {
    engagementId,
    gapId: gapId ?? randomUUID(),
    version: prepared.version,
    step,
    round: 0,
    back,
  };
  // What an earlier try left behind for this gap is not what the form shows.
  const modal = await showGapStep(visit, meta, { ...prepared.typed, ...proposed }, notice, 'afresh');
  const isInPlace = visit.view && (back !== null || gapId !== undefined);
  if (isInPlace && visit.view) await visit.updateModal(visit.view.id, modal, visit.view.hash);
  else await visit.openModal(modal);
}

/** Keeps what was typed and shows a step with all that is known. */
export async function showGapStep(
  visit: Visit,
  meta: GapFormMeta,
  typed: Typed,
  notice?: string,
  how: 'on' | 'afresh' = 'on',
): Promise<Modal> {
  const { world, actor, say } = visit;
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, meta.engagementId);
    const all = await keepTyped(tx, visit, meta, typed, how);
    const chosen = Array.isArray(all.sources)
      ? all.sources.filter((id) => z.uuid().safeParse(id).success)
      : [];
    const sources = await sourceNames(tx, actor.workspaceId, meta.engagementId, chosen, MOST_SOURCES);
    return gapForm({
      say,
      choices: world.playbook.gaps,
      meta,
      engagementName: engagement.name,
      typed: all,
      sources,
      ...(notice && { notice }),
    });
  });
}

async function keepTyped(
  tx: Tx,
  { world, actor }: Visit,
  meta: GapFormMeta,
  typed: Typed,
  how: 'on' | 'afresh',
): Promise<Typed> {
  const now = world.clock.now();
  const kept = how === 'on' ? await readDraft(tx, actor, gapDraft(meta), now) : null;
  const all = { ...kept, ...typed };
  await saveDraft(tx, actor, gapDraft(meta), all, now);
  return all;
}

/** Goes to the other step of the form; what was typed on this one is kept. */
export async function changeGapStep(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const meta = { ...visit.view.meta(gapFormMeta), step: visit.value === '2' ? 2 : 1 };
  const modal = await showGapStep(visit, meta, readGapStep(visit.view.values));
  await visit.updateModal(visit.view.id, modal, visit.view.hash);
}
