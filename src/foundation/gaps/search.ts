import { button } from '@phasegate/block-kit/blocks.ts';
import { and, eq, inArray } from 'drizzle-orm';
import { gap } from '../../../db/schema/foundation.ts';
import type { Searchable } from '../../searchable.ts';
import { GAP_IDS } from './ids.ts';

/** [H4] Gaps, by title, description and what their effect rests on. */
export const searchableGaps: Searchable = {
  of: gap,
  texts: [gap.title, gap.description, gap.effectNote],
  draw: async ({ tx, workspaceId, say }, ids) => {
    const rows = await tx
      .select()
      .from(gap)
      .where(and(eq(gap.workspaceId, workspaceId), inArray(gap.id, [...ids])));
    return new Map(
      rows.map((found) => [
        found.id,
        {
          kind: 'search.kind.gap',
          engagementId: found.engagementId,
          title: found.title,
          about: `${say(`gaps.effect.word.${found.effect}`)}, ${say(`gaps.state.${found.state === 'in progress' ? 'in_progress' : found.state}`)}`,
          button: button(say('search.open'), GAP_IDS.show, { value: found.id }),
        },
      ]),
    );
  },
};
