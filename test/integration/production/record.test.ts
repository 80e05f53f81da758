import { and, eq } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../../../db/database.ts';
import { actionTally, proposedAction } from '../../../db/schema/actions.ts';
import { engagement } from '../../../db/schema/engagement.ts';
import { deployment } from '../../../db/schema/production.ts';
import { auditEvent } from '../../../db/schema/record.ts';
import { recordActions } from '../../../src/production/actions/record.ts';
import { recordTogether } from '../../../src/production/actions/together.ts';
import { verifyChain } from '../../../src/record/verify.ts';
import { aProposal } from '../../support/actions.ts';
import { eitherEngine, onPostgres } from '../../support/database.ts';
import { type ProductionBench, productionBench } from '../../support/production.ts';

/** What an event says of actions. */
interface Listed {
  actions: unknown[];
}

async function kept(db: Database, { workspaceId }: ProductionBench) {
  return db.inWorkspace(workspaceId, async (tx) => ({
    rows: await tx.select().from(proposedAction).where(eq(proposedAction.workspaceId, workspaceId)),
    tallies: await tx.select().from(actionTally).where(eq(actionTally.workspaceId, workspaceId)),
    events: await tx
      .select()
      .from(auditEvent)
      .where(
        and(eq(auditEvent.workspaceId, workspaceId), eq(auditEvent.action, 'production.actions.propose')),
      ),
    chain: await verifyChain(tx, workspaceId),
  }));
}

eitherEngine('actions that are proposed', (open) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });

  it('[S1.1] are written, counted and recorded together, each with its answer', async () => {
    const bench = await productionBench(db, {}, { stage: 1, samplePercent: 0 });
    const { world, deploymentId } = bench;
    const given = [
      aProposal({ case_id: 'b', complexity: 'low', confidence: 0.95 }),
      aProposal({ case_id: 'a', complexity: 'high', confidence: 0.95 }),
      aProposal({ case_id: 'c', complexity: 'low', confidence: 0.5 }),
    ];
    const answers = await recordActions(world, bench.as('ULEAD'), deploymentId, given);
    expect(answers.map((one) => 'row' in one && [one.row.caseId, one.row.answer, one.row.rule])).toEqual([
      ['b', 'execute', 'stage'],
      ['a', 'review', 'complexity'],
      ['c', 'review', 'confidence'],
    ]);
    const { rows, tallies, events, chain } = await kept(db, bench);
    expect(rows).toHaveLength(3);
    expect(rows.find(({ caseId }) => caseId === 'a')?.proposal).toEqual({ value: given[1]?.proposal });
    expect(
      tallies.map(({ stage, opensAt, actions, autonomous, day }) => ({
        stage,
        opensAt,
        actions,
        autonomous,
        day,
      })),
    ).toEqual(
      expect.arrayContaining([
        { stage: 1, opensAt: 1, actions: 1, autonomous: 1, day: '2027-03-01' },
        { stage: 1, opensAt: 3, actions: 1, autonomous: 0, day: '2027-03-01' },
        { stage: 1, opensAt: 0, actions: 1, autonomous: 0, day: '2027-03-01' },
      ]),
    );
    expect(chain.fault).toBeNull();
    expect(events.map(({ after }) => (after as Listed | null)?.actions)).toEqual([
      given.map(({ caseId, contentDigest }, at) => [
        caseId,
        contentDigest,
        ...(['execute stage', 'review complexity', 'review confidence'][at] ?? '').split(' '),
      ]),
    ]);
  });

  it('[S1.1] sent again have the answer they had, also under another policy; with other content they are refused alone', async () => {
    const bench = await productionBench(db);
    const { world, deploymentId, workspaceId } = bench;
    const as = bench.as('ULEAD');
    const first = aProposal({ case_id: 'once', confidence: 0.93 });
    await recordActions(world, as, deploymentId, [first]);
    await db.inWorkspace(workspaceId, (tx) =>
      tx.update(deployment).set({ stage: 3 }).where(eq(deployment.workspaceId, workspaceId)),
    );
    const other = aProposal({
      case_id: 'once',
      confidence: 0.95,
      proposal: { tool: 'refund', arguments: { order: '20931', amount: '4000.00' } },
    });
    const [again, differing, fresh] = await recordActions(world, as, deploymentId, [
      first,
      other,
      aProposal({ case_id: 'new' }),
    ]);
    expect(again).toMatchObject({ row: { answer: 'review', rule: 'supervised', stage: 0 } });
    expect(differing).toEqual({
      differences: [
        { field: 'confidence', before: 0.93, after: 0.95 },
        { field: 'proposal.arguments.amount', before: '40.00', after: '4000.00' },
      ],
    });
    expect(fresh).toMatchObject({ row: { caseId: 'new', answer: 'execute' } });
    const { rows, tallies } = await kept(db, bench);
    expect(rows).toHaveLength(2);
    expect(tallies.reduce((sum, { actions }) => sum + actions, 0)).toBe(2);
  });

  it('[S1.1] of an outcome or a link host that the deployment has not are refused, each at its field', async () => {
    const { world, deploymentId, as } = await productionBench(db);
    const answers = await recordActions(world, as('ULEAD'), deploymentId, [
      aProposal({ outcome: 'escalate' }),
      aProposal({ link: 'https://evil.example.com/1' }),
      aProposal({ link: 'https://cases.example.com/1' }),
    ]);
    expect(answers).toMatchObject([
      {
        refusal: {
          key: 'production.refusal.outcome',
          field: 'outcome',
          params: { outcomes: 'approve, deny, refer' },
        },
      },
      { refusal: { key: 'production.refusal.link-host', field: 'link' } },
      { row: { link: 'https://cases.example.com/1' } },
    ]);
  });

  it('[S1.1] are taken for a live deployment of an active engagement, from those who do its work', async () => {
    const { world, deploymentId, engagementId, workspaceId, clock, as } = await productionBench(db);
    const propose = (userId: string, id = deploymentId) =>
      recordActions(world, as(userId), id, [aProposal()]);
    await expect(propose('UANY')).rejects.toMatchObject({ key: 'refusal.role' });
    await expect(propose('ULEAD', engagementId)).rejects.toMatchObject({ key: 'refusal.not-found' });
    const set = (state: 'paused' | 'active') =>
      db.inWorkspace(workspaceId, (tx) =>
        tx.update(engagement).set({ state }).where(eq(engagement.workspaceId, workspaceId)),
      );
    await set('paused');
    await expect(propose('ULEAD')).rejects.toMatchObject({ key: 'engagement.refusal.paused' });
    await set('active');
    await db.inWorkspace(workspaceId, (tx) =>
      tx.update(deployment).set({ endedAt: clock.now() }).where(eq(deployment.workspaceId, workspaceId)),
    );
    await expect(propose('ULEAD')).rejects.toMatchObject({ key: 'production.refusal.ended' });
  });

  it('[S1.3] show the queue at the first case, and leave the rest of a busy stretch to the clock', async () => {
    const bench = await productionBench(db);
    const { world, deploymentId, clock, queue, as } = bench;
    queue.take();
    for (let at = 0; at < 5; at += 1) {
      await recordActions(world, as('ULEAD'), deploymentId, [aProposal({}), aProposal({})]);
      clock.advance({ seconds: 10 });
    }
    expect(queue.take().filter((entry) => entry.queue === 'delivery')).toHaveLength(1);
  });

  it('[S1.1] by callers at the same time share a transaction, each with an answer or refusal of its own', async () => {
    const bench = await productionBench(db);
    const { world, deploymentId, as } = bench;
    const one = aProposal({ case_id: 'same' });
    const calls = [
      [one],
      [aProposal({ case_id: 'x' }), aProposal({ case_id: 'y' })],
      [aProposal({ outcome: 'escalate' })],
      [aProposal({ case_id: 'same', confidence: 0.1 })],
      [one],
    ];
    const answers = await Promise.all(
      calls.map((call) => recordTogether(world, as('ULEAD'), deploymentId, call)),
    );
    expect(answers).toMatchObject([
      [{ row: { caseId: 'same', confidence: 0.97 } }],
      [{ row: { caseId: 'x' } }, { row: { caseId: 'y' } }],
      [{ refusal: { key: 'production.refusal.outcome' } }],
      [{ differences: [{ field: 'confidence' }] }],
      [{ row: { caseId: 'same' } }],
    ]);
    const { events } = await kept(db, bench);
    expect(events).toHaveLength(1);
  });

  it('[S1.1] that the database does not take harm nobody else', async () => {
    const bench = await productionBench(db);
    const { world, deploymentId, as } = bench;
    // Nothing that comes in by the API is like this; a mistake of ours would be.
    const broken = { ...aProposal({ case_id: 'broken' }), confidence: 7 };
    const answers = await Promise.allSettled(
      [[aProposal({ case_id: 'p' })], [broken], [aProposal({ case_id: 'q' })]].map((call) =>
        recordTogether(world, as('ULEAD'), deploymentId, call),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const { rows } = await kept(db, bench);
    expect(rows.map(({ caseId }) => caseId).sort()).toEqual(['p', 'q']);
  });
});

onPostgres('the same cases from several processes', (open) => {
  it('[S1.1] are written once and answered alike, in whatever order they come', async () => {
    const db = await open();
    const bench = await productionBench(db);
    const { world, deploymentId, as } = bench;
    const given = Array.from({ length: 40 }, (_, at) => aProposal({ case_id: `case ${at}` }));
    const orders = [given, given.toReversed(), given.toSorted(() => 0.5 - Math.random()), given];
    const answers = await Promise.all(
      orders.map((order) => recordActions(world, as('ULEAD'), deploymentId, order)),
    );
    expect(answers.flat().every((answer) => 'row' in answer)).toBe(true);
    const { rows, tallies, events, chain } = await kept(db, bench);
    expect(rows).toHaveLength(40);
    expect(tallies.reduce((sum, { actions }) => sum + actions, 0)).toBe(40);
    expect(events.flatMap(({ after }) => (after as Listed).actions)).toHaveLength(40);
    expect(chain.fault).toBeNull();
  });
});
