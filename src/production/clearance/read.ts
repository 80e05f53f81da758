import type { Tx } from '../../../db/database.ts';
import { currentPhase, type Engagement } from '../../engagement/store.ts';
import { changedItems, changedRest, computeEvidence, type Looking } from '../../gates/evidence.ts';
import { lastConcluded } from '../../gates/exit-rules.ts';
import { exitGates } from '../../gates/exits.ts';
import { withAdditions } from '../../gates/rules.ts';
import { decisionsOf, type GateRequest, requestsOf } from '../../gates/store.ts';
import type { Gate } from '../../playbook/gates-schema.ts';
import { type Seal, sealInForce } from '../../seal/store.ts';
import type { World } from '../../world.ts';
import type { Deployment } from '../deployments/store.ts';
import { openErrorsOf } from '../stages/error-store.ts';
import { subjectOf } from '../stages/promotion.ts';
import type { ClearanceFacts, GateChange, PassedGate } from './rules.ts';

/** What a clearance rests on, as this transaction finds it. */
export async function readFacts(
  tx: Tx,
  world: World,
  now: Engagement,
  deployment: Deployment,
): Promise<ClearanceFacts> {
  const { workspaceId, cycle, stage, model } = deployment;
  // [R3] The cycle it is of decides, whichever is under way.
  const engagement = { ...now, cycle };
  const place = { id: engagement.id, cycle };
  const seal = await sealInForce(tx, workspaceId, place);
  const { entry } = await currentPhase(tx, workspaceId, engagement);
  const looking = { tx, workspaceId, world, now: world.clock.now(), engagement, entry: entry.entry };
  const requests = await requestsOf(tx, workspaceId, place);
  const gates: PassedGate[] = [];
  for (const gate of exitGates(world.playbook.gates, 3)) {
    const last = lastConcluded(requests, gate.key, model);
    gates.push(await passed(tx, last, gate.key, model, (request) => changedSince(looking, gate, request)));
  }
  // One stage after the other was let through, each by its gate. What it looked at then is past; the plan it was held to is not.
  for (const step of (seal?.content.rollout ?? []).filter((one) => one.stage <= stage)) {
    const last = lastConcluded(requests, 'promotion', subjectOf(step.stage));
    const change = async (request: GateRequest) => ({ ...sealChange(request, seal), items: [] });
    gates.push(await passed(tx, last, 'promotion', subjectOf(step.stage), change));
  }
  return {
    deployment,
    engagement: { state: engagement.state, phase: entry.phase },
    seal: seal && { version: seal.version, digest: seal.digest, sealedAt: seal.sealedAt.toString() },
    gates,
    openErrors: (await openErrorsOf(tx, deployment)).map(({ caseId }) => caseId),
  };
}

const sealChange = (
  { evidence: { seal: then } }: GateRequest,
  now: Pick<Seal, 'version' | 'digest'> | null,
): Pick<GateChange, 'seal'> =>
  then?.digest === now?.digest ? {} : { seal: { before: then?.version ?? 0, after: now?.version ?? 0 } };

/** [G6] What a gate was decided on, against how it is now. The phase has gone on since: that alone is no change. */
async function changedSince(looking: Looking, gate: Gate, request: GateRequest): Promise<GateChange> {
  const now = await computeEvidence(looking, gate, request.subject);
  const { tier, seal } = changedRest(request.evidence, now);
  const words = new Map(withAdditions(gate, now).items.map(({ key, text }) => [key, text.en]));
  return {
    ...(tier && { tier }),
    ...(seal && { seal }),
    items: changedItems(request.evidence.items, now.items).map(({ key }) => words.get(key) ?? key),
  };
}

async function passed(
  tx: Tx,
  request: GateRequest | undefined,
  gate: string,
  about: string,
  changedOf: (request: GateRequest) => Promise<GateChange>,
): Promise<PassedGate> {
  if (!request)
    return {
      gate,
      about,
      state: 'missing',
      withConditions: false,
      decidedAt: null,
      evidence: null,
      seal: null,
      changed: null,
      approvals: [],
    };
  const isApproved = request.state === 'approved' || request.state === 'overridden';
  const decisions = await decisionsOf(tx, request.workspaceId, request.id);
  const live = decisions.filter((one) => one.voidedAt === null && one.kind !== 'reject');
  const changed = isApproved ? await changedOf(request) : null;
  return {
    gate,
    about,
    state: isApproved ? (request.state as 'approved' | 'overridden') : 'rejected',
    withConditions: request.withConditions,
    decidedAt: request.decidedAt?.toString() ?? null,
    evidence: request.digest,
    seal: request.evidence.seal?.version ?? null,
    changed: changed && isChanged(changed) ? changed : null,
    // Those of one moment have no order of their own: a statement of the same state is the same.
    approvals: live
      .map(({ role, at }) => ({ role, at: at.toString() }))
      .toSorted((a, b) => (a.role < b.role ? -1 : a.role > b.role ? 1 : a.at < b.at ? -1 : 1)),
  };
}

const isChanged = ({ seal, tier, items }: GateChange): boolean =>
  seal !== undefined || tier !== undefined || items.length > 0;
