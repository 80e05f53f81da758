import {
  and,
  asc,
  count,
  desc,
  eq,
  exists,
  gt,
  gte,
  isNotNull,
  isNull,
  lt,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { actionTally, formerTally, isWaiting, isWrong, proposedAction } from '../../../db/schema/actions.ts';
import { deployment } from '../../../db/schema/production.ts';
import { withId } from '../../../db/scope.ts';
import { given, statement } from '../../../db/statement.ts';
import type { Deployment } from '../deployments/store.ts';
import type { Tally } from './evidence.ts';

type Ref = Pick<Deployment, 'workspaceId' | 'id'>;
/** With the version at work: cases that came in before it are another one's. */
type VersionRef = Pick<Deployment, 'workspaceId' | 'id' | 'modelSince'>;

/** The cases of the version at work. */
const isOfVersion = ({ modelSince }: VersionRef): SQL | undefined =>
  modelSince ? gte(proposedAction.receivedAt, modelSince) : undefined;

const underSeal = statement((orm) =>
  orm
    .select({
      stage: actionTally.stage,
      opensAt: actionTally.opensAt,
      day: actionTally.day,
      actions: actionTally.actions,
      autonomous: actionTally.autonomous,
      right: actionTally.right,
      wrong: actionTally.wrong,
    })
    .from(actionTally)
    .where(
      and(
        eq(actionTally.workspaceId, given('workspaceId')),
        eq(actionTally.deploymentId, given('deploymentId')),
        eq(actionTally.sealVersion, given('sealVersion')),
      ),
    ),
);

/** The counts of a deployment's actions under one seal: some tens of rows a month, however many actions there were. */
export const talliesOf = (tx: Tx, { workspaceId, id }: Ref, sealVersion: number): Promise<Tally[]> =>
  underSeal(tx, { workspaceId, deploymentId: id, sealVersion });

/** Whether its system ever asked about a case, and whether one waits for a person now. */
export async function casesOf(
  tx: Tx,
  { workspaceId, id }: Ref,
): Promise<{ hasAny: boolean; isWaiting: boolean }> {
  const ofThis = and(
    eq(proposedAction.workspaceId, deployment.workspaceId),
    eq(proposedAction.deploymentId, deployment.id),
  );
  const some = (where: SQL | undefined) =>
    sql<boolean>`${exists(tx.select({ one: sql`1` }).from(proposedAction).where(where))}`;
  const [found] = await tx
    .select({
      hasAny: some(ofThis),
      isWaiting: some(and(ofThis, isWaiting)),
    })
    .from(deployment)
    .where(withId(deployment, workspaceId, id));
  return found ?? { hasAny: false, isWaiting: false };
}

/** As the index `proposed_action_unreviewed` has it. */
const isUnreviewed = (ref: VersionRef) =>
  and(
    eq(proposedAction.workspaceId, ref.workspaceId),
    eq(proposedAction.deploymentId, ref.id),
    isOfVersion(ref),
    eq(proposedAction.stage, 0),
    isNotNull(proposedAction.executedAt),
    or(isNull(proposedAction.decidedAt), lt(proposedAction.executedAt, proposedAction.decidedAt)),
  );

/** [S2.1] How many actions of the supervised period were executed before anybody agreed to them. */
export async function unreviewedOf(tx: Tx, ref: VersionRef): Promise<number> {
  const [found] = await tx.select({ cases: count() }).from(proposedAction).where(isUnreviewed(ref));
  return found?.cases ?? 0;
}

/** Those cases, the earliest first. */
export const unreviewedCases = (tx: Tx, ref: VersionRef, most: number) =>
  tx
    .select({
      caseId: proposedAction.caseId,
      link: proposedAction.link,
      executedAt: proposedAction.executedAt,
      decidedAt: proposedAction.decidedAt,
    })
    .from(proposedAction)
    .where(isUnreviewed(ref))
    .orderBy(asc(proposedAction.executedAt), asc(proposedAction.caseId))
    .limit(most);

/** The cases that people found wrong under a seal: of a stage, or of those that a stage is the first to open. The newest first. */
export const wrongCases = (
  tx: Tx,
  ref: VersionRef,
  {
    sealVersion,
    stage,
    opensAt,
    most,
  }: { sealVersion: number; stage?: number; opensAt?: number; most: number },
) =>
  tx
    .select({
      caseId: proposedAction.caseId,
      link: proposedAction.link,
      outcome: proposedAction.outcome,
      rightOutcome: proposedAction.rightOutcome,
      verdict: proposedAction.verdict,
      note: proposedAction.note,
      decidedBy: proposedAction.decidedBy,
      decidedAt: proposedAction.decidedAt,
    })
    .from(proposedAction)
    .where(
      and(
        eq(proposedAction.workspaceId, ref.workspaceId),
        eq(proposedAction.deploymentId, ref.id),
        isOfVersion(ref),
        eq(proposedAction.sealVersion, sealVersion),
        isWrong,
        stage === undefined ? undefined : eq(proposedAction.stage, stage),
        opensAt === undefined ? undefined : eq(proposedAction.opensAt, opensAt),
      ),
    )
    .orderBy(desc(proposedAction.decidedAt), asc(proposedAction.caseId))
    .limit(most);

export type WrongCase = Awaited<ReturnType<typeof wrongCases>>[number];
export type UnreviewedCase = Awaited<ReturnType<typeof unreviewedCases>>[number];

/** Whether somebody decided a case since then, of those that came in within a day. */
export async function isJudgedSince(
  tx: Tx,
  { workspaceId, id }: Ref,
  since: Temporal.Instant,
): Promise<boolean> {
  const { decidedAt, receivedAt, caseId } = proposedAction;
  // The second bounds the look to what the index by time holds of late.
  const isLate = and(gt(decidedAt, since), gt(receivedAt, since.subtract({ hours: 24 })));
  const [found] = await tx
    .select({ caseId })
    .from(proposedAction)
    .where(and(eq(proposedAction.workspaceId, workspaceId), eq(proposedAction.deploymentId, id), isLate))
    .limit(1);
  return found !== undefined;
}

/**
 * [R2] Sets the counts of the version that is replaced apart: what is counted from here on is of the next one alone. The caller has
 * the deployment locked, so that nobody counts meanwhile.
 */
export async function setTalliesApart(
  tx: Tx,
  { workspaceId, id, model }: Pick<Deployment, 'workspaceId' | 'id' | 'model'>,
): Promise<void> {
  const isOf = and(eq(actionTally.workspaceId, workspaceId), eq(actionTally.deploymentId, id));
  const rows = await tx.delete(actionTally).where(isOf).returning();
  if (rows.length === 0) return;
  const plus = (name: 'actions' | 'autonomous' | 'right' | 'wrong' | 'material') =>
    sql`${formerTally[name]} + excluded.${sql.identifier(name)}`;
  await tx
    .insert(formerTally)
    .values(rows.map((row) => ({ ...row, model })))
    // A version that was at work before is so again.
    .onConflictDoUpdate({
      target: [
        formerTally.workspaceId,
        formerTally.deploymentId,
        formerTally.model,
        formerTally.sealVersion,
        formerTally.stage,
        formerTally.opensAt,
        formerTally.day,
      ],
      set: {
        actions: plus('actions'),
        autonomous: plus('autonomous'),
        right: plus('right'),
        wrong: plus('wrong'),
        material: plus('material'),
      },
    });
}
