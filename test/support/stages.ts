import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { actionTally } from '../../db/schema/actions.ts';
import { gateRequest } from '../../db/schema/gates.ts';
import { changePeople } from '../../src/engagement/change-people.ts';
import { findEngagement } from '../../src/engagement/store.ts';
import { type EngagementActing, engagementVerb } from '../../src/engagement/verb.ts';
import { foundation } from '../../src/foundation/room.ts';
import { decide } from '../../src/gates/decide.ts';
import { computeEvidence, stored } from '../../src/gates/evidence.ts';
import { exitGates } from '../../src/gates/exits.ts';
import { requestGate } from '../../src/gates/request.ts';
import { gates } from '../../src/gates/room.ts';
import { findRequest } from '../../src/gates/store.ts';
import { pilot } from '../../src/pilot/room.ts';
import { startDeployment } from '../../src/production/deployments/start.ts';
import { type Deployment, findDeployment } from '../../src/production/deployments/store.ts';
import { production } from '../../src/production/room.ts';
import { judgeBreach } from '../../src/production/stages/breach.ts';
import { openMaterialError } from '../../src/production/stages/material-error.ts';
import type { SealedContent } from '../../src/seal/content.ts';
import { type PilotBench, pilotBench, sealedPlan } from './evaluations.ts';
import { knowPeople } from './people.ts';
import { shippedPlaybook } from './playbook.ts';
import type { TestWorldOptions } from './world.ts';

/** Read once: a world without one reads it at each look. */
const playbook = shippedPlaybook();

export const DIGEST = 'a3'.repeat(32);

/** Low at once, medium next, high last; a week each. */
const ROLLOUT: SealedContent['rollout'] = [
  { stage: 1, complexity: ['low'], minConfidence: '0.9', minDays: 7 },
  { stage: 2, complexity: ['low', 'medium'], minConfidence: '0.9', minDays: 7 },
  { stage: 3, complexity: ['low', 'medium', 'high'], minConfidence: '0.8', minDays: 7 },
];

const productionPlan = (changes: Partial<SealedContent> = {}): SealedContent =>
  sealedPlan({ rollout: ROLLOUT, ...changes });

export interface StagesBench extends PilotBench {
  deploymentId: string;
  deployment(): Promise<Deployment>;
}

interface Options extends TestWorldOptions {
  sealed?: SealedContent;
}

/** v3, approved in the pilot, at work and supervised; ULEAD leads, UASK asks, one approver a role, UREVIEW reviews. */
export async function stagesBench(
  db: Database,
  { sealed = productionPlan(), ...options }: Options = {},
): Promise<StagesBench> {
  const rooms = [foundation, pilot, production, gates];
  const made = await pilotBench(db, { sealed, phase: 4, rooms, playbook, ...options });
  const { engagementId, workspaceId, world } = made;
  await knowPeople(db, workspaceId, { ULEAD: {} });
  await changePeople(world, made.as('ULEAD'), {
    engagementId,
    member: ['UASK'],
    reviewer: ['UREVIEW'],
    business: ['UBIZ'],
    legal: ['ULEGAL'],
    data: ['UDATA'],
    engineering: ['UENG'],
  });
  await approvePilot(db, made, 'v3');
  const deploymentId = randomUUID();
  await startDeployment(world, made.as('ULEAD'), {
    engagementId,
    id: deploymentId,
    outcomes: ['approve', 'deny'],
    modelDigest: DIGEST,
    linkHosts: [],
  });
  const deployment = () => db.inWorkspace(workspaceId, (tx) => findDeployment(tx, workspaceId, deploymentId));
  return { ...made, deploymentId, deployment };
}

/** The three gates of the pilot, as approvals leave them that were given on what there is. */
export async function approvePilot(
  db: Database,
  made: Pick<PilotBench, 'workspaceId' | 'engagementId' | 'clock' | 'world'>,
  model: string,
): Promise<void> {
  const { workspaceId, engagementId, clock, world } = made;
  await db.inWorkspace(workspaceId, async (tx) => {
    const found = await findEngagement(tx, workspaceId, engagementId);
    if (!found) throw new Error('no engagement');
    const looking = { tx, workspaceId, world, now: clock.now(), engagement: found, entry: 1 };
    for (const gate of exitGates(world.playbook.gates, 3)) {
      const evidence = await computeEvidence(looking, gate, model);
      await tx.insert(gateRequest).values({
        workspaceId,
        id: randomUUID(),
        engagementId,
        cycle: 1,
        gate: gate.key,
        subject: model,
        state: 'approved',
        requestedBy: 'UASK',
        requestedAt: clock.now(),
        decidedAt: clock.now(),
        dueOn: '2027-03-05',
        channelId: 'C0SUPPORT',
        digest: evidence.digest,
        evidence: stored(evidence),
        changes: [],
        reactions: [],
      });
    }
  });
}

/** Verdicts of one day, as counts: of cases answered in a stage, that another stage opens. */
export interface Verdicts {
  stage?: number;
  opensAt?: number;
  /** Days before now; 0: today. */
  ago?: number;
  right: number;
  wrong?: number;
  autonomous?: number;
}

/** What reviewers say of cases: its counts, and what follows of them, in one transaction as a verdict has it. */
export async function judge(made: StagesBench, ...verdicts: Verdicts[]): Promise<void> {
  await inDeployment(made, async (acting, deployment) => {
    const { workspaceId, id: deploymentId } = deployment;
    for (const { stage = 0, opensAt = 1, ago = 0, right, wrong = 0, autonomous = 0 } of verdicts) {
      const day = acting.now
        .subtract({ hours: 24 * ago })
        .toZonedDateTimeISO('UTC')
        .toPlainDate()
        .toString();
      const counts = { right, wrong, autonomous, actions: right + wrong };
      await acting.tx
        .insert(actionTally)
        .values({ workspaceId, deploymentId, sealVersion: 1, stage, opensAt, day, ...counts });
    }
    await judgeBreach(acting, deployment);
  });
}

/** A reviewer calls a case a material error. */
export const reportError = (made: StagesBench, caseId: string): Promise<void> =>
  inDeployment(made, async (acting, deployment) => {
    await openMaterialError(acting, deployment, {
      caseId,
      cause: 'review',
      text: 'A refund of ten times the sum',
    });
    await judgeBreach(acting, deployment);
  });

async function inDeployment(
  made: StagesBench,
  run: (acting: EngagementActing, deployment: Deployment) => Promise<void>,
): Promise<void> {
  const verb = engagementVerb({
    input: z.object({ engagementId: z.uuid() }),
    may: ['reviewer'],
    run: async (acting) => run(acting, await findDeployment(acting.tx, made.workspaceId, made.deploymentId)),
  });
  await verb(made.world, made.as('UREVIEW'), { engagementId: made.engagementId });
}

export const ask = (
  made: StagesBench,
  gate: string,
  subject: string | null = null,
  cycle: number | null = null,
): Promise<string> =>
  requestGate(made.world, made.as('UASK'), {
    engagementId: made.engagementId,
    id: randomUUID(),
    gate,
    subject,
    cycle,
  });

export const approve = (made: StagesBench, by: string, requestId: string) =>
  decide(made.world, made.as(by), { requestId, kind: 'approve', via: 'button' });

/** Asks for the next stage, and everybody agrees. */
export async function promote(made: StagesBench, stage: number): Promise<string> {
  const id = await ask(made, 'promotion', `stage ${stage}`);
  await approve(made, 'UBIZ', id);
  await approve(made, 'UENG', id);
  return id;
}

export const requestState = (made: StagesBench, id: string) =>
  made.world.db.inWorkspace(
    made.workspaceId,
    async (tx) => (await findRequest(tx, made.workspaceId, id))?.state,
  );
