import { viewEngagement } from '../../engagement/view.ts';
import type { Visit } from '../../handlers.ts';
import { Refusal } from '../../refusal.ts';
import { requestState } from '../cards.ts';
import { covers } from '../rules.ts';
import type { RequestState } from '../screens/words.ts';

/** A request as this person may see it: who may not see its engagement, or stand in there, is told nothing. */
export async function read(
  { world, actor, say }: Pick<Visit, 'world' | 'actor' | 'say'>,
  requestId: string,
): Promise<RequestState> {
  return world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const context = { tx, workspaceId: actor.workspaceId, world, now: world.clock.now(), say };
    const state = await requestState(context, requestId);
    if (!state) throw new Refusal('refusal.not-found');
    const standsIn = state.electorate.mandates.some(
      (mandate) => mandate.toUser === actor.userId && covers(mandate, state.today),
    );
    if (!standsIn) await viewEngagement(tx, actor, state.engagement.id);
    return state;
  });
}
