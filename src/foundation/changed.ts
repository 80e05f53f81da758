import type { EngagementActing } from '../engagement/verb.ts';
import { refreshEvidence } from '../gates/refresh.ts';
import { bumpFoundation } from './exit/revision.ts';
import { settleRisks, weighRisk } from './exit/risk.ts';
import { readFooting } from './footing.ts';
import { showLineage } from './lineage/showing.ts';

/** What a verb of this room changed; `name` as people know it. */
export type FoundationChange =
  | { kind: 'source'; id: string; name: string }
  /** Many sources at once: one cause. */
  | { kind: 'import'; id: string; name: string }
  /** `newlyBlocking`: it blocks now and did not before. */
  | { kind: 'gap'; id: string; name: string; newlyBlocking: boolean }
  | { kind: 'lineage' }
  /** These change what the exit check says, and void no pipeline run. */
  | { kind: 'assessment' }
  | { kind: 'pipeline' };

/**
 * To be called by every verb that changes the foundation: last, once, in its transaction. [F5.1] A changed
 * source, gap or lineage voids the pipeline's validation; [F5.3] in a later phase it may put the foundation
 * at risk; [G6] open gates look again at their evidence; the cards follow.
 *
 * Locks in one order everywhere: what the verb itself holds, then the foundation's revision, then open gates.
 */
export async function foundationChanged(acting: EngagementActing, change: FoundationChange): Promise<void> {
  const { tx, engagement } = acting;
  const voids = change.kind !== 'assessment' && change.kind !== 'pipeline';
  // Asked together: a person waits for the answer.
  const [{ phase, isAtRisk, hasLineage }] = await Promise.all([
    readFooting(tx, engagement),
    voids ? bumpFoundation(acting, change) : null,
  ]);
  const marked = phase > 1 && (await weighRisk(acting, change));
  if (marked || isAtRisk) await settleRisks(acting);
  await refreshEvidence(acting, engagement.id, phase);
  if (hasLineage && (change.kind === 'source' || change.kind === 'import' || change.kind === 'lineage'))
    showLineage(acting);
  acting.showCard();
}
