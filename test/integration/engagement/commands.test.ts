import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readName } from '../../../src/engagement/commands.ts';
import { ok, PEOPLE, words } from '../../support/cast.ts';
import { startedEngagement } from '../../support/engagements.ts';
import { type Story, startStory } from '../../support/story.ts';

const HERE = 'support-triage';

describe('the name before what is typed', () => {
  const [triage, training, churn] = [{ name: 'Triage' }, { name: 'Triage training' }, { name: 'Churn' }];
  it.each([
    ['Triage', [triage], ''],
    ['  triage   leads  v3', [triage], 'leads  v3'],
    ['TRIAGE Training v3', [training], 'v3'],
    ['churn', [churn], ''],
    ['leads', [triage, training, churn], 'leads'],
    ['triages', [triage, training, churn], 'triages'],
    ['', [triage, training, churn], ''],
  ])('[H2] %j', (text, named, rest) => {
    expect(readName(text, [triage, training, churn])).toEqual({ named, rest });
  });
});

describe('a command where a channel has two engagements', { timeout: 60_000 }, () => {
  let story: Story;
  beforeAll(async () => {
    story = await startStory();
    for (const name of ['Triage', 'Churn & win-back'])
      await startedEngagement(story.app.world, 'T0NORTHWND', {
        name,
        leadId: PEOPLE.lena,
        channelId: 'C0SUPTRIAG',
      });
  });
  afterAll(() => story?.stop());

  it('[H2] takes the name of one, and what is typed after it', async () => {
    const list = await story.opens('lena', HERE, '/playbook sources churn & WIN-BACK leads');
    expect(words(list)).toContain('"initial_value":"leads"');
    const form = await story.opens('lena', HERE, '/playbook details triage');
    expect(words(form)).toContain('"initial_value":"Triage"');
  });

  it('[H2] asks which one where none is named, shows how to say it at once, and keeps what was typed', async () => {
    const lena = story.as('lena');
    for (const view of lena.views()) await ok(lena.close(view, true));
    const asked = lena.ephemerals(HERE).length;
    await ok(lena.command(HERE, '/playbook sources überfällige Leads'));
    const question = await story.sandbox.until(() => lena.ephemerals(HERE)[asked]);
    expect(words(question)).toMatch(/`\/playbook sources (Triage|Churn &amp; win-back)`/);
    const choice = question.blocks?.flatMap((block) => ('elements' in block ? block.elements : []))[0] as {
      action_id: string;
      options: { text: { text: string }; value: string }[];
    };
    const triage = choice.options.find((option) => option.text.text === 'Triage');
    await ok(lena.choose(question, choice.action_id, triage?.value));
    const list = await story.sandbox.until(() => lena.view());
    expect(words(list)).toContain('"initial_value":"überfällige Leads"');
    // Its buttons are about the engagement that was chosen.
    expect(words(list)).toContain(triage?.value);
  });
});
