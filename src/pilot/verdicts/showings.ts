import { cardOf } from '../../engagement/card-subject.ts';
import type { EngagementActing } from '../../engagement/verb.ts';
import { EVALUATION_CARD } from '../models/ids.ts';
import { INVESTIGATION_CARD, SEGMENTS_CARD } from './ids.ts';
import type { Investigation } from './store.ts';

const evaluationSubject = (evaluationId: string): string => `${EVALUATION_CARD}:${evaluationId}`;

/** The investigation, in the thread of the evaluation that failed. */
export const showInvestigation = (
  acting: EngagementActing,
  { id, evaluationId }: Pick<Investigation, 'id' | 'evaluationId'>,
): void => reply(acting, `${INVESTIGATION_CARD}:${id}`, evaluationSubject(evaluationId));

/** [B6] The segments as a picture, in the thread of the evaluation. */
export const showSegments = (acting: EngagementActing, evaluationId: string): void =>
  reply(acting, `${SEGMENTS_CARD}:${evaluationId}`, evaluationSubject(evaluationId));

/** The evaluation itself, in the thread of the engagement's card. */
export function showEvaluation(acting: EngagementActing, evaluationId: string): void {
  const { id, channelId } = acting.engagement;
  if (channelId) reply(acting, evaluationSubject(evaluationId), cardOf(id, channelId).subject);
}

function reply({ engagement, show }: EngagementActing, subject: string, threadOf: string): void {
  const { id, channelId } = engagement;
  if (channelId) show({ subject, destination: channelId, threadOf, engagementId: id });
}
