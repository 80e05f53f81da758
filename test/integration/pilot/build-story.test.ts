import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { engagement } from '../../../db/schema/engagement.ts';
import { stagingRun } from '../../../db/schema/pilot.ts';
import { advancePhase } from '../../../src/engagement/change-phase.ts';
import { engagementVerb } from '../../../src/engagement/verb.ts';
import { ok, PEOPLE, words } from '../../support/cast.ts';
import { datesShown } from '../../support/dates.ts';
import { slackActor } from '../../support/engagements.ts';
import { putSeal, sealedPlan } from '../../support/evaluations.ts';
import { type Story, startStory } from '../../support/story.ts';
import { record } from '../../support/verdicts.ts';

const HERE = 'support-triage';
/** As an approved exit gate does it. */
const advance = engagementVerb({
  input: z.object({ engagementId: z.uuid(), to: z.number() }),
  may: ['lead'],
  exclusive: true,
  run: (acting, { to }) => advancePhase(acting, to),
});

describe('building the pilot, in Slack', () => {
  let story: Story;
  let bench: Parameters<typeof record>[0];
  beforeAll(async () => {
    story = await startStory();
    await story.start('lena', HERE, { name: 'Ticket triage' });
    const workspaceId = story.sandbox.workspaces[0]?.id ?? '';
    const { world } = story.app;
    const [found] = await story.db.inWorkspace(workspaceId, (tx) =>
      tx.select().from(engagement).where(eq(engagement.workspaceId, workspaceId)),
    );
    const engagementId = found?.id ?? '';
    const lena = slackActor(workspaceId, PEOPLE.lena);
    for (const to of [2, 3]) await advance(world, lena, { engagementId, to });
    bench = { world, workspaceId, engagementId, clock: world.clock, as: () => lena } as never;
    await putSeal(story.db, bench, sealedPlan(), 1);
  });
  afterAll(() => story?.stop());

  it('[B1] lists the steps, takes one as done with its evidence, and opens it again with a reason', async () => {
    const lena = story.as('lena');
    const list = await story.opens('lena', HERE, '/playbook build');
    expect(words(list)).toContain('0 of 8 steps done');
    const [, taskId = ''] = words(list).match(/finish ([0-9a-f-]{36})/) ?? [];
    await ok(lena.choose(list, 'pilot.build.menu', `plan ${taskId}`));
    const plan = await story.modal('lena', 'Plan a step');
    expect(await lena.submit(plan, { dueOn: '2020-01-01' })).toMatchObject({
      errors: { dueOn: expect.stringContaining('over') },
    });
    // Due before all others, so that it stays the first one.
    const soon = Temporal.Now.plainDateISO().add({ days: 2 });
    await ok(lena.submit(plan, { owner: PEOPLE.priya, dueOn: soon.toString() }));
    const planned = await story.modal('lena', 'Build sequence');
    expect(datesShown(words(planned))).toContain(
      `<@${PEOPLE.priya}> · by ${soon.toLocaleString('en-GB', { dateStyle: 'medium' })}`,
    );

    await ok(lena.choose(planned, 'pilot.build.menu', `finish ${taskId}`));
    await ok(lena.submit(await story.modal('lena', 'Step done'), { evidence: 'https://ci.example/7' }));
    const done = await story.modal('lena', 'Build sequence');
    expect(words(done)).toContain('1 of 8 steps done');
    expect(words(done)).toContain('<https://ci.example/7|');

    await ok(lena.click(done, 'pilot.build.again'));
    await ok(lena.submit(await story.modal('lena', 'Open again'), { reason: 'One is missing' }));
    const again = await story.modal('lena', 'Build sequence');
    expect(words(again)).toContain('0 of 8 steps done');
    await lena.close(again, true);
  });

  it('[B7] records a staging run in two steps, with faults at their fields, and shows it against the seal', async () => {
    const lena = story.as('lena');
    const none = await story.opens('lena', HERE, '/playbook staging');
    expect(words(none)).toContain('no model version');
    await lena.close(none, true);
    await record(bench, 'v3', { hits: 95, n: 100 }, { id: randomUUID() });

    const list = await story.opens('lena', HERE, '/playbook staging');
    expect(words(list)).toContain('*v3* · – no run yet');
    await ok(lena.click(list, 'pilot.staging.record'));
    const form = await story.modal('lena', 'Record a staging run');
    const numbers = { minutes: '60', cases: '400', errors: '500', p95Ms: '412.5' };
    expect(await lena.submit(form, numbers)).toMatchObject({
      errors: { errors: expect.stringContaining('400 cases') },
    });
    await ok(lena.submit(form, { ...numbers, errors: '2' }));
    const second = await story.modal('lena', 'Record a staging run');
    expect(words(second)).toContain('✕ fail · 400 an hour, needs 500');
    expect(words(second)).toContain('✓ pass · 0.5 % errors, at most 1 %');

    // Back: what was typed is still there.
    await ok(lena.click(second, 'pilot.staging.step.1'));
    const first = await story.sandbox.until(() => {
      const view = lena.view();
      return view && words(view).includes('How many minutes') ? view : undefined;
    });
    expect(words(first)).toContain('412.5');
    await ok(lena.submit(first, { cases: '520' }));
    const seen = await story.sandbox.until(() => {
      const view = lena.view();
      return view && words(view).includes('520 an hour') ? view : undefined;
    });
    const sightings = { auditLogSeen: 'yes', checkpointSeen: 'no' };
    expect(await lena.submit(seen, sightings)).toMatchObject({
      errors: { auditLogLink: expect.stringContaining('where') },
    });
    await ok(lena.submit(seen, { ...sightings, auditLogLink: 'https://logs.example/1' }));
    const after = await story.modal('lena', 'Staging runs');
    await story.sandbox.until(() => (words(lena.view() ?? after).includes('5 of 6') ? true : undefined));
    expect(words(lena.view() ?? after)).toContain('✕ fail · human checkpoint not seen');
    const rows = await story.db.inWorkspace(bench.workspaceId, (tx) => tx.select().from(stagingRun));
    expect(rows).toMatchObject([{ cases: 520, errors: 2, minutes: 60, auditLogSeen: true }]);
  });
});
