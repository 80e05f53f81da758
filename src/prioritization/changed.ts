import type { EngagementActing } from '../engagement/verb.ts';
import { refreshEvidence } from '../gates/refresh.ts';
import { showMatrix } from './scoring/showing.ts';

/**
 * To be called by every verb that changes a use case, a score, the choice or the risk: last, once, in its
 * transaction. [G6] Open gates look again at their evidence; the cards follow.
 */
export async function prioritizationChanged(acting: EngagementActing): Promise<void> {
  await refreshEvidence(acting, acting.engagement.id);
  showMatrix(acting);
  acting.showCard();
}
