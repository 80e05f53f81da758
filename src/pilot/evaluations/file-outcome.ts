import { button } from '@phasegate/block-kit/blocks.ts';
import type { Outcome } from '../../imports/kind.ts';
import type { CardContext } from '../../room.ts';
import { sealInForce } from '../../seal/store.ts';
import { EVALUATION_IDS } from '../models/ids.ts';
import { findEvaluation, findModel } from '../models/store.ts';
import { standingText } from '../verdicts/screens/words.ts';
import { heuristicsOf } from '../verdicts/standing.ts';

/** [B4] The verdict of what a file was recorded as, in the words of its card. */
export async function fileOutcome(
  { tx, workspaceId, say }: CardContext,
  importId: string,
): Promise<Outcome | null> {
  const evaluation = await findEvaluation(tx, workspaceId, importId);
  const model = evaluation && (await findModel(tx, workspaceId, evaluation.modelId));
  if (!evaluation || !model) return null;
  const cycle = { id: evaluation.engagementId, cycle: model.cycle };
  const seal = await sealInForce(tx, workspaceId, cycle);
  if (!seal) return null;
  const heldTo = { seal, heuristics: await heuristicsOf(tx, workspaceId, cycle) };
  const standing = standingText(say, { model, evaluation }, heldTo);
  return {
    text: say.md('evaluations.file.outcome', { model: model.name, number: evaluation.number, standing }),
    button: button(say('evaluations.button.open'), EVALUATION_IDS.show, { value: evaluation.id }),
  };
}
