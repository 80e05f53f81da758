import type { Modal } from '@phasegate/block-kit/blocks.ts';
import { lintView } from '@phasegate/block-kit/validate.ts';
import { expect, it } from 'vitest';
import { proposedAction } from '../../../db/schema/actions.ts';
import { openItem } from '../../../src/gates/handlers/more.ts';
import type { ActionVisit } from '../../../src/handlers.ts';
import { recordRetrainingTest } from '../../../src/production/stages/retraining.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { eitherEngine } from '../../support/database.ts';
import { ask, judge, promote, reportError, type StagesBench, stagesBench } from '../../support/stages.ts';

/** What an approver reads behind an item of a request. */
async function look(made: StagesBench, request: string, item: string, locale = 'en'): Promise<string> {
  const opened: Modal[] = [];
  const visit = {
    world: made.world,
    actor: made.as('UBIZ'),
    say: sayIn(locale),
    value: `${request} ${item}`,
    openModal: async (one: Modal) => void opened.push(one),
  };
  await openItem(visit as unknown as ActionVisit);
  const [view] = opened;
  if (!view) throw new Error('nothing was opened');
  expect(lintView(view)).toEqual([]);
  return JSON.stringify(view);
}

/** Three days of verdicts: as many as the first stage asks for. */
function enough(made: StagesBench): Promise<void> {
  const day = { right: 196, wrong: 4 };
  return judge(made, { ...day, ago: 2 }, { ...day, ago: 1 }, day);
}

type Row = typeof proposedAction.$inferInsert;

/** An action of the supervised period that the first stage would let through. */
async function action(made: StagesBench, caseId: string, more: Partial<Row>): Promise<void> {
  const { workspaceId, deploymentId, clock } = made;
  const row: Row = {
    workspaceId,
    deploymentId,
    caseId,
    contentDigest: '0'.repeat(64),
    proposalDigest: '0'.repeat(64),
    complexity: 'low',
    confidence: 0.95,
    summary: 'A refund',
    outcome: 'approve',
    proposal: { value: {} },
    stage: 0,
    opensAt: 1,
    sealVersion: 1,
    answer: 'review',
    rule: 'supervised',
    review: 'decided',
    blind: false,
    verdict: 'agree',
    decidedBy: 'UREVIEW',
    decidedAt: clock.now(),
    receivedAt: clock.now(),
    ...more,
  };
  await made.world.db.inWorkspace(workspaceId, (tx) => tx.insert(proposedAction).values(row));
}

eitherEngine('what stands behind the gates of phase 4', (open) => {
  it('[G14] verdicts by day and each case that was wrong, with whoever put it right', async () => {
    const made = await stagesBench(await open());
    await enough(made);
    await judge(made, { right: 98, wrong: 2, opensAt: 2 });
    const wrong = { verdict: 'override', rightOutcome: 'deny' } as const;
    await action(made, 'case-agreed', {});
    await action(made, 'case-7', {
      ...wrong,
      note: 'No <!channel> receipt',
      link: 'https://c.example.com/7',
    });
    await action(made, 'case-hard', { ...wrong, opensAt: 2 });
    const request = await ask(made, 'promotion', 'stage 1');
    const before = await look(made, request, 'before');
    expect(before).toContain('294 of 300 right (98\u00a0%)');
    expect(before).toContain('196 of 200 right (98\u00a0%)');
    expect(before).toContain(
      '*<https://c.example.com/7|case-7>*: proposed approve, right was deny · <@UREVIEW>',
    );
    expect(before).toContain('No &lt;!channel&gt; receipt');
    expect(before).toContain('case-hard');
    expect(before).not.toContain('case-agreed');
    const added = await look(made, request, 'added', 'de');
    expect(added).toContain('196 von 200 richtig');
    expect(added).not.toContain('294 von 300');
    expect(added).toContain('vorgeschlagen approve, richtig war deny');
    expect(added).not.toContain('case-hard');
    expect(await look(made, request, 'running')).toContain('It runs, supervised, since');
  });

  it('[G14] what was executed before anybody agreed, and what came of each material error', async () => {
    const made = await stagesBench(await open());
    await enough(made);
    const request = await ask(made, 'promotion', 'stage 1');
    expect(await look(made, request, 'reviewed')).toContain('Nothing is recorded for this yet');
    const none = { review: 'waiting', verdict: null, decidedBy: null, decidedAt: null } as const;
    await action(made, 'case-early', { ...none, executedAt: made.clock.now() });
    await action(made, 'case-waits', none);
    const reviewed = await look(made, request, 'reviewed');
    expect(reviewed).toMatch(/\*case-early\*: executed .*, decided by nobody yet/);
    expect(reviewed).not.toContain('case-waits');
    await reportError(made, 'case-9');
    expect(await look(made, request, 'errors')).toContain('▲ *case-9* · opened');
    expect(await look(made, request, 'running')).toContain('Every action goes to people since');
  });

  it('[G14] the stages and what brought them about, and every test of the retraining pipeline', async () => {
    const made = await stagesBench(await open());
    await enough(made);
    await promote(made, 1);
    made.clock.advance({ hours: 24 * 7 });
    await judge(made, { stage: 1, right: 40, autonomous: 40 });
    const test = (id: string, passed: boolean) =>
      recordRetrainingTest(made.world, made.as('UENG'), {
        engagementId: made.engagementId,
        id,
        passed,
        model: passed ? 'v4' : '',
        evidence: passed ? 'Run 12' : 'The trigger was not heard',
      });
    await test('5b0a7d0e-6f53-4d0e-8f0c-2f8f0a8d1f02', false);
    made.clock.advance({ hours: 1 });
    await test('5b0a7d0e-6f53-4d0e-8f0c-2f8f0a8d1f03', true);
    const request = await ask(made, 'production');
    const stages = await look(made, request, 'stages');
    expect(stages).toContain('*Stage 1* · its gate approved · <@U');
    expect(stages).toContain('*Supervised* · put to work · <@ULEAD>');
    expect(await look(made, request, 'lasted', 'de')).toContain('*Stufe 1* · Gate genehmigt');
    const retraining = await look(made, request, 'retraining');
    expect(retraining).toMatch(/✓ Passed: v4 came out.*✕ Failed/);
    expect(retraining).toContain('The trigger was not heard');
  });
});
