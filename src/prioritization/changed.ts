import type { EngagementActing } from '../engagement/verb.ts';
import { refreshEvidence } from '../gates/refresh.ts';
import { showMatrix } from './showing.ts';

/**
 * To be called by every verb that changes what phase 2 looks at: last, once, in its transaction. [G6] Open
 * gates look again at their evidence; the engagement's card follows.
 */
export async function prioritizationChanged(acting: EngagementActing): Promise<void> {
  await refreshEvidence(acting, acting.engagement.id);
  acting.showCard();
}

/** The same where use cases, their scores or the choice changed: the matrix follows too. */
export async function candidateChanged(acting: EngagementActing): Promise<void> {
  showMatrix(acting);
  await prioritizationChanged(acting);
}
