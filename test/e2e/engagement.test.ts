import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ok, PEOPLE, words } from '../support/cast.ts';
import { type Story, startStory } from '../support/story.ts';

describe('an engagement, from its start', () => {
  let story: Story;
  beforeAll(async () => {
    story = await startStory();
  });
  afterAll(() => story?.stop());

  it('[E1] is started in two steps, and its card is posted once, pinned, and edited from then on', async () => {
    const lena = story.as('lena');
    const card = await story.start('lena', 'support-triage', { name: 'Invoice coding' });
    expect(words(card)).toContain('Phase 1 Data foundation');
    await story.sandbox.until(
      () => lena.messages('support-triage').find((one) => one.ts === card.ts)?.pinned,
    );
    await ok(lena.choose(card, 'engagement.card.more', optionOf(card, 'details')));
    const form = await story.modal('lena', 'Details');
    await ok(lena.submit(form, { name: 'Invoice coding, EMEA' }));
    const edited = await story.message('marco', 'support-triage', 'Invoice coding, EMEA');
    expect(edited.ts).toBe(card.ts);
    expect(
      lena.messages('support-triage').filter((one) => words(one).includes('Invoice coding')),
    ).toHaveLength(1);
  });

  it('[X8] shows what is wrong at its field, keeps the form, and takes it once it is right', async () => {
    const lena = story.as('lena');
    const form = await story.opens('lena', 'support-triage', '/playbook start');
    const refused = await lena.submit(form, {
      name: 'A',
      goal: 'B',
      channelId: 'C0SUPTRIAG',
      newChannelName: 'Not a name',
    });
    expect(refused).toMatchObject({
      ok: false,
      errors: { newChannelName: expect.stringContaining('small letters') },
    });
    expect(lena.view()?.id).toBe(form.id);
    await ok(lena.submit(form, { name: 'A', goal: 'B', newChannelName: 'ai-a' }));
    await lena.close(form, true);
  });

  it('[X8] gives back what was typed into a form that was closed', async () => {
    const marco = story.as('marco');
    const form = await story.opens('marco', 'support-triage', '/playbook start');
    await ok(
      marco.act({
        kind: 'action',
        as: PEOPLE.marco,
        viewId: form.id,
        action: {
          action_id: 'engagement.start.draft',
          block_id: 'name',
          type: 'plain_text_input',
          value: 'Half a thought',
        },
        values: { name: { 'engagement.start.draft': { type: 'plain_text_input', value: 'Half a thought' } } },
      }),
    );
    await story.sandbox.settled();
    await marco.close(form);
    const again = await story.opens('marco', 'support-triage', '/playbook start');
    expect(words(again)).toContain('Half a thought');
    await marco.close(again, true);
  });

  it('[E1] makes a new channel, invites the people and pins the card there', async () => {
    const lena = story.as('lena');
    const form = await story.opens('lena', 'support-triage', '/playbook start');
    await ok(lena.submit(form, { name: 'Route requests', goal: 'Faster', newChannelName: 'ai-routing' }));
    await ok(lena.submit(await story.after('lena', form)));
    await story.sandbox.until(() =>
      story.sandbox.workspaces[0]?.channels.some((one) => one.name === 'ai-routing'),
    );
    const card = await story.sandbox.until(() => {
      const found = story.sandbox.workspaces[0]?.channels.find((one) => one.name === 'ai-routing');
      return found?.members.includes(PEOPLE.lena)
        ? lena.messages('ai-routing').find((one) => words(one).includes('Route requests'))
        : undefined;
    });
    expect(words(card)).toContain('Phase 1');
  });

  it('[X9] [E1] only its people may see it: a new channel is private, of an existing one it is said before', async () => {
    const lena = story.as('lena');
    const form = await story.opens('lena', 'general', '/playbook start');
    await ok(lena.submit(form, { name: 'Layoffs', goal: 'Quietly', channelId: '', newChannelName: 'quiet' }));
    const step2 = await story.after('lena', form);
    expect(words(step2)).toContain('In an existing public channel everybody can read what is posted.');
    await ok(lena.submit(step2, { visibility: 'restricted' }));
    const made = await story.sandbox.until(() =>
      story.sandbox.workspaces[0]?.channels.find((one) => one.name === 'quiet'),
    );
    expect(made.kind).toBe('private');
    await story.message('lena', 'quiet', 'Layoffs');
  });

  it('[E1] tells the lead how to invite the bot to a private channel, and posts once it is in', async () => {
    const lena = story.as('lena');
    const step1 = await story.opens('lena', 'general', '/playbook start');
    await ok(
      lena.submit(step1, {
        name: 'Model risk',
        goal: 'Known risks',
        channelId: 'C0MODELRSK',
        newChannelName: '',
      }),
    );
    await ok(lena.submit(await story.after('lena', step1)));
    const told = await story.directMessage('lena', '/invite');
    expect(words(told)).toContain('Nothing is lost');
    await ok(lena.invite('model-risk', story.sandbox.botUserId));
    await story.message('lena', 'model-risk', 'Model risk');
    await story.directMessage('lena', 'is being posted now');
  });

  it('[H2] suggests the command that was meant, and has help for every one', async () => {
    const lena = story.as('lena');
    await ok(lena.command('general', '/playbook strat'));
    await story.message('lena', 'general', 'Did you mean');
    for (const name of ['start', 'team', 'approvers', 'details', 'phases', 'sources', 'gaps']) {
      await ok(lena.command('general', `/playbook help ${name}`));
      await story.message('lena', 'general', `/playbook ${name}`);
    }
  });

  it('[H2] `/playbook` offers what one can do here and now: a beginning, or the work, or a look', async () => {
    const shown = async (first: 'priya' | 'lena', channel: string) => {
      await ok(story.as(first).command(channel, '/playbook'));
      const told = await story.message(first, channel, 'engagement.overview.more');
      await ok(story.as(first).click(told, 'engagement.overview.more'));
      const more = await story.modal(first, 'What you can do here');
      await ok(story.as(first).close(more, true));
      return words(told) + words(more);
    };
    const nothing = await shown('priya', 'general');
    expect(nothing).toContain('engagement.start.open');
    expect(nothing).toContain('/playbook start');
    expect(nothing).not.toContain('/playbook sources');
    const atWork = await shown('lena', 'support-triage');
    expect(atWork).toContain('foundation.source.add');
    expect(atWork).toContain('/playbook sources');
    expect(atWork).not.toContain('/playbook candidates');
    // Three buttons, and the way to everything else.
    expect(atWork.match(/"type":"button"/g)).toHaveLength(4);
    const looking = await shown('priya', 'support-triage');
    expect(looking).toContain('Phase 1 Data foundation');
    expect(looking).not.toContain('foundation.source.add');
  });

  it('[H7] speaks German to Jonas', async () => {
    const jonas = story.as('jonas');
    await story.sandbox.until(async () => {
      await jonas.command('support-triage', '/playbook start');
      await story.sandbox.settled();
      return jonas.view()?.title?.text === 'Vorhaben beginnen';
    });
    const view = jonas.view();
    if (view) await jonas.close(view, true);
  });

  it('[E2] [X5] two people have the team open at once: what each of them changes is kept', async () => {
    const [sam, ada] = [story.as('sam'), story.as('ada')];
    const card = await story.start('sam', 'general', { name: 'Claims intake' });
    await ok(sam.choose(card, 'engagement.card.more', optionOf(card, 'approvers')));
    const mine = await story.modal('sam', 'Approvers');
    await ok(ada.choose(card, 'engagement.card.more', optionOf(card, 'approvers')));
    await ok(ada.submit(await story.modal('ada', 'Approvers'), { legal: [PEOPLE.jonas] }));
    await story.message('sam', 'general', `Legal <@${PEOPLE.jonas}>`);
    await ok(sam.submit(mine, { data: [PEOPLE.priya] }));
    const both = await story.message('sam', 'general', `Data <@${PEOPLE.priya}>`);
    expect(words(both)).toContain(`Legal <@${PEOPLE.jonas}>`);
  });

  it('[E2] shows a duty as unassigned when its person is deactivated, and tells the lead', async () => {
    const ada = story.as('ada');
    const card = await story.start('ada', 'general', { name: 'Contract review' });
    await ok(ada.choose(card, 'engagement.card.more', optionOf(card, 'approvers')));
    await ok(ada.submit(await story.modal('ada', 'Approvers'), { legal: [PEOPLE.sam] }));
    await story.message('ada', 'general', `Legal <@${PEOPLE.sam}>`);
    story.sandbox.faults.deactivate(PEOPLE.sam);
    await story.message('ada', 'general', 'Legal _unassigned_');
    await story.directMessage('ada', 'has left Slack');
  });
});

/** The value of an entry of the card's menu. */
function optionOf(card: { blocks?: unknown[] }, what: string): string {
  const found = JSON.stringify(card.blocks).match(new RegExp(`"value":"([0-9a-f-]{36} ${what})"`));
  if (!found?.[1]) throw new Error(`no ${what} in the menu`);
  return found[1];
}
