import type { Tx } from '../../../db/database.ts';
import type { Engagement } from '../../engagement/store.ts';
import { type Seal, sealInForce } from '../../seal/store.ts';
import { type Evaluation, type Model, modelsOf, newestOf } from '../models/store.ts';
import type { Evaluated } from '../verdicts/standing.ts';

/** A model with the evaluation that counts. */
export interface Standing {
  model: Model;
  newest: Evaluation | null;
}

/** [B2] Every model of the cycle as it stands, the newest first, and what they are held against. */
export async function standings(
  tx: Tx,
  workspaceId: string,
  engagement: Pick<Engagement, 'id' | 'cycle'>,
): Promise<{ models: Standing[]; heuristics: Evaluated[]; seal: Seal | null }> {
  const models = await modelsOf(tx, workspaceId, engagement);
  const ids = models.map((one) => one.id);
  const [newest, seal] = await Promise.all([
    newestOf(tx, workspaceId, ids),
    sealInForce(tx, workspaceId, engagement),
  ]);
  const standing = models.map((model) => ({ model, newest: newest.get(model.id) ?? null }));
  const heuristics = standing.flatMap(({ model, newest: evaluation }) =>
    evaluation && model.kind === 'heuristic' ? [{ model, evaluation }] : [],
  );
  return { models: standing, heuristics, seal };
}
