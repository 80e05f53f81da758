import { randomUUID } from 'node:crypto';
import type { View } from '@phasegate/slack-sandbox/page/contract.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type First, ok, words } from '../support/cast.ts';
import { eachEngine } from '../support/database.ts';
import { fillSource } from '../support/inventory.ts';
import { type Story, startStory } from '../support/story.ts';

eachEngine('the story of a Home, over signed HTTP', (open) => {
  let story: Story;
  beforeAll(async () => {
    story = await startStory({ db: await open() });
  });
  afterAll(() => story?.stop());

  /** That person's Home once it says so. */
  const home = (first: First, text: string | RegExp): Promise<View> =>
    story.sandbox.until(() => {
      const view = story.as(first).home();
      return view && new RegExp(text).test(words(view)) ? view : undefined;
    });

  it('[H1] is empty at first, says what to do next, and its button starts an engagement', async () => {
    const lena = story.as('lena');
    await ok(lena.openHome());
    const empty = await home('lena', 'You are in no engagement yet');
    expect(words(empty)).toMatch(/Nothing waits on you yet/);
    await ok(lena.click(empty, 'engagement.start.open'));
    await story.modal('lena', 'Start an engagement');
    await ok(lena.close(await story.modal('lena', 'Start an engagement'), true));
  });

  it('[H1] follows what changes while it is open, in the order tasks, engagements, settings', async () => {
    const card = await story.start('lena', 'support-triage');
    const shown = await home('lena', 'Your engagements \\(1\\)');
    expect(words(shown)).toMatch(/Your tasks.*Your engagements.*Settings/);
    expect(words(shown)).toMatch(/Add the first data source|first data source/);
    await ok(story.as('lena').click(card, 'foundation.source.add'));
    await fillSource(story, 'lena', await story.modal('lena', 'Add data source'));
    // The step that the card names now, without Home being opened again.
    const next = await home('lena', /assess/i);
    const onCard = await story.message('lena', 'support-triage', /assess/i);
    const step = /\*Next:\*[^"]*/.exec(words(onCard))?.[0];
    expect(step).toBeTruthy();
    expect(words(next)).toContain(step);
  });

  it('[H1] its buttons act where one is, and what is refused is seen there', async () => {
    const lena = story.as('lena');
    const shown = await home('lena', 'engagement.people.approvers');
    await ok(lena.click(shown, 'engagement.people.approvers'));
    await ok(lena.close(await story.modal('lena', 'Approvers'), true));
    await ok(lena.choose(shown, 'home.digest.open', randomUUID()));
    const refused = await story.modal('lena', 'That didn’t work');
    expect(words(refused)).toContain('This isn’t there any more, or you can’t see it');
    await ok(lena.close(refused, true));
    const offered = await lena.suggest(shown, 'home.digest.open', 'ticket');
    expect(JSON.stringify(offered)).toContain('Support ticket triage');
    const id = /"value":"([0-9a-f-]{36})"/.exec(JSON.stringify(offered))?.[1];
    await ok(lena.choose(shown, 'home.digest.open', id));
    await ok(lena.submit(await story.modal('lena', 'Daily digest'), { isOn: 'yes' }));
    await home('lena', 'you get one, of one engagement');
    await ok(lena.click(await home('lena', 'Settings'), 'home.help.open'));
    await story.modal('lena', 'Help');
  });
});
