import { and, eq } from 'drizzle-orm';
import type { Database } from '../../db/database.ts';
import { phaseEntry } from '../../db/schema/engagement.ts';
import { inCycle } from '../../src/engagement/in-cycle.ts';
import { findEngagement } from '../../src/engagement/store.ts';
import { planChecks } from '../../src/prioritization/plan/checks.ts';
import { shownBy } from '../../src/prioritization/plan/form-values.ts';
import type { PlanFormName } from '../../src/prioritization/plan/ids.ts';
import { type PlanOverview, readPlanOverview } from '../../src/prioritization/plan/overview.ts';
import { printOf } from '../../src/prioritization/plan/rules.ts';
import { saveMetric } from '../../src/prioritization/plan/save-baseline.ts';
import { saveBound } from '../../src/prioritization/plan/save-fairness.ts';
import { saveOperations } from '../../src/prioritization/plan/save-operations.ts';
import { saveRequirement } from '../../src/prioritization/plan/save-requirement.ts';
import { saveRoi } from '../../src/prioritization/plan/save-roi.ts';
import { signBounds } from '../../src/prioritization/plan/sign.ts';
import { FieldRefusals, Refusal } from '../../src/refusal.ts';
import type { CheckResult } from '../../src/room.ts';
import { putSeal } from './evaluations.ts';
import { levels, type ScoringBench, scoringBench } from './scoring.ts';
import type { TestWorldOptions } from './world.ts';

/** The forms of a plan as somebody would fill them in. */
const TYPED = {
  roi: {
    costPerTransaction: '4,20',
    currency: 'eur',
    volume: '410000',
    period: 'year',
    improvementPercent: '25',
    targetPerYear: '400000',
    metric: 'recall',
    level1: '0.8',
    improvement1: '10',
    level2: '0.95',
    improvement2: '30',
  },
  requirement: { threshold: '0.8993', typedReason: '', minCases: '700' },
  metric: {
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
  bound: {
    key: 'new',
    segment: 'SEX',
    values: '',
    metric: 'selection_rate',
    rule: 'min_ratio',
    limit: '0.8',
    minCases: '200',
  },
  operations: {
    volumePerHour: '500',
    maxErrorPercent: '1',
    maxP95Ms: '800',
    minMinutes: '60',
    metric: 'recall',
    threshold: '0.8993',
    minCases: '500',
    supervisedDays: '3',
    confidence1: '0.9',
    confidence2: '0.9',
    confidence3: '0.8',
    stageDays: '7',
    outputVariancePercent: '5',
    valueVariancePercent: '20',
  },
} as const;

const VERBS = {
  roi: saveRoi,
  requirement: saveRequirement,
  metric: saveMetric,
  bound: saveBound,
  operations: saveOperations,
} as const;
type Saved = keyof typeof VERBS;

/** Each of the cycle under way, where none is named. */
export interface PlanBench extends ScoringBench {
  look(cycle?: number): Promise<PlanOverview>;
  /** Saves a form as it would open now, with other values where a test says so. */
  save(form: Saved, more?: Record<string, string>, by?: string, cycle?: number): Promise<boolean>;
  /** What a form that opens now would carry. */
  was(form: PlanFormName, key?: string, cycle?: number): Promise<string>;
  sign(role: 'business' | 'legal', by: string, digest?: string, cycle?: number): Promise<boolean>;
  /** Fills in every form. */
  fill(): Promise<void>;
  /** Seals the plan as it is, as its gate's approval would. */
  seal(version?: number): Promise<void>;
  check(name: string): Promise<CheckResult>;
}

/** An engagement in phase 2 whose use case is chosen. */
export async function planBench(
  db: Database,
  { phase = 2, ...more }: TestWorldOptions & { phase?: number } = {},
): Promise<PlanBench> {
  const made = await scoringBench(db, more);
  const { world, workspaceId, engagementId, as, clock } = made;
  const id = await made.settled('Invoice coding', levels(4));
  await made.choose(id);
  await db.inWorkspace(workspaceId, (tx) =>
    tx
      .update(phaseEntry)
      .set({ phase })
      .where(and(eq(phaseEntry.workspaceId, workspaceId), eq(phaseEntry.engagementId, engagementId))),
  );
  const found = async (tx: Parameters<typeof findEngagement>[0]) => {
    const engagement = await findEngagement(tx, workspaceId, engagementId);
    if (!engagement) throw new Error('no engagement');
    return engagement;
  };
  const at: PlanBench = {
    ...made,
    look: (cycle) =>
      db.inWorkspace(workspaceId, async (tx) => {
        const underWay = await found(tx);
        return readPlanOverview(tx, workspaceId, inCycle(underWay, cycle ?? underWay.cycle));
      }),
    was: async (form, key = '', cycle?) => printOf(shownBy(form, (await at.look(cycle)).content, key)),
    save: async (form, more = {}, by = 'ULEAD', cycle?) => {
      const fields: Record<string, string> = { ...TYPED[form], ...more };
      const was = more.was ?? (await at.was(form, fields.key ?? '', cycle));
      const sent = { reason: '', draft: 'prioritization.plan.test:1', ...fields, engagementId, was, cycle };
      return VERBS[form](world, as(by), sent as never);
    },
    sign: async (role, by, digest, cycle?) =>
      signBounds[role](world, as(by), {
        engagementId,
        cycle,
        digest: digest ?? (await at.look(cycle)).signing?.digest ?? '',
      }),
    fill: async () => {
      for (const form of ['roi', 'requirement', 'metric', 'bound', 'operations'] as const)
        await at.save(form);
    },
    seal: async (version = 1) => {
      const { content } = await at.look();
      await putSeal(db, { workspaceId, engagementId, clock }, content as never, version);
    },
    check: (name) =>
      db.inWorkspace(workspaceId, async (tx) => {
        const engagement = await found(tx);
        const look = planChecks[`prioritization.${name}`];
        if (!look) throw new Error(`no check ${name}`);
        return look({ tx, workspaceId, world, now: clock.now(), engagement, subject: null });
      }),
  };
  return at;
}

/** Why something was refused: the first reason, with its field and what it names. */
export async function refused(doing: Promise<unknown>): Promise<Refusal> {
  const error = await doing.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  const found = error instanceof FieldRefusals ? error.refusals[0] : error;
  if (!(found instanceof Refusal)) throw error ?? new Error('it was not refused');
  return found;
}
