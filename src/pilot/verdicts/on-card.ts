import { type Block, button, type Picture, section } from '@phasegate/block-kit/blocks.ts';
import type { CardContext } from '../../room.ts';
import type { Evaluation, Model } from '../models/store.ts';
import { VERDICT_IDS } from './ids.ts';
import { evaluationPicture } from './picture.ts';
import { holdAgainstSeal } from './standing.ts';
import { investigationOf, weakBaseline } from './store.ts';

/** Before which of the card's blocks the picture stands: after the name and the verdict. */
const PICTURE_AT = 2;

/**
 * What an evaluation's card shows of its consequences: the sealed metric as a picture, [B5] the investigation that it
 * led to, [B3] the gap that a weak baseline opened.
 */
export async function consequences(
  { tx, workspaceId, say }: Pick<CardContext, 'tx' | 'workspaceId' | 'say'>,
  { model, evaluation }: { model: Model; evaluation: Evaluation },
): Promise<{ picture: Picture | null; blocks: Block[] }> {
  if (model.kind !== 'version') {
    // Told where it was found: a later evaluation has its own word on the heuristic.
    const isWeak = (await weakBaseline(tx, workspaceId, model.id)) === evaluation.id;
    return {
      picture: null,
      blocks: isWeak ? [section(say.md('pilot.card.gap', { model: model.name }))] : [],
    };
  }
  const { engagementId: id, cycle } = model;
  const held = await holdAgainstSeal(tx, workspaceId, { id, cycle }, { model, evaluation });
  const investigation = await investigationOf(tx, workspaceId, evaluation.id);
  const accessory =
    investigation?.state === 'open'
      ? button(say('pilot.fix.investigate'), VERDICT_IDS.investigate, { value: investigation.id })
      : undefined;
  return {
    picture: evaluationPicture(say, held, PICTURE_AT),
    blocks: investigation
      ? [section(say(`pilot.card.investigation.${investigation.state}`), accessory ? { accessory } : {})]
      : [],
  };
}
