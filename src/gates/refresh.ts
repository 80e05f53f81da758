import { inCycle } from '../engagement/in-cycle.ts';
import { currentPhase, type Engagement, findEngagement, peopleOf } from '../engagement/store.ts';
import { type EngagementActing, handsOn } from '../engagement/verb.ts';
import type { Gate } from '../playbook/gates-schema.ts';
import {
  changedItems,
  changedRest,
  computeEvidence,
  type Evidence,
  type EvidenceChange,
  stored,
} from './evidence.ts';
import { exitGates } from './exits.ts';
import { isUnsure } from './rules.ts';
import { showChange, showRequest } from './showings.ts';
import { gateNamed } from './situation.ts';
import {
  approvedOf,
  decisionsOf,
  type GateRequest,
  lockOpenRequests,
  updateRequest,
  voidDecisions,
} from './store.ts';
import { ofCycle } from './verb.ts';

/**
 * To be called by every verb that changes what a gate looks at, last and in its transaction. Looks again at
 * the engagement's open requests; where the evidence is not what approvals were given on, they are void, the
 * message says so, and the same people are asked once more. `phase`: that of the cycle, where it is known. [G6] Without a request that is open, or approved in a phase that has not ended: an indexed query or two.
 */
export async function refreshEvidence(
  acting: EngagementActing,
  engagementId: string,
  phase?: number,
): Promise<void> {
  const { tx, actor } = acting;
  const [all, passed] = await Promise.all([
    lockOpenRequests(tx, actor.workspaceId, engagementId),
    passedTogether(acting, engagementId, phase),
  ]);
  // A gate that has left the manifest meanwhile can be withdrawn or replaced; it holds up no work.
  const open = all.filter((one) => acting.world.playbook.gates.some((gate) => gate.key === one.gate));
  if (open.length + passed.length === 0) return;
  const engagement = await findEngagement(tx, actor.workspaceId, engagementId);
  if (!engagement) return;
  const [people, { entry }] = await Promise.all([
    peopleOf(tx, actor.workspaceId, engagementId),
    currentPhase(tx, actor.workspaceId, engagement),
  ]);
  const hands = handsOn(acting.world, acting, engagement, people);
  const entries = new Map([[engagement.cycle, entry.entry]]);
  for (const request of open) {
    // [R3] Each in its own cycle.
    const { cycle } = request;
    const at = entries.get(cycle) ?? (await entryIn(acting, inCycle(engagement, cycle)));
    entries.set(cycle, at);
    await refreshRequest(ofCycle(hands, cycle), request, at);
  }
  const { gates } = acting.world.playbook;
  const shown = passed.filter(
    (one) => one.cycle === engagement.cycle && isExitOf(gates, one.gate, entry.phase),
  );
  for (const request of shown) showRequest(acting, request);
  if (shown.length > 0) hands.showCard();
}

const entryIn = async ({ tx, actor }: EngagementActing, engagement: Engagement): Promise<number> =>
  (await currentPhase(tx, actor.workspaceId, engagement)).entry.entry;

const isExitOf = (gates: readonly Gate[], key: string, phase: number): boolean =>
  exitGates(gates, phase).some((one) => one.key === key);

/** [B8] What was approved of gates that end a phase with others: whether it still holds shows in their messages. */
async function passedTogether(
  { tx, actor, world }: EngagementActing,
  engagementId: string,
  phase?: number,
): Promise<GateRequest[]> {
  const { gates } = world.playbook;
  const keys = gates
    .filter((gate) => gate.exit && (phase ?? gate.phase) === gate.phase)
    .filter((gate) => exitGates(gates, gate.phase).length > 1)
    .map((gate) => gate.key);
  return keys.length > 0 ? approvedOf(tx, actor.workspaceId, engagementId, keys) : [];
}

/** Looks again at one request, which is locked, in its cycle. @returns it as it is now, and whether its evidence changed */
export async function refreshRequest(
  acting: EngagementActing,
  request: GateRequest,
  entry: number,
): Promise<{ request: GateRequest; changed: boolean }> {
  const { tx, actor, world, now, engagement } = acting;
  const gate = gateNamed(world.playbook, request.gate);
  const looking = { tx, workspaceId: actor.workspaceId, world, now, engagement, entry };
  const evidence = await computeEvidence(looking, gate, request.subject);
  if (evidence.digest === request.digest) return { request, changed: false };

  const decisions = await decisionsOf(tx, actor.workspaceId, request.id);
  const voided = decisions.filter((one) => one.voidedAt === null);
  await voidDecisions(
    tx,
    actor.workspaceId,
    voided.map((one) => one.id),
    'evidence',
    now,
  );
  const found = changeOf(request, evidence, now, [...new Set(voided.map((one) => one.userId))]);
  const asked = evidence.computedHold ? stillToAsk([...request.changes, found]) : [];
  const change = { ...found, ...causesOf(acting), asked };
  const changes = appended(request.changes, change);
  const fresh = { digest: evidence.digest, evidence: stored(evidence), changes, changedAt: now };
  await updateRequest(tx, request, fresh);
  acting.note({
    action: 'gates.evidence.change',
    kind: 'gate',
    subject: request.id,
    before: { digest: request.digest },
    after: {
      gate: request.gate,
      about: request.subject,
      digest: evidence.digest,
      items: change.items.map((item) => item.key),
      voided: change.voided,
      ...(isUnsure(evidence) && { unsure: true }),
    },
  });
  const after = { ...request, ...fresh };
  showRequest(acting, after);
  if (isTold(change)) showChange(acting, after, change.at);
  acting.showCard();
  return { request: after, changed: true };
}

const changeOf = (
  request: GateRequest,
  evidence: Evidence,
  now: Temporal.Instant,
  voided: string[],
): EvidenceChange => {
  const items = changedItems(request.evidence.items, evidence.items);
  const rest = changedRest(request.evidence, evidence);
  const gate = items.length === 0 && Object.keys(rest).length === 0;
  return { at: now.toString({ smallestUnit: 'millisecond' }), items, ...rest, gate, voided };
};

/** [G6] Whose approvals became void and who were not asked again since: asked they are once, when everything holds. */
function stillToAsk(changes: readonly EvidenceChange[]): string[] {
  const waiting = new Set<string>();
  for (const { voided, asked = voided, at } of changes) {
    for (const userId of voided) waiting.add(userId);
    if (at === changes.at(-1)?.at) continue;
    for (const userId of asked) waiting.delete(userId);
  }
  return [...waiting];
}

/** So many are told one by one. */
const MOST_CAUSES = 3;

/** [G14] What this transaction recorded before the look, but for what gates record themselves. */
function causesOf({ actor, engagement, recorded }: EngagementActing): Partial<EvidenceChange> {
  const found = recorded().filter(
    ({ action, engagementId }) => engagementId === engagement.id && !action.startsWith('gates.'),
  );
  if (found.length === 0) return {};
  const causes = found.slice(0, MOST_CAUSES).map(({ action, subject, before, after }) => ({
    by: actor.userId,
    action,
    subject,
    before: before ?? null,
    after: after ?? null,
  }));
  return { causes, moreCauses: found.length - causes.length };
}

/** Somebody has to hear of it: their approval is void, or they are asked again. */
const isTold = ({ voided, asked = [] }: EvidenceChange): boolean => voided.length + asked.length > 0;

/** How many changes a request keeps; older ones are in the audit record. */
const KEPT = 50;

/** A change that voided nothing is told by the next one too: many small edits stay one line. */
function appended(changes: readonly EvidenceChange[], change: EvidenceChange): EvidenceChange[] {
  const last = changes.at(-1);
  if (!last || isTold(last)) return [...changes, change].slice(-KEPT);
  const earlier = last.items.filter((item) => !change.items.some((one) => one.key === item.key));
  const items = change.items.map((item) => {
    const before = last.items.find((one) => one.key === item.key);
    return before ? { ...item, before: before.before } : item;
  });
  return [
    ...changes.slice(0, -1),
    {
      ...last,
      ...change,
      ...(last.tier && change.tier && { tier: { ...change.tier, before: last.tier.before } }),
      ...(last.seal && change.seal && { seal: { ...change.seal, before: last.seal.before } }),
      items: [...earlier, ...items],
      ...joinedCauses(last, change),
      gate: last.gate || change.gate,
    },
  ];
}

/** The newest are told; the others are counted. */
function joinedCauses(last: EvidenceChange, change: EvidenceChange): Partial<EvidenceChange> {
  const causes = [...(change.causes ?? []), ...(last.causes ?? [])];
  if (causes.length === 0) return {};
  const more = (last.moreCauses ?? 0) + (change.moreCauses ?? 0);
  return {
    causes: causes.slice(0, MOST_CAUSES),
    moreCauses: more + Math.max(0, causes.length - MOST_CAUSES),
  };
}
