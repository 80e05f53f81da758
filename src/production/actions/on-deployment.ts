import { findOpening } from '../../engagement/opening-store.ts';
import { WORKERS } from '../../engagement/roles.ts';
import { authorize, type EngagementActing, handsOn, maySee, requireState } from '../../engagement/verb.ts';
import type { Acting } from '../../record/act.ts';
import { Refusal } from '../../refusal.ts';
import type { World } from '../../world.ts';
import type { Deployment, findDeployment } from '../deployments/store.ts';
import { policyOf } from '../stages/policy.ts';
import type { Policy } from '../stages/rules.ts';
import { rolloutInForce } from './store.ts';

/** The hands of a verb on one deployment. */
export interface DeploymentActing extends EngagementActing {
  deployment: Deployment;
  /** What its actions are answered by, and the version of the seal that says so; null where nothing is sealed. */
  sealed: { policy: Policy; version: number } | null;
}

/**
 * A deployment as this transaction finds it, or holds it: `find` is one of those in its store. What is hidden from the
 * actor is answered as what does not exist.
 * @param as `worker`: whoever does the work of a phase, in an active engagement; `viewer`: whoever may see it
 * @throws Refusal
 */
export async function onDeployment(
  world: World,
  acting: Acting,
  id: string,
  find: typeof findDeployment,
  as: 'worker' | 'viewer',
): Promise<DeploymentActing> {
  const { tx, actor } = acting;
  const { workspaceId, userId } = actor;
  // On one connection the second is answered after the first: a seal that came with a change of stage is seen.
  const [deployment, rollout] = await Promise.all([
    find(tx, workspaceId, id),
    rolloutInForce(tx, { workspaceId, deploymentId: id }),
  ]);
  const opening = await findOpening(tx, workspaceId, deployment.engagementId, userId);
  if (!opening) throw new Refusal('refusal.not-found');
  const { engagement, people, flags } = opening;
  if (as === 'worker') {
    authorize(actor, opening, { may: WORKERS });
    requireState(engagement, ['active']);
  } else if (userId !== 'system') {
    const isNamed = people.some((person) => person.userId === userId);
    const { isAdmin = false, isExternal = false, isDeactivated = false } = flags ?? {};
    if (isDeactivated || !maySee(engagement, isNamed, isAdmin, isExternal))
      throw new Refusal('refusal.not-found');
  }
  const sealed = rollout ? { policy: policyOf(deployment, rollout), version: rollout.version } : null;
  return { ...handsOn(world, acting, engagement, people), deployment, sealed };
}
