import { findEngagement, peopleOf } from '../engagement/store.ts';
import { canSee } from '../engagement/view.ts';
import type { Linked } from '../link.ts';
import type { Actor } from '../record/act.ts';
import type { CardContext } from '../room.ts';
import type { Place } from './rules.ts';
import type { Unfolded } from './unfolded.ts';

/** What a link leads to, and who may see it. */
export interface FoundLink {
  unfolded: Unfolded;
  place: Place;
}

/** [H9] [X9] What stands behind a link, for this person; null where there is nothing, or nothing that they may see. */
export async function findLinked(
  context: CardContext,
  actor: Actor,
  { kind, id }: { kind: Linked; id: string },
): Promise<FoundLink | null> {
  const { tx, workspaceId, world } = context;
  const unfolding = world.rooms.flatMap((room) => room.links?.[kind] ?? [])[0];
  const unfolded = await unfolding?.unfold(context, id);
  const engagement = unfolded && (await findEngagement(tx, workspaceId, unfolded.engagementId));
  if (!engagement || engagement.state === 'archived' || !(await canSee(tx, actor, engagement))) return null;
  const people = await peopleOf(tx, workspaceId, engagement.id);
  const { visibility, channelId } = engagement;
  return { unfolded, place: { visibility, channelId, people: people.map(({ userId }) => userId) } };
}
