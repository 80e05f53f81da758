import type { Tx } from '../../../db/database.ts';
import type { Engagement } from '../../engagement/store.ts';
import { fairnessDigest } from '../../seal/fairness.ts';
import { type Seal, sealInForce, sealsOf } from '../../seal/store.ts';
import {
  type Evaluation,
  type EvaluationSegment,
  findEvaluation,
  findModel,
  type Model,
  modelsOf,
  newestOf,
  segmentsOf,
} from '../models/store.ts';
import { type FairnessVerdict, fairnessVerdict } from './fairness/rules.ts';
import { againstHeuristics, type Comparison, type PerformanceVerdict, performanceOf } from './rules.ts';

type InCycle = Pick<Engagement, 'id' | 'cycle'>;

/** An evaluation, held against the seal in force. */
export interface Held {
  model: Model;
  evaluation: Evaluation;
  /** In force, and the one that was when it was recorded. */
  seal: Seal;
  recordedUnder: Seal;
  /** Null where the sealed metric was not measured. */
  performance: PerformanceVerdict | null;
  segments: EvaluationSegment[];
  /** Null where the seal has a reason for no bounds. */
  fairness: FairnessVerdict | null;
  /** [P3.5] It was recorded under the bounds that are in force: otherwise its segments do not count. */
  underBounds: boolean;
}

/** What an evaluation comes to now. */
export async function holdAgainstSeal(
  tx: Tx,
  workspaceId: string,
  engagement: InCycle,
  { model, evaluation }: { model: Model; evaluation: Evaluation },
): Promise<Held> {
  const seals = await sealsOf(tx, workspaceId, engagement);
  const seal = seals.at(-1);
  const recordedUnder = seals.find((one) => one.version === evaluation.sealVersion);
  if (!seal || !recordedUnder) throw new Error(`evaluation ${evaluation.id} was recorded under no seal`);
  const { requirement, fairness } = seal.content;
  const segments = await segmentsOf(tx, workspaceId, evaluation.id);
  return {
    model,
    evaluation,
    seal,
    recordedUnder,
    performance: performanceOf(evaluation, requirement),
    segments,
    fairness:
      fairness.bounds.length > 0 ? fairnessVerdict(fairness.bounds, segments, evaluation.figures) : null,
    underBounds: fairnessDigest(fairness) === fairnessDigest(recordedUnder.content.fairness),
  };
}

/** As `holdAgainstSeal`, by the evaluation's id; null where there is none. */
export async function heldEvaluation(
  tx: Tx,
  workspaceId: string,
  evaluationId: string,
): Promise<Held | null> {
  const evaluation = await findEvaluation(tx, workspaceId, evaluationId);
  const model = evaluation && (await findModel(tx, workspaceId, evaluation.modelId));
  if (!model || !evaluation) return null;
  const { engagementId: id, cycle } = model;
  return holdAgainstSeal(tx, workspaceId, { id, cycle }, { model, evaluation });
}

/** A model with the evaluation that counts. */
export interface Evaluated {
  model: Model;
  evaluation: Evaluation;
}

/** The versions of the model in a cycle, the one evaluated last first, with the evaluation that counts. */
export const versionsOf = (tx: Tx, workspaceId: string, engagement: InCycle): Promise<Evaluated[]> =>
  evaluated(tx, workspaceId, engagement, 'version');

/** The same of the heuristics. */
export const heuristicsOf = (tx: Tx, workspaceId: string, engagement: InCycle): Promise<Evaluated[]> =>
  evaluated(tx, workspaceId, engagement, 'heuristic');

async function evaluated(
  tx: Tx,
  workspaceId: string,
  engagement: InCycle,
  kind: Model['kind'],
): Promise<Evaluated[]> {
  const models = (await modelsOf(tx, workspaceId, engagement)).filter((one) => one.kind === kind);
  const newest = await newestOf(
    tx,
    workspaceId,
    models.map((one) => one.id),
  );
  return models
    .flatMap((model) => {
      const evaluation = newest.get(model.id);
      return evaluation ? [{ model, evaluation }] : [];
    })
    .toSorted((a, b) => Temporal.Instant.compare(b.evaluation.recordedAt, a.evaluation.recordedAt));
}

/** [B3] The baseline model that was evaluated last, and the best heuristic. */
export interface Baselines {
  baseline: Evaluated;
  heuristic: Evaluated;
  comparison: Comparison;
  seal: Seal;
}

/** Null until both were evaluated on the sealed metric. */
export async function compareBaselines(
  tx: Tx,
  workspaceId: string,
  engagement: InCycle,
): Promise<Baselines | null> {
  const seal = await sealInForce(tx, workspaceId, engagement);
  const [baseline] = await evaluated(tx, workspaceId, engagement, 'baseline');
  if (!seal || !baseline) return null;
  const { metric } = seal.content.requirement;
  const heuristics = await heuristicsOf(tx, workspaceId, engagement);
  const found = againstHeuristics(baseline.evaluation.figures, heuristics, metric);
  return found && { baseline, seal, ...found };
}
