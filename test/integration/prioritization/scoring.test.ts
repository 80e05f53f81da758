import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { phaseEntry } from '../../../db/schema/engagement.ts';
import { candidate, candidateScore } from '../../../db/schema/prioritization.ts';
import { findEngagement } from '../../../src/engagement/store.ts';
import { openGap } from '../../../src/foundation/gaps/open.ts';
import { scoringChecks } from '../../../src/prioritization/scoring/checks.ts';
import { unscoredBy } from '../../../src/prioritization/scoring/matrix-store.ts';
import { openRound } from '../../../src/prioritization/scoring/open-round.ts';
import { resultModal } from '../../../src/prioritization/scoring/screens/result.ts';
import { readStanding } from '../../../src/prioritization/scoring/standing.ts';
import { scoringDigest, scoringTasks } from '../../../src/prioritization/scoring/tasks.ts';
import { FieldRefusals } from '../../../src/refusal.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { eachEngine, onPostgres } from '../../support/database.ts';
import { refusal } from '../../support/gates.ts';
import { levels, type ScoringBench, scoringBench } from '../../support/scoring.ts';
import { addSource, aSource } from '../../support/sources.ts';

const say = sayIn('en');
const row = async (at: ScoringBench, id: string) => {
  const [found] = await at.world.db.inWorkspace(at.workspaceId, (tx) =>
    tx
      .select()
      .from(candidate)
      .where(and(eq(candidate.workspaceId, at.workspaceId), eq(candidate.id, id))),
  );
  if (!found) throw new Error('no use case');
  return found;
};
const raw = (at: ScoringBench, id: string) =>
  at.world.db.inWorkspace(at.workspaceId, (tx) =>
    tx
      .select()
      .from(candidateScore)
      .where(and(eq(candidateScore.workspaceId, at.workspaceId), eq(candidateScore.candidateId, id)))
      .orderBy(candidateScore.round, candidateScore.userId),
  );
const newRound = (at: ScoringBench, id: string, round: number) =>
  openRound(at.world, at.as('ULEAD'), { engagementId: at.engagementId, id, round });
const screen = async (at: ScoringBench, id: string, userId: string) =>
  JSON.stringify(
    resultModal(
      say,
      at.world.playbook.rubric,
      await readStanding({ world: at.world, actor: at.as(userId) }, id),
    ),
  );
/** What the gate's item says. */
const check = (at: ScoringBench, name: 'prioritization.choice' | 'prioritization.scores') =>
  at.world.db.inWorkspace(at.workspaceId, async (tx) => {
    const engagement = await findEngagement(tx, at.workspaceId, at.engagementId);
    const run = scoringChecks[name];
    if (!engagement || !run) throw new Error('nothing to check');
    const { world, workspaceId, clock } = at;
    return run({ tx, workspaceId, world, now: clock.now(), engagement, subject: null });
  });

async function addSourceWith(at: ScoringBench, effect: 'blocking' | 'degrading' | null): Promise<string> {
  const id = randomUUID();
  const { engagementId, world } = at;
  const fields = { ...aSource({ name: 'erp_invoices' }) };
  await addSource(world, at.as('ULEAD'), { engagementId, id, fields });
  if (effect) {
    const gap = { type: 'other', title: 'Labels differ', sources: [id], effect, expectedLoss: '5' };
    await openGap(world, at.as('ULEAD'), { engagementId, id: randomUUID(), fields: gap });
  }
  return id;
}

eachEngine('scoring use cases', (open) => {
  it.each(['0', '6', '2.5', '', 'four', '-1', '4e0', 0, 6, 2.5, null, undefined])(
    '[P2.1] refuses %s at its field, wherever it comes from; all four are required',
    async (typed) => {
      const at = await scoringBench(await open());
      const id = await at.add();
      const bad = levels(3, { processClarity: typed as number });
      expect(await refusal(at.score(id, 'UMEM', bad))).toEqual(['processClarity: scoring.refusal.level']);
      await at.score(id, 'ULEAD', levels(3));
      expect(await refusal(at.settle(id, bad))).toEqual(['processClarity: scoring.refusal.level']);
      expect(await raw(at, id)).toHaveLength(1);
    },
  );

  it('[P2.2] takes one score a person and round, keeps every one, and once more of the same is one', async () => {
    const at = await scoringBench(await open());
    const id = await at.add();
    await at.score(id, 'UMEM', levels(3), { note: 'A pilot of 2026' });
    await at.score(id, 'UMEM', levels(3));
    expect(await refusal(at.score(id, 'UMEM', levels(4)))).toEqual(['scoring.refusal.scored']);
    await at.score(id, 'UDATA', levels(5));
    expect((await raw(at, id)).map((one) => [one.userId, one.dataReadiness])).toEqual([
      ['UDATA', 5],
      ['UMEM', 3],
    ]);
    expect(await at.audit('prioritization.score.give')).toHaveLength(2);
  });

  it.each(['USTAKE', 'UREVIEW', 'UNOBODY'])('[P2.2] %s looks on and does not score', async (who) => {
    const at = await scoringBench(await open());
    const id = await at.add();
    expect(await refusal(at.score(id, who, levels(3)))).toEqual(['refusal.role']);
  });

  it('[P2.2] nobody sees what others scored before their own is in: no screen, task, digest or record', async () => {
    const at = await scoringBench(await open());
    const id = await at.add();
    await at.score(id, 'UMEM', levels(4, { processClarity: 5 }), { note: 'secret note' });
    for (const who of ['ULEAD', 'UDATA', 'USTAKE', 'UNOBODY']) {
      const shown = await screen(at, id, who);
      expect(shown).toContain('1 person has');
      expect(shown).not.toMatch(/median|UMEM|secret|4 × 5|4 5/i);
      const look = await readStanding({ world: at.world, actor: at.as(who) }, id);
      expect(look.rounds).toBeNull();
    }
    const events = await at.audit('prioritization.score.give');
    const told = await at.world.db.inWorkspace(at.workspaceId, async (tx) => {
      const { world, workspaceId, clock, engagementId } = at;
      const context = { tx, workspaceId, world, now: clock.now(), say };
      return JSON.stringify([
        await scoringTasks(context, 'ULEAD'),
        await scoringDigest(context, engagementId),
        events.map((event) => [event.before, event.after]),
      ]);
    });
    expect(told).toContain('Invoice coding');
    expect(told).not.toMatch(/dataReadiness|processClarity|(?<![\da-f-])320(?![\da-f-])|secret/);
    await at.score(id, 'ULEAD', levels(2));
    const shown = await screen(at, id, 'ULEAD');
    expect(shown).toContain('Data readiness: median 3 (2–4)');
    expect(shown).toContain('<@UMEM> 4 5 4 4 — secret note');
    expect(shown).toContain('<@ULEAD> 2 2 2 2');
  });

  it('[P2.2] a new round is blind again, with the old ones kept and shown once the own score is in', async () => {
    const at = await scoringBench(await open());
    const id = await at.add();
    await at.score(id, 'ULEAD', levels(2));
    expect(await newRound(at, id, 1)).toBe(2);
    expect(await newRound(at, id, 1)).toBe(2);
    expect(await screen(at, id, 'ULEAD')).not.toMatch(/median/);
    expect(await refusal(at.score(id, 'UMEM', levels(3)))).toEqual(['scoring.refusal.other-round']);
    await at.score(id, 'ULEAD', levels(3), { round: 2 });
    const shown = await screen(at, id, 'ULEAD');
    expect(shown).toContain('median 2');
    expect(shown).toContain('median 3');
    expect(await raw(at, id)).toHaveLength(2);
    const byMember = openRound(at.world, at.as('UMEM'), { engagementId: at.engagementId, id, round: 2 });
    expect(await refusal(byMember)).toEqual(['refusal.role']);
  });

  it('[P2.2] who is still to score is told how many have in this round, not in those before it', async () => {
    const at = await scoringBench(await open());
    const id = await at.add();
    await at.score(id, 'ULEAD', levels(2));
    await at.score(id, 'UDATA', levels(2));
    await newRound(at, id, 1);
    const counted = () =>
      at.world.db.inWorkspace(at.workspaceId, async (tx) => {
        const { rows } = await unscoredBy(tx, at.workspaceId, at.engagementId, 'UMEM', { limit: 10 });
        return rows.map((one) => [one.round, one.counted]);
      });
    expect(await counted()).toEqual([[2, 0]]);
    await at.score(id, 'UDATA', levels(3), { round: 2 });
    expect(await counted()).toEqual([[2, 1]]);
  });

  it('[P2.2] the lead settles whole numbers, sees only after scoring, and explains what nobody scored', async () => {
    const at = await scoringBench(await open());
    const id = await at.add();
    expect(await refusal(at.settle(id, levels(3)))).toEqual(['scoring.refusal.no-scores']);
    await at.score(id, 'UMEM', levels(2));
    expect(await refusal(at.settle(id, levels(3)))).toEqual(['scoring.refusal.own-first']);
    await at.score(id, 'ULEAD', levels(4));
    expect(await refusal(at.settle(id, levels(3), { by: 'UMEM' }))).toEqual(['refusal.role']);
    expect(await refusal(at.settle(id, levels(3, { dataReadiness: 5 })))).toEqual([
      'note: scoring.refusal.outside',
    ]);
    await at.settle(id, levels(3, { dataReadiness: 5 }), { note: 'The data arrived since' });
    expect(await row(at, id)).toMatchObject({
      priority: 135,
      dataReadiness: 5,
      settledBy: 'ULEAD',
      settledRound: 1,
    });
    expect(await refusal(at.score(id, 'UDATA', levels(3)))).toEqual(['scoring.refusal.settled']);
    expect(await screen(at, id, 'USTAKE')).toContain('The data arrived since');
    await at.settle(id, levels(3));
    const [first, second] = await at.audit('prioritization.score.settle');
    expect(first).toMatchObject({ before: null, after: { priority: 135 } });
    expect(second).toMatchObject({ before: { priority: 135 }, after: { priority: 81 } });
  });

  it('[P2.3] refuses what is not earned when scoring, when settling and in the gate, and names what is missing', async () => {
    const at = await scoringBench(await open());
    const source = await addSourceWith(at, 'blocking');
    const bare = { processDocument: null, startState: null, improvementRate: null };
    const id = await at.add({ ...bare, sources: [source] });
    const all = [
      'dataReadiness: scoring.lack.blocking',
      'processClarity: scoring.lack.document',
      'roiMeasurability: scoring.lack.terms',
      'scopeBoundedness: scoring.lack.ends',
    ];
    expect(await refusal(at.score(id, 'ULEAD', levels(4)))).toEqual(all);
    const words = await at
      .score(id, 'ULEAD', levels(5))
      .catch((error) =>
        error instanceof FieldRefusals ? error.refusals.map((one) => say(one.key, one.params)) : [],
      );
    expect(words).toEqual([
      '4 and 5 are not available: 1 blocking gap on erp_invoices',
      '4 and 5 are not available: the link to the process document is missing',
      '4 and 5 are not available: the improvement rate is missing',
      '4 and 5 are not available: the start state is missing',
    ]);
    await at.score(id, 'ULEAD', levels(3));
    expect(await refusal(at.settle(id, levels(4), { note: 'Hope' }))).toEqual(all);
    await at.settle(id, levels(3));
    await at.choose(id);
    expect(await check(at, 'prioritization.scores')).toMatchObject({ ok: true });
  });

  it('[P2.3] a gap that opens after settling fails the gate, and the figure names it', async () => {
    const at = await scoringBench(await open());
    const source = await addSourceWith(at, null);
    const id = await at.add({ sources: [source] });
    await at.score(id, 'ULEAD', levels(5));
    await at.settle(id, levels(5));
    await at.choose(id);
    const before = await check(at, 'prioritization.scores');
    expect(before).toMatchObject({
      ok: true,
      figure: { params: { product: '5 × 5 × 5 × 5 = 625', scorers: 1 } },
    });
    const gap = { type: 'other', title: 'Late', sources: [source], effect: 'degrading', expectedLoss: '5' };
    await openGap(at.world, at.as('ULEAD'), { engagementId: at.engagementId, id: randomUUID(), fields: gap });
    const after = await check(at, 'prioritization.scores');
    expect(after).toMatchObject({
      ok: false,
      figure: { key: 'scoring.lack.open', params: { names: 'erp_invoices' } },
    });
    expect(after.fingerprint).not.toEqual(before.fingerprint);
    expect(await screen(at, id, 'ULEAD')).toContain('no longer earned');
  });

  it('[P2.2] asks those who have not scored once somebody has, and the lead to settle once several have', async () => {
    const at = await scoringBench(await open());
    const id = await at.add();
    const tasks = (userId: string) =>
      at.world.db.inWorkspace(at.workspaceId, async (tx) => {
        const { world, workspaceId, clock } = at;
        const found = await scoringTasks({ tx, workspaceId, world, now: clock.now(), say }, userId);
        return found.map((one) => one.what);
      });
    expect(await tasks('UDATA')).toEqual([]);
    await at.score(id, 'UMEM', levels(3));
    expect(await tasks('UDATA')).toEqual(['Score “Invoice coding”, blind']);
    expect(await tasks('UMEM')).toEqual([]);
    expect(await tasks('USTAKE')).toEqual([]);
    await at.score(id, 'ULEAD', levels(3));
    expect(await tasks('ULEAD')).toEqual(['Settle the scores of “Invoice coding”: 2 people have scored']);
    await at.settle(id, levels(3));
    expect(await tasks('ULEAD')).toEqual([]);
    expect(await tasks('UDATA')).toEqual([]);
  });
});

eachEngine('scoring once phase 2 is left', (open) => {
  it('[E5] [D1] what was not settled is nobody’s task any more, and waits on nobody', async () => {
    const at = await scoringBench(await open());
    const id = await at.add();
    await at.score(id, 'ULEAD', levels(3));
    await at.score(id, 'UMEM', levels(3));
    const told = () =>
      at.world.db.inWorkspace(at.workspaceId, async (tx) => {
        const { world, workspaceId, clock, engagementId } = at;
        const context = { tx, workspaceId, world, now: clock.now(), say };
        const tasks = [...(await scoringTasks(context, 'ULEAD')), ...(await scoringTasks(context, 'UDATA'))];
        return [tasks.length, (await scoringDigest(context, engagementId)).waiting.length];
      });
    expect(await told()).toEqual([2, 1]);
    await at.world.db.inWorkspace(at.workspaceId, (tx) =>
      tx.update(phaseEntry).set({ phase: 3 }).where(eq(phaseEntry.workspaceId, at.workspaceId)),
    );
    expect(await told()).toEqual([0, 0]);
  });
});

onPostgres('scoring at once', (open) => {
  it('[P2.2] [X5] a form sent twice at the same moment is one score; a round settled meanwhile takes none', async () => {
    const at = await scoringBench(await open());
    const id = await at.add();
    await Promise.all([at.score(id, 'UMEM', levels(3)), at.score(id, 'UMEM', levels(3))]);
    expect(await raw(at, id)).toHaveLength(1);
    await at.score(id, 'ULEAD', levels(3));
    const [late] = await Promise.all([refusal(at.score(id, 'UDATA', levels(3))), at.settle(id, levels(3))]);
    expect(await raw(at, id)).toHaveLength(late.length > 0 ? 2 : 3);
    expect((await row(at, id)).priority).toBe(81);
  });
});
