import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { actingIn } from '../../engagement/in-cycle.ts';
import { cycleGiven } from '../../engagement/place.ts';
import { WORKERS } from '../../engagement/roles.ts';
import { currentPhase } from '../../engagement/store.ts';
import { type EngagementActing, engagementVerb } from '../../engagement/verb.ts';
import { cleanedLine } from '../../record/clean-text.ts';
import { line, parse } from '../../record/parse.ts';
import { FieldRefusals, Refusal } from '../../refusal.ts';
import { type Seal, sealInForce } from '../../seal/store.ts';
import { cycleOfRecording } from '../cycles.ts';
import { DATASET_MAX, type Findings, findings, MODEL_KINDS, NAME_MAX } from '../models/findings.ts';
import {
  type Evaluation,
  holdModel,
  insertEvaluation,
  type Model,
  newestEvaluation,
  recordedBefore,
} from '../models/store.ts';
import { evaluationRecorded } from './recorded.ts';
import { repeated, saysTheSame } from './repeat.ts';
import { faultsOf } from './rules.ts';

/** Who may record what a model was found to do. */
export const RECORDERS = WORKERS;

/** What is recorded of a model. */
const recording = {
  /** Minted when the form opened: a form sent twice is one evaluation. */
  id: z.uuid(),
  model: line(NAME_MAX),
  kind: z.enum(MODEL_KINDS),
  dataset: line(DATASET_MAX),
  origin: z.enum(['modal', 'file', 'api']),
  found: findings,
  fileName: z.string().max(500).transform(cleanedLine).nullable().prefault(null),
  fileDigest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .prefault(null),
  idempotencyKey: z.string().max(255).nullable().prefault(null),
  /** [R3] Left out: the one that knows a version of this name. */
  cycle: cycleGiven,
};
const unplaced = z.object(recording);
type Recording = z.output<typeof unplaced>;

export interface Recorded {
  id: string;
  number: number;
  modelId: string;
  /** False where this key, or this file with this result, had been recorded before: nothing is written then. */
  fresh: boolean;
}

/**
 * [B2] Records what a model was found to do, held against the seal in force. Never changed afterwards: another
 * look gets the next number. [P3.5] Segments only once their bounds are signed and sealed.
 */
export const recordEvaluation = engagementVerb({
  input: z.object({ engagementId: z.uuid(), ...recording }),
  programs: true,
  may: RECORDERS,
  run: record,
});

/** The same in a transaction that has begun, such as the confirm of an import. */
export const recordWithin = (acting: EngagementActing, given: z.input<typeof unplaced>): Promise<Recorded> =>
  record(acting, parse(unplaced, given));

async function record(hands: EngagementActing, given: Recording): Promise<Recorded> {
  const key = given.idempotencyKey ?? given.id;
  const cycle = await cycleOfRecording({ ...hands, workspaceId: hands.actor.workspaceId }, { ...given, key });
  const acting = actingIn(hands, cycle);
  const seal = await requireSeal(acting, given.found.segments.length > 0);
  const faults = faultsOf(given.found);
  if (faults.length > 0)
    throw new FieldRefusals(faults.map((one) => new Refusal(one.key, one.params, one.field)));
  const { tx, actor, engagement, now } = acting;
  const held = await holdModel(tx, {
    workspaceId: actor.workspaceId,
    id: randomUUID(),
    engagementId: engagement.id,
    cycle,
    kind: given.kind,
    name: given.model,
    createdBy: actor.userId,
    createdAt: now,
  });
  const { model } = held;
  if (model.kind !== given.kind)
    throw new Refusal('evaluations.refusal.other-kind', { model: model.name, kind: model.kind }, 'kind');
  const before = await findBefore(acting, model, given, seal);
  if (before) return { id: before.id, number: before.number, modelId: before.modelId, fresh: false };
  return write(acting, held, given, seal);
}

/** [P3.4] [P3.5] @throws Refusal where nothing is sealed, or the phase is an earlier one */
async function requireSeal({ tx, actor, engagement, people }: EngagementActing, hasSegments: boolean) {
  const seal = await sealInForce(tx, actor.workspaceId, engagement);
  if (!seal && hasSegments) {
    const signers = people.filter((one) => one.role === 'business' || one.role === 'legal');
    throw new Refusal(
      signers.length > 0 ? 'evaluations.refusal.no-bounds' : 'evaluations.refusal.no-signers',
      {},
      'segments',
    );
  }
  if (!seal) throw new Refusal('evaluations.refusal.no-seal');
  const { entry } = await currentPhase(tx, actor.workspaceId, engagement);
  if (entry.phase < 3) throw new Refusal('evaluations.refusal.phase', { engagement: engagement.name });
  return seal;
}

/** What was recorded before by the same key or from the same file. @throws Refusal where a key names something else */
async function findBefore(
  { tx, actor: { workspaceId }, engagement }: EngagementActing,
  model: Model,
  { id, idempotencyKey, fileDigest, dataset, found }: Recording,
  seal: Seal,
): Promise<Evaluation | undefined> {
  const key = idempotencyKey ?? id;
  const byKey = await recordedBefore(tx, workspaceId, { engagementId: engagement.id, idempotencyKey: key });
  if (byKey) {
    const isSame = byKey.modelId === model.id && byKey.dataset === dataset && byKey.task === found.task;
    if (!isSame || !(await saysTheSame(tx, byKey, found))) throw new Refusal('api.refusal.idempotency');
    return byKey;
  }
  if (!fileDigest) return undefined;
  return repeated(tx, workspaceId, { modelId: model.id, sealVersion: seal.version, fileDigest }, found);
}

async function write(
  acting: EngagementActing,
  { model, fresh }: { model: Model; fresh: boolean },
  given: Recording,
  seal: Seal,
): Promise<Recorded> {
  const { tx, actor, engagement, now, note } = acting;
  const { id, dataset, origin, found, fileName, fileDigest } = given;
  const newest = await newestEvaluation(tx, actor.workspaceId, model.id);
  const evaluation: Evaluation = {
    workspaceId: actor.workspaceId,
    id,
    engagementId: engagement.id,
    modelId: model.id,
    number: (newest?.number ?? 0) + 1,
    task: found.task,
    sealVersion: seal.version,
    n: found.n,
    figures: found.figures,
    details: found.details,
    dataset,
    origin,
    fileName,
    fileDigest,
    idempotencyKey: given.idempotencyKey ?? id,
    recordedBy: actor.userId,
    recordedAt: now,
  };
  if (fresh)
    note({
      action: 'pilot.model.add',
      kind: 'model',
      subject: model.id,
      after: { name: model.name, kind: model.kind },
    });
  await insertEvaluation(tx, evaluation, found.segments);
  note({
    action: 'pilot.evaluation.record',
    kind: 'evaluation',
    subject: id,
    after: told(evaluation, model, found),
  });
  await evaluationRecorded(acting, { model, evaluation });
  return { id, number: evaluation.number, modelId: model.id, fresh: true };
}

/** What the record keeps: the figures themselves, so that a changed row would be noticed. */
const told = (evaluation: Evaluation, model: Model, found: Findings): Record<string, unknown> => ({
  model: model.name,
  number: evaluation.number,
  sealVersion: evaluation.sealVersion,
  dataset: evaluation.dataset,
  origin: evaluation.origin,
  fileName: evaluation.fileName,
  fileDigest: evaluation.fileDigest,
  n: evaluation.n,
  figures: found.figures,
  details: found.details,
  segments: found.segments,
});
