import { button } from '@phasegate/block-kit/blocks.ts';
import { and, desc, eq } from 'drizzle-orm';
import { gateRequest } from '../../db/schema/gates.ts';
import { searchable } from '../../db/searchable.ts';
import type { Room } from '../room.ts';
import { IDS } from './ids.ts';
import { nameFor } from './screens/words.ts';

/** [H4] Gate requests and what was decided on them, by gate, what it was about, and the reason. */
export const searchGates: Room['search'] = async ({ tx, workspaceId, world, say }, search) => {
  const words = searchable(gateRequest.gate, gateRequest.subject, gateRequest.reason);
  const rank = search.rank(words);
  const { id, engagementId, gate, subject, state, reason } = gateRequest;
  const rows = await tx
    .select({ id, engagementId, gate, subject, state, reason, rank })
    .from(gateRequest)
    .where(
      and(
        eq(gateRequest.workspaceId, workspaceId),
        search.matches(words),
        search.isVisible(gateRequest.engagementId),
      ),
    )
    .orderBy(desc(rank), desc(gateRequest.requestedAt))
    .limit(search.most);
  return rows.flatMap((found) => {
    const known = world.playbook.gates.find(({ key }) => key === found.gate);
    if (!known) return [];
    const state = say(`search.gate.${found.state}`);
    return {
      kind: 'search.kind.gate',
      engagementId: found.engagementId,
      title: nameFor(say, known, found.subject),
      about: found.reason ? `${state}: ${found.reason}` : state,
      rank: found.rank,
      link: { kind: 'gate', id: found.id },
      button: button(say('search.open'), IDS.evidence, { value: found.id }),
    };
  });
};
