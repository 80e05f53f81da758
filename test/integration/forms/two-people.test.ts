import type { View } from '@phasegate/slack-sandbox/page/contract.ts';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engagement, engagementPerson } from '../../../db/schema/engagement.ts';
import { gap } from '../../../db/schema/foundation.ts';
import { type First, ok, PEOPLE, words } from '../../support/cast.ts';
import { type Story, startStory } from '../../support/story.ts';

const CHANNEL = 'support-triage';
const WHAT = {
  type: 'label inconsistency',
  title: 'Labels differ',
  description: 'Seen in a sample',
};
const DOES = { effect: 'degrading', expectedLoss: '5' };

describe('a gap that people describe', () => {
  let story: Story;
  let workspaceId: string;

  beforeEach(async () => {
    story = await startStory();
    workspaceId = story.sandbox.workspaces[0]?.id ?? '';
    await story.start('lena', CHANNEL, { name: 'Ticket triage' });
  });
  afterEach(() => story.stop());

  /** The modal of that id, once it says something. */
  const shows = (first: First, { id }: View, text: string): Promise<View> =>
    story.sandbox.until(() => {
      const now = story
        .as(first)
        .views()
        .find((view) => view.id === id);
      return now && words(now).includes(text) ? now : undefined;
    });

  const savedGap = () =>
    story.db.inWorkspace(workspaceId, async (tx) => (await tx.select().from(gap))[0] ?? null);

  /** Marco may work on it too. */
  const joinMarco = () =>
    story.db.inWorkspace(workspaceId, async (tx) => {
      const [found] = await tx.select().from(engagement).where(eq(engagement.workspaceId, workspaceId));
      await tx.insert(engagementPerson).values({
        workspaceId,
        engagementId: found?.id ?? '',
        userId: PEOPLE.marco,
        role: 'member',
        addedBy: PEOPLE.lena,
        addedAt: Temporal.Now.instant(),
      });
    });

  /** Opens the form of a new gap from the list. */
  async function addGap(): Promise<View> {
    const list = await story.opens('lena', CHANNEL, '/playbook gaps');
    await ok(story.as('lena').click(list, 'foundation.gap.add'));
    return shows('lena', list, 'label inconsistency');
  }

  async function editGap(first: First): Promise<View> {
    const list = await story.opens(first, CHANNEL, '/playbook gaps');
    const found = await savedGap();
    await ok(story.as(first).choose(list, 'foundation.gap.menu', `edit ${found?.id}`));
    return shows(first, list, 'label inconsistency');
  }

  async function describeGap(title: string): Promise<void> {
    const form = await addGap();
    await ok(story.as('lena').submit(form, { ...WHAT, title }));
    await shows('lena', form, 'expectedLoss');
    await ok(story.as('lena').submit(form, DOES));
    await shows('lena', form, 'Recorded');
    await story.as('lena').close(form, true);
  }

  it('[X5] T1: edited by two, it keeps what each of them changed', async () => {
    await joinMarco();
    await describeGap('Old title');
    const mine = await editGap('lena');
    const theirs = await editGap('marco');
    await ok(story.as('marco').submit(theirs, { title: 'New title' }));
    await shows('marco', theirs, 'Saved');
    await ok(story.as('lena').submit(mine, { description: 'Seen in every file' }));
    const told = await shows('lena', mine, 'changed this after you opened it');
    expect(words(told)).toContain('Old title → New title');
    expect(words(told)).toContain('"initial_value":"New title"');
    expect(words(told)).not.toContain('would replace it');
    await ok(story.as('lena').submit(told));
    await shows('lena', mine, 'Saved');
    expect(await savedGap()).toMatchObject({
      title: 'New title',
      description: 'Seen in every file',
      version: 3,
    });
  });

  it('[X8] T3: half typed and closed, it is there when it is opened again', async () => {
    const lena = story.as('lena');
    const form = await addGap();
    await ok(lena.submit(form, { ...WHAT, title: 'Half a thought' }));
    await shows('lena', form, 'expectedLoss');
    await lena.close(form, true);
    await story.sandbox.settled();
    const again = await addGap();
    expect(words(again)).toContain('Half a thought');
    expect(words(again)).toContain('still here');
    await ok(lena.click(again, 'foundation.gap.fresh'));
    const fresh = await story.sandbox.until(() => {
      const now = lena.view();
      return now && !words(now).includes('Half a thought') ? now : undefined;
    });
    await lena.close(fresh, true);
    await story.sandbox.settled();
    expect(words(await addGap())).not.toContain('still here');
  });
});
