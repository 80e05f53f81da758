import { randomUUID } from 'node:crypto';
import { placedElements } from '@phasegate/slack-sandbox/blocks.ts';
import type { View } from '@phasegate/slack-sandbox/page/contract.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { proposedAction } from '../../../db/schema/actions.ts';
import { changePeople } from '../../../src/engagement/change-people.ts';
import { engagement } from '../../../src/engagement/room.ts';
import { foundation } from '../../../src/foundation/room.ts';
import { gates } from '../../../src/gates/room.ts';
import { production } from '../../../src/production/room.ts';
import { ok, PEOPLE, words } from '../../support/cast.ts';
import { slackActor, startedEngagement } from '../../support/engagements.ts';
import { putInPhase, putSeal, sealedPlan } from '../../support/evaluations.ts';
import { playbookWith } from '../../support/gates.ts';
import { DEPLOYMENT, putCase, putDeployment, ROLLOUT } from '../../support/production.ts';
import { type Story, startStory } from '../../support/story.ts';
import { TestClock } from '../../support/world.ts';

const WORKSPACE = 'T0NORTHWND';
const HERE = 'support-triage';

let story: Story;
let bench: Parameters<typeof putCase>[0] & { engagementId: string };
beforeAll(async () => {
  story = await startStory({ rooms: [engagement, foundation, production, gates], playbook: playbookWith() });
  const { world } = story.app;
  const engagementId = await startedEngagement(world, WORKSPACE, {
    leadId: PEOPLE.lena,
    channelId: 'C0SUPTRIAG',
    name: `Triage ${randomUUID().slice(0, 8)}`,
  });
  const clock = new TestClock(world.clock.now());
  bench = { world, workspaceId: WORKSPACE, deploymentId: DEPLOYMENT, clock, engagementId };
  await putInPhase(world.db, bench, 4);
  await putSeal(world.db, bench, sealedPlan({ rollout: ROLLOUT }), 1);
  await putDeployment(world.db, bench);
});
afterAll(() => story?.stop());

const lena = () => story.as('lena');
/** What stands on the screen once it is something else than this. */
const next = (before: View): Promise<View> =>
  story.sandbox.until(() => {
    const view = lena().view();
    return view && (view.id !== before.id || view.hash !== before.hash) ? view : undefined;
  }, 20_000);

it('[S1.2] [S1.4] sixty simple cases are at most 1.2 clicks each; why there is no kappa is said in words', {
  timeout: 120_000,
}, async () => {
  for (let number = 1; number <= 60; number += 1) {
    bench.clock.advance({ seconds: 1 });
    await putCase(bench, `case-${String(number).padStart(2, '0')}`, {
      summary: `Customer ${number} <@U0MARCO> writes from jane.${number}@example.org`,
      blind: number % 10 === 0,
      ...(number === 1 && { link: 'https://cases.example.com/1' }),
    });
  }
  let view = await story.opens('lena', HERE, '/playbook review');
  expect(words(view)).toContain('60 wait');
  expect(words(view)).toContain('[email]');
  expect(words(view)).not.toContain('jane.1@');
  let clicks = 1;
  while (!words(view).includes('Nothing waits for you')) {
    const isBlind = /production\.review\.choose\.0/.test(words(view));
    const before = view;
    // One in fifteen is decided otherwise, which is one click as well.
    const seen = clicks % 15 === 0 ? 'production.review.override.0-0' : 'production.review.agree.0';
    await ok(lena().click(view, isBlind ? 'production.review.choose.0-0' : seen));
    clicks += 1;
    view = await next(before);
    expect(clicks).toBeLessThan(100);
  }
  expect(clicks / 60).toBeLessThanOrEqual(1.2);
  expect(words(view)).toContain('60 today');
  await ok(lena().close(view, true));

  const { world } = bench;
  await production.ticks
    ?.find((tick) => tick.name === 'production.queue.show')
    ?.run(world, { workspaceId: WORKSPACE, userId: 'system', origin: 'clock' }, world.clock.now());
  const card = await story.sandbox.until(
    () =>
      lena()
        .messages(HERE)
        .findLast((message) => words(message).includes('*Review ·')),
    20_000,
  );
  await ok(lena().click(card, 'production.review.reviewers'));
  const people = await story.modal('lena', 'How people judge');
  expect(words(people)).toMatch(/all 6 cases were given one and the same answer/);
  expect(words(people)).not.toContain('NaN');
  await ok(lena().close(people, true));
});

it('[S1.2] a material error is asked for on top of the batch, and the batch goes on', async () => {
  await putCase(bench, 'harm');
  await putCase(bench, 'other');
  const batch = await story.opens('lena', HERE, '/playbook review');
  await ok(lena().click(batch, 'production.review.material.0'));
  const form = await story.modal('lena', 'Material error');
  const refused = await lena().submit(form, { note: '' });
  expect(refused).toBeDefined();
  await ok(lena().submit(form, { note: 'Paid twice' }));
  const after = await story.sandbox.until(() => {
    const view = lena().view();
    return view && words(view).includes('material error. The model is paused') ? view : undefined;
  }, 20_000);
  expect(words(after)).toContain('other');
  await ok(lena().close(after, true));
});

it('[S1.2] a click on a case that was decided meanwhile says by whom, and the batch goes on', async () => {
  for (const caseId of ['seen twice', 'not yet seen']) await putCase(bench, caseId, { confidence: 0.95 });
  const { world, engagementId } = bench;
  await changePeople(world, slackActor(WORKSPACE, PEOPLE.lena), { engagementId, reviewer: [PEOPLE.marco] });
  const hers = await story.opens('lena', HERE, '/playbook review');
  expect(words(hers)).toContain('seen twice');
  // Left lying for too long, it goes to somebody else.
  const longAgo = world.clock.now().subtract({ hours: 1 });
  await world.db.inWorkspace(WORKSPACE, (tx) =>
    tx.update(proposedAction).set({ claimedAt: longAgo }).where(eq(proposedAction.review, 'waiting')),
  );
  const his = await story.opens('marco', HERE, '/playbook review');
  await ok(story.as('marco').click(his, agreeTo(his, 'seen twice')));
  await story.sandbox.until(() => !words(story.as('marco').view() ?? {}).includes('"seen twice"'), 20_000);
  await ok(story.as('marco').close(story.as('marco').view() ?? his));
  await story.sandbox.settled(20_000);
  await ok(lena().click(hers, agreeTo(hers, 'seen twice')));
  const told = await next(hers);
  expect(words(told)).toContain(`seen twice: <@${PEOPLE.marco}> has decided it already.`);
  expect(words(told)).toContain('not yet seen');
  await ok(lena().close(told));
});

/** “Agree” beside a case, wherever in the batch it stands. */
const agreeTo = ({ blocks }: View, caseId: string): string =>
  String(
    placedElements(blocks ?? []).find(
      ({ element }) =>
        element.value === caseId && String(element.action_id).startsWith('production.review.agree.'),
    )?.element.action_id,
  );

it('[S1.5] an edge case is recorded from the queue and resolved from the list', async () => {
  const card = await story.sandbox.until(
    () =>
      lena()
        .messages(HERE)
        .findLast((message) => words(message).includes('*Review ·')),
    20_000,
  );
  await ok(lena().click(card, 'production.edge.open'));
  const form = await story.modal('lena', 'Edge case');
  await ok(lena().submit(form, { text: 'A refund in two currencies', caseId: '' }));
  const list = await story.modal('lena', 'Edge cases');
  expect(words(list)).toContain('A refund in two currencies');
  const resolve = /production\.edge\.resolve\.[0-9a-f-]+/.exec(words(list))?.[0] ?? '';
  await ok(lena().click(list, resolve));
  const form2 = await next(list);
  await ok(lena().submit(form2, { resolution: 'A rule refers them' }));
  const done = await next(form2);
  expect(words(done)).toContain('A rule refers them');
});

it('[S1.2] what was chosen beside one case does not stand beside the next; closed, the cases are everybody’s again', async () => {
  const long = {
    proposal: { value: { tool: 'refund', arguments: { why: 'late '.repeat(100), recipient: 'Jane' } } },
  };
  await putCase(bench, 'long', long);
  await putCase(bench, 'short');
  const batch = await story.opens('lena', HERE, '/playbook review');
  const blocks = (batch.blocks ?? []).filter(({ type }) => type === 'actions');
  expect(blocks.map(({ block_id }) => block_id)).toContain('case.long');
  expect(words(batch)).not.toContain('recipient: Jane');
  const place = /production\.review\.whole\.\d+/.exec(words(batch))?.[0] ?? '';
  await ok(lena().click(batch, place));
  const whole = await story.modal('lena', 'A case in full');
  expect(words(whole)).toContain('recipient: Jane');
  await ok(lena().close(whole));
  const taken = () =>
    bench.world.db.inWorkspace(WORKSPACE, async (tx) => {
      const rows = await tx.select().from(proposedAction).where(eq(proposedAction.review, 'waiting'));
      return rows.filter(({ claimedBy }) => claimedBy !== null).length;
    });
  expect(await taken()).toBeGreaterThanOrEqual(2);
  await ok(lena().close(batch));
  await expect.poll(taken, { timeout: 20_000 }).toBe(0);
});
