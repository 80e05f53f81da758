import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { evaluation, evaluationSegment, model } from '../../../db/schema/pilot.ts';
import { ofCycle, ofEngagement, withId } from '../../../db/scope.ts';
import type { Engagement } from '../../engagement/store.ts';
import { nameKey } from '../../record/name-key.ts';
import type { Figures } from '../figures.ts';
import type { Details } from './findings.ts';

export type Model = typeof model.$inferSelect;
/** What stands in it was checked before it was written, and nothing changes it. */
export type Evaluation = Omit<typeof evaluation.$inferSelect, 'figures' | 'details'> & {
  figures: Figures;
  details: Details;
};
export type EvaluationSegment = Omit<typeof evaluationSegment.$inferSelect, 'figures'> & { figures: Figures };

export async function findModel(tx: Tx, workspaceId: string, id: string): Promise<Model | undefined> {
  const [found] = await tx
    .select()
    .from(model)
    .where(withId(model, workspaceId, id));
  return found;
}

/** The models of a cycle, the newest first. */
export async function modelsOf(
  tx: Tx,
  workspaceId: string,
  engagement: Pick<Engagement, 'id' | 'cycle'>,
): Promise<Model[]> {
  return tx
    .select()
    .from(model)
    .where(ofCycle(model, workspaceId, engagement.id, engagement.cycle))
    .orderBy(desc(model.createdAt), desc(model.id));
}

export async function modelNamed(
  tx: Tx,
  workspaceId: string,
  engagement: Pick<Engagement, 'id' | 'cycle'>,
  name: string,
): Promise<Model | undefined> {
  const [found] = await tx
    .select()
    .from(model)
    .where(
      and(ofCycle(model, workspaceId, engagement.id, engagement.cycle), eq(model.nameKey, nameKey(name))),
    );
  return found;
}

/** The model of this name, made where there is none; nobody else records for it until this transaction ends. */
export async function holdModel(
  tx: Tx,
  row: Omit<typeof model.$inferInsert, 'nameKey'>,
): Promise<{ model: Model; fresh: boolean }> {
  const key = nameKey(row.name);
  const made = await tx
    .insert(model)
    .values({ ...row, nameKey: key })
    .onConflictDoNothing()
    .returning();
  if (made[0]) return { model: made[0], fresh: true };
  const [found] = await tx
    .select()
    .from(model)
    .where(and(ofCycle(model, row.workspaceId, row.engagementId, row.cycle), eq(model.nameKey, key)))
    .for('update');
  if (!found) throw new Error(`the model ${row.id} is there and cannot be found`);
  return { model: found, fresh: false };
}

export async function findEvaluation(
  tx: Tx,
  workspaceId: string,
  id: string,
): Promise<Evaluation | undefined> {
  const [found] = await tx
    .select()
    .from(evaluation)
    .where(withId(evaluation, workspaceId, id));
  return found as Evaluation | undefined;
}

/** The evaluation of a model that counts: the one with the highest number. */
export async function newestEvaluation(
  tx: Tx,
  workspaceId: string,
  modelId: string,
): Promise<Evaluation | undefined> {
  const [found] = await evaluationsOf(tx, workspaceId, modelId, 1);
  return found;
}

/** The evaluations of a model, the newest first. */
export async function evaluationsOf(
  tx: Tx,
  workspaceId: string,
  modelId: string,
  most = 100,
): Promise<Evaluation[]> {
  const found = await tx
    .select()
    .from(evaluation)
    .where(and(eq(evaluation.workspaceId, workspaceId), eq(evaluation.modelId, modelId)))
    .orderBy(desc(evaluation.number))
    .limit(most);
  return found as Evaluation[];
}

/** The newest evaluation of each of these models, by the model's id. */
export async function newestOf(
  tx: Tx,
  workspaceId: string,
  modelIds: readonly string[],
): Promise<Map<string, Evaluation>> {
  if (modelIds.length === 0) return new Map();
  const found = (await tx
    .selectDistinctOn([evaluation.modelId])
    .from(evaluation)
    .where(and(eq(evaluation.workspaceId, workspaceId), inArray(evaluation.modelId, [...modelIds])))
    .orderBy(asc(evaluation.modelId), desc(evaluation.number))) as Evaluation[];
  return new Map(found.map((one) => [one.modelId, one]));
}

/** The segments of an evaluation, column by column. */
export async function segmentsOf(
  tx: Tx,
  workspaceId: string,
  evaluationId: string,
): Promise<EvaluationSegment[]> {
  const found = await tx
    .select()
    .from(evaluationSegment)
    .where(
      and(eq(evaluationSegment.workspaceId, workspaceId), eq(evaluationSegment.evaluationId, evaluationId)),
    )
    .orderBy(asc(evaluationSegment.segment), asc(sql`length(value)`), asc(evaluationSegment.value));
  return found as EvaluationSegment[];
}

/** The evaluation that this key has become already. */
export async function recordedBefore(
  tx: Tx,
  workspaceId: string,
  { engagementId, idempotencyKey }: { engagementId: string; idempotencyKey: string },
): Promise<Evaluation | undefined> {
  const [found] = await tx
    .select()
    .from(evaluation)
    .where(
      and(ofEngagement(evaluation, workspaceId, engagementId), eq(evaluation.idempotencyKey, idempotencyKey)),
    );
  return found as Evaluation | undefined;
}

/** What a file was recorded as for a model under a seal, the newest first. */
export async function recordedFromFile(
  tx: Tx,
  workspaceId: string,
  { modelId, sealVersion, fileDigest }: { modelId: string; sealVersion: number; fileDigest: string },
): Promise<Evaluation[]> {
  const found = await tx
    .select()
    .from(evaluation)
    .where(
      and(
        eq(evaluation.workspaceId, workspaceId),
        eq(evaluation.modelId, modelId),
        eq(evaluation.sealVersion, sealVersion),
        eq(evaluation.fileDigest, fileDigest),
      ),
    )
    .orderBy(desc(evaluation.number));
  return found as Evaluation[];
}

/** Writes an evaluation and its segments. */
export async function insertEvaluation(
  tx: Tx,
  row: Evaluation,
  segments: readonly Omit<EvaluationSegment, 'workspaceId' | 'evaluationId'>[],
): Promise<void> {
  await tx.insert(evaluation).values(row);
  const { workspaceId, id: evaluationId } = row;
  if (segments.length > 0)
    await tx
      .insert(evaluationSegment)
      .values(segments.map((segment) => ({ ...segment, workspaceId, evaluationId })));
}
