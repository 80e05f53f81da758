import { button } from '@phasegate/block-kit/blocks.ts';
import { and, eq, inArray } from 'drizzle-orm';
import { candidate } from '../../../db/schema/prioritization.ts';
import type { Searchable } from '../../searchable.ts';
import { CANDIDATE_IDS } from '../use-case/ids.ts';

/** [H4] Use cases, by name, description, start and end. */
export const searchableCandidates: Searchable = {
  of: candidate,
  texts: [candidate.name, candidate.description, candidate.startState, candidate.endState],
  draw: async ({ tx, workspaceId, say }, ids) => {
    const rows = await tx
      .select()
      .from(candidate)
      .where(and(eq(candidate.workspaceId, workspaceId), inArray(candidate.id, [...ids])));
    return new Map(
      rows.map((found) => [
        found.id,
        {
          kind: 'search.kind.candidate',
          engagementId: found.engagementId,
          title: found.name,
          about: found.retiredAt ? say('search.about.retired') : '',
          link: { kind: 'use-case', id: found.id },
          button: button(say('search.open'), CANDIDATE_IDS.show, { value: found.id }),
        },
      ]),
    );
  },
};
