import { button } from '@phasegate/block-kit/blocks.ts';
import { and, desc, eq } from 'drizzle-orm';
import { gap } from '../../../db/schema/foundation.ts';
import { searchable } from '../../../db/searchable.ts';
import type { Part } from '../../parts.ts';
import { GAP_IDS } from './ids.ts';

/** [H4] Gaps, by title, description and what their effect rests on. */
export const searchGaps: Part['search'] = async ({ tx, workspaceId, say }, search) => {
  const words = searchable(gap.title, gap.description, gap.effectNote);
  const rank = search.rank(words);
  const rows = await tx
    .select({ gap, rank })
    .from(gap)
    .where(and(eq(gap.workspaceId, workspaceId), search.matches(words), search.isVisible(gap.engagementId)))
    .orderBy(desc(rank))
    .limit(search.most);
  return rows.map(({ gap: found, rank }) => ({
    kind: 'search.kind.gap',
    engagementId: found.engagementId,
    title: found.title,
    about: `${say(`gaps.effect.word.${found.effect}`)}, ${say(`gaps.state.${found.state === 'in progress' ? 'in_progress' : found.state}`)}`,
    rank,
    button: button(say('search.open'), GAP_IDS.show, { value: found.id }),
  }));
};
