import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { phaseEntry } from '../../../db/schema/engagement.ts';
import { changePeople } from '../../../src/engagement/change-people.ts';
import { candidateTasks } from '../../../src/prioritization/candidates/news.ts';
import { assessRisk } from '../../../src/prioritization/risk/assess.ts';
import { insertScore, updateScoring } from '../../../src/prioritization/scoring/store.ts';
import { prioritizationStatus } from '../../../src/prioritization/status.ts';
import type { CardContext } from '../../../src/room.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { addUseCase, candidateBench, chooseUseCase } from '../../support/candidates.ts';
import { eitherEngine } from '../../support/database.ts';
import { type Bench, playbook } from '../../support/sources.ts';

const inCard = <Result>(
  at: Bench,
  run: (context: CardContext) => Promise<Result>,
  locale = 'en-GB',
): Promise<Result> =>
  at.world.db.inWorkspace(at.workspaceId, (tx) =>
    run({ tx, workspaceId: at.workspaceId, world: at.world, now: at.clock.now(), say: sayIn(locale) }),
  );
const statusOf = (at: Bench, locale?: string) =>
  inCard(at, (context) => prioritizationStatus(context, at.engagementId), locale);

const LEVELS = { dataReadiness: 4, processClarity: 3, roiMeasurability: 5, scopeBoundedness: 4 };

const score = (at: Bench, candidateId: string, userId = 'ULEAD', round = 1) =>
  at.world.db.inWorkspace(at.workspaceId, (tx) =>
    insertScore(tx, {
      ...LEVELS,
      workspaceId: at.workspaceId,
      candidateId,
      round,
      userId,
      note: null,
      at: at.clock.now(),
    }),
  );
const settle = (at: Bench, id: string) =>
  at.world.db.inWorkspace(at.workspaceId, (tx) =>
    updateScoring(
      tx,
      { workspaceId: at.workspaceId, id },
      {
        ...LEVELS,
        priority: 240,
        settledBy: 'ULEAD',
        settledAt: at.clock.now(),
        settledRound: 1,
      },
    ),
  );

/** As its gate would have it. */
const enterPhaseTwo = (at: Bench) =>
  at.world.db.inWorkspace(at.workspaceId, (tx) =>
    tx
      .update(phaseEntry)
      .set({ phase: 2 })
      .where(and(eq(phaseEntry.workspaceId, at.workspaceId), eq(phaseEntry.engagementId, at.engagementId))),
  );

eitherEngine('how phase 2 stands', (open) => {
  describe('on the card', () => {
    it('[E5] says who does what next, step by step, with the button that leads there', async () => {
      const at = await candidateBench(await open());
      expect(await statusOf(at)).toMatchObject({
        done: 0,
        total: 11,
        facts: 'no use cases yet',
        next: {
          what: 'add the use cases to compare',
          why: 'They decide what this cycle is about.',
          on: ['ULEAD'],
          button: { action_id: 'prioritization.candidate.add' },
        },
        buttons: ['Use cases', 'Matrix', 'Plan', 'Roadmap'].map((text) => ({ text: { text } })),
        left: { work: 11, approvals: 0 },
      });
      const id = await addUseCase(at, { name: 'Invoice <!here> coding' });
      expect(await statusOf(at)).toMatchObject({
        done: 1,
        facts: '1 use case, 0 settled · none chosen · plan 0 of 5',
        next: { button: { action_id: 'prioritization.score.list' } },
      });
      await score(at, id);
      // [P2.2] One click from where it is said: the form of what waits to be settled.
      expect((await statusOf(at)).next).toMatchObject({
        what: 'settle the scores',
        button: { action_id: 'prioritization.settle.open', value: id },
      });
      await settle(at, id);
      expect(await statusOf(at)).toMatchObject({
        done: 3,
        next: { button: { action_id: 'prioritization.choice.open' } },
      });
      await chooseUseCase(at, id);
      const chosen = await statusOf(at);
      expect(chosen).toMatchObject({
        done: 4,
        next: {
          what: expect.stringContaining('ROI model'),
          button: { action_id: 'prioritization.plan.open' },
        },
        left: { work: 7 },
      });
      expect(chosen.facts).toContain('chosen: Invoice &lt;!here&gt; coding (240 of 625)');
      expect((await statusOf(at, 'de-DE')).next?.what).toContain('ROI-Modell');
    });

    it('[P2.2] does not count a score of an earlier round', async () => {
      const at = await candidateBench(await open());
      const id = await addUseCase(at);
      await score(at, id);
      expect((await statusOf(at)).next?.what).toContain('settle the scores');
      await at.world.db.inWorkspace(at.workspaceId, (tx) =>
        updateScoring(tx, { workspaceId: at.workspaceId, id }, { round: 2 }),
      );
      expect((await statusOf(at)).next?.what).toContain('have the use cases scored');
    });

    it('[E6] counts the risk once it is assessed, and not where the use case is prohibited', async () => {
      const at = await candidateBench(await open());
      const id = await addUseCase(at);
      await settle(at, id);
      await chooseUseCase(at, id);
      const { done } = await statusOf(at);
      const assess = (base: number, yes: string) =>
        assessRisk(at.world, at.lead, {
          engagementId: at.engagementId,
          useCase: id,
          base,
          answers: Object.fromEntries(
            playbook.risk.questions.map(({ key }) => [key, { answer: key === yes, note: null }]),
          ),
          tier: 'high',
          reason: 'So it is',
        });
      await assess(0, 'annex_i');
      expect((await statusOf(at)).done).toBe(done + 1);
      await assess(1, 'prohibited');
      expect((await statusOf(at)).done).toBe(done);
    });

    it('[E2] names the lead as it is now', async () => {
      const at = await candidateBench(await open());
      await changePeople(at.world, at.lead, { engagementId: at.engagementId, lead: ['UNEXT'] });
      expect((await statusOf(at)).next?.on).toEqual(['UNEXT']);
    });
  });

  it('[E5] asks the lead for use cases in phase 2 only', async () => {
    const at = await candidateBench(await open());
    const tasks = () => inCard(at, (context) => candidateTasks(context, 'ULEAD'));
    expect(await tasks()).toEqual([]);
    await enterPhaseTwo(at);
    expect(await tasks()).toMatchObject([
      { engagementId: at.engagementId, button: { action_id: 'prioritization.candidate.add' } },
    ]);
    await addUseCase(at);
    expect(await tasks()).toEqual([]);
  });
});
