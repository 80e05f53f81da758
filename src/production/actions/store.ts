import { and, desc, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { raw } from '../../../db/raw.ts';
import { proposedAction } from '../../../db/schema/actions.ts';
import { deployment } from '../../../db/schema/production.ts';
import { seal } from '../../../db/schema/seal.ts';
import { ofCycle, withId } from '../../../db/scope.ts';
import { given, statement } from '../../../db/statement.ts';
import type { RolloutStage } from '../stages/rules.ts';

export type ProposedAction = typeof proposedAction.$inferSelect;

/** Which deployment, in which workspace. */
export interface OfDeployment {
  workspaceId: string;
  deploymentId: string;
}

const isGiven = withId(deployment, given('workspaceId'), given('deploymentId'));

/** Of the seal in force, what an answer depends on. */
export interface SealedRollout {
  version: number;
  rollout: RolloutStage[];
}

const sealedRollout = statement((orm) =>
  orm
    .select({ version: seal.version, rollout: sql<RolloutStage[]>`${seal.content} -> 'rollout'` })
    .from(deployment)
    .innerJoin(seal, ofCycle(seal, deployment.workspaceId, deployment.engagementId, deployment.cycle))
    .where(isGiven)
    .orderBy(desc(seal.version))
    .limit(1),
);

/** What is sealed for the cycle that a deployment is of. */
export async function rolloutInForce(tx: Tx, of: OfDeployment): Promise<SealedRollout | undefined> {
  const [found] = await sealedRollout(tx, { ...of });
  return found;
}

/**
 * Writes actions of one deployment that are not there yet, answered at one moment under one seal, and counts them, in one
 * statement. In the order of their cases: who writes the same ones beside this must not lock them crosswise.
 * @returns the cases that were written; the others were there
 */
export async function insertActions(tx: Tx, actions: readonly ProposedAction[]): Promise<Set<string>> {
  const [first] = actions;
  if (!first) return new Set();
  const { workspaceId, deploymentId, stage, sealVersion, receivedAt } = first;
  const written = await raw(tx, INSERT, [
    JSON.stringify(actions),
    workspaceId,
    deploymentId,
    stage,
    sealVersion,
    receivedAt.toString(),
  ]);
  return new Set(written.map((row) => String(row.case_id)));
}

const INSERT = `
with given as (
  select * from json_to_recordset($1::text::json) as x (
    "caseId" text, "contentDigest" text, "proposalDigest" text, complexity text, confidence float8, segment text, summary text,
    outcome text, proposal jsonb, link text, "opensAt" int, answer text, rule text, review text, blind boolean)
), fresh as (
  insert into proposed_action (workspace_id, deployment_id, case_id, content_digest, proposal_digest, complexity, confidence,
    segment, summary, outcome, proposal, link, stage, opens_at, seal_version, answer, rule, review, blind, received_at)
  select $2, $3::uuid, "caseId", "contentDigest", "proposalDigest", complexity, confidence, segment, summary, outcome, proposal,
    link, $4::int, "opensAt", $5::int, answer, rule, review, blind, $6::timestamptz
  from given order by "caseId"
  on conflict do nothing
  returning case_id, opens_at, answer
), counted as (
  insert into action_tally as tally (workspace_id, deployment_id, seal_version, stage, opens_at, day, actions, autonomous)
  select $2, $3::uuid, $5::int, $4::int, opens_at, ($6::timestamptz at time zone 'UTC')::date, count(*),
    count(*) filter (where answer = 'execute')
  from fresh group by opens_at order by opens_at
  on conflict (workspace_id, deployment_id, seal_version, stage, opens_at, day) do update set
    actions = tally.actions + excluded.actions, autonomous = tally.autonomous + excluded.autonomous
)
select case_id from fresh`;

const isOf = and(
  eq(proposedAction.workspaceId, given('workspaceId')),
  eq(proposedAction.deploymentId, given('deploymentId')),
);
const ofCases = statement((orm) =>
  orm
    .select()
    .from(proposedAction)
    .where(and(isOf, sql`${proposedAction.caseId} = any(${given('cases')}::text[])`)),
);
const ofCase = and(isOf, eq(proposedAction.caseId, given('caseId')));
const byCase = statement((orm) => orm.select().from(proposedAction).where(ofCase));
const byCaseLocked = statement((orm) => orm.select().from(proposedAction).where(ofCase).for('no key update'));

export async function actionsOf(
  tx: Tx,
  of: OfDeployment,
  cases: readonly string[],
): Promise<ProposedAction[]> {
  return ofCases(tx, { ...of, cases });
}

export async function findAction(
  tx: Tx,
  of: OfDeployment,
  caseId: string,
): Promise<ProposedAction | undefined> {
  const [found] = await byCase(tx, { ...of, caseId });
  return found;
}

/** As `findAction`, and nobody else changes it until this transaction ends. */
export async function lockAction(
  tx: Tx,
  of: OfDeployment,
  caseId: string,
): Promise<ProposedAction | undefined> {
  const [found] = await byCaseLocked(tx, { ...of, caseId });
  return found;
}
