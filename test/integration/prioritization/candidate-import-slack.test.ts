import type { View } from '@phasegate/slack-sandbox/page/contract.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inventoryBytes } from '../../fixtures/use-cases.ts';
import { ok, words } from '../../support/cast.ts';
import { type Story, startStory } from '../../support/story.ts';

describe('use cases from a file, in Slack', () => {
  const channel = 'support-triage';
  let story: Story;
  beforeAll(async () => {
    story = await startStory();
    await story.start('lena', channel, { name: 'Ticket triage' });
  });
  afterAll(() => story?.stop());
  const shows = (view: View, text: string): Promise<View> =>
    story.sandbox.until(() =>
      story
        .as('lena')
        .views()
        .find((one) => one.id === view.id && words(one).includes(text)),
    );
  async function handIn(name: string, content: string | Uint8Array): Promise<View> {
    const lena = story.as('lena');
    const form = await story.opens('lena', channel, '/playbook import');
    await ok(lena.choose(form, 'imports.file.kind', 'candidates'));
    const asked = await shows(form, 'cost_per_transaction');
    await ok(lena.submit(asked, { file: [lena.upload(name, content)] }));
    return form;
  }

  it('[P1.1] [F1.5] shows what is wrong, row by row, and imports nothing but what a person confirms', async () => {
    const form = await handIn('bad.csv', 'Use case;Datenquellen;Volumen\nTriage;sap;-5\nLetters;;');
    const bad = await shows(form, '1 row needs fixing');
    expect(words(bad)).toContain('line 2 · *Datenquellen* — There is no data source “sap”');
    expect(words(bad)).toContain('line 2 · *Volumen*');
    expect(words(bad)).toContain('Import 1 use case now');
    expect(words(bad)).toContain('Rows to fix as CSV');
    await story.as('lena').close(bad, true);
  });

  it('[P1.1] an inventory as published is read, what was done to it is said, and one confirm imports it', async () => {
    const lena = story.as('lena');
    const form = await handIn('inventory.csv', inventoryBytes());
    const ready = await shows(form, '6 new');
    expect(words(ready)).toContain('Read as the federal inventory of AI use cases: 7 rows');
    expect(words(ready)).toContain('3 use cases share their name');
    expect(words(ready)).toContain('Import 6 use cases');
    await ok(lena.click(ready, 'imports.file.confirm'));
    await shows(form, 'is imported');
    await lena.close(ready, true);
    const list = await story.opens('lena', channel, '/playbook candidates chatbot');
    expect(words(list)).toContain('Chatbot (DOP · Visitors)');
    await lena.close(list, true);
    const again = await handIn('inventory.csv', inventoryBytes());
    await shows(again, 'changes nothing');
  });
});
