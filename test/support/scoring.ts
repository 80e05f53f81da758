import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Database } from '../../db/database.ts';
import { auditEvent } from '../../db/schema/record.ts';
import { changePeople } from '../../src/engagement/change-people.ts';
import { chooseCandidate } from '../../src/prioritization/scoring/choose.ts';
import { eachCriterion, type Scores } from '../../src/prioritization/scoring/rules.ts';
import { scoreCandidate } from '../../src/prioritization/scoring/score.ts';
import { settleScores } from '../../src/prioritization/scoring/settle.ts';
import type { CandidateFields } from '../../src/prioritization/use-case/candidate.ts';
import type { Actor } from '../../src/record/act.ts';
import { rooms } from '../../src/rooms.ts';
import { addCandidate } from './candidates.ts';
import { slackActor, startedEngagement } from './engagements.ts';
import { newWorkspace, type TestWorkspace, type TestWorldOptions } from './world.ts';

/** The same level four times, or what a test says. */
export const levels = (all: number, more: Partial<Scores> = {}): Scores => ({
  ...eachCriterion(() => all),
  ...more,
});

/** A use case that has earned everything. */
export const aUseCase = (more: Partial<CandidateFields> = {}): CandidateFields => ({
  name: 'Invoice coding',
  description: 'Invoices get their accounts',
  processOwner: 'Accounts payable',
  startState: 'An invoice has arrived',
  endState: 'It is booked',
  processDocument: 'https://example.com/process',
  sources: [],
  costPerTransaction: '4.2',
  volume: '10000',
  volumePeriod: 'month',
  improvementRate: '80',
  currency: 'EUR',
  ...more,
});

export interface ScoringBench extends TestWorkspace {
  engagementId: string;
  as(userId: string): Actor;
  /** Adds a use case as the lead. @returns its id */
  add(more?: Partial<CandidateFields>): Promise<string>;
  score(id: string, by: string, scores: Scores, more?: { round?: number; note?: string }): Promise<void>;
  settle(id: string, scores: Scores, more?: { round?: number; note?: string; by?: string }): Promise<void>;
  /** Adds a use case and takes it as far as settled. @returns its id */
  settled(name: string, scores: Scores): Promise<string>;
  choose(id: string, more?: { reason?: string; by?: string; version?: number }): Promise<void>;
  audit(action: string): Promise<(typeof auditEvent.$inferSelect)[]>;
}

/** A workspace with one engagement: ULEAD leads, UMEM and UDATA work, UBIZ and ULEGAL approve, USTAKE looks on. */
export async function scoringBench(db: Database, more: TestWorldOptions = {}): Promise<ScoringBench> {
  const made = await newWorkspace(db, { rooms, ...more });
  const { world, workspaceId } = made;
  const engagementId = await startedEngagement(world, workspaceId);
  const as = (userId: string) => slackActor(workspaceId, userId);
  await changePeople(world, as('ULEAD'), {
    engagementId,
    member: ['UMEM'],
    data: ['UDATA'],
    business: ['UBIZ'],
    legal: ['ULEGAL'],
    stakeholder: ['USTAKE'],
    reviewer: ['UREVIEW'],
  } as Parameters<typeof changePeople>[2]);
  const at: ScoringBench = {
    ...made,
    engagementId,
    as,
    add: async (more = {}) => {
      const id = randomUUID();
      await addCandidate(world, as('ULEAD'), { engagementId, id, fields: { ...aUseCase(more) } });
      return id;
    },
    score: (id, by, scores, { round = 1, note = '' } = {}) =>
      scoreCandidate(world, as(by), { engagementId, id, round, note, ...scores }),
    settle: (id, scores, { round = 1, note = '', by = 'ULEAD' } = {}) =>
      settleScores(world, as(by), { engagementId, id, round, note, ...scores }),
    settled: async (name, scores) => {
      const id = await at.add({ name });
      await at.score(id, 'ULEAD', scores);
      await at.settle(id, scores);
      return id;
    },
    choose: (id, { reason = '', by = 'ULEAD', version = 0 } = {}) =>
      chooseCandidate(world, as(by), { engagementId, candidate: id, reason, version }),
    audit: (action) =>
      db.inWorkspace(workspaceId, (tx) =>
        tx
          .select()
          .from(auditEvent)
          .where(and(eq(auditEvent.workspaceId, workspaceId), eq(auditEvent.action, action)))
          .orderBy(auditEvent.seq),
      ),
  };
  return at;
}
