import type { Message } from '@phasegate/slack-sandbox/page/contract.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../db/database.ts';
import { ok, PEOPLE, words } from '../support/cast.ts';
import { eachEngine } from '../support/database.ts';
import { fillSource } from '../support/inventory.ts';
import { type Story, startStory } from '../support/story.ts';

const CSV = `name,system,owner,access_method,update_frequency,volume,format,exists_today,accessible
mail_archive,Exchange,IT,api,daily,40 GB,email,yes,yes
"phone ""calls""",Genesys,Care,file export,weekly,300 h,audio,yes,no
faq_pages,CMS,Marketing,api,monthly,900 pages,table,yes,yes
`;

eachEngine('the story of an inventory, by three people over signed HTTP', (open) => {
  let story: Story;
  let card: Message;
  beforeAll(async () => {
    const db: Database = await open();
    story = await startStory({ db });
    card = await story.start('lena', 'support-triage');
    const lena = story.as('lena');
    const team = JSON.stringify(card.blocks).match(/"value":"([0-9a-f-]{36} team)"/)?.[1];
    await ok(lena.choose(card, 'engagement.card.more', team));
    await ok(lena.submit(await story.modal('lena', 'Team'), { member: [PEOPLE.marco] }));
    await story.sandbox.settled();
  });
  afterAll(() => story?.stop());

  const shown = (text: string) => story.message('lena', 'support-triage', text);

  it('[F1.1] Marco records a source from the card, and everybody sees the card change in place', async () => {
    const marco = story.as('marco');
    await ok(marco.click(card, 'foundation.source.add'));
    await fillSource(story, 'marco', await story.modal('marco', 'Add data source'));
    const changed = await shown('sources 1');
    expect(changed.ts).toBe(card.ts);
    expect(changed.pinned).toBe(true);
  });

  it('[F1.4] a source the team cannot access opens its gap by itself, and says so', async () => {
    const form = await story.opens('marco', 'support-triage', '/playbook add');
    const saved = await fillSource(story, 'marco', form, { name: 'erp_orders', accessible: 'no' });
    expect(words(saved ?? {})).toMatch(/[Aa]ccess barrier/);
    if (saved) await story.as('marco').close(saved);
    await shown('sources 2');
  });

  it('[X8] a stranger to the engagement is told, privately, who can', async () => {
    const priya = story.as('priya');
    await ok(priya.command('support-triage', '/playbook add'));
    const told = await story.message('priya', 'support-triage', /You can’t do this/);
    expect(told.ephemeral).toBe(true);
    expect(words(told)).toContain(PEOPLE.marco);
  });

  it('[F1.3] a CSV dropped in the channel is offered, checked, shown and imported with one confirm', async () => {
    const marco = story.as('marco');
    const file = marco.upload('sources.csv', CSV);
    const posted = await marco.post('support-triage', 'our list', { files: [file] });
    if (!posted.ok) throw new Error(posted.error);
    const message = { channel: posted.channel ?? '', ts: posted.ts ?? '' };
    const offer = await story.sandbox.until(() =>
      marco.thread(message).find((one) => words(one).includes('imports.file.check')),
    );
    await ok(marco.click(offer, 'imports.file.check.0'));
    const ready = await story.sandbox.until(() =>
      marco.thread(message).find((one) => words(one).includes('Import 3 data sources')),
    );
    await Promise.all([
      marco.click(ready, 'imports.file.confirm'),
      marco.click(ready, 'imports.file.confirm'),
    ]);
    await shown('sources 5');
    await ok(marco.command('support-triage', '/playbook gaps'));
    const gaps = await story.sandbox.until(() => {
      const view = marco.view();
      return view && words(view).includes('mail_archive') ? view : undefined;
    });
    expect(words(gaps)).toMatch(/phone/);
    await marco.close(gaps, true);
  });

  it('[F1.3] a CSV with wrong rows says which and why, and imports nothing', async () => {
    const marco = story.as('marco');
    const bad = `${CSV}broken,,IT,telepathy,daily,1,table,yes,maybe\n`;
    const posted = await marco.post('support-triage', '', { files: [marco.upload('worse.csv', bad)] });
    if (!posted.ok) throw new Error(posted.error);
    const message = { channel: posted.channel ?? '', ts: posted.ts ?? '' };
    const offer = await story.sandbox.until(() =>
      marco.thread(message).find((one) => words(one).includes('imports.file.check')),
    );
    await ok(marco.click(offer, 'imports.file.check.0'));
    // [F1.5] What the two words mean is asked; left open, their row is told.
    const asking = await story.sandbox.until(() =>
      marco.thread(message).find((one) => words(one).includes('imports.file.columns')),
    );
    await ok(marco.click(asking, 'imports.file.columns'));
    const form = await story.modal('marco', 'Columns of the file');
    expect(words(form)).toContain('telepathy');
    await ok(marco.submit(form));
    const refused = await story.sandbox.until(() =>
      marco.thread(message).find((one) => words(one).includes('line 5')),
    );
    expect(words(refused)).not.toContain('imports.file.confirm');
    expect(words(await shown('sources 5'))).toContain('sources 5');
  });

  it('[F1.2] the list finds a source, it is edited from there, and its history tells what changed', async () => {
    const marco = story.as('marco');
    const list = await story.opens('marco', 'support-triage', '/playbook sources crm');
    expect(words(list)).toContain('crm_tickets');
    expect(words(list)).not.toContain('faq_pages');
    const sourceId = words(list).match(/"value":"edit ([0-9a-f-]{36})"/)?.[1];
    const shows = (what: RegExp) =>
      story.sandbox.until(() => marco.views().find((view) => what.test(words(view))));
    await ok(marco.choose(list, 'foundation.source.menu', `edit ${sourceId}`));
    await ok(marco.submit(await shows(/2 million rows/), { volume: '3 million rows' }));
    const again = await shows(new RegExp(`edit ${sourceId}`));
    await ok(marco.choose(again, 'foundation.source.menu', `history ${sourceId}`));
    const history = await shows(/3 million rows/);
    expect(words(history)).toMatch(/2 million rows.*3 million rows/);
    expect(words(history)).toContain(PEOPLE.marco);
    await marco.close(history, true);
  });

  it('[X6] says nothing twice and never faster than Slack allows', () => {
    expect(story.sandbox.tooFast()).toEqual([]);
    const cards = story
      .as('lena')
      .messages('support-triage')
      .filter((one) => words(one).includes('Phase 1 Data foundation') && !one.ephemeral);
    expect(cards).toHaveLength(1);
  });
});
