import type { Message } from '@phasegate/slack-sandbox/page/contract.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { gap } from '../../../db/schema/foundation.ts';
import { edgeCase } from '../../../db/schema/production.ts';
import { retrainingTrigger } from '../../../db/schema/retraining.ts';
import { engagement } from '../../../src/engagement/room.ts';
import { foundation } from '../../../src/foundation/room.ts';
import { gates } from '../../../src/gates/room.ts';
import { monitoring } from '../../../src/monitoring/room.ts';
import { production } from '../../../src/production/room.ts';
import { ok, PEOPLE, words } from '../../support/cast.ts';
import { startedEngagement } from '../../support/engagements.ts';
import { putInPhase, putSeal, sealedPlan } from '../../support/evaluations.ts';
import { playbookWith } from '../../support/gates.ts';
import { putDeployment, ROLLOUT } from '../../support/production.ts';
import { type Story, startStory } from '../../support/story.ts';
import { TestClock } from '../../support/world.ts';

const WORKSPACE = 'T0NORTHWND';
const HERE = 'support-triage';
const ELSEWHERE = 'general';

let story: Story;
let fraud: string;
const lena = () => story.as('lena');

beforeAll(async () => {
  story = await startStory({
    rooms: [engagement, foundation, production, monitoring, gates],
    playbook: playbookWith(),
  });
  const { world } = story.app;
  const start = (name: string, channelId: string) =>
    startedEngagement(world, WORKSPACE, { leadId: PEOPLE.lena, name, channelId });
  await start('Ticket triage', 'C0SUPTRIAG');
  fraud = await start('Fraud triage', 'C0DATAPLAT');
  const clock = new TestClock(world.clock.now());
  const at = { workspaceId: WORKSPACE, engagementId: fraud, clock };
  await putInPhase(world.db, at, 4);
  await putSeal(world.db, at, sealedPlan({ rollout: ROLLOUT }), 1);
  await putDeployment(world.db, at);
});
afterAll(() => story?.stop());

/** What stands in the thread of a message, by our hand, once something does. */
const inThread = (message: Message) =>
  story.sandbox.until(() =>
    lena()
      .thread(message)
      .find(({ ts }) => ts !== message.ts),
  );

it('[H5] a message of the engagement’s channel becomes a gap with its words and its link, once, and its thread says so', async () => {
  await ok(lena().post(HERE, 'Labels of 2024 are missing <!channel>'));
  const said = await story.message('lena', HERE, 'Labels of 2024');
  await ok(lena().shortcut('foundation_record_gap', said));
  const form = await story.modal('lena', 'Record a gap');
  expect(words(form)).toContain('Labels of 2024 are missing');
  await ok(lena().submit(form, { type: 'historical coverage', title: 'No labels for 2024' }));
  await ok(lena().submit(form, { effect: 'blocking' }));
  const told = await inThread(said);
  expect(told.text).toBe('Lena Fischer recorded this as a gap: *No labels for 2024*');
  const [kept] = await story.db.inWorkspace(WORKSPACE, (tx) => tx.select().from(gap));
  expect(kept?.description).toMatch(/^Labels of 2024[\s\S]*\/archives\/C0SUPTRIAG\/p\d+$/);
  await lena().close(await story.modal('lena', 'Gap'), true);
});

it('[H5] [X9] where the channel has no engagement the person is asked which, and nobody there is told', async () => {
  await ok(lena().post(ELSEWHERE, 'Refund in two currencies'));
  const said = await story.message('lena', ELSEWHERE, 'two currencies');
  await ok(lena().shortcut('production_record_edge', said));
  const which = await story.modal('lena', 'Which engagement?');
  expect(words(which)).toContain('Ticket triage');
  await ok(lena().submit(which, { engagement: fraud }));
  const form = await story.modal('lena', 'Edge case');
  expect(words(form)).toContain('Refund in two currencies');
  await ok(lena().submit(form, { caseId: '' }));
  await lena().close(await story.modal('lena', 'Edge cases'), true);
  await story.sandbox.settled(20_000);
  const [kept] = await story.db.inWorkspace(WORKSPACE, (tx) => tx.select().from(edgeCase));
  expect(kept).toMatchObject({ engagementId: fraud, text: 'Refund in two currencies' });
  expect(kept?.link).toContain('/archives/');
  expect(lena().thread(said)).toHaveLength(1);
});

it('[H5] in a direct message between two people, where the app can’t look: an incident, without a link', async () => {
  const dm = await lena().openDm(PEOPLE.marco);
  const channel = String('channel' in dm ? dm.channel : '');
  await ok(lena().post(channel, 'It paid twice, again'));
  const said = await story.message('lena', channel, 'paid twice');
  await ok(lena().shortcut('monitoring_declare_incident', said));
  const which = await story.modal('lena', 'Which engagement?');
  await ok(lena().submit(which, { engagement: fraud }));
  const form = await story.modal('lena', 'Incident');
  expect(words(form)).toContain('It paid twice, again');
  const filled = {
    title: 'Paid twice',
    cause: 'Retries are not told apart',
    missed: 'No retries in the test',
  };
  await ok(lena().submit(form, filled));
  const found = await story.db.inWorkspace(WORKSPACE, (tx) =>
    tx.select().from(retrainingTrigger).where(eq(retrainingTrigger.engagementId, fraud)),
  );
  expect(found).toMatchObject([{ kind: 'incident', link: null, text: 'It paid twice, again' }]);
});
