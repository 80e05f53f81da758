import { randomUUID } from 'node:crypto';
import type { Message } from '@phasegate/slack-sandbox/page/contract.ts';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changePeople } from '../../../src/engagement/change-people.ts';
import { engagement as engagementRoom } from '../../../src/engagement/room.ts';
import { openAsk } from '../../../src/gates/handlers/ask.ts';
import { reconcile } from '../../../src/gates/reconcile.ts';
import { requestGate } from '../../../src/gates/request.ts';
import { gates } from '../../../src/gates/room.ts';
import { findRequest } from '../../../src/gates/store.ts';
import { deliveryClient } from '../../../src/slack/client.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { ok, PEOPLE, words } from '../../support/cast.ts';
import { slackActor, startedEngagement } from '../../support/engagements.ts';
import { attested, editGoal, playbookWith, toyChecks, toyGate } from '../../support/gates.ts';
import { type Story, startStory } from '../../support/story.ts';

const HERE = 'support-triage';
const WORKSPACE = 'T0NORTHWND';

let story: Story;
beforeAll(async () => {
  const gate = toyGate({ quorum: [...toyGate().quorum, { role: 'legal', count: 1 }] });
  const other = toyGate({
    key: 'signed',
    exit: false,
    items: [...toyGate().items, attested('licence'), attested('purpose')],
  });
  story = await startStory({
    rooms: [engagementRoom, toyChecks, gates],
    playbook: playbookWith(gate, other),
  });
});
afterAll(() => story?.stop());

/** An engagement of its own: Lena leads and asks, Sam is data, Priya business, Jonas legal. */
async function begun(): Promise<{ engagementId: string; name: string }> {
  const { world } = story.app;
  const name = `E ${randomUUID().slice(0, 8)}`;
  const made = await startedEngagement(world, WORKSPACE, {
    name,
    leadId: PEOPLE.lena,
    channelId: 'C0SUPTRIAG',
  });
  await changePeople(world, slackActor(WORKSPACE, PEOPLE.lena), {
    engagementId: made,
    data: [PEOPLE.sam],
    business: [PEOPLE.priya],
    legal: [PEOPLE.jonas],
  });
  return { engagementId: made, name };
}

async function asked(
  gate = 'toy',
): Promise<{ engagementId: string; id: string; name: string; posted: Message }> {
  const made = await begun();
  const id = await requestGate(story.app.world, slackActor(WORKSPACE, PEOPLE.lena), {
    engagementId: made.engagementId,
    id: randomUUID(),
    gate,
  });
  const posted = await until(() =>
    story
      .as('lena')
      .messages(HERE)
      .find((one) => words(one).includes(made.name) && words(one).includes('Needs:')),
  );
  return { ...made, id, posted };
}

const request = (id: string) =>
  story.app.world.db.inWorkspace(WORKSPACE, async (tx) => {
    const found = await findRequest(tx, WORKSPACE, id);
    if (!found) throw new Error('gone');
    return found;
  });

/** Delivery keeps Slack's pace of one message a second a channel. */
const until: Story['sandbox']['until'] = (look) => story.sandbox.until(look, 20_000);

const now = (message: Message): Message => {
  const found = story
    .as('lena')
    .messages(HERE)
    .find((one) => one.ts === message.ts);
  if (!found) throw new Error('gone');
  return found;
};
const shows = (message: Message, text: string) =>
  until(() => words(now(message)).includes(text) || undefined);
const inThread = (message: Message, text: string) =>
  until(() =>
    story
      .as('lena')
      .thread(message)
      .find((one) => one.ts !== message.ts && (words(one).includes(text) || one.text.includes(text))),
  );
const privately = (first: 'kit' | 'marco' | 'lena' | 'sam' | 'priya' | 'jonas', text: string) =>
  until(() =>
    story
      .as(first)
      .ephemerals(HERE)
      .findLast((one) => words(one).includes(text)),
  );
const client = () =>
  deliveryClient(story.sandbox.botToken, {
    slackApiUrl: story.sandbox.apiUrl,
    log: pino({ level: 'silent' }),
  });
const compare = (id: string) => reconcile(story.app.world, client(), WORKSPACE, id);

describe('a gate in Slack', { timeout: 60_000 }, () => {
  it('[G1] [G3] [G10] is asked for by command, approved by button, reaction and reply, and its thread is the record', async () => {
    const { name } = await begun();
    const lena = story.as('lena');
    const form = await story.opens('lena', HERE, '/playbook gate');
    expect(words(form)).toContain('one approval of');
    await ok(lena.submit(form));
    const posted = await until(() =>
      lena.messages(HERE).find((one) => words(one).includes(name) && words(one).includes('Needs:')),
    );
    await ok(story.as('sam').click(posted, 'gates.request.approve'));
    await inThread(posted, 'Sam Okafor approved for data');
    await ok(story.as('priya').react(posted, 'white_check_mark'));
    await inThread(posted, 'Priya Nair approved for business');
    await ok(story.as('jonas').reply(posted, 'Freigeben'));
    await inThread(posted, 'Jonas Weber approved for legal');
    await shows(posted, 'Approved');
    await inThread(posted, '*Approved*');
    const thread = lena
      .thread(posted)
      .filter((one) => one.ts !== posted.ts && one.user !== PEOPLE.jonas)
      .map(
        (one) =>
          /Sam Okafor approved|Priya Nair approved|Jonas Weber approved|\*Approved\*/.exec(words(one))?.[0],
      );
    expect(thread).toEqual([
      'Sam Okafor approved',
      'Priya Nair approved',
      'Jonas Weber approved',
      '*Approved*',
    ]);
    await story.directMessage('lena', 'Approved');
  });

  it('[G4] tells who cannot decide privately who can; the guest of another organization too', async () => {
    const { posted, id } = await asked();
    await ok(story.as('marco').click(posted, 'gates.request.approve'));
    expect(words(await privately('marco', 'can’t decide on this gate'))).toContain(`<@${PEOPLE.sam}>`);
    await ok(story.as('lena').react(posted, 'heavy_check_mark'));
    await privately('lena', 'nobody approves their own');
    await ok(story.as('kit').reply(posted, 'approve'));
    await privately('kit', 'Guests and people from other organizations');
    expect((await request(id)).state).toBe('open');
    expect(words(now(posted))).not.toContain('✓ Kit');
  });

  it('[G13] a private answer is seen where one pressed, not in the closed thread of a message with replies', async () => {
    const { posted } = await asked();
    await ok(story.as('sam').click(posted, 'gates.request.approve'));
    await inThread(posted, 'Sam Okafor approved for data');
    const marco = story.as('marco');
    for (const action of ['gates.request.approve', 'gates.reject.open', 'gates.conditions.open']) {
      const before = marco.ephemerals(HERE).length;
      await ok(marco.click(now(posted), action));
      const told = await until(() => marco.ephemerals(HERE).slice(before)[0]);
      expect(words(told)).toContain('can’t decide on this gate');
      expect(told.threadTs).toBeUndefined();
    }
  });

  it('[G13] says in the message what it waits for besides approvals, and whom', async () => {
    const { posted, engagementId } = await asked('signed');
    await shows(posted, 'What it waits for besides');
    expect(words(now(posted))).toContain(`☐ Attested licence: to be attested by <@${PEOPLE.jonas}>`);
    const lena = slackActor(WORKSPACE, PEOPLE.lena);
    await editGoal(story.app.world, lena, { engagementId, goal: 'broken' });
    await shows(posted, '✕ The goal is whole: does not hold');
    await ok(story.as('sam').click(now(posted), 'gates.request.approve'));
    expect(words(await privately('sam', 'does not hold'))).toContain('The goal is whole');
  });

  it('[G4] the guest of another organization approves once the lead has allowed it in the details', async () => {
    const { posted, id, engagementId, name } = await asked();
    const lena = story.as('lena');
    await ok(lena.command(HERE, `/playbook details ${name}`));
    const details = await story.modal('lena', 'Details');
    expect(words(details)).toContain('Guests and people of other organizations');
    await ok(lena.submit(details, { externals: ['allow'] }));
    await changePeople(story.app.world, slackActor(WORKSPACE, PEOPLE.lena), {
      engagementId,
      legal: [PEOPLE.kit],
    });
    await ok(story.as('kit').click(posted, 'gates.request.approve'));
    await inThread(posted, 'approved for legal');
    expect((await request(id)).state).toBe('open');
  });

  it('[G3] a ❌ asks for the reason and counts once it is given', async () => {
    const { posted, id } = await asked();
    await ok(story.as('priya').react(posted, 'x'));
    const question = await story.directMessage('priya', 'counts once you say why');
    expect((await request(id)).state).toBe('open');
    await ok(story.as('priya').click(question, 'gates.reject.open'));
    const form = await story.modal('priya', 'Reject');
    await ok(story.as('priya').submit(form, { text: 'The CRM has no owner' }));
    await shows(posted, 'The CRM has no owner');
    expect((await request(id)).state).toBe('rejected');
  });

  it('[G3] a reply rejects with a reason; one without, and one that only begins so, decide nothing', async () => {
    const { posted, id } = await asked();
    await ok(story.as('priya').reply(posted, 'approve if the CRM gets an owner'));
    await privately('priya', 'I won’t guess');
    await ok(story.as('priya').reply(posted, 'reject'));
    await story.directMessage('priya', 'counts once you say why');
    expect((await request(id)).state).toBe('open');
    await ok(story.as('priya').reply(posted, 'reject: <b>no</b> owner & no plan'));
    await shows(posted, 'Rejected');
    expect((await request(id)).reason).toBe('<b>no</b> owner & no plan');
  });

  it('[G3] [G8] a message that was edited into an approval decides nothing, not even later', async () => {
    const { posted, id } = await asked();
    await ok(story.as('priya').reply(posted, 'I will look at it'));
    const mine = await inThread(posted, 'I will look at it');
    await ok(story.as('priya').edit(mine, 'approve'));
    await story.sandbox.settled();
    await compare(id);
    expect(words(now(posted))).not.toContain('business ✓');
  });

  it('[G7] removing the ✅ before the outcome takes the approval back', async () => {
    const { posted } = await asked();
    await ok(story.as('priya').react(posted, 'white_check_mark'));
    await shows(posted, 'business ✓');
    await ok(story.as('priya').unreact(posted, 'white_check_mark'));
    await shows(posted, 'business ☐');
    await inThread(posted, 'Taken back');
  });

  it('[G6] changed evidence is said on top and in the thread, and the same people are called once more', async () => {
    const { posted, engagementId } = await asked();
    await ok(story.as('priya').click(posted, 'gates.request.approve'));
    await shows(posted, 'business ✓');
    const lena = slackActor(WORKSPACE, PEOPLE.lena);
    await editGoal(story.app.world, lena, { engagementId, goal: 'Another goal' });
    await shows(posted, 'Evidence changed');
    const told = await inThread(posted, 'no longer count');
    expect(words(told)).toContain(`<@${PEOPLE.priya}>`);
    expect(words(now(posted))).toContain('business ☐');
    await ok(story.as('priya').click(now(posted), 'gates.request.approve'));
    await shows(posted, 'business ✓');
  });

  it('[G8] finds approvals, replies and removals whose events were lost; told twice, they count once', async () => {
    const { posted, id } = await asked();
    story.sandbox.faults.add({ kind: 'drop_event' });
    await ok(story.as('priya').react(posted, 'white_check_mark'));
    await ok(story.as('jonas').reply(posted, 'approve'));
    await ok(story.as('sam').react(posted, 'x'));
    await story.sandbox.settled();
    story.sandbox.faults.clear();
    expect(words(now(posted))).not.toContain('✓ Priya');
    await compare(id);
    await compare(id);
    await shows(posted, 'business ✓');
    await shows(posted, 'legal ✓');
    await story.directMessage('sam', 'counts once you say why');
    story.sandbox.faults.add({ kind: 'drop_event' });
    await ok(story.as('priya').unreact(posted, 'white_check_mark'));
    await story.sandbox.settled();
    story.sandbox.faults.clear();
    await compare(id);
    await shows(posted, 'business ☐');
    story.sandbox.faults.add({ kind: 'double_event', times: 1 });
    await ok(story.as('priya').react(posted, 'white_check_mark'));
    await shows(posted, 'business ✓');
    await story.sandbox.settled();
    const approvals = () =>
      story
        .as('lena')
        .thread(posted)
        .filter((one) => words(one).includes('Priya Nair approved'));
    await until(() => approvals().length >= 2 || undefined);
    expect(approvals()).toHaveLength(2);
  });

  it('[G12] conditions become tasks that stay in sight until they are done with evidence', async () => {
    const { posted, name } = await asked();
    await ok(story.as('sam').click(posted, 'gates.conditions.open'));
    const form = await story.modal('sam', 'With conditions');
    await ok(story.as('sam').submit(form, { text: 'Name an owner for the CRM' }));
    await shows(posted, 'Name an owner for the CRM');
    await ok(story.as('priya').reply(posted, 'approve'));
    await ok(story.as('jonas').reply(posted, 'genehmigt'));
    await shows(posted, 'Approved with conditions');
    await shows(posted, '☐ Name an owner');
    const lena = story.as('lena');
    await ok(lena.command(HERE, `/playbook tasks ${name}`));
    const list = await privately('lena', 'Name an owner for the CRM');
    await ok(lena.click(list, 'gates.task.open'));
    const done = await story.modal('lena', 'Done');
    await ok(lena.submit(done, { evidence: 'https://wiki.example.com/crm-owner' }));
    await shows(posted, '✓ Name an owner');
  });

  it('[G1] [G13] [G9] items are attested from the message, all at once; absences delegated from its “…” menu', async () => {
    const { posted, id } = await asked('signed');
    const jonas = story.as('jonas');
    await ok(jonas.click(posted, 'gates.attest.open'));
    const form = await story.modal('jonas', 'Bestätigen');
    const refused = await jonas.submit(form, { 'note.licence': 'Contract', 'link.licence': 'contract' });
    expect(JSON.stringify(refused)).toContain('link.licence');
    const link = 'https://wiki.example.com/contract';
    await ok(
      jonas.submit(form, {
        'note.licence': 'Contract of 2 March',
        'link.licence': link,
        'note.purpose': 'Policy 7',
      }),
    );
    await shows(posted, 'attested by Jonas Weber');
    expect(words(now(posted))).not.toContain('☐ Attested');
    expect(words(now(posted))).not.toContain('gates.attest.open');
    const priya = story.as('priya');
    await ok(priya.choose(posted, 'gates.request.more', `${id} delegate`));
    const absence = await story.modal('priya', 'Delegate');
    await ok(priya.submit(absence, { to: PEOPLE.marco }));
    await shows(posted, `<@${PEOPLE.marco}>`);
    await ok(story.as('marco').click(posted, 'gates.request.approve'));
    await shows(posted, 'for Priya Nair');
  });

  it('[G11] an override needs an admin, a reason and a second person, and is marked until it is ratified', async () => {
    const { posted, id } = await asked();
    const ada = story.as('ada');
    await ok(ada.choose(posted, 'gates.request.more', `${id} override`));
    await ok(
      ada.submit(await story.modal('ada', 'Emergency override'), { reason: 'Outage of the old system' }),
    );
    await shows(posted, 'proposes an emergency override');
    await ok(story.as('sam').click(now(posted), 'gates.override.second'));
    await shows(posted, 'Not ratified yet');
    expect((await request(id)).state).toBe('overridden');
    for (const first of ['sam', 'priya', 'jonas'] as const)
      await ok(story.as(first).click(now(posted), 'gates.override.ratify'));
    await shows(posted, 'It has been ratified');
  });

  it('[G2] what is missing is listed with the buttons that fix it', async () => {
    const { engagementId } = await begun();
    const { world } = story.app;
    await editGoal(world, slackActor(WORKSPACE, PEOPLE.lena), { engagementId, goal: 'broken' });
    const told: unknown[] = [];
    await openAsk(
      {
        world,
        actor: slackActor(WORKSPACE, PEOPLE.lena),
        say: sayIn('en'),
        tell: async (message: unknown) => void told.push(message),
      } as never,
      engagementId,
    );
    expect(JSON.stringify(told)).toContain('A broken goal leads nowhere');
    expect(JSON.stringify(told)).toContain('engagement.phases');
  });
});
