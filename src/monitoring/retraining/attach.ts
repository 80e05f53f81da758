import { randomUUID } from 'node:crypto';
import { tellThread } from '../../engagement/from-message.ts';
import type { EngagementActing } from '../../engagement/verb.ts';
import type { LiveDeployment } from '../../live-deployment.ts';
import { Refusal } from '../../refusal.ts';
import { liveDeployments } from '../monitors/deployments.ts';
import { REASON_RECORDED } from './ids.ts';
import { showEvent } from './showings.ts';
import {
  findEvent,
  findTrigger,
  insertTrigger,
  joinEvent,
  type RetrainingEvent,
  type RetrainingTrigger,
} from './store.ts';

/** A reason, as its verb knows it; `id` is minted when its form opens. */
export type Reason = Pick<RetrainingTrigger, 'id' | 'kind' | 'title' | 'text'> & Partial<RetrainingTrigger>;

/** What became of a reason: it began an event, came to one that was open, or stood there already. */
export interface Attached {
  event: RetrainingEvent;
  as: 'first' | 'further' | 'known';
}

/** The model at work that a reason is about. @throws Refusal where there is none, or it is not said which of several */
export async function deploymentFor(
  { tx, actor, world, now, engagement }: EngagementActing,
  deploymentId: string | null,
): Promise<LiveDeployment> {
  const live = await liveDeployments({ tx, workspaceId: actor.workspaceId, world, now, engagement });
  const [only, ...others] = live;
  if (!only) throw new Refusal('retraining.refusal.nothing-at-work', { engagement: engagement.name });
  if (deploymentId === null && others.length === 0) return only;
  const found = live.find(({ id }) => id === deploymentId);
  if (!found) throw new Refusal('retraining.refusal.which', {}, 'deployment');
  return found;
}

/**
 * [R1] [R2] Writes down a reason to train anew: it begins the deployment's event, or comes to the one that is open. The same alert
 * stands in an event once.
 */
export async function attach(
  acting: EngagementActing,
  deployment: LiveDeployment,
  reason: Reason,
): Promise<Attached> {
  const { tx, actor, now, engagement } = acting;
  const { workspaceId, userId } = actor;
  // [X5] Sent again once its event is over, it begins no other.
  const known = await findTrigger(tx, workspaceId, reason.id);
  const of = known && (await findEvent(tx, workspaceId, known.eventId));
  if (of) return { event: of, as: 'known' };
  const { event, isNew } = await joinEvent(tx, {
    workspaceId,
    id: randomUUID(),
    engagementId: engagement.id,
    cycle: deployment.cycle,
    deploymentId: deployment.id,
    state: 'proposed',
    fromModel: deployment.model,
    proposedBy: userId,
    proposedAt: now,
  });
  const row = { ...reason, workspaceId, engagementId: engagement.id, eventId: event.id, by: userId, at: now };
  if (!(await insertTrigger(tx, row))) return { event, as: 'known' };
  acting.note({
    action: isNew ? 'monitoring.retraining.propose' : 'monitoring.retraining.trigger',
    kind: 'retraining',
    subject: event.id,
    after: { model: event.fromModel, kind: reason.kind, about: reason.title, reason: reason.text },
  });
  await tellThread(acting, reason.id, `${REASON_RECORDED}:${reason.id}`);
  await showEvent(acting, event);
  return { event, as: isNew ? 'first' : 'further' };
}
