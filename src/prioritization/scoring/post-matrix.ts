import { viewEngagement } from '../../engagement/view.ts';
import { type Actor, act } from '../../record/act.ts';
import type { World } from '../../world.ts';
import { showMatrix } from '../showing.ts';

/**
 * [P2.6] Has the matrix posted where it does not stand yet, and brought up to date where it does. It changes
 * nothing, so whoever may see the engagement may ask for it.
 */
export async function postMatrix(world: World, actor: Actor, engagementId: string): Promise<void> {
  await act(world, actor, async (acting) => {
    const engagement = await viewEngagement(acting.tx, actor, engagementId);
    if (engagement.state === 'active') showMatrix({ ...acting, engagement });
  });
}
