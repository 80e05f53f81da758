import type { ActionVisit, CommandVisit } from '../handlers.ts';
import { choiceMessage, noEngagementMessage } from './screens/here.ts';
import { type Engagement, engagementsInChannel, engagementsOf } from './store.ts';
import { canSee, viewEngagement } from './view.ts';

/**
 * The engagement a command is about: the one already chosen, else the one of this channel, else the only one
 * this person is in. Where that is not clear the person is asked, the command runs again with the answer, and
 * this returns null.
 * @param command the subcommand to run once one is chosen
 */
export async function engagementHere(
  visit: CommandVisit | ActionVisit,
  command: string,
): Promise<Engagement | null> {
  const { world, actor } = visit;
  const chosen = 'engagementId' in visit ? visit.engagementId : undefined;
  const candidates = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    if (chosen) return [await viewEngagement(tx, actor, chosen)];
    const visible: Engagement[] = [];
    for (const one of await engagementsInChannel(tx, actor.workspaceId, visit.channel)) {
      if (await canSee(tx, actor, one)) visible.push(one);
    }
    return visible.length > 0 ? visible : engagementsOf(tx, actor.workspaceId, actor.userId);
  });
  const [only, ...others] = candidates;
  if (only && others.length === 0) return only;
  await visit.tell(only ? choiceMessage(visit.say, command, candidates) : noEngagementMessage(visit.say));
  return null;
}
