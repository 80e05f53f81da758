import { button } from '@phasegate/block-kit/blocks.ts';
import { and, eq, inArray } from 'drizzle-orm';
import { engagement } from '../../db/schema/engagement.ts';
import { gateRequest } from '../../db/schema/gates.ts';
import { withId } from '../../db/scope.ts';
import { cycleShown } from '../engagement/in-cycle.ts';
import type { Hit, Searchable } from '../searchable.ts';
import { IDS } from './ids.ts';
import { nameFor } from './screens/words.ts';

/** [H4] Gate requests and what was decided on them, by gate, what it was about, and the reason. */
export const searchableGates: Searchable = {
  of: gateRequest,
  texts: [gateRequest.gate, gateRequest.subject, gateRequest.reason],
  draw: async ({ tx, workspaceId, world, say }, ids) => {
    const { id, engagementId, gate, subject, state, reason, cycle } = gateRequest;
    const rows = await tx
      .select({
        id,
        engagementId,
        gate,
        subject,
        state,
        reason,
        cycle,
        engagement: { cycle: engagement.cycle },
      })
      .from(gateRequest)
      .innerJoin(engagement, withId(engagement, workspaceId, engagementId))
      .where(and(eq(gateRequest.workspaceId, workspaceId), inArray(id, [...ids])));
    return new Map(
      rows.flatMap((found): [string, Hit][] => {
        const known = world.playbook.gates.find(({ key }) => key === found.gate);
        if (!known) return [];
        const state = say(`search.gate.${found.state}`);
        const hit: Hit = {
          kind: 'search.kind.gate',
          engagementId: found.engagementId,
          title: nameFor(say, known, found.subject, cycleShown(found.engagement, found.cycle)),
          about: found.reason ? `${state}: ${found.reason}` : state,
          link: { kind: 'gate', id: found.id },
          button: button(say('search.open'), IDS.evidence, { value: found.id }),
        };
        return [[found.id, hit]];
      }),
    );
  },
};
