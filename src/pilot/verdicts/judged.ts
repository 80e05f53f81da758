import { randomUUID } from 'node:crypto';
import { ownerOf } from '../../engagement/owner.ts';
import type { EngagementActing } from '../../engagement/verb.ts';
import { sealsOf } from '../../seal/store.ts';
import { houseLanguage } from '../../slack/house-language.ts';
import { METRICS } from '../../statistics/metrics.ts';
import { sayIn } from '../../texts/say.ts';
import type { Evaluation, Model } from '../models/store.ts';
import { performanceOf } from './rules.ts';
import { settleInvestigations } from './settle.ts';
import { showEvaluation, showInvestigation, showSegments } from './showings.ts';
import { compareBaselines, type Held, holdAgainstSeal, versionsOf } from './standing.ts';
import { insertInvestigation } from './store.ts';

/**
 * What a new evaluation leads to, in the transaction that records it: [B5] investigations that waited for one end,
 * a version that fails gets one; [B3] a baseline model no better than the heuristic opens a gap in phase 1.
 */
export async function judged(
  acting: EngagementActing,
  { model, evaluation }: { model: Model; evaluation: Evaluation },
): Promise<void> {
  const { tx, actor, engagement } = acting;
  if (model.kind !== 'version') return judgeBaseline(acting);
  await settleInvestigations(acting);
  const held = await holdAgainstSeal(tx, actor.workspaceId, engagement, { model, evaluation });
  if (held.segments.length > 0) showSegments(acting, evaluation.id);
  if (held.performance?.verdict === 'fail') await openInvestigation(acting, held);
}

/**
 * A new version of the seal is in force: [B5] what waited for it ends; a version that fails only now, or still after its
 * ROI was revised, gets an investigation; and what counts is shown against the new numbers. A version that had failed
 * before and was left behind is not looked into again.
 */
export async function newSealInForce(acting: EngagementActing): Promise<void> {
  const { tx, actor, engagement } = acting;
  const ended = await settleInvestigations(acting);
  const before = (await sealsOf(tx, actor.workspaceId, engagement)).at(-2);
  for (const version of await versionsOf(tx, actor.workspaceId, engagement)) {
    const { model, evaluation } = version;
    showEvaluation(acting, evaluation.id);
    showSegments(acting, evaluation.id);
    const held = await holdAgainstSeal(tx, actor.workspaceId, engagement, version);
    if (held.performance?.verdict !== 'fail') continue;
    const then = before && performanceOf(evaluation, before.content.requirement);
    const isNew = then?.verdict !== 'fail' || ended.some((one) => one.modelId === model.id);
    if (isNew) await openInvestigation(acting, held);
  }
}

/** [B5] Once a model: while one is open, the next failure is part of it. */
async function openInvestigation(acting: EngagementActing, held: Held): Promise<void> {
  const { tx, actor, now, engagement, people, note } = acting;
  const { model, evaluation, seal, performance } = held;
  const row = {
    workspaceId: actor.workspaceId,
    id: randomUUID(),
    engagementId: engagement.id,
    cycle: engagement.cycle,
    modelId: model.id,
    evaluationId: evaluation.id,
    sealVersion: seal.version,
    owner: ownerOf(engagement, people),
    openedAt: now,
  };
  if (!(await insertInvestigation(tx, row))) return;
  note({
    action: 'pilot.investigation.open',
    kind: 'investigation',
    subject: row.id,
    after: {
      model: model.name,
      evaluation: evaluation.id,
      sealVersion: seal.version,
      metric: seal.content.requirement.metric,
      value: performance?.value ?? null,
      threshold: seal.content.requirement.threshold,
      owner: row.owner,
    },
  });
  showInvestigation(acting, { id: row.id, evaluationId: evaluation.id });
}

/** [B3] Said with both figures, once for a pair of models, whatever is measured of them later. */
async function judgeBaseline(acting: EngagementActing): Promise<void> {
  const { tx, actor, world, engagement, note } = acting;
  const found = await compareBaselines(tx, actor.workspaceId, engagement);
  if (!found) return;
  // What it says of the heuristic may be another thing now.
  showEvaluation(acting, found.baseline.evaluation.id);
  if (found.comparison.isBetter) return;
  const { baseline, heuristic, comparison, seal } = found;
  const { metric } = seal.content.requirement;
  const openGap = world.rooms.find((room) => room.openGap)?.openGap;
  if (!openGap) return;
  const say = sayIn(await houseLanguage(tx, actor.workspaceId));
  const params = {
    baseline: baseline.model.name,
    heuristic: heuristic.model.name,
    metric,
    better: METRICS[metric].better,
    value: comparison.baseline.value,
    n: comparison.baseline.n,
    against: comparison.heuristic.value,
    againstN: comparison.heuristic.n,
  };
  const gap = await openGap(acting, {
    key: `weak-baseline:${baseline.model.id}:${heuristic.model.id}`,
    title: say('pilot.gap.title', params),
    description: say('pilot.gap.description', params),
    effect: 'blocking',
    effectNote: say('pilot.gap.effect', params),
  });
  if (!gap.fresh) return;
  note({
    action: 'pilot.baseline.weak',
    kind: 'model',
    subject: baseline.model.id,
    after: {
      name: baseline.model.name,
      gap: gap.id,
      metric,
      baseline: { evaluation: baseline.evaluation.id, value: comparison.baseline.value },
      heuristic: { evaluation: heuristic.evaluation.id, value: comparison.heuristic.value },
    },
  });
}
