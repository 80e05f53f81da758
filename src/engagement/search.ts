import { button } from '@phasegate/block-kit/blocks.ts';
import { and, desc, eq } from 'drizzle-orm';
import { engagement } from '../../db/schema/engagement.ts';
import { searchable } from '../../db/searchable.ts';
import type { Room } from '../room.ts';
import { IDS } from './ids.ts';

/** [H4] Engagements, by name and goal. */
export const searchEngagements: Room['search'] = async ({ tx, workspaceId, say }, search) => {
  const words = searchable(engagement.name, engagement.goal);
  const rank = search.rank(words);
  const { id, name, goal, state } = engagement;
  const rows = await tx
    .select({ id, name, goal, state, rank })
    .from(engagement)
    .where(
      and(eq(engagement.workspaceId, workspaceId), search.matches(words), search.isVisible(engagement.id)),
    )
    .orderBy(desc(rank), desc(engagement.createdAt))
    .limit(search.most);
  return rows.map((found) => ({
    kind: 'links.kind.engagement',
    engagementId: found.id,
    title: found.name,
    about: found.goal,
    rank: found.rank,
    button: button(say('search.open'), IDS.phasesOpen, { value: found.id }),
    link: { kind: 'engagement', id: found.id },
  }));
};
