import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engagement } from '../../../../db/schema/engagement.ts';
import { gap } from '../../../../db/schema/foundation.ts';
import { ok, PEOPLE, words } from '../../../support/cast.ts';
import { addSource, aSource } from '../../../support/sources.ts';
import { type Story, startStory } from '../../../support/story.ts';

const STEP_1 = { recordsExpected: '1000', recordsPresent: '990', checked: '50', wrong: '6' };
const STEP_2 = { consistent: ['formats', 'units'], ageSeen: '6 h', ageNeeded: '1 day' };

describe('from a bad spot check to a resolved gap', () => {
  let story: Story;
  let engagementId = '';
  beforeAll(async () => {
    story = await startStory();
    await story.start('lena', 'support-triage', { name: 'Ticket triage' });
    const workspaceId = story.sandbox.workspaces[0]?.id ?? '';
    const [found] = await story.db.inWorkspace(workspaceId, (tx) =>
      tx.select().from(engagement).where(eq(engagement.workspaceId, workspaceId)),
    );
    engagementId = found?.id ?? '';
    for (const name of ['crm_tickets', 'erp_invoices']) {
      const actor = { workspaceId, userId: PEOPLE.lena, origin: 'slack' as const };
      await addSource(story.app.world, actor, {
        engagementId,
        id: randomUUID(),
        fields: { ...aSource({ name, checkedOn: '2026-01-05' }) },
      });
    }
  });
  afterAll(() => story?.stop());

  it('[X8] an assessment that was closed half typed is there when one comes back', async () => {
    const lena = story.as('lena');
    const form = await story.opens('lena', 'support-triage', '/playbook assess');
    const typed = { type: 'number_input', value: '989' };
    const [id] = /foundation\.quality\.draft\.[0-9a-f-]{36}/.exec(words(form)) ?? [];
    await ok(
      lena.act({
        kind: 'action',
        as: PEOPLE.lena,
        viewId: form.id,
        action: { action_id: id ?? '', block_id: 'recordsPresent', ...typed },
        values: { recordsPresent: { [id ?? '']: typed } },
      }),
    );
    await story.sandbox.settled();
    await lena.close(form, true);
    const again = await story.opens('lena', 'support-triage', '/playbook assess');
    expect(words(again)).toContain('"initial_value":"989"');
    await lena.close(again, true);
  });

  it('[F2.1] [F2.3] [F3.1] [F3.3] assesses in a round, opens the gap with one click, resolves it with a file', async () => {
    const lena = story.as('lena');
    const first = await story.opens('lena', 'support-triage', '/playbook assess');
    expect(words(first)).toContain('Source 1 of 2');
    expect(await lena.submit(first, { ...STEP_1, recordsExpected: '0' })).toMatchObject({
      ok: false,
      errors: { recordsExpected: expect.stringContaining('At least 1') },
    });
    await ok(lena.submit(first, STEP_1));
    expect(await lena.submit(first, { ...STEP_2, ageSeen: 'old' })).toMatchObject({
      ok: false,
      errors: { ageSeen: expect.stringContaining('6\u00a0h') },
    });
    await ok(lena.submit(first, STEP_2));
    const second = await story.modal('lena', 'Assess data quality');
    expect(words(second)).toContain('Under the threshold: Accuracy');
    expect(words(second)).toContain('erp_invoices');

    await ok(lena.click(second, 'foundation.quality.result'));
    const result = await story.modal('lena', 'Data quality');
    expect(words(result)).toContain('88 % (44 of 50 right)');
    await ok(lena.click(result, 'foundation.quality.gap'));
    const form = await story.modal('lena', 'Record a gap');
    expect(words(form)).toContain('Accuracy of crm_tickets');
    expect(await lena.submit(form, { effect: 'degrading' })).toMatchObject({
      ok: false,
      errors: { expectedLoss: expect.stringContaining('estimate') },
    });
    await ok(lena.submit(form, { effect: 'degrading', expectedLoss: '4', owner: PEOPLE.priya }));
    const shown = await story.modal('lena', 'Gap');
    expect(words(shown)).toContain('costs about 4 %');

    await ok(lena.click(shown, 'foundation.gap.menu.resolve'));
    const resolve = await story.modal('lena', 'Resolve gap');
    expect(await lena.submit(resolve)).toMatchObject({ ok: false, errors: { note: expect.any(String) } });
    await ok(lena.submit(resolve, { file: [lena.upload('recheck.csv', 'id,right\n1,yes\n')] }));
    expect(words(await story.modal('lena', 'Gap'))).toContain('recheck.csv');
    const [saved] = await story.db.inWorkspace(story.sandbox.workspaces[0]?.id ?? '', (tx) =>
      tx.select().from(gap),
    );
    expect(saved).toMatchObject({ state: 'resolved', type: 'accuracy', resolvedBy: PEOPLE.lena });
    await lena.close(shown, true);
  });

  it('[F3.2] [F3.4] [H5] records a message as a blocking gap, lists it first, and says why it cannot be waived', async () => {
    const lena = story.as('lena');
    await ok(lena.post('support-triage', 'Half of the labels of 2024 are missing <!channel>'));
    const said = await story.message('lena', 'support-triage', 'Half of the labels');
    await ok(lena.shortcut('foundation_record_gap', said));
    const what = await story.modal('lena', 'Record a gap');
    expect(words(what)).toContain('Half of the labels of 2024');
    await ok(lena.submit(what, { type: 'historical coverage', title: 'No labels for 2024' }));
    await ok(lena.submit(what, { effect: 'blocking' }));
    await lena.close(await story.modal('lena', 'Gap'), true);

    await ok(lena.command('support-triage', '/playbook approvers'));
    await ok(lena.submit(await story.modal('lena', 'Approvers'), { data: [PEOPLE.lena] }));
    const list = await story.opens('lena', 'support-triage', '/playbook gaps');
    expect(words(list)).toContain('*1* · ✕ open, blocking · *No labels for 2024*');
    const value = JSON.stringify(list.blocks).match(/"value":"(waive [0-9a-f-]{36})"/)?.[1];
    await ok(lena.choose(list, 'foundation.gap.menu', value));
    const refusal = await story.modal('lena', 'That didn’t work');
    expect(words(refusal)).toContain('a blocking gap can’t be waived');
    await lena.close(refusal);
    await ok(lena.click(list, 'foundation.gap.post'));
    await story.message('lena', 'support-triage', 'No labels for 2024');
    await lena.close(list, true);
  });
});
