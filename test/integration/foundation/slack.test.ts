import type { Message, View } from '@phasegate/slack-sandbox/page/contract.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engagement, engagementPerson } from '../../../db/schema/engagement.ts';
import { sourceForm } from '../../../src/foundation/inventory/source.ts';
import { columnOf } from '../../../src/imports/columns/columns.ts';
import { type First, ok, PEOPLE, words } from '../../support/cast.ts';
import { type Story, startStory } from '../../support/story.ts';

const HEADER = sourceForm.names.map(columnOf).join(',');
const row = (name: string, accessible = 'yes') =>
  `${name},SAP,Sales,sql,daily,1 GB,table,,,yes,${accessible},,`;

const WHAT = { name: 'crm_tickets', system: 'Salesforce', owner: 'Service desk', volume: '2 million rows' };
const HOW = { accessMethod: 'api', updateFrequency: 'daily', format: 'table' };
/** The value of an entry of a row’s menu, by what it does. */
const entry = (menu: { options: { value: string }[] } | undefined, what: string): string => {
  const found = menu?.options.find((one) => one.value.startsWith(what));
  if (!found) throw new Error(`no ${what} in the menu`);
  return found.value;
};

const TODAY = { existsToday: 'yes', accessible: 'yes' };

describe('the data inventory in Slack', () => {
  let story: Story;
  let card: Message;
  const channel = 'support-triage';
  beforeAll(async () => {
    story = await startStory();
    card = await story.start('lena', channel, { name: 'Ticket triage' });
  });
  afterAll(() => story?.stop());

  /** The same modal, once it says something (else). */
  const shows = (first: First, view: View, text: string | RegExp): Promise<View> =>
    story.sandbox.until(() => {
      const now = story
        .as(first)
        .views()
        .find((one) => one.id === view.id);
      if (!now) return undefined;
      return (typeof text === 'string' ? words(now).includes(text) : text.test(words(now))) ? now : undefined;
    });

  /** Makes somebody a member of the engagement. */
  const join = (first: First) => {
    const workspaceId = story.sandbox.workspaces[0]?.id ?? '';
    return story.db.inWorkspace(workspaceId, async (tx) => {
      const [found] = await tx.select().from(engagement).where(eq(engagement.workspaceId, workspaceId));
      await tx.insert(engagementPerson).values({
        workspaceId,
        engagementId: found?.id ?? '',
        userId: PEOPLE[first],
        role: 'member',
        addedBy: PEOPLE.lena,
        addedAt: Temporal.Now.instant(),
      });
    });
  };

  async function addSource(name: string, more: Record<string, unknown> = {}): Promise<View> {
    const lena = story.as('lena');
    const form = await story.opens('lena', channel, '/playbook add');
    await ok(lena.submit(form, { ...WHAT, name }));
    await shows('lena', form, 'accessMethod');
    await ok(lena.submit(form, HOW));
    await shows('lena', form, 'existsToday');
    await ok(lena.submit(form, { ...TODAY, ...more }));
    return form;
  }

  it('[F1.1] is filled in three short steps, and the card shows it', async () => {
    expect(words(card)).toContain('no data sources yet');
    const form = await addSource('crm_tickets');
    expect(
      story
        .as('lena')
        .views()
        .find((one) => one.id === form.id),
    ).toBeUndefined();
    const edited = await story.message('lena', channel, 'sources 1 (0 assessed)');
    expect(edited.ts).toBe(card.ts);
  });

  it('[X8] says what is wrong at the field, on each step, and keeps what was typed', async () => {
    const lena = story.as('lena');
    const form = await story.opens('lena', channel, '/playbook add');
    expect(await lena.submit(form, { ...WHAT, name: 'CRM_Tickets' })).toMatchObject({
      ok: false,
      errors: { name: expect.stringContaining('already') },
    });
    expect(await lena.submit(form, { ...WHAT, name: 'x', owner: '' })).toMatchObject({
      ok: false,
      errors: { owner: expect.any(String) },
    });
    await ok(lena.submit(form, { ...WHAT, name: 'dms_letters' }));
    await ok(lena.submit(form, { ...HOW, format: 'pdf' }));
    expect(await lena.submit(form, { existsToday: 'no', accessible: 'yes' })).toMatchObject({
      ok: false,
      errors: { accessible: expect.stringContaining('exist') },
    });
    expect(await lena.submit(form, { ...TODAY, checkedOn: '2099-01-01' })).toMatchObject({
      ok: false,
      errors: { checkedOn: expect.stringContaining('future') },
    });
    // Back to the first step: all of it is still there.
    await ok(lena.click(form, 'foundation.source.step.2'));
    await ok(lena.click(await shows('lena', form, 'accessMethod'), 'foundation.source.step.1'));
    expect(words(await shows('lena', form, 'ownerUser'))).toContain('dms_letters');
    await ok(lena.submit(form));
    expect(words(await shows('lena', form, 'accessMethod'))).toContain('"value":"pdf"');
    await ok(lena.submit(form));
    await shows('lena', form, 'existsToday');
    await ok(lena.submit(form, { existsToday: 'yes', accessible: 'no', checkedOn: '2026-01-31' }));
    const saved = await story.modal('lena', 'Saved');
    expect(words(saved)).toContain('access barrier');
    expect(words(saved)).toContain('unstructured without extraction plan');
    await lena.close(saved, true);
    await story.message('lena', channel, 'gaps 2 open, all blocking');
  });

  it('[X8] gives back what was typed into a form that was closed, and forgets it when asked to', async () => {
    const lena = story.as('lena');
    const form = await story.opens('lena', channel, '/playbook add');
    await ok(lena.submit(form, { ...WHAT, name: 'half_a_thought' }));
    await shows('lena', form, 'accessMethod');
    await lena.close(form, true);
    await story.sandbox.settled();
    const again = await story.opens('lena', channel, '/playbook add');
    expect(words(again)).toContain('half_a_thought');
    expect(words(again)).toContain('still here');
    await ok(lena.click(again, 'foundation.source.fresh'));
    const fresh = await story.sandbox.until(() => {
      const now = lena.view();
      return now && !words(now).includes('half_a_thought') ? now : undefined;
    });
    await lena.close(fresh, true);
    await story.sandbox.settled();
    expect(words(await story.opens('lena', channel, '/playbook add'))).not.toContain('still here');
    await lena.close(lena.view() as View, true);
  });

  it('[F1.2] [X5] tells who changed a source meanwhile, keeps both, and saves on the newest version', async () => {
    await addSource('shared_source');
    await join('marco');
    const lena = story.as('lena');
    const edit = async (first: First): Promise<View> => {
      const list = await story.opens(first, channel, '/playbook sources shared_source');
      const menu = list.blocks.find((block) => block.accessory)?.accessory;
      const value = menu.options.find((one: { value: string }) => one.value.startsWith('edit')).value;
      await ok(story.as(first).choose(list, 'foundation.source.menu', value));
      return shows(first, list, 'ownerUser');
    };
    const mine = await edit('lena');
    const theirs = await edit('marco');
    await ok(story.as('marco').submit(theirs, { volume: '5 TB', system: 'SAP' }));
    await shows('marco', theirs, 'Saved');
    await ok(lena.submit(mine, { volume: '7 TB' }));
    const told = await shows('lena', mine, 'changed this after you opened it');
    expect(words(told)).toContain(PEOPLE.marco);
    expect(words(told)).toContain('2 million rows → 5 TB');
    expect(words(told)).toContain('"initial_value":"7 TB"');
    // Nobody had touched the system here: theirs is in the form now.
    expect(words(told)).toContain('"initial_value":"SAP"');
    await ok(lena.submit(told));
    const list = await shows('lena', mine, 'Saved');
    const menu = list.blocks.find((block) => block.accessory)?.accessory;
    await ok(lena.choose(list, 'foundation.source.menu', entry(menu, 'history')));
    const history = await shows('lena', list, 'edited it');
    expect(words(history)).toContain('5 TB → 7 TB');
    await ok(lena.click(history, 'foundation.source.back'));
    await shows('lena', history, 'shared_source');
    await lena.close(history, true);
  });

  it('[F1.2] is listed, searched, filtered, retired with a reason and brought back', async () => {
    const lena = story.as('lena');
    const list = await story.opens('lena', channel, '/playbook sources');
    expect(words(list)).toContain('crm_tickets');
    await ok(lena.submit(list, { search: 'dms' }));
    expect(words(await shows('lena', list, 'dms_letters'))).not.toContain('crm_tickets');
    await ok(lena.submit(list, { search: '' }));
    await ok(
      lena.choose(await shows('lena', list, 'crm_tickets'), 'foundation.source.filter', 'unstructured'),
    );
    const filtered = await story.sandbox.until(() => {
      const now = lena.views().find((one) => one.id === list.id);
      return now && !words(now).includes('crm_tickets') ? now : undefined;
    });
    const menu = filtered.blocks.find((block) => block.accessory)?.accessory;
    await ok(lena.choose(filtered, 'foundation.source.menu', entry(menu, 'retire')));
    const retire = await shows('lena', list, 'Take *dms_letters*');
    await ok(lena.submit(retire, { reason: 'Nobody <!channel> needs it' }));
    await shows('lena', list, 'stays for the record');
    await ok(lena.choose(lena.view() as View, 'foundation.source.filter', 'retired'));
    const retired = await shows('lena', list, 'needs it');
    expect(words(retired)).not.toContain('<!channel>');
    const restore = entry(retired.blocks.find((block) => block.accessory)?.accessory, 'restore');
    await ok(lena.choose(retired, 'foundation.source.menu', restore));
    await shows('lena', list, 'back in the inventory');
    await lena.close(list, true);
  });

  it('[F1.3] is imported from a file handed in by modal, and the export imports again unchanged', async () => {
    const lena = story.as('lena');
    const form = await story.opens('lena', channel, '/playbook import');
    const big = lena.upload('big.csv', new Uint8Array(10 * 1024 * 1024 + 1));
    expect(await lena.submit(form, { file: [big] })).toMatchObject({
      ok: false,
      errors: { file: expect.stringContaining('10') },
    });
    await ok(lena.submit(form, { file: [lena.upload('bad.csv', `${HEADER}\n${row('')}`)] }));
    const bad = await shows('lena', form, 'Rows to fix as CSV');
    expect(words(bad)).toContain('line 2 · *name*');
    await lena.close(bad, true);

    const good = await story.opens('lena', channel, '/playbook import');
    await ok(
      lena.submit(good, {
        file: [lena.upload('good.csv', `${HEADER}\n${row('=erp')}\n${row('web', 'no')}`)],
      }),
    );
    const ready = await shows('lena', good, '2 new');
    await ok(lena.click(ready, 'imports.file.confirm'));
    await shows('lena', good, 'is imported');
    await lena.close(good, true);

    await ok(lena.command(channel, '/playbook export'));
    const sent = await story.sandbox.until(() => lena.dms().findLast((one) => one.files?.length));
    const answer = await fetch(`${sent.files?.[0]?.url}`.replace(/^\//, `${story.sandbox.url}/`), {
      headers: { authorization: `Bearer ${story.sandbox.botToken}` },
    });
    const csv = await answer.text();
    expect(csv).toContain(`"'=erp"`);
    const again = await story.opens('lena', channel, '/playbook import');
    await ok(lena.submit(again, { file: [lena.upload('again.csv', csv)] }));
    await shows('lena', again, 'changes nothing');
    await lena.close(again, true);
  });

  it('[F1.3] a CSV dropped into the channel is offered in its thread, checked on a click, and confirmed there', async () => {
    const lena = story.as('lena');
    const file = lena.upload('more.csv', `${HEADER}\n${row('dropped_one')}`);
    await ok(lena.post(channel, 'here is our list', { files: [file] }));
    const root = await story.sandbox.until(() => lena.messages(channel).findLast((one) => one.files?.length));
    const inThread = (text: string) =>
      story.sandbox.until(() => lena.thread(root).find((one) => words(one).includes(text)));
    const offer = await inThread('Shall I check it');
    await ok(lena.click(offer, 'imports.file.check.0'));
    const ready = await inThread('1 new');
    expect(ready.ts).toBe(offer.ts);
    await ok(lena.click(ready, 'imports.file.confirm'));
    expect((await inThread('is imported')).ts).toBe(offer.ts);
  });

  it('[F1.4] lists the gaps, and says when the source now says otherwise', async () => {
    const lena = story.as('lena');
    const gaps = await story.opens('lena', channel, '/playbook gaps');
    expect(words(gaps)).toContain('Access barrier');
    expect(words(gaps)).toContain('dms_letters');
    await lena.close(gaps, true);
  });

  it('[E5] offers whoever does not work on it nothing that changes it, and tells who does; reading is open', async () => {
    const ada = story.as('ada');
    const list = await story.opens('ada', channel, '/playbook sources');
    expect(words(list)).toContain('crm_tickets');
    expect(JSON.stringify(list)).not.toContain('foundation.source.add');
    await ada.close(list, true);
    await ok(ada.command(channel, '/playbook add'));
    const no = await story.sandbox.until(() => {
      const shown = [ada.view(), ...ada.messages(channel)].flatMap((one) => one ?? []);
      return shown.find((one) => words(one).includes(PEOPLE.lena) && /can’t|only/.test(words(one)));
    });
    expect(words(no)).toContain(PEOPLE.lena);
  });
});
