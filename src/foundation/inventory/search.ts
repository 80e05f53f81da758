import { button } from '@phasegate/block-kit/blocks.ts';
import { and, eq, inArray } from 'drizzle-orm';
import { source } from '../../../db/schema/foundation.ts';
import type { Searchable } from '../../searchable.ts';
import { IDS } from './ids.ts';

/** [H4] Data sources, by name, system, owner and extraction plan. */
export const searchableSources: Searchable = {
  of: source,
  texts: [source.name, source.system, source.owner, source.extractionPlan],
  draw: async ({ tx, workspaceId, say }, ids) => {
    const rows = await tx
      .select()
      .from(source)
      .where(and(eq(source.workspaceId, workspaceId), inArray(source.id, [...ids])));
    return new Map(
      rows.map((found) => [
        found.id,
        {
          kind: 'search.kind.source',
          engagementId: found.engagementId,
          title: found.name,
          about: found.retiredAt ? say('search.about.retired') : found.system,
          button: button(say('search.open'), IDS.show, { value: `${found.engagementId} ${found.id}` }),
        },
      ]),
    );
  },
};
