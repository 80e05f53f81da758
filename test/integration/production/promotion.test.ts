import { expect, it } from 'vitest';
import { findOpening } from '../../../src/engagement/opening-store.ts';
import { handsOn } from '../../../src/engagement/verb.ts';
import { promoted } from '../../../src/production/stages/promotion.ts';
import { act } from '../../../src/record/act.ts';
import { eitherEngine } from '../../support/database.ts';
import { type ProductionBench, productionBench } from '../../support/production.ts';

/** The gate passes for a stage. */
const pass = (bench: ProductionBench, stage: number) =>
  act(bench.world, bench.as('ULEAD'), async (acting) => {
    const found = await findOpening(acting.tx, bench.workspaceId, bench.engagementId, 'ULEAD');
    if (!found) throw new Error('gone');
    const hands = handsOn(bench.world, acting, found.engagement, found.people);
    await promoted(hands, 'promotion', `stage ${stage}`);
  });

eitherEngine('an approval that comes when things have moved', (open) => {
  it('[S3.1] leads to the next stage alone', async () => {
    const bench = await productionBench(await open());
    await pass(bench, 2);
    expect((await bench.deployment()).stage).toBe(0);
    await pass(bench, 1);
    expect((await bench.deployment()).stage).toBe(1);
    await pass(bench, 1);
    await pass(bench, 3);
    expect((await bench.deployment()).stage).toBe(1);
  });

  it('[S3.3] does not set going what is paused', async () => {
    const paused = {
      pausedAt: Temporal.Instant.from('2027-03-01T09:00:00Z'),
      pausedCause: 'breach' as const,
    };
    const bench = await productionBench(await open(), {}, { ...paused, id: crypto.randomUUID() });
    await pass(bench, 1);
    expect((await bench.deployment()).stage).toBe(0);
  });
});
