import { and, asc, desc, eq, getTableColumns, gt, gte, ne, or } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { evaluation, investigation, isOpenInvestigation, model } from '../../../db/schema/pilot.ts';
import { auditEvent } from '../../../db/schema/record.ts';
import { ofCycle, ofEngagement, withId } from '../../../db/scope.ts';
import { given, statement } from '../../../db/statement.ts';
import type { Engagement } from '../../engagement/store.ts';
import { Refusal } from '../../refusal.ts';

export type Investigation = typeof investigation.$inferSelect;
type InCycle = Pick<Engagement, 'id' | 'cycle'>;

/** The open investigations of a cycle, the oldest first. */
export async function openInvestigations(
  tx: Tx,
  workspaceId: string,
  engagement: InCycle,
): Promise<Investigation[]> {
  const { id, cycle } = engagement;
  return openOnes(tx, { workspaceId, id, cycle });
}

const openOnes = statement((orm) =>
  orm
    .select()
    .from(investigation)
    .where(
      and(ofCycle(investigation, given('workspaceId'), given('id'), given('cycle')), isOpenInvestigation),
    )
    .orderBy(asc(investigation.openedAt), asc(investigation.id)),
);

/** As `openInvestigations`, and nobody else changes them until this transaction ends. */
export async function lockOpenInvestigations(
  tx: Tx,
  workspaceId: string,
  engagement: InCycle,
): Promise<Investigation[]> {
  return tx
    .select()
    .from(investigation)
    .where(and(ofCycle(investigation, workspaceId, engagement.id, engagement.cycle), isOpenInvestigation))
    .orderBy(asc(investigation.openedAt), asc(investigation.id))
    .for('update');
}

/** @throws Refusal refusal.not-found */
export async function findInvestigation(tx: Tx, workspaceId: string, id: string): Promise<Investigation> {
  const [found] = await tx
    .select()
    .from(investigation)
    .where(withId(investigation, workspaceId, id));
  if (!found) throw new Refusal('refusal.not-found');
  return found;
}

/** As `findInvestigation`, of one engagement, and nobody else changes it. @throws Refusal refusal.not-found */
export async function lockInvestigation(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  id: string,
): Promise<Investigation> {
  const [found] = await tx
    .select()
    .from(investigation)
    .where(and(ofEngagement(investigation, workspaceId, engagementId), eq(investigation.id, id)))
    .for('update');
  if (!found) throw new Refusal('refusal.not-found');
  return found;
}

/** @returns false where one is open for the model already */
export async function insertInvestigation(tx: Tx, row: typeof investigation.$inferInsert): Promise<boolean> {
  const written = await tx
    .insert(investigation)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: investigation.id });
  return written.length > 0;
}

export async function updateInvestigation(
  tx: Tx,
  found: Investigation,
  set: Partial<Investigation>,
): Promise<Investigation> {
  const after = { ...set, version: found.version + 1 };
  await tx
    .update(investigation)
    .set(after)
    .where(withId(investigation, found.workspaceId, found.id));
  return { ...found, ...after };
}

/** The newest investigation that an evaluation led to; null where it led to none. */
export async function investigationOf(
  tx: Tx,
  workspaceId: string,
  evaluationId: string,
): Promise<Investigation | null> {
  const [found] = await tx
    .select()
    .from(investigation)
    .where(and(eq(investigation.workspaceId, workspaceId), eq(investigation.evaluationId, evaluationId)))
    .orderBy(desc(investigation.openedAt), desc(investigation.id))
    .limit(1);
  return found ?? null;
}

/** Open investigations that somebody owns, with their models' names: in all engagements, or in one. */
export async function investigationsOn(
  tx: Tx,
  workspaceId: string,
  by: { userId: string; engagementId: string | undefined },
): Promise<(Investigation & { model: string })[]> {
  return tx
    .select({ ...getTableColumns(investigation), model: model.name })
    .from(investigation)
    .innerJoin(model, withId(model, investigation.workspaceId, investigation.modelId))
    .where(
      and(
        eq(investigation.workspaceId, workspaceId),
        isOpenInvestigation,
        eq(investigation.owner, by.userId),
        by.engagementId ? eq(investigation.engagementId, by.engagementId) : undefined,
      ),
    )
    .orderBy(asc(investigation.openedAt), asc(investigation.id));
}

/** The newest evaluation of any version that was recorded after the one an investigation is about. */
export async function newerEvaluation(
  tx: Tx,
  workspaceId: string,
  found: Pick<Investigation, 'engagementId' | 'cycle' | 'modelId' | 'evaluationId' | 'openedAt'>,
  failed: { number: number },
): Promise<string | null> {
  const [newer] = await tx
    .select({ id: evaluation.id })
    .from(evaluation)
    .innerJoin(model, withId(model, evaluation.workspaceId, evaluation.modelId))
    .where(
      and(
        eq(evaluation.workspaceId, workspaceId),
        eq(model.engagementId, found.engagementId),
        eq(model.cycle, found.cycle),
        eq(model.kind, 'version'),
        gte(evaluation.recordedAt, found.openedAt),
        // Of the same model a number tells which is newer, also within one moment.
        or(ne(evaluation.modelId, found.modelId), gt(evaluation.number, failed.number)),
      ),
    )
    .orderBy(desc(evaluation.recordedAt), desc(evaluation.number))
    .limit(1);
  return newer?.id ?? null;
}

/** [B3] The gap that a weak baseline opened, as the record has it; null where there is none. */
export async function weakBaseline(tx: Tx, workspaceId: string, modelId: string): Promise<string | null> {
  const [found] = await tx
    .select({ after: auditEvent.after })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.workspaceId, workspaceId),
        eq(auditEvent.kind, 'model'),
        eq(auditEvent.subject, modelId),
        eq(auditEvent.action, 'pilot.baseline.weak'),
      ),
    )
    .orderBy(desc(auditEvent.seq))
    .limit(1);
  const told = found?.after as { baseline?: { evaluation?: unknown } } | null | undefined;
  const id = told?.baseline?.evaluation;
  return typeof id === 'string' ? id : null;
}

/** The evaluations recorded in a cycle since a moment, the oldest first: their ids. */
export async function recordedSince(
  tx: Tx,
  workspaceId: string,
  { id, cycle }: InCycle,
  since: Temporal.Instant,
): Promise<string[]> {
  const found = await recorded(tx, { workspaceId, id, cycle, since: since.toString() });
  return found.map((one) => one.id);
}

const recorded = statement((orm) =>
  orm
    .select({ id: evaluation.id })
    .from(evaluation)
    .innerJoin(model, withId(model, evaluation.workspaceId, evaluation.modelId))
    .where(
      and(
        ofEngagement(evaluation, given('workspaceId'), given('id')),
        eq(model.cycle, given('cycle')),
        gt(evaluation.recordedAt, given('since')),
      ),
    )
    .orderBy(asc(evaluation.recordedAt), asc(evaluation.number)),
);
