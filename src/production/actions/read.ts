import { and, desc, eq, isNotNull, type SQL, sql } from 'drizzle-orm';
import { isWaiting, proposedAction } from '../../../db/schema/actions.ts';
import { type Actor, act } from '../../record/act.ts';
import { Refusal } from '../../refusal.ts';
import type { World } from '../../world.ts';
import { holdDeployment } from '../deployments/store.ts';
import type { Policy } from '../stages/rules.ts';
import { onDeployment } from './on-deployment.ts';
import { standingOf } from './rules.ts';
import { findAction, type ProposedAction } from './store.ts';
import { waitingOf } from './waiting.ts';

/** An action, and by what it is answered now. */
export interface Found {
  row: ProposedAction;
  policy: Policy;
}

/** The action of a case. The deployment is held: a change of stage is before this answer or after it. @throws Refusal */
function readAction(world: World, actor: Actor, deploymentId: string, caseId: string): Promise<Found> {
  const of = { workspaceId: actor.workspaceId, deploymentId };
  return act(world, actor, async (acting) => {
    const { sealed } = await onDeployment(world, acting, deploymentId, holdDeployment, 'viewer');
    const row = await findAction(acting.tx, of, caseId);
    if (!row || !sealed) throw new Refusal('refusal.not-found');
    return { row, policy: sealed.policy };
  });
}

/**
 * The same, once it is decided or the time is over. Then it is told as it is: nobody's patience decides anything.
 * @param milliseconds how long the caller waits at most
 */
export async function awaitDecision(
  world: World,
  actor: Actor,
  of: { deploymentId: string; caseId: string; milliseconds: number; signal: AbortSignal },
): Promise<Found> {
  const { deploymentId, caseId, signal } = of;
  const end = performance.now() + of.milliseconds;
  for (;;) {
    const left = end - performance.now();
    const seen = new AbortController();
    const enough = AbortSignal.any([signal, seen.signal]);
    // Listening comes before looking: what is decided in between is heard.
    const heard =
      left > 0
        ? waitingOf(world).on({ workspaceId: actor.workspaceId, deploymentId }, caseId, left, enough)
        : null;
    try {
      const found = await readAction(world, actor, deploymentId, caseId);
      if (!heard || signal.aborted || standingOf(found.row, found.policy).answer !== 'review') return found;
      await heard;
    } finally {
      seen.abort();
    }
  }
}

export const LIST_STATES = ['waiting', 'decided', 'autonomous', 'executed'] as const;
type ListState = (typeof LIST_STATES)[number];

const IS: Record<ListState, SQL> = {
  waiting: isWaiting,
  decided: eq(proposedAction.review, 'decided'),
  autonomous: eq(proposedAction.answer, 'execute'),
  executed: isNotNull(proposedAction.executedAt),
};

/** Where a page of the list begins: behind this action. */
export interface Cursor {
  receivedAt: string;
  caseId: string;
}

/** Actions of a deployment, the newest first. @throws Refusal */
export function listActions(
  world: World,
  actor: Actor,
  {
    deploymentId,
    state,
    behind,
    limit,
  }: { deploymentId: string; state?: ListState | undefined; behind: Cursor | null; limit: number },
): Promise<{ rows: ProposedAction[]; policy: Policy | null }> {
  const { workspaceId } = actor;
  return act(world, actor, async (acting) => {
    const { tx } = acting;
    const { sealed } = await onDeployment(world, acting, deploymentId, holdDeployment, 'viewer');
    const { receivedAt, caseId } = proposedAction;
    const rows = await tx
      .select()
      .from(proposedAction)
      .where(
        and(
          eq(proposedAction.workspaceId, workspaceId),
          eq(proposedAction.deploymentId, deploymentId),
          state && IS[state],
          behind === null
            ? undefined
            : sql`(${receivedAt}, ${caseId}) < (${behind.receivedAt}::timestamptz, ${behind.caseId})`,
        ),
      )
      .orderBy(desc(receivedAt), desc(caseId))
      .limit(limit);
    return { rows, policy: sealed?.policy ?? null };
  });
}
