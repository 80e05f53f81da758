import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { type EngagementActing, engagementVerb } from '../../engagement/verb.ts';
import { Refusal } from '../../refusal.ts';
import { dropDraft, readDraft } from '../../slack/drafts.ts';
import { gapChanged } from './after.ts';
import { checkGap } from './input.ts';
import { todayOf } from './move.ts';
import { insertGap, isGapSaved, sourcesAmong } from './store.ts';

/** What every save of a gap carries. The fields themselves are checked against the playbook, inside. */
export const savingGap = {
  engagementId: z.uuid(),
  /** Minted when the form opened: a form sent twice is one gap. */
  id: z.uuid(),
  /** The draft that holds the form's earlier step. */
  draft: z.string().optional(),
  fields: z.record(z.string(), z.unknown()),
};

/** [F3.1] Opens a gap. @returns whether it is new */
export const openGap = engagementVerb({
  input: z.object(savingGap),
  may: WORKERS,
  async run(acting, { id, draft, fields: typed }): Promise<boolean> {
    const { tx, actor, world, now, engagement, note } = acting;
    if (await isGapSaved(tx, actor.workspaceId, id)) return false;
    const kept = await takeTyped(acting, draft);
    const fields = checkGap(world.playbook.gaps, todayOf(acting), { ...kept, ...typed }, null);
    await requireSources(acting, fields.sources);
    const { sources, ...columns } = fields;
    const by = { openedBy: actor.userId, openedAt: now };
    const { workspaceId } = actor;
    const row = { ...columns, ...by, workspaceId, id, engagementId: engagement.id };
    if (!(await insertGap(tx, row, sources))) return false;
    note({
      action: 'foundation.gap.open',
      kind: 'gap',
      subject: id,
      after: { ...fields, state: 'open', version: 1 },
    });
    await gapChanged(acting, { id, title: fields.title, newlyBlocking: fields.effect === 'blocking' });
    return true;
  },
});

/** What the form had kept; the draft goes once the save is through. */
export async function takeTyped(
  { tx, actor, now }: EngagementActing,
  draft: string | undefined,
): Promise<Record<string, unknown> | null> {
  if (!draft) return null;
  const kept = await readDraft(tx, actor, draft, now);
  await dropDraft(tx, actor, draft);
  return kept;
}

/** @throws Refusal where a source is not one of this engagement */
export async function requireSources(
  { tx, actor, engagement }: EngagementActing,
  sources: readonly string[],
): Promise<void> {
  const known = await sourcesAmong(tx, actor.workspaceId, engagement.id, sources);
  if (sources.some((id) => !known.has(id))) throw new Refusal('refusal.choose', {}, 'sources');
}
