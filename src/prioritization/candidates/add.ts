import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { type EngagementActing, engagementVerb } from '../../engagement/verb.ts';
import { dropDraft, readDraft } from '../../slack/drafts.ts';
import { candidateChanged } from '../changed.ts';
import { candidateAround } from './around.ts';
import { checkCandidate } from './input.ts';
import { holdCandidates, isCandidateSaved } from './look-store.ts';
import { CANDIDATE_FIELDS, only } from './rules.ts';
import { insertCandidates } from './store.ts';

/** What every save of a use case carries. The fields themselves are checked inside. */
export const saving = {
  engagementId: z.uuid(),
  /** Minted when the form opened: a form sent twice is one use case. */
  id: z.uuid(),
  /** The draft that holds the form's earlier steps. */
  draft: z.string().optional(),
  fields: z.record(z.string(), z.unknown()),
};

/** [P1.1] Adds a use case that could be chosen. @returns whether it is new */
export const addCandidate = engagementVerb({
  input: z.object(saving),
  may: WORKERS,
  async run(acting, { id, draft, fields: typed }): Promise<boolean> {
    const { tx, actor, now, engagement, note } = acting;
    const { workspaceId, userId } = actor;
    if (await isCandidateSaved(tx, workspaceId, id)) return false;
    await holdCandidates(tx, engagement.id);
    const kept = await takeTyped(acting, draft);
    const fields = checkCandidate({ ...kept, ...typed }, await candidateAround({ ...acting, workspaceId }));
    const by = { workspaceId, engagementId: engagement.id, userId, now };
    if ((await insertCandidates(tx, [{ id, fields }], by)).size === 0) return false;
    note({
      action: 'prioritization.candidate.add',
      kind: 'candidate',
      subject: id,
      after: { ...only(fields, CANDIDATE_FIELDS), version: 1 },
    });
    await candidateChanged(acting);
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
