import { button } from '@phasegate/block-kit/blocks.ts';
import { and, desc, eq } from 'drizzle-orm';
import { candidate } from '../../../db/schema/prioritization.ts';
import { searchable } from '../../../db/searchable.ts';
import type { Part } from '../../parts.ts';
import { CANDIDATE_IDS } from '../use-case/ids.ts';

/** [H4] Use cases, by name, description, start and end. */
export const searchCandidates: Part['search'] = async ({ tx, workspaceId, say }, search) => {
  const words = searchable(candidate.name, candidate.description, candidate.startState, candidate.endState);
  const rank = search.rank(words);
  const rows = await tx
    .select({ candidate, rank })
    .from(candidate)
    .where(
      and(
        eq(candidate.workspaceId, workspaceId),
        search.matches(words),
        search.isVisible(candidate.engagementId),
      ),
    )
    .orderBy(desc(rank))
    .limit(search.most);
  return rows.map(({ candidate: found, rank }) => ({
    kind: 'search.kind.candidate',
    engagementId: found.engagementId,
    title: found.name,
    about: found.retiredAt ? say('search.about.retired') : '',
    rank,
    link: { kind: 'use-case', id: found.id },
    button: button(say('search.open'), CANDIDATE_IDS.edit, { value: found.id }),
  }));
};
