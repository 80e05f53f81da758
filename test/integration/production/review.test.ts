import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import type { Database } from '../../../db/database.ts';
import { actionTally, blindTally, proposedAction } from '../../../db/schema/actions.ts';
import { message } from '../../../db/schema/delivery.ts';
import { materialError } from '../../../db/schema/production.ts';
import { claimCases } from '../../../src/production/review/claim.ts';
import { decideCase } from '../../../src/production/review/decide.ts';
import { edgeCasesOf, recordEdgeCase, resolveEdgeCase } from '../../../src/production/review/edge-cases.ts';
import { queueTick } from '../../../src/production/review/queue-card.ts';
import type { Judgement } from '../../../src/production/review/rules.ts';
import { eitherEngine, onPostgres } from '../../support/database.ts';
import { refusal } from '../../support/gates.ts';
import { type ProductionBench, productionBench, putCase } from '../../support/production.ts';

const at = ({ engagementId, deploymentId }: ProductionBench) => ({ engagementId, deploymentId });
const claim = (bench: ProductionBench, by = 'UREVIEW') => claimCases(bench.world, bench.as(by), at(bench));
const decide = (bench: ProductionBench, caseId: string, judgement: Judgement, by = 'UREVIEW') =>
  decideCase(bench.world, bench.as(by), { ...at(bench), caseId, judgement });
const rows = <
  Table extends typeof actionTally | typeof blindTally | typeof proposedAction | typeof materialError,
>(
  { world, workspaceId }: ProductionBench,
  table: Table,
) =>
  world.db.inWorkspace(workspaceId, (tx) => tx.select().from(table as typeof actionTally)) as Promise<
    Table['$inferSelect'][]
  >;

async function withCases(db: Database, count: number, changes: Parameters<typeof putCase>[2] = {}) {
  const bench = await productionBench(db);
  for (let number = 1; number <= count; number += 1) {
    bench.clock.advance({ seconds: 1 });
    await putCase(bench, `case-${number}`, changes);
  }
  return bench;
}

eitherEngine('reviewing what a model means to do', (open) => {
  it('[S1.2] takes the oldest ten, once; another reviewer gets the next ones', async () => {
    const bench = await withCases(await open(), 13);
    const names = async (by: string) => (await claim(bench, by)).map(({ caseId }) => caseId);
    expect(await names('UREVIEW')).toEqual(Array.from({ length: 10 }, (_, place) => `case-${place + 1}`));
    expect(await names('UREVIEW2')).toEqual(['case-11', 'case-12', 'case-13']);
    expect(await names('UREVIEW')).toHaveLength(10);
    // What is left lying goes back to the queue.
    bench.clock.advance({ minutes: 21 });
    expect(await names('UREVIEW2')).toContain('case-1');
  });

  it('[S1.2] a case is decided once: who comes second is told who did', async () => {
    const bench = await withCases(await open(), 2);
    expect(await decide(bench, 'case-1', { kind: 'agree' })).toMatchObject({ verdict: 'agree' });
    await expect(decide(bench, 'case-1', { kind: 'agree' }, 'UREVIEW2')).rejects.toMatchObject({
      key: 'review.refusal.decided',
    });
    await decide(bench, 'case-2', { kind: 'override', outcome: 'deny', note: null });
    expect(await rows(bench, actionTally)).toMatchObject([
      { stage: 0, opensAt: 1, sealVersion: 1, right: 1, wrong: 1, material: 0 },
    ]);
  });

  it('[S1.2] what somebody has in hand is theirs, and only reviewers judge', async () => {
    const bench = await withCases(await open(), 1);
    await claim(bench, 'UREVIEW2');
    await expect(decide(bench, 'case-1', { kind: 'agree' })).rejects.toMatchObject({
      key: 'review.refusal.claimed',
    });
    await expect(decide(bench, 'case-1', { kind: 'agree' }, 'USTRANGER')).rejects.toMatchObject({
      key: 'refusal.role',
    });
    await expect(
      decide(bench, 'case-1', { kind: 'override', outcome: 'burn', note: null }, 'UREVIEW2'),
    ).rejects.toMatchObject({ key: 'review.refusal.outcome' });
    expect(await rows(bench, proposedAction)).toMatchObject([{ review: 'waiting', verdict: null }]);
  });

  it('[S1.2] an override to nothing, to what is proposed or to what is no outcome is refused in words; the case waits on', async () => {
    const bench = await withCases(await open(), 1);
    const override = (outcome: string) =>
      refusal(decide(bench, 'case-1', { kind: 'override', outcome, note: null }));
    expect(await override(' ')).toEqual(['judgement: refusal.required']);
    expect(await override('approve')).toEqual(['outcome: review.refusal.same-outcome']);
    expect(await override('burn')).toEqual(['outcome: review.refusal.outcome']);
    expect(await refusal(decide(bench, 'case-1', { kind: 'choose', outcome: 'deny' }))).toEqual([
      'outcome: review.refusal.seen',
    ]);
    expect(await refusal(decide(bench, 'case-9', { kind: 'agree' }))).toEqual(['refusal.not-found']);
    expect(await rows(bench, proposedAction)).toMatchObject([{ review: 'waiting', verdict: null }]);
    await decide(bench, 'case-1', { kind: 'override', outcome: 'deny', note: null });
    expect(await rows(bench, proposedAction)).toMatchObject([{ verdict: 'override', rightOutcome: 'deny' }]);
  });

  it('[S1.2] [S3.3] a material error pauses the model in the same transaction', async () => {
    const bench = await withCases(await open(), 1);
    await decide(bench, 'case-1', { kind: 'material error', note: 'Paid twice' });
    expect(await bench.deployment()).toMatchObject({ pausedCause: 'material error', stage: 0 });
    expect(await rows(bench, materialError)).toMatchObject([
      { caseId: 'case-1', cause: 'review', text: 'Paid twice', closedAt: null },
    ]);
    expect(await rows(bench, actionTally)).toMatchObject([{ right: 0, wrong: 1, material: 1 }]);
  });

  it('[S1.4] a blind case is chosen before the proposal is seen, and held against it', async () => {
    const bench = await withCases(await open(), 3, { blind: true });
    await expect(decide(bench, 'case-1', { kind: 'agree' })).rejects.toMatchObject({
      key: 'review.refusal.blind',
    });
    await decide(bench, 'case-1', { kind: 'choose', outcome: 'approve' });
    await decide(bench, 'case-2', { kind: 'choose', outcome: 'deny' });
    await decide(bench, 'case-3', { kind: 'choose', outcome: 'deny' });
    const found = await rows(bench, blindTally);
    expect(
      found.map(({ reviewer, proposed, chosen, cases }) => [reviewer, proposed, chosen, cases]).sort(),
    ).toEqual([
      ['UREVIEW', 'approve', 'approve', 1],
      ['UREVIEW', 'approve', 'deny', 2],
    ]);
    expect(await rows(bench, actionTally)).toMatchObject([{ right: 1, wrong: 2 }]);
  });

  it('[S1.3] the queue is one message, brought up to date by the clock', async () => {
    const bench = await withCases(await open(), 30);
    const wanted = () =>
      bench.world.db.inWorkspace(bench.workspaceId, async (tx) => {
        const found = await tx
          .select()
          .from(message)
          .where(eq(message.subject, `production.queue:${bench.deploymentId}`));
        return found.map((row) => row.wanted);
      });
    const slot = bench.clock.now();
    const actor = { workspaceId: bench.workspaceId, userId: 'system', origin: 'clock' as const };
    await queueTick.run(bench.world, actor, slot);
    expect(await wanted()).toEqual([1]);
    // In a busy minute decisions edit nothing by themselves.
    for (let number = 1; number <= 20; number += 1) await decide(bench, `case-${number}`, { kind: 'agree' });
    expect(await wanted()).toEqual([1]);
    await queueTick.run(bench.world, actor, bench.clock.now());
    expect(await wanted()).toEqual([2]);
  });

  it('[S1.5] an edge case is recorded once, resolved, and keeps who did', async () => {
    const bench = await productionBench(await open());
    const { world, engagementId, workspaceId } = bench;
    const edge = {
      engagementId,
      id: '4a1b6a4c-6a5e-4f0a-9d3f-2f9d1c1b7a11',
      text: 'A refund in two currencies',
    };
    await recordEdgeCase(world, bench.as('UREVIEW'), edge);
    await recordEdgeCase(world, bench.as('UREVIEW'), edge);
    await resolveEdgeCase(world, bench.as('ULEAD'), {
      engagementId,
      id: edge.id,
      resolution: 'A rule refers them',
    });
    const found = await world.db.inWorkspace(workspaceId, (tx) =>
      edgeCasesOf(tx, workspaceId, { id: engagementId }),
    );
    expect(found).toMatchObject([
      { text: edge.text, deploymentId: bench.deploymentId, recordedBy: 'UREVIEW', resolvedBy: 'ULEAD' },
    ]);
  });
});

onPostgres('several reviewers at once', (open) => {
  it('[S1.2] take different cases, and one case has one decision', async () => {
    const bench = await withCases(await open(), 20);
    const [mine, theirs] = await Promise.all([claim(bench, 'UREVIEW'), claim(bench, 'UREVIEW2')]);
    const taken = [...mine, ...theirs].map(({ caseId }) => caseId);
    expect(new Set(taken).size).toBe(20);
    const first = mine[0]?.caseId ?? '';
    const judgements: Judgement[] = [{ kind: 'agree' }, { kind: 'override', outcome: 'deny', note: null }];
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, (_, at_) => decide(bench, first, judgements[at_ % 2] as Judgement)),
    );
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(await rows(bench, actionTally)).toHaveLength(1);
  });
});
