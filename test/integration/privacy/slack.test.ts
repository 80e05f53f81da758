import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ok, PEOPLE, words } from '../../support/cast.ts';
import { type Story, startStory } from '../../support/story.ts';

const HERE = 'support-triage';

describe('data and privacy in Slack', () => {
  let story: Story;
  beforeAll(async () => {
    story = await startStory();
  });
  afterAll(() => story?.stop());

  it('[A3] an admin sets how long data stay, holds, and has somebody erased; the messages that named them follow', async () => {
    const ada = story.as('ada');
    await story.start('marco', HERE);
    const card = await story.message('marco', HERE, PEOPLE.marco);
    const refused = await story.as('marco').command(HERE, '/playbook privacy');
    expect(refused.ok).toBe(true);
    await story.sandbox.until(() =>
      JSON.stringify(story.as('marco').messages(HERE)).includes('admins of your'),
    );

    const settings = await story.opens('ada', HERE, '/playbook privacy');
    expect(words(settings)).toContain('Readings of monitors: *400 days*');
    await ok(ada.click(settings, 'privacy.retention.open'));
    const days = await story.modal('ada', 'How long data stay');
    expect(await ada.submit(days, { imports: '3651' })).toMatchObject({ ok: false });
    await ok(ada.submit(days, { imports: '30' }));
    const saved = await story.modal('ada', 'Data and privacy');
    expect(words(saved)).toContain('not decided on: *30 days* (set here)');

    await ok(ada.click(saved, 'privacy.hold.open'));
    await ok(ada.submit(await story.modal('ada', 'Place a legal hold'), { reason: 'Case <12>' }));
    const held = await story.modal('ada', 'Data and privacy');
    expect(words(held)).toContain('*The whole workspace* · until it is lifted\\nCase &lt;12&gt;');
    await ok(ada.click(held, 'privacy.person.open'));
    const form = await story.modal('ada', 'Erase a person');
    expect(await ada.submit(form, { person: PEOPLE.marco })).toMatchObject({
      errors: { person: expect.stringContaining('Case') },
    });
    await ok(ada.close(form));

    const again = await story.opens('ada', HERE, '/playbook privacy');
    await ok(ada.click(again, 'privacy.hold.lift'));
    const lifted = await story.sandbox.until(() => {
      const view = ada.view();
      return view && words(view).includes('Nothing is held') ? view : undefined;
    });
    await ok(ada.click(lifted, 'privacy.person.open'));
    await ok(ada.submit(await story.modal('ada', 'Erase a person'), { person: PEOPLE.marco }));
    const preview = await story.modal('ada', 'Where they appear');
    expect(words(preview)).toMatch(/in 1 engagement and these places:.*Engagements and their people: \*\d/);
    await ok(ada.submit(preview));

    const told = await story.directMessage('ada', 'who a person you had erased is called');
    const alias = words(told).match(/erased-[0-9a-f]{8}/)?.[0] ?? '';
    await story.sandbox.until(() => {
      const found = ada.messages(HERE).find((one) => one.ts === card.ts);
      return found && !words(found).includes(PEOPLE.marco);
    });
    expect(words(await story.opens('ada', HERE, '/playbook privacy'))).toContain(`*${alias}* · erased`);
  });
});
