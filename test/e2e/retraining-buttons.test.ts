import { randomUUID } from 'node:crypto';
import type { Message, View } from '@phasegate/slack-sandbox/page/contract.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { alert } from '../../db/schema/alerts.ts';
import { retrainingEvent } from '../../db/schema/retraining.ts';
import { changePeople } from '../../src/engagement/change-people.ts';
import { recordReading } from '../../src/monitoring/checks/record-reading.ts';
import { type First, ok, PEOPLE, words } from '../support/cast.ts';
import { eitherEngine } from '../support/database.ts';
import { slackActor } from '../support/engagements.ts';
import { putInPhase, putSeal, sealedPlan } from '../support/evaluations.ts';
import { putFeed, putMonitor } from '../support/monitoring.ts';
import { putDeployment } from '../support/production.ts';
import { type Story, startStory } from '../support/story.ts';

const CHANNEL = 'support-triage';
const SHA = 'b4'.repeat(32);

eitherEngine(
  'the buttons and forms of retraining, pressed by wrong people, too early, and with odd input',
  (open) => {
    let story: Story;
    let at = { workspaceId: '', engagementId: '' };
    let told: Message;

    beforeAll(async () => {
      story = await startStory({ db: await open() });
      const card = await story.start('lena', CHANNEL);
      const { world } = story.app;
      at = {
        workspaceId: story.sandbox.workspaces[0]?.id ?? '',
        engagementId: /"value":"([0-9a-f-]{36})"/.exec(words(card))?.[1] ?? '',
      };
      const { lena, marco, jonas, sam, ada } = PEOPLE;
      const { engagementId } = at;
      const team = { member: [marco], legal: [jonas], data: [sam], engineering: [ada] };
      await changePeople(world, slackActor(at.workspaceId, lena), { engagementId, ...team });
      const place = { ...at, clock: world.clock as never };
      await putInPhase(story.db, place, 5);
      await putSeal(story.db, place, sealedPlan(), 1);
      const deploymentId = randomUUID();
      await putDeployment(story.db, place, { id: deploymentId });
      const feedId = await putFeed(story.db, place, {});
      const nextAt = world.clock.now().add({ hours: 9_000 });
      const monitorId = await putMonitor(
        story.db,
        { ...place, feedId, deploymentId },
        { name: 'Recall', ownerId: lena, nextAt },
      );
      for (const ago of [2, 1])
        await recordReading(
          world,
          { workspaceId: at.workspaceId, userId: 'system', origin: 'clock' },
          {
            engagementId,
            monitorId,
            version: 1,
            slot: world.clock.now().subtract({ hours: ago }),
            found: {
              value: 0.8,
              n: 1_200,
              verdict: 'breach',
              shown: '{"value":0.8,"n":1200}',
              detail: null,
              sampledAt: null,
            },
          },
        );
      told = await story.message('lena', CHANNEL, 'Trigger retraining');
    }, 60_000);
    afterAll(() => story?.stop());

    const events = () => story.db.inWorkspace(at.workspaceId, (tx) => tx.select().from(retrainingEvent));
    /** What is said to a person alone once they have pressed. */
    async function refused(first: First, target: Message | View, action: string): Promise<string> {
      const heard = () => story.as(first).ephemerals(CHANNEL).length;
      const before = heard();
      await ok(story.as(first).click(target as never, action));
      await story.sandbox.until(() => heard() > before);
      expect(story.as(first).views()).toEqual([]);
      return JSON.stringify(story.as(first).ephemerals(CHANNEL).at(-1));
    }
    async function form(first: First, target: Message, action: string): Promise<View> {
      await ok(story.as(first).click(target, action));
      return story.sandbox.until(() => story.as(first).view());
    }
    const clear = async (first: First) => {
      for (const view of story.as(first).views().toReversed()) await story.as(first).close(view, true);
    };
    const thread = () =>
      story.sandbox.until(() =>
        story
          .as('lena')
          .thread(told)
          .findLast((one) => words(one).includes('Retraining of v3')),
      );

    it('[M7] [R1] who only reads along, and legal, learn it before a form opens; the reason is read as people read', async () => {
      expect(await refused('priya', told, 'monitoring.alert.retrain')).toMatch(/You can’t do this/);
      expect(await refused('jonas', told, 'monitoring.alert.retrain')).toContain('können Sie das nicht');
      const trigger = await form('marco', told, 'monitoring.alert.retrain');
      await ok(story.as('marco').submit(trigger));
      await story.sandbox.until(() => words(story.as('marco').view() ?? {}).includes('is proposed'));
      await clear('marco');
      const said = words(await thread());
      expect(said).toContain('0.8 of 1,200 cases, fires under 0.9');
      expect(said).not.toContain('measured_at');
      expect(said).not.toContain('\\"value\\"');
    });

    it('[R2] a member neither approves, abandons nor puts to work; nothing runs or is named before it is approved', async () => {
      const shown = await thread();
      for (const action of ['approve', 'abandon'])
        expect(await refused('marco', shown, `monitoring.retraining.${action}`)).toContain('Sam Okafor');
      expect(await events()).toMatchObject([{ state: 'proposed' }]);
      await ok(story.as('sam').click(shown, 'monitoring.retraining.approve'));
      const approved = await story.sandbox.until(() =>
        story
          .as('lena')
          .thread(told)
          .find((one) => words(one).includes('monitoring.retraining.start')),
      );
      await ok(story.as('ada').click(approved, 'monitoring.retraining.start'));
      const running = await story.sandbox.until(() =>
        story
          .as('lena')
          .thread(told)
          .find((one) => words(one).includes('monitoring.retraining.name')),
      );
      expect(words(running)).not.toContain('monitoring.retraining.start');
    });

    it('[R2] a version is named with its digest, and is another one; a name of nothing, too long, or the one at work is refused', async () => {
      const shown = await thread();
      const name = await form('ada', shown, 'monitoring.retraining.name');
      const typed = async (values: object) =>
        JSON.stringify(await story.as('ada').submit(name, values as never));
      expect(await typed({ model: ' ', digest: SHA })).toContain('"model"');
      expect(await typed({ model: 'v'.repeat(81), digest: SHA })).toMatch(/80/);
      expect(await typed({ model: 'v4', digest: 'abc' })).toContain('"digest"');
      expect(await typed({ model: 'v3', digest: SHA })).toContain('is the version at work');
      await ok(story.as('ada').submit(name, { model: 'v4', digest: `SHA256:${SHA.toUpperCase()}` }));
      await expect.poll(events).toMatchObject([{ toModel: 'v4', toDigest: SHA, state: 'running' }]);
    });

    it('[R1] [R2] declared by those who may, of a day that has come; a pipeline without TLS is refused at its field', async () => {
      await ok(story.as('jonas').command(CHANNEL, '/playbook retraining'));
      const list = await story.sandbox.until(() => story.as('jonas').view());
      await ok(story.as('jonas').click(list, 'monitoring.retraining.change'));
      const change = await story.sandbox.until(() => {
        const view = story.as('jonas').view();
        return view && words(view).includes('"block_id":"since"') ? view : undefined;
      });
      const what = { title: 'Neues Formular', text: 'Das Formular ist ein anderes.', change: 'product' };
      expect(
        JSON.stringify(await story.as('jonas').submit(change, { ...what, since: '2999-01-01' })),
      ).toContain('"since"');
      expect(
        JSON.stringify(await story.as('jonas').submit(change, { ...what, title: '', since: '2026-01-01' })),
      ).toContain('"title"');
      await ok(story.as('jonas').submit(change, { ...what, since: '2026-01-01' }));
      await clear('jonas');
      await story.sandbox.until(() =>
        words(
          story
            .as('lena')
            .thread(told)
            .find((one) => words(one).includes('v3 → v4')) ?? {},
        ).includes('Neues Formular'),
      );
      const own = await story.opens('lena', CHANNEL, '/playbook retraining');
      await ok(story.as('lena').click(own, 'monitoring.retraining.pipeline'));
      const pipeline = await story.sandbox.until(() => {
        const view = story.as('lena').view();
        return view && words(view).includes('"block_id":"url"') ? view : undefined;
      });
      expect(
        JSON.stringify(await story.as('lena').submit(pipeline, { url: 'http://10.0.0.1/train' })),
      ).toContain('"url"');
      await clear('lena');
    });

    it('[R2] abandoned with a reason: none, or one that is too long, is refused; what is over has no buttons', async () => {
      const shown = await thread();
      const abandon = await form('sam', shown, 'monitoring.retraining.abandon');
      expect(JSON.stringify(await story.as('sam').submit(abandon, { reason: '  ' }))).toContain('"reason"');
      expect(JSON.stringify(await story.as('sam').submit(abandon, { reason: 'x'.repeat(1_001) }))).toMatch(
        /1,?000/,
      );
      await ok(story.as('sam').submit(abandon, { reason: 'The labels were late.' }));
      const over = await story.sandbox.until(() =>
        story
          .as('lena')
          .thread(told)
          .find((one) => words(one).includes('The labels were late.')),
      );
      expect(words(over)).not.toContain('monitoring.retraining.');
      const rows = await story.db.inWorkspace(at.workspaceId, (tx) => tx.select().from(alert));
      expect(rows).toMatchObject([{ stage: 'firing' }]);
    });
  },
);
