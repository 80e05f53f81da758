import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/database.ts';
import { beginCycle } from '../../src/engagement/begin-cycle.ts';
import { changePeople } from '../../src/engagement/change-people.ts';
import { approveRetraining } from '../../src/monitoring/retraining/approve.ts';
import { declareChange } from '../../src/monitoring/retraining/declare.ts';
import { nameVersion, startRetraining } from '../../src/monitoring/retraining/run.ts';
import { assessRisk } from '../../src/prioritization/risk/assess.ts';
import { riskStanding } from '../../src/prioritization/risk/store.ts';
import { startDeployment } from '../../src/production/deployments/start.ts';
import { findDeployment } from '../../src/production/deployments/store.ts';
import { putInPhase } from './evaluations.ts';
import { knowPeople } from './people.ts';
import { type PlanBench, planBench } from './plans.ts';
import { figurePlaybook } from './playbook.ts';
import { levels } from './scoring.ts';
import { approvePilot, DIGEST, type StagesBench } from './stages.ts';

export type TwoCycles = PlanBench & StagesBench;

const playbook = figurePlaybook();

/** Cycle 1 is planned, signed, assessed and sealed; its v3 is at work. Cycle 2 makes a plan for another use case. */
export async function twoCycles(db: Database): Promise<TwoCycles> {
  const at = await planBench(db, { playbook });
  const { world, as, engagementId, workspaceId } = at;
  await knowPeople(db, workspaceId, { ULEAD: {} });
  await changePeople(world, as('ULEAD'), {
    engagementId,
    member: ['UMEM', 'UASK'],
    engineering: ['UENG'],
    data: ['UDATA'],
    business: ['UBIZ'],
    legal: ['ULEGAL'],
    reviewer: ['UREVIEW'],
  });
  await at.fill();
  await at.sign('business', 'UBIZ');
  await at.sign('legal', 'ULEGAL');
  await assess(at, 0, 'Only sorts our own invoices');
  const next = await at.settled('Chat triage', levels(4));
  await at.seal();
  await putInPhase(db, at, 4);
  await approvePilot(db, at, 'v3');
  const deploymentId = randomUUID();
  const work = { outcomes: ['approve', 'deny'], modelDigest: DIGEST, linkHosts: [] };
  await startDeployment(world, as('ULEAD'), { engagementId, id: deploymentId, ...work });
  await putInPhase(db, at, 5, 1);
  await beginCycle(world, as('ULEAD'), { engagementId, cycle: 1, final: '' });
  await putInPhase(db, at, 2, 2);
  await at.choose(next);
  const deployment = () => db.inWorkspace(workspaceId, (tx) => findDeployment(tx, workspaceId, deploymentId));
  return { ...at, deploymentId, deployment };
}

/** Every question answered no. */
export async function assess(
  { world, as, engagementId, workspaceId }: PlanBench,
  base: number,
  reason: string,
  cycle = 1,
): Promise<void> {
  const { chosen } = await world.db.inWorkspace(workspaceId, (tx) =>
    riskStanding(tx, workspaceId, { id: engagementId, cycle }),
  );
  const none = world.playbook.risk.questions.map(({ key }) => [key, { answer: false, note: '' }]);
  const answers = Object.fromEntries(none);
  const about = { engagementId, cycle, useCase: chosen?.id ?? '', base };
  await assessRisk(world, as('ULEAD'), { ...about, answers, tier: 'minimal', reason });
}

/** Cycle 1's model is retrained: a version has come out. */
export async function retrained({ world, as, engagementId }: TwoCycles, version: string) {
  const { event } = await declareChange(world, as('UBIZ'), {
    engagementId,
    id: randomUUID(),
    title: 'New tariffs',
    text: 'Invoices look otherwise since March.',
    change: 'product',
    since: '2027-02-01',
  });
  const on = { engagementId, eventId: event.id };
  await approveRetraining(world, as('UDATA'), on);
  await startRetraining(world, as('ULEAD'), on);
  await nameVersion(world, as('ULEAD'), { ...on, model: version, digest: 'b4'.repeat(32) });
  return on;
}
