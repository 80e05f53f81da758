import { act } from '../record/act.ts';
import type { World } from '../world.ts';
import { showRequest } from './showings.ts';
import { findRequest } from './store.ts';

/**
 * Somebody deleted an open request's message in Slack: it comes back. Delivery finds nothing to edit, and posts it
 * anew.
 */
export function restoreRequest(world: World, workspaceId: string, requestId: string): Promise<void> {
  return act(world, { workspaceId, userId: 'system', origin: 'clock' }, async (acting) => {
    const request = await findRequest(acting.tx, workspaceId, requestId);
    if (request?.state === 'open') showRequest(acting, request);
  });
}
