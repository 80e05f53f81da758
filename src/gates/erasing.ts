import { and, asc, eq, inArray } from 'drizzle-orm';
import { gateDecision, gateRequest } from '../../db/schema/gates.ts';
import { withId } from '../../db/scope.ts';
import { lockEngagement } from '../engagement/store.ts';
import type { CheckContext } from '../room.ts';
import { computeEvidence, type Evidence, lookInto, stored } from './evidence.ts';
import { typed } from './store.ts';

/** What still counts for something: it is looked at again before somebody relies on it. */
const COUNTING = ['open', 'approved', 'overridden'] as const;

/**
 * [A3] [G6] Somebody is about to be called by a pseudonym: that changes what prints of evidence are made of, and nothing that
 * anybody approved. Looks before, and after: approvals that were given on what was there go on to what is there, those
 * that were out of date stay so.
 */
export async function erasing(
  context: Omit<CheckContext, 'subject' | 'engagement'>,
  engagements: readonly string[],
): Promise<() => Promise<void>> {
  const { tx, workspaceId } = context;
  // Held until the end, in everybody's order: nobody decides meanwhile.
  for (const id of engagements) await lockEngagement(tx, workspaceId, id);
  const before = await look(context, engagements);
  return async () => {
    const after = await look(context, engagements);
    for (const [id, { digest: now, evidence, stood }] of after) {
      const then = before.get(id)?.digest;
      if (then === undefined || then !== stood || then === now) continue;
      await tx
        .update(gateRequest)
        .set({ digest: now, evidence: stored(evidence) })
        .where(withId(gateRequest, workspaceId, id));
      await tx
        .update(gateDecision)
        .set({ digest: now })
        .where(
          and(
            eq(gateDecision.workspaceId, workspaceId),
            eq(gateDecision.requestId, id),
            eq(gateDecision.digest, then),
          ),
        );
    }
  };
}

interface Look {
  /** As it is found now. */
  digest: string;
  evidence: Evidence;
  /** As the request has it. */
  stood: string;
}

async function look(
  { tx, workspaceId, world, now }: Omit<CheckContext, 'subject' | 'engagement'>,
  engagements: readonly string[],
): Promise<Map<string, Look>> {
  const found = new Map<string, Look>();
  if (engagements.length === 0) return found;
  const rows = await tx
    .select()
    .from(gateRequest)
    .where(
      and(
        eq(gateRequest.workspaceId, workspaceId),
        inArray(gateRequest.engagementId, [...engagements]),
        inArray(gateRequest.state, [...COUNTING]),
      ),
    )
    .orderBy(asc(gateRequest.engagementId), asc(gateRequest.id));
  for (const request of rows.map(typed)) {
    const gate = world.playbook.gates.find((one) => one.key === request.gate);
    const engagement = await lockEngagement(tx, workspaceId, request.engagementId);
    if (!gate || !engagement) continue;
    // [R3] What counts in an earlier cycle, a clearance say, is held to it as well.
    const { looking } = await lookInto({ tx, workspaceId, world, now, engagement }, request.cycle);
    const evidence = await computeEvidence(looking, gate, request.subject);
    found.set(request.id, { digest: evidence.digest, evidence, stood: request.digest });
  }
  return found;
}
