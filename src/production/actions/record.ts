import { type Actor, act } from '../../record/act.ts';
import { Refusal } from '../../refusal.ts';
import type { World } from '../../world.ts';
import { holdDeployment } from '../deployments/store.ts';
import { showQueue } from '../review/queue-card.ts';
import { decide, type Policy } from '../stages/rules.ts';
import { type Difference, differences, type Proposed } from './content.ts';
import { type DeploymentActing, onDeployment } from './on-deployment.ts';
import { actionsOf, insertActions, type ProposedAction } from './store.ts';

/** What came of one action: its row, or why there is none. */
export type Recorded =
  /** `policy`: by which it is answered now, which for one that was there before may be another than then. */
  | { row: ProposedAction; policy: Policy }
  | { refusal: Refusal }
  /** The case was there with other content. */
  | { differences: Difference[] };

/**
 * [S1.1] Records actions that a model's system proposes, in one transaction, and answers each. The same case sent again
 * has the answer it had; with other content it is refused, and the others are not concerned.
 * @returns what came of each, in the order given
 * @throws Refusal where nothing can be proposed: no such deployment, one that has ended, an engagement that is paused
 */
export function recordActions(
  world: World,
  actor: Actor,
  deploymentId: string,
  given: readonly Proposed[],
): Promise<Recorded[]> {
  return act(world, actor, async (acting) => {
    const hands = await onDeployment(world, acting, deploymentId, holdDeployment, 'worker');
    const { deployment, sealed } = hands;
    if (deployment.endedAt) throw new Refusal('production.refusal.ended', { model: deployment.model });
    if (!sealed) throw new Refusal('production.refusal.seal');
    const { policy, version } = sealed;
    const rows = new Map<string, ProposedAction>();
    for (const action of given)
      if (!refusalOf(hands, action) && !rows.has(action.caseId))
        rows.set(action.caseId, answered(hands, policy, version, action));
    const known = await keep(hands, rows);
    return given.map((action) => {
      const refusal = refusalOf(hands, action);
      if (refusal) return { refusal };
      const row = known.get(action.caseId) ?? rows.get(action.caseId);
      if (!row) throw new Error(`${action.caseId} is neither written nor there`);
      if (row.contentDigest === action.contentDigest) return { row, policy };
      return { differences: differences(row, action) };
    });
  });
}

/** Why this deployment takes no such action; null where it does. */
function refusalOf({ deployment }: DeploymentActing, { outcome, link }: Proposed): Refusal | null {
  const { outcomes, linkHosts } = deployment;
  if (!outcomes.includes(outcome))
    return new Refusal('production.refusal.outcome', { outcomes: outcomes.join(', ') }, 'outcome');
  if (link !== null && !linkHosts.includes(new URL(link).host))
    return new Refusal('production.refusal.link-host', { hosts: linkHosts.join(', ') || '–' }, 'link');
  return null;
}

function answered(
  { deployment, now }: DeploymentActing,
  policy: Policy,
  sealVersion: number,
  { proposal, ...action }: Proposed,
): ProposedAction {
  const { answer, rule, opensAt, reviewed, blind } = decide(policy, action);
  return {
    ...action,
    workspaceId: deployment.workspaceId,
    deploymentId: deployment.id,
    proposal: { value: proposal },
    stage: policy.stage,
    sealVersion,
    answer,
    rule,
    opensAt,
    review: reviewed ? 'waiting' : 'none',
    blind,
    receivedAt: now,
    ...NOT_YET,
  };
}

const NOT_YET = {
  claimedBy: null,
  claimedAt: null,
  verdict: null,
  rightOutcome: null,
  note: null,
  decidedBy: null,
  decidedAt: null,
  executedDigest: null,
  executedAt: null,
};

/**
 * Writes what is not there yet, its record and the card.
 * @returns the rows of those that were there, by case
 */
async function keep(
  hands: DeploymentActing,
  rows: ReadonlyMap<string, ProposedAction>,
): Promise<Map<string, ProposedAction>> {
  const { tx, deployment } = hands;
  // Before they are written: what it looks at is the case before these.
  if ([...rows.values()].some(({ review }) => review === 'waiting')) await showQueue(hands, deployment);
  const written = await insertActions(tx, [...rows.values()]);
  const fresh = [...rows.values()].filter(({ caseId }) => written.has(caseId));
  if (fresh.length > 0) recordProposals(hands, fresh);
  if (fresh.length === rows.size) return new Map();
  const others = [...rows.keys()].filter((caseId) => !written.has(caseId));
  const found = await actionsOf(
    tx,
    { workspaceId: deployment.workspaceId, deploymentId: deployment.id },
    others,
  );
  return new Map(found.map((row) => [row.caseId, row]));
}

/**
 * One event for all: a chain that a thousand events a second are appended to would be what limits them. It holds each
 * case with the digest of its content and its answer, so that none of them can be changed, added or taken away later
 * without the event's hash, and every one after it, being another. Without an engagement: the digest
 * tells of actions by their counts.
 */
function recordProposals({ record, deployment }: DeploymentActing, fresh: readonly ProposedAction[]): void {
  record({
    action: 'production.actions.propose',
    kind: 'deployment',
    subject: deployment.id,
    after: {
      stage: deployment.stage,
      sealVersion: fresh[0]?.sealVersion,
      actions: fresh.map(({ caseId, contentDigest, answer, rule }) => [caseId, contentDigest, answer, rule]),
    },
  });
}
