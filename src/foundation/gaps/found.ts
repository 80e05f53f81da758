import { createHash } from 'node:crypto';
import { fitText } from '@phasegate/block-kit/fit.ts';
import type { FoundGap } from '../../engagement/found-gap.ts';
import type { EngagementActing } from '../../engagement/verb.ts';
import { gapChanged } from './after.ts';
import { GAP_MAX } from './gap.ts';
import { insertGap } from './store.ts';

/**
 * [F3.1] Opens a gap that a later phase came upon, once for its key, whatever became of it since. It goes
 * the way of every other gap: [F5.3] a blocking one puts the foundation at risk.
 * @returns its id, and whether it is new
 */
export async function openFoundGap(
  acting: EngagementActing,
  found: FoundGap,
): Promise<{ id: string; fresh: boolean }> {
  const { tx, actor, now, engagement, note } = acting;
  const id = idOf(engagement.id, found.key);
  const fields = {
    type: 'other',
    title: fitText(found.title, GAP_MAX.title),
    description: fitText(found.description, GAP_MAX.description),
    effect: found.effect,
    expectedLoss: found.effect === 'degrading' ? found.expectedLoss : null,
    effectNote: fitText(found.effectNote, GAP_MAX.note),
  };
  const row = { ...fields, workspaceId: actor.workspaceId, id, engagementId: engagement.id };
  const fresh = await insertGap(tx, { ...row, openedBy: actor.userId, openedAt: now }, []);
  if (!fresh) return { id, fresh };
  note({
    action: 'foundation.gap.open',
    kind: 'gap',
    subject: id,
    after: { ...fields, sources: [], state: 'open', version: 1 },
  });
  await gapChanged(acting, { id, title: fields.title, newlyBlocking: fields.effect === 'blocking' });
  return { id, fresh };
}

/** The same key, the same gap: a UUID (version 8, RFC 9562) of the key's SHA-256. */
function idOf(engagementId: string, key: string): string {
  const hash = createHash('sha256').update(`${engagementId}:${key}`).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  return hash.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
