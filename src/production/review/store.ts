import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { actionTally, blindTally, isWaiting, proposedAction } from '../../../db/schema/actions.ts';
import type { edgeCase } from '../../../db/schema/production.ts';
import type { Deployment } from '../deployments/store.ts';
import type { Judged } from './rules.ts';

export type ProposedAction = typeof proposedAction.$inferSelect;
export type EdgeCase = typeof edgeCase.$inferSelect;

type Of = Pick<Deployment, 'workspaceId' | 'id'>;

const ofDeployment = ({ workspaceId, id }: Of) =>
  and(eq(proposedAction.workspaceId, workspaceId), eq(proposedAction.deploymentId, id));

export async function findCase(tx: Tx, of: Of, caseId: string): Promise<ProposedAction | null> {
  const [found] = await tx
    .select()
    .from(proposedAction)
    .where(and(ofDeployment(of), eq(proposedAction.caseId, caseId)));
  return found ?? null;
}

/** As `findCase`, and nobody else decides it until this transaction ends. */
export async function lockCase(tx: Tx, of: Of, caseId: string): Promise<ProposedAction | null> {
  const [found] = await tx
    .select()
    .from(proposedAction)
    .where(and(ofDeployment(of), eq(proposedAction.caseId, caseId)))
    .for('no key update');
  return found ?? null;
}

/** How the queue of a deployment stands. */
export interface Queue {
  waiting: number;
  claimed: number;
  /** When the oldest of those waiting came in. */
  since: Temporal.Instant | null;
}

export async function queueOf(tx: Tx, of: Of, claimedAfter: Temporal.Instant): Promise<Queue> {
  const [row] = await tx
    .select({
      waiting: sql<number>`count(*)::int`,
      claimed: sql<number>`(count(*) filter (where ${proposedAction.claimedAt} > ${claimedAfter.toString()}::timestamptz))::int`,
      since: sql<string | null>`min(${proposedAction.receivedAt})::text`,
    })
    .from(proposedAction)
    .where(and(ofDeployment(of), isWaiting));
  const since = row?.since ? Temporal.Instant.from(row.since.replace(' ', 'T')) : null;
  return { waiting: row?.waiting ?? 0, claimed: row?.claimed ?? 0, since };
}

/**
 * Takes up to `most` waiting cases for a reviewer: those already theirs first, then the oldest that nobody has, or that
 * somebody has had for too long. Two reviewers at once get different ones.
 */
export async function takeCases(
  tx: Tx,
  of: Of,
  taking: { userId: string; now: Temporal.Instant; claimedAfter: Temporal.Instant; most: number },
): Promise<ProposedAction[]> {
  const { userId, now, claimedAfter, most } = taking;
  const mine = sql`${proposedAction.claimedBy} is not distinct from ${userId}`;
  const free = sql`(${proposedAction.claimedAt} is null or ${proposedAction.claimedAt} <= ${claimedAfter.toString()}::timestamptz or ${mine})`;
  // A part of its own: as a subquery of the update it could be run, and limited, once for every row.
  const chosen = tx.$with('chosen').as(
    tx
      .select({ caseId: proposedAction.caseId })
      .from(proposedAction)
      .where(and(ofDeployment(of), isWaiting, free))
      .orderBy(sql`${mine} desc`, proposedAction.receivedAt, proposedAction.caseId)
      .limit(most)
      .for('no key update', { skipLocked: true }),
  );
  const found = await tx
    .with(chosen)
    .update(proposedAction)
    .set({ claimedBy: userId, claimedAt: now })
    .where(and(ofDeployment(of), sql`${proposedAction.caseId} in (select case_id from chosen)`))
    .returning();
  return found.toSorted(
    (a, b) => Temporal.Instant.compare(a.receivedAt, b.receivedAt) || (a.caseId < b.caseId ? -1 : 1),
  );
}

/** Gives back those of these cases that this reviewer has in hand. @returns their ids, in order */
export async function releaseCases(
  tx: Tx,
  of: Of,
  userId: string,
  cases: readonly string[],
): Promise<string[]> {
  if (cases.length === 0) return [];
  const left = await tx
    .update(proposedAction)
    .set({ claimedBy: null, claimedAt: null })
    .where(
      and(
        ofDeployment(of),
        isWaiting,
        eq(proposedAction.claimedBy, userId),
        inArray(proposedAction.caseId, [...cases]),
      ),
    )
    .returning({ caseId: proposedAction.caseId });
  return left.map(({ caseId }) => caseId).toSorted();
}

/** Writes the verdict, and counts it where it is of the version at work. The caller has the case locked. */
export async function writeVerdict(
  tx: Tx,
  found: ProposedAction,
  { verdict, rightOutcome, note }: Judged,
  { userId, now, isCounted }: { userId: string; now: Temporal.Instant; isCounted: boolean },
): Promise<void> {
  const { workspaceId, deploymentId, caseId, sealVersion, stage, opensAt } = found;
  await tx
    .update(proposedAction)
    .set({ review: 'decided', verdict, rightOutcome, note, decidedBy: userId, decidedAt: now })
    .where(and(ofDeployment({ workspaceId, id: deploymentId }), eq(proposedAction.caseId, caseId)));
  if (!isCounted) return;
  const right = verdict === 'agree' ? 1 : 0;
  const material = verdict === 'material error' ? 1 : 0;
  const day = now.toZonedDateTimeISO('UTC').toPlainDate().toString();
  await tx
    .insert(actionTally)
    .values({
      workspaceId,
      deploymentId,
      sealVersion,
      stage,
      opensAt,
      day,
      right,
      wrong: 1 - right,
      material,
    })
    .onConflictDoUpdate({
      target: [
        actionTally.workspaceId,
        actionTally.deploymentId,
        actionTally.sealVersion,
        actionTally.stage,
        actionTally.opensAt,
        actionTally.day,
      ],
      set: {
        right: sql`${actionTally.right} + ${right}`,
        wrong: sql`${actionTally.wrong} + ${1 - right}`,
        material: sql`${actionTally.material} + ${material}`,
      },
    });
}

/** [S1.4] One more case that a reviewer chose blindly. */
export async function countBlind(
  tx: Tx,
  { workspaceId, deploymentId, outcome }: ProposedAction,
  { reviewer, chosen }: { reviewer: string; chosen: string },
): Promise<void> {
  await tx
    .insert(blindTally)
    .values({ workspaceId, deploymentId, reviewer, proposed: outcome, chosen, cases: 1 })
    .onConflictDoUpdate({
      target: [
        blindTally.workspaceId,
        blindTally.deploymentId,
        blindTally.reviewer,
        blindTally.proposed,
        blindTally.chosen,
      ],
      set: { cases: sql`${blindTally.cases} + 1` },
    });
}

/** What blind reviewers of a deployment chose against what was proposed. */
export const blindTallies = (tx: Tx, { workspaceId, id }: Of): Promise<(typeof blindTally.$inferSelect)[]> =>
  tx
    .select()
    .from(blindTally)
    .where(and(eq(blindTally.workspaceId, workspaceId), eq(blindTally.deploymentId, id)))
    .orderBy(blindTally.reviewer, blindTally.proposed, blindTally.chosen);

/** What a reviewer has done with a deployment's cases. */
export interface ReviewerLoad {
  reviewer: string;
  cases: number;
  agreed: number;
  material: number;
  /** Seconds from taking a case to deciding it; null where none was taken. */
  medianSeconds: number | null;
}

/** [S1.4] By reviewer, since a moment, the busiest first; of one of them, where `reviewer` says whom. */
export async function loadsOf(
  tx: Tx,
  of: Of,
  since: Temporal.Instant,
  reviewer?: string,
): Promise<ReviewerLoad[]> {
  const seconds = sql`extract(epoch from ${proposedAction.decidedAt} - ${proposedAction.claimedAt})`;
  return tx
    .select({
      reviewer: sql<string>`${proposedAction.decidedBy}`,
      cases: sql<number>`count(*)::int`,
      agreed: sql<number>`(count(*) filter (where ${proposedAction.verdict} = 'agree'))::int`,
      material: sql<number>`(count(*) filter (where ${proposedAction.verdict} = 'material error'))::int`,
      medianSeconds: sql<number | null>`(percentile_cont(0.5) within group (order by ${seconds}))::float8`,
    })
    .from(proposedAction)
    .where(
      and(
        ofDeployment(of),
        reviewer === undefined
          ? sql`${proposedAction.decidedBy} is not null`
          : eq(proposedAction.decidedBy, reviewer),
        sql`${proposedAction.decidedAt} >= ${since.toString()}::timestamptz`,
      ),
    )
    .groupBy(proposedAction.decidedBy)
    .orderBy(sql`count(*) desc`, proposedAction.decidedBy);
}
