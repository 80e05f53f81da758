import { and, count, eq, isNotNull, isNull, lt, or } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { actionTally, proposedAction } from '../../../db/schema/actions.ts';
import { given, statement } from '../../../db/statement.ts';
import type { Deployment } from '../deployments/store.ts';
import type { Tally } from './evidence.ts';

type Ref = Pick<Deployment, 'workspaceId' | 'id'>;

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

/** [S2.1] Actions of the supervised period that were executed before anybody agreed to them. */
export async function unreviewedOf(tx: Tx, { workspaceId, id }: Ref): Promise<number> {
  const [found] = await tx
    .select({ cases: count() })
    .from(proposedAction)
    .where(
      and(
        eq(proposedAction.workspaceId, workspaceId),
        eq(proposedAction.deploymentId, id),
        // As the index has it.
        eq(proposedAction.stage, 0),
        isNotNull(proposedAction.executedAt),
        or(isNull(proposedAction.decidedAt), lt(proposedAction.executedAt, proposedAction.decidedAt)),
      ),
    );
  return found?.cases ?? 0;
}
