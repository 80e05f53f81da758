import { seal } from '../../db/schema/seal.ts';
import { Refusal } from '../refusal.ts';
import { toSeal } from '../seal/proposal.ts';
import { sealInForce } from '../seal/store.ts';
import { refreshEvidence } from './refresh.ts';
import type { RequestActing } from './verb.ts';

/**
 * [P3.4] Seals what the request's approval was about, as the next version, inside the transaction that approves it.
 * What is sealed is what was approved: its digest stands in the evidence. The rooms are told, and other open gates
 * look again at what they rest on.
 * @throws Refusal where the plan is not complete, or is not the one that was approved
 */
export async function setSeal(acting: RequestActing): Promise<void> {
  const { tx, actor, world, now, engagement, request } = acting;
  const { workspaceId } = actor;
  const proposal = await toSeal({ tx, workspaceId, world, now, engagement, subject: request.subject });
  if (!proposal) throw new Refusal('gates.refusal.plan');
  if (proposal.digest !== request.evidence.sealing) throw new Refusal('gates.refusal.changed');
  const before = await sealInForce(tx, workspaceId, engagement);
  // Approved once more after going back: what is in force stays what it is.
  if (before?.digest === proposal.digest) return;
  const version = (before?.version ?? 0) + 1;
  const { content, digest, reason } = proposal;
  await tx.insert(seal).values({
    workspaceId,
    engagementId: engagement.id,
    cycle: engagement.cycle,
    version,
    content,
    digest,
    reason,
    requestId: request.id,
    sealedAt: now,
    sealedBy: actor.userId,
  });
  acting.note({
    action: 'gates.seal.set',
    kind: 'seal',
    subject: request.id,
    before: before && { version: before.version, digest: before.digest },
    after: { version, digest, reason },
  });
  for (const room of world.rooms) await room.sealed?.(acting, version);
  await refreshEvidence(acting, engagement.id);
}
