import { button } from '@phasegate/block-kit/blocks.ts';
import { and, eq, inArray } from 'drizzle-orm';
import { engagement } from '../../db/schema/engagement.ts';
import type { Searchable } from '../searchable.ts';
import { IDS } from './ids.ts';

/** [H4] Engagements, by name and goal. */
export const searchableEngagements: Searchable = {
  of: engagement,
  texts: [engagement.name, engagement.goal],
  draw: async ({ tx, workspaceId, say }, ids) => {
    const { id, name, goal } = engagement;
    const rows = await tx
      .select({ id, name, goal })
      .from(engagement)
      .where(and(eq(engagement.workspaceId, workspaceId), inArray(id, [...ids])));
    return new Map(
      rows.map((found) => [
        found.id,
        {
          kind: 'links.kind.engagement',
          engagementId: found.id,
          title: found.name,
          about: found.goal,
          link: { kind: 'engagement', id: found.id },
          button: button(say('search.open'), IDS.phasesOpen, { value: found.id }),
        },
      ]),
    );
  },
};
