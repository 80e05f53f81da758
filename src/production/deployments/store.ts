import { and, asc, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { deployment, deploymentStage } from '../../../db/schema/production.ts';
import { ofCycle, ofEngagement, withId } from '../../../db/scope.ts';
import { given, statement } from '../../../db/statement.ts';
import type { Engagement } from '../../engagement/store.ts';
import { Refusal } from '../../refusal.ts';

export type Deployment = typeof deployment.$inferSelect;
export type StageEntry = typeof deploymentStage.$inferSelect;

const isGiven = withId(deployment, given('workspaceId'), given('id'));
const byId = statement((orm) => orm.select().from(deployment).where(isGiven));
/** Actions are answered side by side; a change of stage waits for the answers under way, and the next ones for it. */
const byIdShared = statement((orm) => orm.select().from(deployment).where(isGiven).for('share'));
const byIdLocked = statement((orm) => orm.select().from(deployment).where(isGiven).for('no key update'));

/** @throws Refusal where there is none of this id */
export async function findDeployment(tx: Tx, workspaceId: string, id: string): Promise<Deployment> {
  return required(await byId(tx, { workspaceId, id }));
}

/** As `findDeployment`, and nobody changes it until this transaction ends; others may hold it likewise. */
export async function holdDeployment(tx: Tx, workspaceId: string, id: string): Promise<Deployment> {
  return required(await byIdShared(tx, { workspaceId, id }));
}

/** As `findDeployment`, and nobody else reads it by `holdDeployment` or changes it until this transaction ends. */
export async function lockDeployment(tx: Tx, workspaceId: string, id: string): Promise<Deployment> {
  return required(await byIdLocked(tx, { workspaceId, id }));
}

function required([found]: Deployment[]): Deployment {
  if (!found) throw new Refusal('refusal.not-found');
  return found;
}

/** The deployment of an engagement's cycle that has not ended; null before there is one. */
export async function liveDeployment(
  tx: Tx,
  workspaceId: string,
  { id, cycle }: Pick<Engagement, 'id' | 'cycle'>,
): Promise<Deployment | null> {
  const [found] = await tx
    .select()
    .from(deployment)
    .where(and(ofCycle(deployment, workspaceId, id, cycle), isNull(deployment.endedAt)));
  return found ?? null;
}

/** Those of all cycles of an engagement that have not ended, the newest first. */
export async function liveDeployments(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
): Promise<Deployment[]> {
  return live(tx, { workspaceId, engagementId });
}

const live = statement((orm) =>
  orm
    .select()
    .from(deployment)
    .where(
      and(ofEngagement(deployment, given('workspaceId'), given('engagementId')), isNull(deployment.endedAt)),
    )
    .orderBy(desc(deployment.createdAt), asc(deployment.id)),
);

/**
 * [R3] What people mean who name no deployment: that of the cycle under way, or before it has one the newest of the cycles
 * before, which goes on.
 */
export async function deploymentAtWork(
  tx: Tx,
  workspaceId: string,
  { id, cycle }: Pick<Engagement, 'id' | 'cycle'>,
): Promise<Deployment | null> {
  const found = await liveDeployments(tx, workspaceId, id);
  return found.find((one) => one.cycle === cycle) ?? found[0] ?? null;
}

/** @returns false where the cycle has a live one, or this is one sent twice */
export async function insertDeployment(tx: Tx, row: typeof deployment.$inferInsert): Promise<boolean> {
  const inserted = await tx
    .insert(deployment)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: deployment.id });
  return inserted.length > 0;
}

export async function updateDeployment(
  tx: Tx,
  { workspaceId, id }: Pick<Deployment, 'workspaceId' | 'id'>,
  changes: Partial<typeof deployment.$inferInsert>,
): Promise<void> {
  await tx
    .update(deployment)
    .set({ ...changes, version: sql`${deployment.version} + 1` })
    .where(withId(deployment, workspaceId, id));
}

/** Adds the next entry to the stages a deployment has been in. The caller has it locked. @returns its number */
export async function insertStage(
  tx: Tx,
  entry: Omit<typeof deploymentStage.$inferInsert, 'number'>,
): Promise<number> {
  const [last] = await tx
    .select({ number: deploymentStage.number })
    .from(deploymentStage)
    .where(ofDeployment(entry))
    .orderBy(desc(deploymentStage.number))
    .limit(1);
  const number = (last?.number ?? 0) + 1;
  await tx.insert(deploymentStage).values({ ...entry, number });
  return number;
}

/** What set the stage running that holds: the last entry that did not stop it. */
export async function lastEntry(
  tx: Tx,
  { workspaceId, id }: Pick<Deployment, 'workspaceId' | 'id'>,
): Promise<StageEntry> {
  const [found] = await tx
    .select()
    .from(deploymentStage)
    .where(and(ofDeployment({ workspaceId, deploymentId: id }), ne(deploymentStage.cause, 'pause')))
    .orderBy(desc(deploymentStage.number))
    .limit(1);
  if (!found) throw new Error(`deployment ${id} has never begun`);
  return found;
}

/** Who put the version at work there, and when: another one than the first comes by a retraining. */
export async function putToWork(
  tx: Tx,
  { workspaceId, id, createdBy, createdAt, modelSince }: Deployment,
): Promise<{ by: string; at: Temporal.Instant }> {
  if (modelSince === null) return { by: createdBy, at: createdAt };
  const [found] = await tx
    .select({ by: deploymentStage.by })
    .from(deploymentStage)
    .where(and(ofDeployment({ workspaceId, deploymentId: id }), eq(deploymentStage.cause, 'retrained')))
    .orderBy(desc(deploymentStage.number))
    .limit(1);
  return { by: found?.by ?? createdBy, at: modelSince };
}

/** Every stage a deployment has been in, the first one first. */
export async function stagesOf(
  tx: Tx,
  { workspaceId, id }: Pick<Deployment, 'workspaceId' | 'id'>,
): Promise<StageEntry[]> {
  return tx
    .select()
    .from(deploymentStage)
    .where(ofDeployment({ workspaceId, deploymentId: id }))
    .orderBy(asc(deploymentStage.number));
}

const ofDeployment = ({ workspaceId, deploymentId }: Pick<StageEntry, 'workspaceId' | 'deploymentId'>) =>
  and(eq(deploymentStage.workspaceId, workspaceId), eq(deploymentStage.deploymentId, deploymentId));

/** The engagements of deployments that something happened to. */
export async function engagementsOfDeployments(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const found = await tx
    .selectDistinct({ id: deployment.engagementId })
    .from(deployment)
    .where(and(eq(deployment.workspaceId, workspaceId), inArray(deployment.id, [...ids])));
  return found.map((row) => row.id);
}
