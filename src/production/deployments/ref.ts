import { z } from 'zod';
import type { Deployment } from './store.ts';

/** What forms carry. */
export const refMeta = z.object({ engagementId: z.uuid(), deploymentId: z.uuid() });

/** Which deployment a button or form is about, and the engagement it is in. */
export type DeploymentRef = z.infer<typeof refMeta>;

const ids = z.tuple([z.uuid(), z.uuid()]);

/** `<engagement> <deployment>`: what buttons carry. */
export function readRef(value: string): DeploymentRef {
  const [engagementId, deploymentId] = ids.parse(value.split(' '));
  return { engagementId, deploymentId };
}

export const refValue = ({ engagementId, id }: Pick<Deployment, 'engagementId' | 'id'>): string =>
  `${engagementId} ${id}`;
