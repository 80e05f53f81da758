import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { z } from 'zod';
import { rightsOf } from '../../../engagement/rights.ts';
import { runningCycles } from '../../../engagement/running-cycles.ts';
import { viewEngagement } from '../../../engagement/view.ts';
import type { ActionVisit, Visit } from '../../../handlers.ts';
import { Refusal } from '../../../refusal.ts';
import { sealInForce } from '../../../seal/store.ts';
import { pageOf } from '../../../slack/pager.ts';
import { METRIC_NAMES, type MetricName } from '../../../statistics/metrics.ts';
import { evaluationsOf, findEvaluation, findModel, segmentsOf } from '../../models/store.ts';
import { heuristicsOf } from '../../verdicts/standing.ts';
import { RECORDERS } from '../record.ts';
import { evaluationModal } from '../screens/detail.ts';

const detailMeta = z.object({
  engagementId: z.uuid(),
  evaluationId: z.uuid(),
  metric: z.enum(METRIC_NAMES).nullable(),
  page: z.int().min(1),
});

interface Place {
  evaluationId: string;
  metric: MetricName | null;
  page: number;
}

/** [X9] Refused where the person may not see its engagement. */
async function renderEvaluation({ world, actor, say }: Visit, at: Place): Promise<Modal> {
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const { workspaceId } = actor;
    const evaluation = await findEvaluation(tx, workspaceId, at.evaluationId);
    if (!evaluation) throw new Refusal('refusal.not-found');
    const engagement = await viewEngagement(tx, actor, evaluation.engagementId);
    const [model, all, segments] = await Promise.all([
      findModel(tx, workspaceId, evaluation.modelId),
      evaluationsOf(tx, workspaceId, evaluation.modelId),
      segmentsOf(tx, workspaceId, evaluation.id),
    ]);
    if (!model) throw new Refusal('refusal.not-found');
    // What an earlier cycle's model was held against is that cycle's seal.
    const cycle = { id: engagement.id, cycle: model.cycle };
    const seal = await sealInForce(tx, workspaceId, cycle);
    if (!seal) throw new Refusal('refusal.not-found');
    const heldTo = { seal, heuristics: await heuristicsOf(tx, workspaceId, cycle) };
    const running = await runningCycles({ tx, workspaceId, world, now: world.clock.now(), engagement });
    const may = await rightsOf(tx, actor, engagement.id);
    return evaluationModal({
      say,
      model,
      evaluation,
      all,
      segments,
      heldTo,
      metric: at.metric,
      page: at.page,
      records: running.includes(model.cycle) && may(RECORDERS),
    });
  });
}

const evaluationId = z.uuid();

/** Opens an evaluation: in the list's place where the click was there. */
export async function openEvaluation(visit: ActionVisit): Promise<void> {
  const id = evaluationId.safeParse(visit.value);
  if (!id.success) throw new Refusal('refusal.not-found');
  const modal = await renderEvaluation(visit, { evaluationId: id.data, metric: null, page: 1 });
  if (visit.view) await visit.updateModal(visit.view.id, modal, visit.view.hash);
  else await visit.openModal(modal);
}

export async function chooseMetric(visit: ActionVisit): Promise<void> {
  const metric = METRIC_NAMES.find((name) => name === visit.value);
  await again(visit, { metric: metric ?? null, page: 1 });
}

export const pageSegments = (visit: ActionVisit): Promise<void> =>
  again(visit, { page: pageOf(visit.value) });

async function again(visit: ActionVisit, change: Partial<Place>): Promise<void> {
  if (!visit.view) return;
  const { evaluationId, metric, page } = visit.view.meta(detailMeta);
  const modal = await renderEvaluation(visit, { evaluationId, metric, page, ...change });
  await visit.updateModal(visit.view.id, modal, visit.view.hash);
}
