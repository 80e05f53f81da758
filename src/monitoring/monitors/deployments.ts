import type { LiveDeployment } from '../../live-deployment.ts';
import type { CheckContext } from '../../room.ts';

/** The models at work in an engagement, as the room of production knows them. */
export async function liveDeployments(context: Omit<CheckContext, 'subject'>): Promise<LiveDeployment[]> {
  const found: LiveDeployment[] = [];
  for (const room of context.world.rooms) found.push(...((await room.deployments?.(context)) ?? []));
  return found;
}
