import { findEngagement } from '../../engagement/store.ts';
import type { Card } from '../../room.ts';
import { sealInForce } from '../../seal/store.ts';
import { findEvaluation, findModel, segmentsOf } from '../models/store.ts';
import { consequences } from '../verdicts/on-card.ts';
import { heuristicsOf } from '../verdicts/standing.ts';
import { evaluationMessage } from './screens/card.ts';

/** [B2] One evaluation, in the thread of the engagement's card. */
export const evaluationCard: Card = async ({ tx, workspaceId, say }, id) => {
  const evaluation = await findEvaluation(tx, workspaceId, id);
  const model = evaluation && (await findModel(tx, workspaceId, evaluation.modelId));
  const engagement = evaluation && (await findEngagement(tx, workspaceId, evaluation.engagementId));
  if (!evaluation || !model || !engagement) return null;
  const cycle = { id: engagement.id, cycle: model.cycle };
  const seal = await sealInForce(tx, workspaceId, cycle);
  if (!seal) return null;
  const segments = await segmentsOf(tx, workspaceId, id);
  const heldTo = { seal, heuristics: await heuristicsOf(tx, workspaceId, cycle) };
  const message = evaluationMessage({
    say,
    engagement,
    model,
    evaluation,
    segments: segments.length,
    heldTo,
  });
  const { picture, blocks } = await consequences({ tx, workspaceId, say }, { model, evaluation });
  return { ...message, ...(picture && { picture }), blocks: [...message.blocks, ...blocks] };
};
