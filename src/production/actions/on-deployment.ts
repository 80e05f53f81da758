import { WORKERS } from '../../engagement/roles.ts';
import { peopleOf, readPersonFlags } from '../../engagement/store.ts';
import { authorize, type EngagementActing, handsOn, maySee, requireState } from '../../engagement/verb.ts';
import type { Acting } from '../../record/act.ts';
import { Refusal } from '../../refusal.ts';
import type { World } from '../../world.ts';
import type { Deployment, findDeployment } from '../deployments/store.ts';
import { engagementBehind } from './store.ts';

/** The hands of a verb on one deployment. */
export interface DeploymentActing extends EngagementActing {
  deployment: Deployment;
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
  const { workspaceId } = actor;
  const [deployment, engagement, flags] = await Promise.all([
    find(tx, workspaceId, id),
    engagementBehind(tx, { workspaceId, deploymentId: id }),
    readPersonFlags(tx, workspaceId, actor.userId),
  ]);
  if (!engagement) throw new Refusal('refusal.not-found');
  const people = await peopleOf(tx, workspaceId, engagement.id);
  if (as === 'worker') {
    authorize(actor, { engagement, people, flags }, { may: WORKERS });
    requireState(engagement, ['active']);
  } else if (actor.userId !== 'system') {
    const isNamed = people.some((person) => person.userId === actor.userId);
    const { isAdmin = false, isExternal = false, isDeactivated = false } = flags ?? {};
    if (isDeactivated || !maySee(engagement, isNamed, isAdmin, isExternal))
      throw new Refusal('refusal.not-found');
  }
  return { ...handsOn(world, acting, engagement, people), deployment };
}
