import { z } from 'zod';
import type { Deployment } from './store.ts';

/** What forms carry. */
export const placeMeta = z.object({ engagementId: z.uuid(), deploymentId: z.uuid() });

/** Which deployment a button or form is about, and the engagement it is in. */
export type Place = z.infer<typeof placeMeta>;

const place = z.tuple([z.uuid(), z.uuid()]);

/** `<engagement> <deployment>`: what buttons carry. */
export function placeOf(value: string): Place {
  const [engagementId, deploymentId] = place.parse(value.split(' '));
  return { engagementId, deploymentId };
}

export const placeValue = ({ engagementId, id }: Pick<Deployment, 'engagementId' | 'id'>): string =>
  `${engagementId} ${id}`;
