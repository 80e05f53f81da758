import type { Card, Room } from '../../room.ts';
import { readCase } from './case.ts';
import { INVESTIGATION_CARD, SEGMENTS_CARD } from './ids.ts';
import { segmentsPicture } from './picture.ts';
import { planAction } from './plan-way.ts';
import { investigationMessage } from './screens/investigation.ts';
import { segmentsMessage } from './screens/segments.ts';
import { heldEvaluation } from './standing.ts';

/** [B6] An evaluation's segments against their bounds. The picture is of the worst bound that can be drawn. */
const segmentsCard: Card = async ({ tx, workspaceId, say }, evaluationId) => {
  const held = await heldEvaluation(tx, workspaceId, evaluationId);
  if (!held?.fairness || held.segments.length === 0) return null;
  const { model, fairness } = held;
  const drawn = fairness.bounds.find((one) => one.reference !== null);
  const picture = drawn ? segmentsPicture(say, { model, judged: drawn }) : null;
  return segmentsMessage(say, held, fairness, { picture });
};

/** [B5] */
const investigationCard: Card = async (context, id) =>
  investigationMessage(context.say, await readCase(context, id), planAction(context.world.rooms));

export const verdictCards: NonNullable<Room['cards']> = {
  [SEGMENTS_CARD]: segmentsCard,
  [INVESTIGATION_CARD]: investigationCard,
};
