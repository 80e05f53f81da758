import type { Message, View } from '@phasegate/slack-sandbox/page/contract.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ok, words } from '../support/cast.ts';
import { fillSource } from '../support/inventory.ts';
import { type Story, startStory } from '../support/story.ts';

const CHANNEL = 'support-triage';

const pictureOf = (message: Message) =>
  (message.blocks as { type: string; slack_file?: { id: string }; alt_text?: string }[] | undefined)?.find(
    (block) => block.type === 'image',
  );

describe('the story of a foundation: lineage, pipeline, exit check, over signed HTTP', () => {
  let story: Story;
  let card: Message;
  let first: Message;

  beforeAll(async () => {
    story = await startStory();
    card = await story.start('lena', CHANNEL);
    for (const name of ['crm_tickets', 'web_clicks']) {
      const form = await story.opens('lena', CHANNEL, '/playbook add');
      const saved = await fillSource(story, 'lena', form, { name });
      if (saved) await story.as('lena').close(saved, true);
      await story.sandbox.settled();
    }
  });
  afterAll(() => story?.stop());

  const lena = () => story.as('lena');
  const picture = (words: string | RegExp) =>
    story.sandbox.until(() =>
      story
        .as('lena')
        .thread(card)
        .find((message) => {
          const alt = pictureOf(message)?.alt_text ?? '';
          return typeof words === 'string' ? alt.includes(words) : words.test(alt);
        }),
    );
  async function missing(): Promise<View> {
    return story.opens('lena', CHANNEL, '/playbook missing');
  }

  it('[F5.2] at first nearly everything is missing, each line with its button', async () => {
    const view = await missing();
    const said = words(view);
    expect(said).toContain('2 sources have no assessment');
    expect(said).toContain('No dataset is marked as the final training dataset');
    expect(said).toContain('The pipeline has not been validated');
    expect(said).toContain('✓ All 2 sources are complete and accessible');
    // The button of a line is the form that puts it right.
    await ok(lena().click(view, 'foundation.lineage.add_dataset'));
    await lena().close(await story.after('lena', view), true);
    const lineage = await story.opens('lena', CHANNEL, '/playbook lineage');
    expect(words(lineage)).toContain('Nothing is connected yet');
    await lena().close(lineage, true);
  });

  it('[F4.1] lines are pasted: a bad one is told at the field, good ones are shown, then confirmed', async () => {
    const lineage = await story.opens('lena', CHANNEL, '/playbook lineage');
    await ok(lena().click(lineage, 'foundation.lineage.paste'));
    const form = await story.modal('lena', 'Paste lines');
    const refused = await lena().submit(form, { lines: 'join -> crm_tickets\nx' });
    expect(refused).toMatchObject({
      errors: {
        lines: expect.stringMatching(/Line 1: “crm_tickets” is a source.*Line 2: there is no arrow/),
      },
    });
    await ok(lena().submit(form, { lines: 'CRM_Tickets -> join\njoin -> final: training' }));
    const shown = await story.sandbox.until(() => {
      const view = lena().view();
      return view && words(view).includes('This will add') ? view : undefined;
    });
    expect(words(shown)).toContain('Final training dataset: “training”');
    await ok(lena().submit(shown));
    const after = await story.sandbox.until(() => {
      const view = lena().view();
      return view && words(view).includes('2 new nodes') ? view : undefined;
    });
    expect(words(after)).toContain('1 source reaches no training dataset');
    await lena().close(after, true);
  });

  it('[F4.3] [F4.2] the picture stands in the thread of the card, and says what it shows', async () => {
    first = await picture(/2 sources through 1 transformation to training; 1 orphan: web_clicks/);
    expect(first.threadTs).toBeDefined();
  });

  it('[F4.2] the orphan is connected from its own line, and the picture is edited in place', async () => {
    const view = await missing();
    expect(words(view)).toContain('“web_clicks” reaches no training dataset');
    await ok(lena().click(view, 'foundation.lineage.orphans'));
    const orphans = await story.modal('lena', 'Orphan sources');
    await ok(lena().click(orphans, 'foundation.lineage.connect_this'));
    const form = await story.modal('lena', 'Connect');
    const offered = await lena().suggest(form, 'foundation.lineage.choose_targets', 'jo');
    const [option] = 'options' in offered ? (offered.options as { value: string }[]) : [];
    expect(JSON.stringify(option)).toContain('join · transformation');
    await ok(lena().submit(form, { targets: [option] }));
    const edited = await picture(/2 sources through 1 transformation to training$/);
    expect(edited.ts).toBe(first.ts);
    expect(pictureOf(edited)?.slack_file?.id).not.toBe(pictureOf(first)?.slack_file?.id);
    for (const open of lena().views()) await lena().close(open, true);
  });

  it('[F4.3] is exported as Mermaid and OpenLineage, as files in a direct message', async () => {
    await ok(lena().command(CHANNEL, '/playbook lineage mermaid'));
    await ok(lena().command(CHANNEL, '/playbook lineage openlineage'));
    await story.directMessage('lena', 'as Mermaid');
    await story.directMessage('lena', 'as OpenLineage events: 4 events');
  });

  it('[F5.1] a run is recorded with its evidence; what is typed wrongly is told at the field', async () => {
    const form = await story.opens('lena', CHANNEL, '/playbook pipeline');
    const typed = { rowsIn: '1000', rowsOut: '990', passed: '12', failed: '0', covers: 'yes' };
    expect(await lena().submit(form, typed)).toMatchObject({
      errors: { link: expect.stringContaining('a link') },
    });
    await ok(lena().submit(form, { ...typed, link: 'https://ci.example.org/7' }));
    const after = await story.sandbox.until(() => {
      const view = lena().view();
      return view?.title?.text === 'What is missing?' ? view : undefined;
    });
    expect(words(after)).toContain('✓ The pipeline was validated after the last change');
    expect(words(after)).toContain('sources have no assessment');
    await lena().close(after, true);
    await story.message('lena', CHANNEL, 'pipeline validated');
  });

  it('[F5.1] a later change voids it, and says which', async () => {
    const form = await story.opens('lena', CHANNEL, '/playbook add');
    const saved = await fillSource(story, 'lena', form, { name: 'erp_orders' });
    if (saved) await lena().close(saved, true);
    const view = await missing();
    expect(words(view)).toMatch(/has not been validated since the change of .*source “erp_orders”/);
    expect(words(view)).toContain('“erp_orders” reaches no training dataset');
    await lena().close(view, true);
  });
});
