import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { deployment } from '../../db/schema/production.ts';
import { engagementVerb } from '../../src/engagement/verb.ts';
import { beginBuild } from '../../src/pilot/steps/begin.ts';
import { finishStep } from '../../src/pilot/steps/finish-step.ts';
import { buildTasks } from '../../src/pilot/steps/store.ts';
import { startDeployment } from '../../src/production/deployments/start.ts';
import { rooms } from '../../src/rooms.ts';
import { atTheDoor, WORKSPACE } from './at-production.ts';
import { slackActor } from './engagements.ts';
import { putInPhase } from './evaluations.ts';
import { checkFile, confirmFile } from './imports.ts';
import { record } from './verdicts.ts';
import { testWorld } from './world.ts';

/** What has the build sequence of phase 3 begun, outside of the gate that does. */
const begin = engagementVerb({
  input: z.object({ engagementId: z.uuid() }),
  may: ['lead'],
  run: (acting) => beginBuild(acting),
});

/**
 * Phase 5 of the sandbox's workspace as the phases before leave it: v3 was built and evaluated beside what was there before, and
 * acts by itself in every stage. What its input is held against is sealed of the table given.
 */
export async function putAtWork(
  db: Database,
  now: Temporal.Instant,
  { people, reference }: { people: Parameters<typeof atTheDoor>[2]; reference: string },
): Promise<{ engagementId: string; deploymentId: string }> {
  const engagementId = await atTheDoor(db, now, people, 500);
  const made = testWorld(db, { rooms, now });
  const as = (userId: string) => slackActor(WORKSPACE, userId);
  const lead = as(people.lead);
  const at = { ...made, workspaceId: WORKSPACE, engagementId, as: () => lead, lead };
  await begin(made.world, lead, { engagementId });
  const tasks = await db.inWorkspace(WORKSPACE, (tx) =>
    buildTasks(tx, WORKSPACE, { id: engagementId, cycle: 1 }),
  );
  for (const { id: taskId } of tasks)
    await finishStep(made.world, lead, { engagementId, taskId, evidence: 'https://git.example.org/12' });
  await record(at, 'call everybody over 50', { hits: 700, n: 1_000 }, { kind: 'heuristic' });
  await record(at, 'logistic regression', { hits: 780, n: 1_000 }, { kind: 'baseline' });
  const segments = { 'SEX=1': { hits: 480, n: 500 }, 'SEX=2': { hits: 470, n: 500 } };
  await record(at, 'v3', { hits: 950, n: 1_000 }, { segments });
  const deploymentId = randomUUID();
  const outcomes = ['call', 'leave'];
  await startDeployment(made.world, lead, {
    engagementId,
    id: deploymentId,
    outcomes,
    modelDigest: 'a3'.repeat(32),
    linkHosts: [],
  });
  await db.inWorkspace(WORKSPACE, (tx) =>
    tx
      .update(deployment)
      .set({ stage: 3 })
      .where(and(eq(deployment.workspaceId, WORKSPACE), eq(deployment.id, deploymentId))),
  );
  await putInPhase(db, at, 5);
  const found = await checkFile(at, 'reference', Buffer.from(reference), { name: 'Good days' });
  await confirmFile(at, found);
  return { engagementId, deploymentId };
}
