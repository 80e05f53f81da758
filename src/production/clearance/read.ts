import type { Tx } from '../../../db/database.ts';
import type { Engagement } from '../../engagement/store.ts';
import { lastConcluded } from '../../gates/exit-rules.ts';
import { exitGates } from '../../gates/exits.ts';
import { decisionsOf, type GateRequest, requestsOf } from '../../gates/store.ts';
import { sealInForce } from '../../seal/store.ts';
import type { World } from '../../world.ts';
import type { Deployment } from '../deployments/store.ts';
import { openErrorsOf } from '../stages/error-store.ts';
import { subjectOf } from '../stages/promotion.ts';
import type { ClearanceFacts, PassedGate } from './rules.ts';

/** What a clearance rests on, as this transaction finds it. */
export async function readFacts(
  tx: Tx,
  world: World,
  engagement: Engagement,
  deployment: Deployment,
): Promise<ClearanceFacts> {
  const { workspaceId, cycle, stage, model } = deployment;
  const place = { id: engagement.id, cycle };
  const seal = await sealInForce(tx, workspaceId, place);
  const requests = await requestsOf(tx, workspaceId, place);
  const wanted = [
    ...exitGates(world.playbook.gates, 3).map(({ key }) => ({ gate: key, about: model })),
    // One stage after the other was let through, each by its gate.
    ...(seal?.content.rollout ?? [])
      .filter((step) => step.stage <= stage)
      .map((step) => ({ gate: 'promotion', about: subjectOf(step.stage) })),
  ];
  const gates: PassedGate[] = [];
  for (const { gate, about } of wanted)
    gates.push(await passed(tx, lastConcluded(requests, gate, about), gate, about));
  return {
    deployment,
    engagement,
    seal: seal && { version: seal.version, digest: seal.digest, sealedAt: seal.sealedAt.toString() },
    gates,
    openErrors: (await openErrorsOf(tx, deployment)).map(({ caseId }) => caseId),
  };
}

async function passed(
  tx: Tx,
  request: GateRequest | undefined,
  gate: string,
  about: string,
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
      approvals: [],
    };
  const decisions = await decisionsOf(tx, request.workspaceId, request.id);
  const live = decisions.filter((one) => one.voidedAt === null && one.kind !== 'reject');
  return {
    gate,
    about,
    state: request.state === 'approved' || request.state === 'overridden' ? request.state : 'rejected',
    withConditions: request.withConditions,
    decidedAt: request.decidedAt?.toString() ?? null,
    evidence: request.digest,
    seal: request.evidence.seal?.version ?? null,
    // Those of one moment have no order of their own: a statement of the same state is the same.
    approvals: live
      .map(({ role, at }) => ({ role, at: at.toString() }))
      .toSorted((a, b) => (a.role < b.role ? -1 : a.role > b.role ? 1 : a.at < b.at ? -1 : 1)),
  };
}
