import { z } from 'zod';
import type { Role } from '../../engagement/roles.ts';
import type { EngagementActing } from '../../engagement/verb.ts';
import { paragraph } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { type Deployment, lockDeployment } from '../deployments/store.ts';

export const REASON_MAX = 1_000;

/** What every verb on a deployment is given. */
export const onDeployment = z.object({ engagementId: z.uuid(), deploymentId: z.uuid() });
export const withReason = onDeployment.extend({ reason: paragraph(REASON_MAX) });

/** Whoever sees harm may stop it: people who review, and those who answer for the system. */
export const BRAKE = ['lead', 'engineering', 'reviewer', 'data'] as const satisfies readonly Role[];

/** Setting a model going again is for those who answer for it. */
export const RELEASE = ['lead', 'engineering'] as const satisfies readonly Role[];

/** The deployment, locked. @throws Refusal where it is another engagement's, or over */
export async function liveLocked(acting: EngagementActing, deploymentId: string): Promise<Deployment> {
  const found = await lockDeployment(acting.tx, acting.actor.workspaceId, deploymentId);
  if (found.engagementId !== acting.engagement.id) throw new Refusal('refusal.not-found');
  if (found.endedAt) throw new Refusal('production.refusal.ended', { model: found.model });
  return found;
}
