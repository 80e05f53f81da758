import type { Message, View } from '@phasegate/slack-sandbox/page/contract.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engagement, engagementPerson } from '../../../db/schema/engagement.ts';
import { candidate } from '../../../db/schema/prioritization.ts';
import { insertChoice } from '../../../src/prioritization/scoring/store.ts';
import { type First, ok, PEOPLE, words } from '../../support/cast.ts';
import { type Story, startStory } from '../../support/story.ts';

const channel = 'support-triage';
const LINK = 'https://wiki.example/invoices';
const WORTH = {
  costPerTransaction: '4.20',
  currency: 'EUR',
  volume: '1200',
  volumePeriod: 'week',
  improvementRate: '15',
};

describe('phase 2 in Slack', () => {
  let story: Story;
  let card: Message;
  const workspaceId = () => story.sandbox.workspaces[0]?.id ?? '';
  beforeAll(async () => {
    story = await startStory();
    card = await story.start('lena', channel, { name: 'Ticket triage' });
  });
  afterAll(() => story?.stop());

  /** The same modal, once it says something (else). */
  const shows = (first: First, view: View, text: string): Promise<View> =>
    story.sandbox.until(() => {
      const now = story
        .as(first)
        .views()
        .find((one) => one.id === view.id);
      return now && words(now).includes(text) ? now : undefined;
    });

  const inDatabase = async <Row>(run: (engagementId: string) => Promise<Row>): Promise<Row> => {
    const rows = await story.db.inWorkspace(workspaceId(), (tx) =>
      tx.select({ id: engagement.id }).from(engagement).where(eq(engagement.workspaceId, workspaceId())),
    );
    return run(rows[0]?.id ?? '');
  };

  const join = (first: First, role: 'member' | 'legal') =>
    inDatabase((engagementId) =>
      story.db.inWorkspace(workspaceId(), (tx) =>
        tx.insert(engagementPerson).values({
          workspaceId: workspaceId(),
          engagementId,
          userId: PEOPLE[first],
          role,
          addedBy: PEOPLE.lena,
          addedAt: Temporal.Now.instant(),
        }),
      ),
    );

  const saved = () =>
    story.db.inWorkspace(workspaceId(), (tx) =>
      tx.select().from(candidate).where(eq(candidate.workspaceId, workspaceId())).orderBy(candidate.name),
    );

  async function addUseCase(name: string, worth: Record<string, unknown> = {}): Promise<void> {
    const lena = story.as('lena');
    const form = await story.opens('lena', channel, '/playbook candidates add');
    await ok(lena.submit(form, { name }));
    await shows('lena', form, 'startState');
    await ok(lena.submit(form));
    await shows('lena', form, 'costPerTransaction');
    await ok(lena.submit(form, worth));
    await story.sandbox.settled();
  }

  /** The value of an entry of a row’s menu, by what it does and the use case. */
  const entry = async (what: string, name: string): Promise<string> =>
    `${what} ${(await saved()).find((one) => one.name === name)?.id}`;

  describe('use cases', () => {
    it('[P1.1] an empty list says what to do', async () => {
      const list = await story.opens('lena', channel, '/playbook candidates');
      expect(words(list)).toContain('No use cases in Ticket triage yet');
      await story.as('lena').close(list, true);
    });

    it('[P1.1] [P3.1] are added from the list in three short steps, and shown with what is missing', async () => {
      const lena = story.as('lena');
      const list = await story.opens('lena', channel, '/playbook candidates');
      await ok(lena.click(list, 'prioritization.candidate.add'));
      const form = await shows('lena', list, 'ownerUser');
      await ok(lena.submit(form, { name: 'Invoice <!channel> coding', ownerUser: PEOPLE.marco }));
      await shows('lena', form, 'startState');
      await ok(lena.submit(form, { startState: 'Arrived', endState: 'Booked', processDocument: LINK }));
      await shows('lena', form, 'costPerTransaction');
      await ok(lena.submit(form, WORTH));
      const after = await shows('lena', list, 'Added');
      expect(words(after)).toContain('€39,312 a year');
      expect(words(after)).toContain('not settled yet');
      expect(words(after)).toContain('missing: data sources');
      expect(words(after)).not.toContain('<!channel>');
      expect(await saved()).toMatchObject([
        { processOwner: PEOPLE.marco, roiYear: '39312', currency: 'EUR' },
      ]);
      await lena.close(after, true);
    });

    it('[X8] [P3.1] says what is wrong at the field, and keeps what was typed', async () => {
      const lena = story.as('lena');
      const form = await story.opens('lena', channel, '/playbook candidates add');
      expect(await lena.submit(form, { name: 'INVOICE <!channel> coding' })).toMatchObject({
        ok: false,
        errors: { name: expect.stringContaining('already') },
      });
      await ok(lena.submit(form, { name: 'Refunds' }));
      const how = await shows('lena', form, 'startState');
      expect(await lena.submit(how, { processDocument: 'wiki' })).toMatchObject({
        ok: false,
        errors: { processDocument: expect.stringContaining('https://') },
      });
      await ok(lena.submit(how, { processDocument: LINK }));
      const worth = await shows('lena', form, 'costPerTransaction');
      // The currency in use is filled in.
      expect(words(worth)).toContain('"initial_value":"EUR"');
      expect(await lena.submit(worth, { ...WORTH, currency: 'USD', volume: '0' })).toMatchObject({
        ok: false,
        errors: { volume: expect.stringContaining('above 0') },
      });
      expect(await lena.submit(worth, { ...WORTH, currency: 'USD' })).toMatchObject({
        ok: false,
        errors: { currency: expect.stringContaining('EUR') },
      });
      await ok(lena.click(worth, 'prioritization.candidate.step.2'));
      expect(words(await shows('lena', form, 'startState'))).toContain(LINK);
      await ok(lena.submit(form));
      await shows('lena', form, 'costPerTransaction');
      await ok(lena.submit(form, WORTH));
      await story.sandbox.until(() => (lena.view() ? undefined : true));
      expect((await saved()).map((one) => one.name)).toContain('Refunds');
    });

    it('[X8] gives back what was typed into a form that was closed, and forgets it when asked to', async () => {
      const lena = story.as('lena');
      const form = await story.opens('lena', channel, '/playbook candidates add');
      await ok(lena.submit(form, { name: 'Half a thought' }));
      await shows('lena', form, 'startState');
      await lena.close(form, true);
      await story.sandbox.settled();
      const again = await story.opens('lena', channel, '/playbook candidates add');
      expect(words(again)).toContain('Half a thought');
      await ok(lena.click(again, 'prioritization.candidate.fresh'));
      await story.sandbox.until(() => {
        const now = lena.view();
        return now && !words(now).includes('Half a thought') ? now : undefined;
      });
      await lena.close(lena.view() as View, true);
    });

    it('[P1.1] [X5] are edited; who changed one meanwhile is told, and both are kept', async () => {
      await join('marco', 'member');
      const edit = async (first: First): Promise<View> => {
        const list = await story.opens(first, channel, '/playbook candidates refunds');
        await ok(
          story.as(first).choose(list, 'prioritization.candidate.menu', await entry('edit', 'Refunds')),
        );
        return shows(first, list, 'ownerUser');
      };
      const lena = story.as('lena');
      const mine = await edit('lena');
      const theirs = await edit('marco');
      await ok(story.as('marco').submit(theirs, { description: 'By hand today' }));
      await shows('marco', theirs, 'Scores given for it are kept');
      await ok(lena.submit(mine, { name: 'Refund requests' }));
      const told = await shows('lena', mine, 'changed this after you opened it');
      expect(words(told)).toContain(PEOPLE.marco);
      expect(words(told)).toContain('By hand today');
      await ok(lena.submit(told));
      const list = await shows('lena', mine, 'Scores given for it are kept');
      expect((await saved()).map((one) => [one.name, one.description])).toContainEqual([
        'Refund requests',
        'By hand today',
      ]);
      await ok(lena.choose(list, 'prioritization.candidate.filter', 'all'));
      await lena.close(list, true);
      await story.as('marco').close(theirs, true);
    });

    it('[P1.1] have a history, are retired with a reason, and come back', async () => {
      const lena = story.as('lena');
      const list = await story.opens('lena', channel, '/playbook candidates refund requests');
      const choose = async (what: string) =>
        ok(
          lena.choose(
            lena.view() as View,
            'prioritization.candidate.menu',
            await entry(what, 'Refund requests'),
          ),
        );
      await choose('history');
      const history = await shows('lena', list, 'Refunds → Refund requests');
      await ok(lena.click(history, 'prioritization.candidate.back'));
      await shows('lena', list, 'Matrix');
      await choose('retire');
      await shows('lena', list, 'leaves the list');
      await ok(lena.submit(list, { reason: 'Out of scope' }));
      expect(words(await shows('lena', list, 'Retired.'))).not.toContain('Refund requests');
      await ok(lena.choose(lena.view() as View, 'prioritization.candidate.filter', 'retired'));
      await shows('lena', list, 'Out of scope');
      await choose('restore');
      await shows('lena', list, 'Restored.');
      await lena.close(list, true);
    });

    it('[P1.1] name the data they need from the inventory, and say what is open there', async () => {
      const lena = story.as('lena');
      const source = await story.opens('lena', channel, '/playbook add');
      await ok(
        lena.submit(source, { name: 'crm_tickets', system: 'CRM', owner: 'Service desk', volume: '1 GB' }),
      );
      await shows('lena', source, 'accessMethod');
      await ok(lena.submit(source, { accessMethod: 'api', updateFrequency: 'daily', format: 'table' }));
      await shows('lena', source, 'existsToday');
      await ok(lena.submit(source, { existsToday: 'yes', accessible: 'no' }));
      await lena.close(await story.modal('lena', 'Saved'), true);

      const list = await story.opens('lena', channel, '/playbook candidates refund requests');
      const value = await entry('edit', 'Refund requests');
      await ok(lena.choose(list, 'prioritization.candidate.menu', value));
      await ok(lena.click(await shows('lena', list, 'ownerUser'), 'prioritization.candidate.step.2'));
      const how = await shows('lena', list, 'startState');
      const offered = await lena.suggest(how, 'prioritization.candidate.sources.0', 'crm');
      expect(JSON.stringify(offered)).toContain('crm_tickets · 1 open gap, 1 blocking');
      const options = (offered as { options?: { value: string }[] }).options ?? [];
      await ok(lena.submit(how, { sources: options.map((one) => one.value) }));
      await shows('lena', list, 'Scores given for it are kept');
      await lena.close(lena.view() as View, true);
    });

    it('[P1.1] are imported from a file that the list asks for', async () => {
      const lena = story.as('lena');
      const list = await story.opens('lena', channel, '/playbook candidates');
      await ok(lena.click(list, 'imports.file.open'));
      const form = await story.after('lena', list);
      expect(words(form)).toContain('file_input');
      await lena.close(form, true);
    });

    it('[P1.1] are ten a page', async () => {
      for (const number of [1, 2, 3, 4, 5, 6, 7, 8, 9]) await addUseCase(`Case ${number}`);
      const lena = story.as('lena');
      const list = await story.opens('lena', channel, '/playbook candidates');
      expect(words(list)).toContain('Page 1 of 2');
      await ok(lena.click(list, 'prioritization.candidate.page.next'));
      await shows('lena', list, 'Page 2 of 2');
      await ok(lena.submit(lena.view() as View, { search: 'case 7' }));
      expect(words(await shows('lena', list, 'Case 7'))).not.toContain('Case 8');
      await lena.close(list, true);
    });

    it('[E2] are read by everybody, and changed by those who work on them', async () => {
      const ada = story.as('ada');
      const list = await story.opens('ada', channel, '/playbook candidates');
      expect(words(list)).toContain('Case 1');
      expect(words(list)).not.toMatch(/prioritization\.candidate\.add|"value":"(edit|retire) /);
      await ok(ada.close(list, true));
      const before = ada.ephemerals(channel).length;
      await ok(ada.command(channel, '/playbook candidates add'));
      const no = await story.sandbox.until(() => ada.ephemerals(channel)[before]);
      expect(words(no)).toContain(PEOPLE.lena);
    });
  });

  describe('the risk', () => {
    it('[E6] waits for a use case to be chosen', async () => {
      await ok(story.as('lena').command(channel, '/playbook risk'));
      await story.message('lena', channel, 'No use case is chosen');
    });

    it('[E6] is asked one question at a time, with a way back, and answers survive closing', async () => {
      const [first] = await saved();
      await inDatabase((engagementId) =>
        story.db.inWorkspace(workspaceId(), (tx) =>
          insertChoice(tx, {
            workspaceId: workspaceId(),
            engagementId,
            cycle: 1,
            version: 1,
            candidateId: first?.id ?? '',
            kind: 'highest',
            reason: null,
            chosenBy: PEOPLE.lena,
            chosenAt: story.app.world.clock.now(),
            among: [],
          }),
        ),
      );
      const lena = story.as('lena');
      const form = await story.opens('lena', channel, '/playbook risk');
      expect(words(form)).toContain('Question 1 of 15');
      expect(words(form)).toContain('Art. 5');
      await ok(lena.submit(form, { answer: 'no', note: 'Nothing of the kind' }));
      await shows('lena', form, 'Question 2 of 15');
      await ok(lena.submit(form, { answer: 'no' }));
      const third = await shows('lena', form, 'Annex III no. 1');
      await ok(lena.click(third, 'prioritization.risk.back'));
      await ok(lena.click(await shows('lena', form, 'Question 2 of 15'), 'prioritization.risk.back'));
      expect(words(await shows('lena', form, 'Question 1 of 15'))).toContain('Nothing of the kind');
      await lena.close(form, true);
      await story.sandbox.settled();
      const again = await story.opens('lena', channel, '/playbook risk');
      expect(words(again)).toContain('Annex III no. 1');
      await lena.close(again, true);
    });

    it('[E6] comes to class and tier, wants a reason, and is shown with it and on the card', async () => {
      const lena = story.as('lena');
      const form = await story.opens('lena', channel, '/playbook risk');
      for (const [no, next] of [
        ['no', 'Annex III no. 2'],
        ['no', 'Annex III no. 3'],
        ['no', 'Annex III no. 4'],
        ['yes', 'last subparagraph'],
        ['no', 'more than one small'],
        ['yes', 'What decided'],
      ] as const) {
        await ok(lena.submit(lena.view() as View, { answer: no }));
        await shows('lena', form, next);
      }
      const result = lena.view() as View;
      expect(words(result)).toContain('*High risk* · risk tier *high*');
      expect(words(result)).toContain('Is it used to hire people');
      await ok(lena.submit(result, { reason: 'It sorts applications & <@U0EVIL>' }));
      const shown = await shows('lena', form, 'Assessed by');
      expect(words(shown)).toContain('It sorts applications');
      expect(words(shown)).not.toContain('<@U0EVIL>');
      await lena.close(shown, true);
      const edited = await story.message('lena', channel, 'Risk tier: high · Annex III no. 4 employment');
      expect(edited.ts).toBe(card.ts);
    });

    it('[E6] is shown to everybody, and assessed anew by legal', async () => {
      const ada = story.as('ada');
      const shown = await story.opens('ada', channel, '/playbook risk');
      expect(words(shown)).toContain('risk tier *high*');
      await ok(ada.click(shown, 'prioritization.risk.again'));
      const no = await story.after('ada', shown);
      expect(words(no)).toContain(PEOPLE.lena);
      await ada.close(no, true);
      await join('jonas', 'legal');
      // Jonas reads German.
      const jonas = story.as('jonas');
      const open = await story.opens('jonas', channel, '/playbook risk');
      await ok(jonas.click(open, 'prioritization.risk.again'));
      const form = await shows('jonas', open, 'Frage 1 von 15');
      await ok(jonas.submit(form, { answer: 'yes' }));
      const result = await shows('jonas', open, 'Was entschieden hat');
      expect(words(result)).toContain('Dieser Anwendungsfall kann nicht weitergehen');
      await ok(jonas.submit(result, { reason: 'It scores citizens' }));
      await shows('jonas', open, 'Version 2');
      await story.message('lena', channel, 'Prohibited by the EU AI Act');
    });
  });
});
