import type { Database } from '../../db/database.ts';
import { changePeople } from '../../src/engagement/change-people.ts';
import type { Role } from '../../src/engagement/roles.ts';
import { rooms } from '../../src/rooms.ts';
import { slackActor, startedEngagement } from './engagements.ts';
import { putInPhase, putSeal, sealedPlan } from './evaluations.ts';
import { knowPeople } from './people.ts';
import { approvePilot } from './stages.ts';
import { testWorld } from './world.ts';

export const WORKSPACE = 'T0NORTHWND';

const ROLLOUT = [
  { stage: 1, complexity: ['low' as const], minConfidence: '0.8', minDays: 7 },
  { stage: 2, complexity: ['low' as const, 'medium' as const], minConfidence: '0.8', minDays: 7 },
  {
    stage: 3,
    complexity: ['low' as const, 'medium' as const, 'high' as const],
    minConfidence: '0.8',
    minDays: 7,
  },
];

/** Phase 4 of the sandbox's workspace as the phases before leave it: the pilot is approved, the plan sealed. */
export async function atTheDoor(
  db: Database,
  now: Temporal.Instant,
  { lead, ...people }: { lead: string } & Partial<Record<Exclude<Role, 'lead'>, string[]>>,
  minCases: number,
): Promise<string> {
  const { world, clock } = testWorld(db, { rooms, now });
  await knowPeople(db, WORKSPACE, { [lead]: {} });
  const engagementId = await startedEngagement(world, WORKSPACE, {
    leadId: lead,
    channelId: 'C0SUPTRIAG',
    name: 'Employment outreach',
  });
  await changePeople(world, slackActor(WORKSPACE, lead), { engagementId, ...people });
  const at = { world, workspaceId: WORKSPACE, engagementId, clock };
  await putInPhase(db, at, 4);
  const supervised = { metric: 'accuracy' as const, threshold: '0.65', minCases, minDays: 3 };
  await putSeal(db, at, sealedPlan({ supervised, rollout: ROLLOUT }), 1);
  await approvePilot(db, at, 'v3');
  return engagementId;
}
