import { cardOf } from '../../engagement/card-subject.ts';
import type { EngagementActing } from '../../engagement/verb.ts';
import { refreshEvidence } from '../../gates/refresh.ts';
import { EVALUATION_CARD } from '../models/ids.ts';
import type { Evaluation, Model } from '../models/store.ts';
import { judged } from '../verdicts/judged.ts';

/** What an evaluation sets in motion, in its transaction: [G6] open gates look again, and the cards follow. */
export async function evaluationRecorded(
  acting: EngagementActing,
  { model, evaluation }: { model: Model; evaluation: Evaluation },
): Promise<void> {
  const { engagement, show } = acting;
  if (engagement.channelId)
    show({
      subject: `${EVALUATION_CARD}:${evaluation.id}`,
      destination: engagement.channelId,
      threadOf: cardOf(engagement.id, engagement.channelId).subject,
      engagementId: engagement.id,
    });
  await judged(acting, { model, evaluation });
  await refreshEvidence(acting, engagement.id);
  acting.showCard();
}
