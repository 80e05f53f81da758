import { button } from '@phasegate/block-kit/blocks.ts';
import { and, desc, eq } from 'drizzle-orm';
import { source } from '../../../db/schema/foundation.ts';
import { searchable } from '../../../db/searchable.ts';
import type { Part } from '../../parts.ts';
import { IDS } from './ids.ts';

/** [H4] Data sources, by name, system, owner and extraction plan. */
export const searchSources: Part['search'] = async ({ tx, workspaceId, say }, search) => {
  const words = searchable(source.name, source.system, source.owner, source.extractionPlan);
  const rank = search.rank(words);
  const rows = await tx
    .select({ source, rank })
    .from(source)
    .where(
      and(eq(source.workspaceId, workspaceId), search.matches(words), search.isVisible(source.engagementId)),
    )
    .orderBy(desc(rank))
    .limit(search.most);
  return rows.map(({ source: found, rank }) => ({
    kind: 'search.kind.source',
    engagementId: found.engagementId,
    title: found.name,
    about: found.retiredAt ? say('search.about.retired') : found.system,
    rank,
    button: button(say('search.open'), IDS.show, { value: `${found.engagementId} ${found.id}` }),
  }));
};
