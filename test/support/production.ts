import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Database } from '../../db/database.ts';
import { proposedAction } from '../../db/schema/actions.ts';
import { engagementPerson } from '../../db/schema/engagement.ts';
import { deployment } from '../../db/schema/production.ts';
import { keysRoom } from '../../src/api/keys/keys-room.ts';
import type { Clock } from '../../src/clock.ts';
import type { Deployment } from '../../src/production/deployments/store.ts';
import { production } from '../../src/production/room.ts';
import { canonicalJson } from '../../src/record/canonical.ts';
import type { SealedContent } from '../../src/seal/content.ts';
import { type PilotBench, pilotBench, sealedPlan } from './evaluations.ts';
import { knowPeople } from './people.ts';
import type { TestWorldOptions } from './world.ts';

/** Three stages, as the shipped playbook proposes them. */
export const ROLLOUT: SealedContent['rollout'] = [
  { stage: 1, complexity: ['low'], minConfidence: '0.9', minDays: 7 },
  { stage: 2, complexity: ['low', 'medium'], minConfidence: '0.9', minDays: 7 },
  { stage: 3, complexity: ['low', 'medium', 'high'], minConfidence: '0.8', minDays: 7 },
];

export const DEPLOYMENT = '9a1c3c58-9c43-4f0b-a0de-2f8f0a8d1f01';

export interface ProductionBench extends PilotBench {
  deploymentId: string;
  deployment(): Promise<Deployment>;
}

/** An engagement in phase 4 whose model is at work: ULEAD leads it, UREVIEW and UREVIEW2 review. */
export async function productionBench(
  db: Database,
  { plan = {}, ...options }: { plan?: Partial<SealedContent> } & TestWorldOptions = {},
  changes: Partial<Deployment> = {},
): Promise<ProductionBench> {
  const sealed = sealedPlan({ rollout: ROLLOUT, ...plan });
  const made = await pilotBench(db, {
    rooms: [production, keysRoom('', [production])],
    ...options,
    sealed,
    phase: 4,
  });
  await knowPeople(db, made.workspaceId, { ULEAD: {}, UREVIEW: {}, UREVIEW2: {} });
  await db.inWorkspace(made.workspaceId, async (tx) => {
    const { workspaceId, engagementId, clock } = made;
    for (const userId of ['UREVIEW', 'UREVIEW2'])
      await tx.insert(engagementPerson).values({
        workspaceId,
        engagementId,
        userId,
        role: 'reviewer',
        addedAt: clock.now(),
        addedBy: 'ULEAD',
      });
  });
  await putDeployment(db, made, changes);
  return {
    ...made,
    deploymentId: changes.id ?? DEPLOYMENT,
    deployment: async () => {
      const [found] = await db.inWorkspace(made.workspaceId, (tx) =>
        tx.select().from(deployment).where(eq(deployment.workspaceId, made.workspaceId)),
      );
      if (!found) throw new Error('no deployment');
      return found;
    },
  };
}

/** Version v3 at work, supervised, as its start leaves it. */
export async function putDeployment(
  db: Database,
  { workspaceId, engagementId, clock }: Pick<PilotBench, 'workspaceId' | 'engagementId'> & { clock: Clock },
  changes: Partial<Deployment> = {},
): Promise<void> {
  const now = clock.now();
  await db.inWorkspace(workspaceId, (tx) =>
    tx.insert(deployment).values({
      workspaceId,
      id: DEPLOYMENT,
      engagementId,
      cycle: 1,
      model: 'v3',
      outcomes: ['approve', 'deny', 'refer'],
      stageSince: now,
      samplePercent: 10,
      blindPercent: 10,
      drawSecret: 'a secret of the deployment',
      linkHosts: ['cases.example.com'],
      createdBy: 'ULEAD',
      createdAt: now,
      ...changes,
    }),
  );
}

/** A case as the API leaves it: waiting for review, `approve` proposed. */
export async function putCase(
  {
    world,
    workspaceId,
    deploymentId,
    clock,
  }: Pick<ProductionBench, 'world' | 'workspaceId' | 'deploymentId' | 'clock'>,
  caseId: string,
  changes: Partial<typeof proposedAction.$inferInsert> = {},
): Promise<void> {
  const proposal = { outcome: 'approve', amount: '42.10' };
  const digest = createHash('sha256').update(canonicalJson(proposal)).digest('hex');
  await world.db.inWorkspace(workspaceId, (tx) =>
    tx.insert(proposedAction).values({
      workspaceId,
      deploymentId,
      caseId,
      contentDigest: digest,
      proposalDigest: digest,
      complexity: 'low',
      confidence: 0.94,
      segment: null,
      summary: `Customer of case ${caseId} asks for a refund`,
      outcome: 'approve',
      proposal: { value: proposal },
      stage: 0,
      opensAt: 1,
      sealVersion: 1,
      answer: 'review',
      rule: 'supervised',
      review: 'waiting',
      blind: false,
      receivedAt: clock.now(),
      ...changes,
    }),
  );
}
