import { randomUUID } from 'node:crypto';
import type { Message } from '@phasegate/slack-sandbox/page/contract.ts';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changePeople } from '../../../src/engagement/change-people.ts';
import { engagement as engagementRoom } from '../../../src/engagement/room.ts';
import { reconcile } from '../../../src/gates/reconcile.ts';
import { requestGate } from '../../../src/gates/request.ts';
import { gates } from '../../../src/gates/room.ts';
import type { Room } from '../../../src/room.ts';
import { propose } from '../../../src/seal/proposal.ts';
import { deliveryClient } from '../../../src/slack/client.ts';
import { ok, PEOPLE, words } from '../../support/cast.ts';
import { slackActor, startedEngagement } from '../../support/engagements.ts';
import { playbookWith, toyGate } from '../../support/gates.ts';
import { exitGates, exitRoom } from '../../support/gates-exits.ts';
import { sealedContentOf } from '../../support/gates-sealed.ts';
import { type Story, startStory } from '../../support/story.ts';

const HERE = 'support-triage';
const WORKSPACE = 'T0NORTHWND';
const content = sealedContentOf();

/** A plan that is complete, and a result on too few cases. */
const planRoom: Room = {
  name: 'toy-plan',
  checks: {
    'plan.sample': async () => ({ ok: false, conditional: true, figure: 'n 40 of 500', fingerprint: 40 }),
    'plan.holds': async () => ({ ok: true, figure: 'complete', fingerprint: null }),
  },
  sealing: async () => propose(content, null),
};

const item = (check: string, text: string) => ({
  key: 'one',
  check,
  text: { en: text },
  why: { en: 'It matters' },
});

let story: Story;
let engagementId: string;
beforeAll(async () => {
  story = await startStory({
    rooms: [engagementRoom, exitRoom, planRoom, gates],
    playbook: playbookWith(
      ...exitGates(),
      toyGate({ key: 'sample', exit: false, items: [item('plan.sample', 'Enough cases')] }),
      toyGate({ key: 'plan', exit: false, seals: true, items: [item('plan.holds', 'The plan is whole')] }),
    ),
  });
  const { world } = story.app;
  engagementId = await startedEngagement(world, WORKSPACE, {
    name: 'Fraud triage',
    leadId: PEOPLE.lena,
    channelId: 'C0SUPTRIAG',
  });
  await changePeople(world, slackActor(WORKSPACE, PEOPLE.lena), {
    engagementId,
    data: [PEOPLE.sam],
    business: [PEOPLE.priya],
  });
});
afterAll(() => story?.stop());

/** Delivery keeps Slack's pace of one message a second a channel. */
const until: Story['sandbox']['until'] = (look) => story.sandbox.until(look, 20_000);
const privately = (first: 'lena' | 'sam' | 'priya', text: string) =>
  until(() =>
    story
      .as(first)
      .ephemerals(HERE)
      .findLast((one) => words(one).includes(text)),
  );
const posted = (text: string): Promise<Message> =>
  until(() =>
    story
      .as('lena')
      .messages(HERE)
      .findLast((one) => words(one).includes(text) && words(one).includes('Needs:')),
  );
const shows = (message: Message, text: string) =>
  until(() => {
    const found = story
      .as('lena')
      .messages(HERE)
      .find((one) => one.ts === message.ts);
    return found && words(found).includes(text) ? found : undefined;
  });
const ask = (gate: string): Promise<string> =>
  requestGate(story.app.world, slackActor(WORKSPACE, PEOPLE.lena), { engagementId, id: randomUUID(), gate });

describe('gates about a model, in Slack', { timeout: 60_000 }, () => {
  it('[G1] [B8] all that end the phase are shown; one asks for each, about the model one chooses', async () => {
    const lena = story.as('lena');
    await ok(lena.command(HERE, '/playbook gate'));
    const overview = await privately('lena', '0 of 3 have passed');
    expect(words(overview)).toContain('performance · model v2');
    await ok(lena.click(overview, 'gates.request.open'));
    const form = await story.modal('lena', 'Ask for a gate');
    expect(words(form)).toContain('performance · model v2');
    await ok(lena.submit(form));
    await posted('Gate · performance · model v2 · Fraud triage');

    const choice = await story.opens('lena', HERE, '/playbook gate fairness');
    expect(choice.title?.text).toBe('Which model version?');
    await ok(lena.submit(choice, { subject: 'v1' }));
    const second = await story.modal('lena', 'Ask for a gate');
    expect(words(second)).toContain('fairness · model v1');
    await ok(lena.submit(second));
    const message = await posted('Gate · fairness · model v1 · Fraud triage');
    await ok(story.as('sam').click(message, 'gates.request.approve'));
    await shows(message, 'Still needed before phase 1 ends');
    await shows(message, '*integration · model v1:* not asked for yet');

    const typed = await story.opens('lena', HERE, '/playbook gate integration V2');
    expect(words(typed)).toContain('integration · model v2');
  });

  it('[B4] [G3] [G8] a ✅ on an inconclusive result is answered with what to do, also when its event was lost', async () => {
    const id = await ask('sample');
    const message = await posted('? Enough cases');
    await ok(story.as('sam').react(message, 'white_check_mark'));
    await privately('sam', 'A result here is inconclusive');
    await ok(story.as('sam').reply(message, 'approve'));
    await until(() => {
      const told = story.as('sam').ephemerals(HERE);
      return (
        told.filter((one) => words(one).includes('A result here is inconclusive')).length > 1 || undefined
      );
    });
    story.sandbox.faults.add({ kind: 'drop_event' });
    await ok(story.as('priya').react(message, 'white_check_mark'));
    await story.sandbox.settled();
    story.sandbox.faults.clear();
    const client = deliveryClient(story.sandbox.botToken, {
      slackApiUrl: story.sandbox.apiUrl,
      log: pino({ level: 'silent' }),
    });
    await reconcile(story.app.world, client, WORKSPACE, id);
    const question = await story.directMessage('priya', 'approve with conditions if you can');
    await ok(story.as('priya').click(question, 'gates.conditions.open'));
    await ok(
      story.as('priya').submit(await story.modal('priya', 'With conditions'), { text: 'Measure 500 cases' }),
    );
    await shows(message, 'Measure 500 cases');
    await ok(story.as('sam').reply(message, 'approve'));
    await shows(message, 'Approved with conditions');
  });

  it('[P3.4] an approval seals; what was sealed is read from the gate and by command', async () => {
    await ask('plan');
    const message = await posted('The plan is whole');
    expect(words(message)).toContain('to be sealed:');
    await ok(story.as('sam').click(message, 'gates.request.approve'));
    await ok(story.as('priya').click(message, 'gates.request.approve'));
    await shows(message, 'Approved');
    const seal = await story.opens('lena', HERE, '/playbook seal');
    expect(words(seal)).toContain('Version 1');
    expect(words(seal)).toContain('it is the content that was approved');
    await ok(story.as('sam').click(message, 'gates.seal.open'));
    expect(words(await story.modal('sam', 'Seal'))).toContain('accuracy ≥ 0.9');
  });
});
