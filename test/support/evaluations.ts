import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Database } from '../../db/database.ts';
import { cycle, phaseEntry } from '../../db/schema/engagement.ts';
import { gateRequest } from '../../db/schema/gates.ts';
import { seal } from '../../db/schema/seal.ts';
import type { Clock } from '../../src/clock.ts';
import { pilot } from '../../src/pilot/room.ts';
import type { Actor } from '../../src/record/act.ts';
import type { SealedContent } from '../../src/seal/content.ts';
import { slackActor, startedEngagement } from './engagements.ts';
import { newWorkspace, type TestWorkspace, type TestWorldOptions } from './world.ts';

/** A plan as the gate of phase 2 seals it: recall of at least 0.9, and SEX held to a gap of 0.05 in it. */
export const sealedPlan = (changes: Partial<SealedContent> = {}): SealedContent => ({
  useCase: { id: randomUUID(), name: 'Ticket triage', priority: 240 },
  baseline: [
    {
      key: 'handle_time',
      name: 'Handle time',
      unit: 'min',
      better: 'lower',
      value: '11.2',
      period: 'October',
      source: 'Helpdesk report',
      target: '8',
      variancePercent: '10',
    },
  ],
  roi: {
    currency: 'EUR',
    costPerTransaction: '4.1',
    volume: '500000',
    period: 'year',
    improvementPercent: '20',
    valuePerYear: '410000',
    targetPerYear: '400000',
    curve: {
      metric: 'recall',
      points: [
        { level: '0.8', improvementPercent: '10' },
        { level: '0.95', improvementPercent: '25' },
      ],
    },
  },
  requirement: { metric: 'recall', better: 'higher', threshold: '0.9', minCases: 100, typedReason: null },
  fairness: {
    bounds: [
      { segment: 'SEX', values: null, metric: 'recall', rule: 'max_gap', limit: '0.05', minCases: 30 },
    ],
    noneReason: null,
  },
  integration: { volumePerHour: '500', maxErrorPercent: '1', maxP95Ms: '800', minMinutes: '60' },
  supervised: { metric: 'accuracy', threshold: '0.95', minCases: 500, minDays: 3 },
  rollout: [{ stage: 1, complexity: ['low'], minConfidence: '0.9', minDays: 7 }],
  monitoring: { outputVariancePercent: '5', valueVariancePercent: '20' },
  ...changes,
});

export interface PilotBench extends TestWorkspace {
  engagementId: string;
  as(userId: string): Actor;
}

/** An engagement in phase 3. `sealed`: what is in force; null: nothing is. */
export async function pilotBench(
  db: Database,
  { sealed = sealedPlan(), phase = 3, ...options }: Options = {},
): Promise<PilotBench> {
  const made = await newWorkspace(db, { rooms: [pilot], ...options });
  const { world, workspaceId } = made;
  const engagementId = await startedEngagement(world, workspaceId);
  await putInPhase(db, { ...made, engagementId }, phase);
  if (sealed) await putSeal(db, { ...made, engagementId }, sealed, 1);
  return { ...made, engagementId, as: (userId) => slackActor(workspaceId, userId) };
}
interface Options extends TestWorldOptions {
  sealed?: SealedContent | null;
  phase?: number;
}

type Place = Pick<PilotBench, 'workspaceId' | 'engagementId'> & { clock: Clock };

/** As the exits of the phases before leave it: every cycle, or the one that is named. */
export async function putInPhase(
  db: Database,
  { workspaceId, engagementId }: Omit<Place, 'clock'>,
  phase: number,
  number?: number,
): Promise<void> {
  await db.inWorkspace(workspaceId, async (tx) => {
    const isEntry = and(eq(phaseEntry.workspaceId, workspaceId), eq(phaseEntry.engagementId, engagementId));
    const isCycle = and(eq(cycle.workspaceId, workspaceId), eq(cycle.engagementId, engagementId));
    const inIt = number === undefined ? [] : [eq(phaseEntry.cycle, number)];
    await tx
      .update(phaseEntry)
      .set({ phase })
      .where(and(isEntry, ...inIt));
    // What a task asks of people, it asks in the phase of the cycle.
    if (number !== undefined)
      await tx
        .update(cycle)
        .set({ phase })
        .where(and(isCycle, eq(cycle.number, number)));
  });
}

/** A seal in force, as an approved gate leaves it; of the first cycle, where none is named. */
export async function putSeal(
  db: Database,
  { workspaceId, engagementId, clock }: Place,
  content: SealedContent,
  version: number,
  cycle = 1,
): Promise<void> {
  const requestId = randomUUID();
  const at = { workspaceId, engagementId, cycle };
  const digest = `${cycle === 1 ? 0 : cycle}${version.toString(16).padStart(63, '0')}`;
  await db.inWorkspace(workspaceId, async (tx) => {
    await tx.insert(gateRequest).values({
      ...at,
      id: requestId,
      gate: version === 1 ? 'prioritization' : 'seal_revision',
      state: 'approved',
      requestedBy: 'ULEAD',
      requestedAt: clock.now(),
      dueOn: '2027-03-05',
      channelId: 'C0SUPPORT',
      digest,
      evidence: { items: [], tier: null, seal: null },
      changes: [],
      reactions: [],
    });
    await tx.insert(seal).values({
      ...at,
      version,
      content,
      digest,
      reason: version === 1 ? null : 'The threshold was too high',
      requestId,
      sealedAt: clock.now(),
      sealedBy: 'UBUSINESS',
    });
  });
}
