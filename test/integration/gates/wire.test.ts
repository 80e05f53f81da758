import { randomUUID } from 'node:crypto';
import type { Message } from '@phasegate/slack-sandbox/page/contract.ts';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { changePeople } from '../../../src/engagement/change-people.ts';
import { engagement as engagementRoom } from '../../../src/engagement/room.ts';
import { reconcile } from '../../../src/gates/reconcile.ts';
import { requestGate } from '../../../src/gates/request.ts';
import { gates } from '../../../src/gates/room.ts';
import { findRequest } from '../../../src/gates/store.ts';
import { deliveryClient } from '../../../src/slack/client.ts';
import { ok, PEOPLE, words } from '../../support/cast.ts';
import { slackActor, startedEngagement } from '../../support/engagements.ts';
import { playbookWith, toyChecks, toyGate } from '../../support/gates.ts';
import { type Story, startStory } from '../../support/story.ts';

const HERE = 'support-triage';
const CHANNEL = 'C0SUPTRIAG';
const WORKSPACE = 'T0NORTHWND';

let story: Story;
let ahead = 0;
beforeAll(async () => {
  story = await startStory({
    rooms: [engagementRoom, toyChecks, gates],
    playbook: playbookWith(toyGate()),
    sandbox: { now: () => Date.now() + ahead },
  });
});
afterEach(() => story?.sandbox.faults.clear());
afterAll(() => story?.stop());

/** A gate that is asked for: Sam is data, Priya business. */
async function asked(): Promise<{ id: string; name: string; posted: Message }> {
  const { world } = story.app;
  const name = `E ${randomUUID().slice(0, 8)}`;
  const lead = slackActor(WORKSPACE, PEOPLE.lena);
  const engagementId = await startedEngagement(world, WORKSPACE, {
    name,
    leadId: PEOPLE.lena,
    channelId: CHANNEL,
  });
  await changePeople(world, lead, { engagementId, data: [PEOPLE.sam], business: [PEOPLE.priya] });
  const id = await requestGate(world, lead, { engagementId, id: randomUUID(), gate: 'toy' });
  return { id, name, posted: await until(() => requestOf(name)) };
}

const requestOf = (name: string): Message | undefined =>
  story
    .as('lena')
    .messages(HERE)
    .find((message) => words(message).includes(name) && words(message).includes('Needs:'));

const request = (id: string) =>
  story.app.world.db.inWorkspace(WORKSPACE, (tx) => findRequest(tx, WORKSPACE, id));

/** Delivery keeps Slack's pace of one message a second a channel. */
const until: Story['sandbox']['until'] = (look) => story.sandbox.until(look, 20_000);
const shows = (name: string, text: string) =>
  until(() => {
    const now =
      requestOf(name) ??
      story
        .as('lena')
        .messages(HERE)
        .find((one) => words(one).includes(name) && words(one).includes(text));
    return now && words(now).includes(text) ? now : undefined;
  });
const inThread = (message: Message, look: (reply: Message) => boolean) =>
  until(() =>
    story
      .as('lena')
      .thread(message)
      .find((reply) => reply.ts !== message.ts && look(reply)),
  );
const privately = (first: 'priya' | 'marco', text: string) =>
  until(() =>
    story
      .as(first)
      .ephemerals(HERE)
      .findLast((message) => words(message).includes(text)),
  );
const compare = (id: string) =>
  reconcile(
    story.app.world,
    deliveryClient(story.sandbox.botToken, {
      slackApiUrl: story.sandbox.apiUrl,
      log: pino({ level: 'silent' }),
    }),
    WORKSPACE,
    id,
  );

describe('replies as Slack sends them', { timeout: 60_000 }, () => {
  it('[K2] keeps links and people as they were typed', async () => {
    const { id, posted, name } = await asked();
    const reason =
      'see https://ci.example.org/run/7, wiki.example.org/x and <https://a.example/b?c=1&amp;d|the run>, ask @marco';
    await ok(story.as('priya').reply(posted, `reject: ${reason}`));
    await shows(name, 'Rejected');
    expect((await request(id))?.reason).toBe(
      'see https://ci.example.org/run/7, wiki.example.org/x and the run (https://a.example/b?c=1&d), ask @Marco Ruiz',
    );
  });

  it('[K3] counts a bold approval that calls the app, and answers what is none to who could decide', async () => {
    const { posted, name } = await asked();
    await ok(story.as('priya').reply(posted, 'LGTM'));
    await privately('priya', 'didn’t count that as a decision');
    await ok(story.as('marco').reply(posted, 'LGTM'));
    await ok(story.as('priya').reply(posted, `<@${story.sandbox.botUserId}> *approve*`));
    await shows(name, 'business ✓');
    await story.sandbox.settled();
    expect(story.as('marco').ephemerals(HERE)).toEqual([]);
  });

  it('[K3] asks for the reason of a bare reject in words that fit', async () => {
    const { posted } = await asked();
    await ok(story.as('priya').reply(posted, 'reject'));
    const question = await story.directMessage('priya', 'counts once you say why');
    expect(words(question)).not.toContain('reacted');
  });

  it('[K6] says in the text of a decision that it was taken back, and names people where they are refused', async () => {
    const { posted } = await asked();
    await ok(story.as('priya').react(posted, 'white_check_mark'));
    const reply = await inThread(posted, ({ text }) => text.includes('Priya Nair approved'));
    await ok(story.as('priya').unreact(posted, 'white_check_mark'));
    await inThread(posted, ({ ts, text }) => ts === reply.ts && text.includes('no longer counts'));
    await ok(story.as('marco').react(posted, 'white_check_mark'));
    const refused = await privately('marco', 'can’t decide on this gate');
    expect(refused.text).toContain('@Sam Okafor');
    expect(refused.text).not.toMatch(/U0[A-Z]/);
  });
});

describe('[G8] what was lost', { timeout: 60_000 }, () => {
  it('[K1] is found in a thread that Slack gives in parts of 15, one a minute', async () => {
    const { id, posted, name } = await asked();
    story.sandbox.faults.add({ kind: 'drop_event' });
    for (let n = 1; n <= 16; n += 1) await ok(story.as('marco').reply(posted, `remark ${n}`));
    await ok(story.as('sam').reply(posted, 'approve'));
    await ok(story.as('priya').react(posted, 'white_check_mark'));
    await story.sandbox.settled();
    story.sandbox.faults.clear();
    story.sandbox.faults.add({ kind: 'few_messages' });
    const pauses: (number | null)[] = [];
    for (let tick = 0; tick < 3; tick += 1) {
      pauses.push(await compare(id));
      ahead += 61_000;
    }
    expect(pauses).toEqual([60, null, null]);
    expect((await request(id))?.state).toBe('approved');
    await shows(name, 'Approved');
    const read = story.sandbox.calls('conversations.replies').filter((call) => call.ok);
    expect(read.map((call) => (call.response.messages as unknown[]).length)).toEqual([15, 3]);
  });

  it.each([
    ['told', 0],
    ['not told, and found', 1],
  ])('[K9] a request that an admin deletes comes back: %s', async (_, lost) => {
    const { id, posted, name } = await asked();
    if (lost) await ok(story.as('marco').reply(posted, 'why?'));
    if (lost) story.sandbox.faults.add({ kind: 'drop_event' });
    story.sandbox.faults.deleteMessage(CHANNEL, posted.ts);
    await story.sandbox.settled();
    story.sandbox.faults.clear();
    if (lost) await compare(id);
    const again = await until(() => {
      const now = requestOf(name);
      return now && now.ts !== posted.ts ? now : undefined;
    });
    await ok(story.as('priya').reply(again, 'approve'));
    await shows(name, 'business ✓');
  });
});
