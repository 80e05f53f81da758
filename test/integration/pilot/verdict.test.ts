import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { gap } from '../../../db/schema/foundation.ts';
import { auditEvent } from '../../../db/schema/record.ts';
import { foundation } from '../../../src/foundation/room.ts';
import { gates } from '../../../src/gates/room.ts';
import { pilot } from '../../../src/pilot/room.ts';
import { eitherEngine } from '../../support/database.ts';
import { type PilotBench, pilotBench, putSeal, sealedPlan } from '../../support/evaluations.ts';
import { checked, inContext, record } from '../../support/verdicts.ts';

const ROOMS = [foundation, gates, pilot];
const requirement = (threshold: string) => ({
  requirement: {
    metric: 'recall' as const,
    better: 'higher' as const,
    threshold,
    minCases: 100,
    typedReason: null,
  },
});

eitherEngine('what a gate is told of an evaluation', (open) => {
  const bench = async (): Promise<PilotBench> => pilotBench(await open(), { rooms: ROOMS });

  it('[B4] passes with the bound on the threshold and enough cases', async () => {
    const made = await bench();
    await record(made, 'v1', { hits: 940, n: 1000 });
    const result = await checked(made, 'pilot.performance');
    expect(result).toMatchObject({ ok: true });
    expect(result.conditional).toBeUndefined();
    expect(result.figure).toBe(
      'recall 0.9400 (95\u00a0% bound 0.9264) against 0.90, n 1,000 (at least 100): ✓ pass',
    );
  });

  it('[B4] is inconclusive with how many more cases would decide, to be approved with conditions only', async () => {
    const made = await bench();
    await record(made, 'v1', { hits: 910, n: 1000 });
    const result = await checked(made, 'pilot.performance');
    expect(result).toMatchObject({ ok: false, conditional: true });
    expect(result.figure).toMatch(/\? inconclusive, 1,43\d more cases at this rate would decide$/);
    expect(result.fix?.action).toBe('pilot.evaluation.record');
  });

  it('[B4] fails under the threshold, without conditions; without an evaluation there is nothing to approve', async () => {
    const made = await bench();
    expect((await checked(made, 'pilot.performance')).ok).toBe(false);
    expect((await checked(made, 'pilot.performance', null)).ok).toBe(false);
    await record(made, 'v1', { hits: 890, n: 1000 });
    const result = await checked(made, 'pilot.performance');
    expect(result.ok).toBe(false);
    expect(result.conditional).toBeUndefined();
    expect(result.figure).toMatch(/✕ fail$/);
  });

  it('[B4] tells a threshold that was changed after the results, and counts by the one in force', async () => {
    const made = await bench();
    await record(made, 'v1', { hits: 880, n: 1000 });
    await putSeal(made.world.db, made, sealedPlan(requirement('0.85')), 2);
    const result = await checked(made, 'pilot.performance');
    expect(result.ok).toBe(true);
    expect(result.figure).toMatch(/evaluation 1 was recorded under seal v1, when it had to reach 0\.9$/);
  });

  it('[G6] another evaluation or another requirement is other evidence; other bounds are not', async () => {
    const made = await bench();
    await record(made, 'v1', { hits: 940, n: 1000 });
    const print = async () => JSON.stringify((await checked(made, 'pilot.performance')).fingerprint);
    const first = await print();
    const bounds = { bounds: [], noneReason: 'No person is concerned' };
    await putSeal(made.world.db, made, sealedPlan({ fairness: bounds }), 2);
    expect(await print()).toBe(first);
    await putSeal(made.world.db, made, sealedPlan({ fairness: bounds, ...requirement('0.91') }), 3);
    const second = await print();
    expect(second).not.toBe(first);
    await record(made, 'v1', { hits: 941, n: 1000 });
    expect(await print()).not.toBe(second);
  });

  it('[B3] a baseline model that is no better opens one gap that says why, linked', async () => {
    const made = await bench();
    const { workspaceId, world } = made;
    expect((await checked(made, 'pilot.beats_heuristic')).figure).toMatch(/have to be evaluated/);
    await record(made, 'rules of 2019', { hits: 700, n: 1000 }, { kind: 'heuristic' });
    const { id, modelId } = await record(made, 'logistic', { hits: 650, n: 1000 }, { kind: 'baseline' });
    await record(made, 'logistic', { hits: 660, n: 1000 }, { kind: 'baseline' });

    const gaps = await world.db.inWorkspace(workspaceId, (tx) =>
      tx.select().from(gap).where(eq(gap.workspaceId, workspaceId)),
    );
    expect(gaps).toHaveLength(1);
    expect(gaps[0]).toMatchObject({ effect: 'blocking', state: 'open' });
    expect(gaps[0]?.title).toContain('logistic');
    expect(gaps[0]?.description).toContain('0.6500');
    expect(gaps[0]?.description).toContain('0.7000');
    const told = await world.db.inWorkspace(workspaceId, (tx) =>
      tx.select().from(auditEvent).where(eq(auditEvent.action, 'pilot.baseline.weak')),
    );
    expect(told.filter((one) => one.workspaceId === workspaceId)).toMatchObject([
      { subject: modelId, after: { gap: gaps[0]?.id } },
    ]);
    const card = await inContext(made, async (context) => pilot.cards?.['pilot.evaluation']?.(context, id));
    expect(JSON.stringify(card?.blocks)).toContain('no better than the heuristic');
    expect(await checked(made, 'pilot.beats_heuristic')).toMatchObject({ ok: false });
    const later = await record(made, 'logistic', { hits: 820, n: 1000 }, { kind: 'baseline' });
    const better = await inContext(made, async (context) =>
      pilot.cards?.['pilot.evaluation']?.(context, later.id),
    );
    // What an earlier evaluation led to is no word on this one.
    expect(JSON.stringify(better?.blocks)).not.toContain('no better than the heuristic');
  });

  it('[B3] a better baseline opens none', async () => {
    const made = await bench();
    await record(made, 'logistic', { hits: 750, n: 1000 }, { kind: 'baseline' });
    await record(made, 'rules of 2019', { hits: 700, n: 1000 }, { kind: 'heuristic' });
    const result = await checked(made, 'pilot.beats_heuristic');
    expect(result).toMatchObject({ ok: true });
    expect(result.figure).toContain('✓ better');
    const gaps = await made.world.db.inWorkspace(made.workspaceId, (tx) =>
      tx.select().from(gap).where(eq(gap.workspaceId, made.workspaceId)),
    );
    expect(gaps).toEqual([]);
  });
});
