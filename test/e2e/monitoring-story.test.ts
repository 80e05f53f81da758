import type { Message } from '@phasegate/slack-sandbox/page/contract.ts';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Database } from '../../db/database.ts';
import { alert } from '../../db/schema/alerts.ts';
import { monitor, reading } from '../../db/schema/monitoring.ts';
import { deployment } from '../../db/schema/production.ts';
import { retrainingEvent, retrainingTrigger } from '../../db/schema/retraining.ts';
import { verifyChain } from '../../src/record/verify.ts';
import { WORKSPACE } from '../support/at-production.ts';
import { putAtWork } from '../support/at-work.ts';
import { type First, ok, PEOPLE, words } from '../support/cast.ts';
import { type ClockedStory, startClockedStory } from '../support/clocked-story.ts';
import { onPostgres } from '../support/database.ts';
import * as acts from '../support/monitoring-acts.ts';
import { keepReply } from '../support/pictures.ts';
import { onPrometheus, withProgram } from '../support/prometheus.ts';
import { type TrainingPipeline, trainingPipeline } from '../support/training-pipeline.ts';
import { GOOD_DAYS, HISTORY, HOURS, hour, measured, people } from '../support/watched-hours.ts';

const LONG = 120_000;
vi.setConfig({ testTimeout: LONG });
/** SHA-256 of the new version's file. */
const NEW = 'b4'.repeat(32);

withProgram('a model watched by a real Prometheus', 'prometheus', () =>
  withProgram('its pipeline speaks TLS', 'openssl', () => {
    const prometheus = onPrometheus(HISTORY);

    onPostgres('from a healthy day to a version trained anew', (open) => {
      let db: Database;
      let story: ClockedStory;
      let pipeline: TrainingPipeline;
      let [engagementId, deploymentId] = ['', ''];
      let key = '';
      const monitors = { recall: '', intake: '' };

      beforeAll(async () => {
        db = await open();
        pipeline = await trainingPipeline();
        const env = {
          PHASEGATE_ALLOWED_HOSTS: `${prometheus()},${pipeline.host}`,
          NODE_EXTRA_CA_CERTS: pipeline.certificate,
        };
        story = await startClockedStory(db, { now: hour(-1), env });
        const { lena, marco, priya, jonas, sam, ada } = PEOPLE;
        const team = { lead: lena, member: [marco], business: [priya], legal: [jonas], data: [sam] };
        const given = { people: { ...team, engineering: [ada] }, reference: GOOD_DAYS };
        ({ engagementId, deploymentId } = await putAtWork(db, story.now(), given));
      }, LONG);
      afterAll(async () => {
        await story?.stop();
        pipeline?.stop();
      });

      const alerts = () => db.inWorkspace(WORKSPACE, (tx) => tx.select().from(alert));
      const events = () => db.inWorkspace(WORKSPACE, (tx) => tx.select().from(retrainingEvent));
      const readings = () => db.inWorkspace(WORKSPACE, (tx) => tx.select().from(reading));

      async function call(path: string, body?: object): Promise<{ status: number; body: unknown }> {
        const answer = await fetch(`${story.url}/v1${path}`, {
          headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
          ...(body && { method: 'POST', body: JSON.stringify(body) }),
        });
        return { status: answer.status, body: await answer.json() };
      }

      const clearance = async (model: string, digest = '') =>
        (await call(`/deployments/${deploymentId}/clearance?model=${model}${digest && `&digest=${digest}`}`))
          .body;

      /** An hour goes by: its people came in, and at its end both monitors are checked. */
      async function passes(at: number, youngest: number): Promise<void> {
        const { age, region } = people(400, youngest);
        const features = { age: { values: age }, region: { values: region } };
        const { status } = await call(`/monitors/${monitors.intake}/values`, { features });
        expect(status).toBe(200);
        // The minute's last second: whenever in it a monitor is due, it is due by then.
        await story.moveTo(hour(at).add({ seconds: 59 }));
        await expect.poll(async () => (await readings()).length, { timeout: LONG }).toBe(2 * (at + 1));
      }

      it('[M1] [M2] [M3] two monitors, one on Prometheus and one that is pushed to, tried before they are saved', async () => {
        const address = `http://${prometheus()}/`;
        await acts.addFeed(story, 'prometheus', [['address', { name: 'Prometheus', address }]]);
        await acts.addFeed(story, 'push', [['name', { name: 'Intake job' }]]);
        const when = [
          ['cron', { cron: '0 * * * *', zone: 'UTC', breachesToFire: '2' }],
          ['severity', {}],
        ] as const;
        const recall = await acts.addMonitor(story, 'Prometheus', 'limit', [
          ['layer', { name: 'Recall of the hour', layer: 'output' }],
          ['expression', { expression: 'outreach_recall', cases: 'sum(outreach_cases)' }],
          ['fire', { side: 'below', fire: '0.9', clear: '0.92', minN: '100' }],
          ...when,
        ]);
        expect(recall).toMatch(/0\.95.*1,200|1,200.*0\.95/);
        const intake = await acts.addMonitor(story, 'Intake job', 'drift', [
          ['name', { name: 'Who comes in' }],
          ['alpha', { minN: '100' }],
          ...when,
        ]);
        expect(intake).toContain('nothing pushed since the check before');
        const rows = await db.inWorkspace(WORKSPACE, (tx) => tx.select().from(monitor));
        for (const { id, layer } of rows) monitors[layer === 'output' ? 'recall' : 'intake'] = id;
        await story.shown(/v3 is uncovered: nothing watches business/);
      });

      it('[R2] [X1] the pipeline is declared, and its team gets a key; secret and key are shown once', async () => {
        pipeline.trusts(await acts.declarePipeline(story, pipeline.url), story.now);
        const writes = ['readings:write', 'evaluations:write', 'retraining:report'];
        key = await acts.makeKey(story, [...writes, 'clearance:read']);
      });

      let told: Message;

      it('[M6] two healthy hours are told to nobody; two bad ones fire as one message', async () => {
        await passes(0, 18);
        await passes(1, 18);
        expect((await readings()).map(({ verdict }) => verdict)).toEqual(['ok', 'ok', 'ok', 'ok']);
        expect(await alerts()).toEqual([]);
        await passes(2, 18);
        await passes(3, 45);
        told = await story.shown(/▲ Firing.*Recall of the hour.*0\.84.*of 1,200 cases, fires under 0\.9/s);
        expect(told.threadTs).toBeUndefined();
      });

      it('[M4] [M6] the shift of the input joins it in its thread, and names what moved', async () => {
        await passes(4, 45);
        const shift = await story.shown(/▲ Firing.*Who comes in/s);
        expect(words(shift)).toContain('age');
        expect(words(shift)).not.toContain('region');
        await story.becomes(told, /One more alert.*Who comes in/s);
        await keepReply(story, 'shift', { root: 'Recall of the hour', reply: 'columns moved' });
      });

      it('[M7] Marco has it, looks into it, and says what was found', async () => {
        const marco = story.as('marco');
        await ok(marco.click(story.fresh(told), 'monitoring.alert.acknowledge'));
        await ok(marco.click(await story.becomes(told, '◐ Acknowledged'), 'monitoring.alert.investigate'));
        const looked = await story.becomes(told, 'looks into it');
        const form = await story.click('marco', looked, 'monitoring.alert.findings');
        await ok(
          marco.submit(form, { findings: 'The campaign of May asks older people than we trained on.' }),
        );
        await story.becomes(told, 'found: The campaign of May');
      });

      it('[R1] [R2] Sam proposes to train it anew, for both alerts; somebody else approves it', async () => {
        const sam = story.as('sam');
        const form = await story.click('sam', story.fresh(told), 'monitoring.alert.retrain');
        await ok(sam.submit(form, { words: 'Hardly anybody under 45 comes in any more.' }));
        await story.says('sam', 'is proposed');
        await story.clear('sam');
        const shift = await story.shown(/▲ Firing.*Who comes in/s);
        await ok(story.as('marco').submit(await story.click('marco', shift, 'monitoring.alert.retrain')));
        await story.says('marco', 'a further reason');
        await story.clear('marco');
        const card = await story.shown(/Retraining of v3.*2 reasons.*Hardly anybody under 45/s);
        await ok(sam.click(card, 'monitoring.retraining.approve'));
        const refused = () => JSON.stringify(sam.ephemerals(story.CHANNEL));
        await story.until(() => refused().includes('You proposed this yourself'));
        expect(await events()).toMatchObject([{ state: 'proposed', proposedBy: PEOPLE.sam }]);
        await keepReply(story, 'retraining', { root: 'Recall of the hour', reply: 'Retraining of v3' });
      });

      it('[R2] [X5] killed while the pipeline is told: it is told again under one id, and trains once', async () => {
        const before = story.everything().length;
        pipeline.keepsSilent(true);
        const card = await story.shown(/Retraining of v3.*2 reasons/s);
        await ok(story.as('ada').click(card, 'monitoring.retraining.approve'));
        await expect.poll(() => pipeline.ids.length, { timeout: LONG }).toBe(1);
        await story.killed();
        pipeline.keepsSilent(false);
        await expect.poll(async () => (await events())[0]?.run, { timeout: LONG }).toBe('told');
        expect(pipeline.ids.length).toBeGreaterThan(1);
        expect([...pipeline.taken.values()]).toMatchObject([
          { type: 'retraining.requested', data: { attempt: 1, model: 'v3', deployment_id: deploymentId } },
        ]);
        expect(story.everything().length).toBe(before);
      });

      it('[R2] [X5] it says that it began, what v4 does, and that v4 is done; said twice it is so once', async () => {
        const [asked] = pipeline.taken.values();
        const { retraining_id: id, attempt } = asked?.data ?? { retraining_id: '', attempt: 0 };
        const report = (said: object) => call(`/retraining/${id}/report`, { attempt, report: said });
        expect(await report({ status: 'started', run: 'run 71' })).toMatchObject({ status: 200 });
        expect(await call('/evaluations', measured(engagementId, 'v4'))).toMatchObject({ status: 200 });
        const done = { status: 'succeeded', run: 'run 71', model: 'v4', digest: NEW };
        for (const _ of ['once', 'twice'])
          expect(await report(done)).toMatchObject({
            status: 200,
            body: { state: 'running', new_model: 'v4' },
          });
        await story.shown(/Retraining of v3 → v4.*v4 came out of it/s);
        expect(await clearance('v4')).toMatchObject({ go: false });
      });

      it('[R2] [B7] the three gates of phase 3 look at v4 as they did at v3', async () => {
        await acts.recordStaging(story, 'v4');
        const model = 'v4';
        await acts.passGate(story, { gate: 'performance', model, approvers: ['priya', 'sam'] });
        const attests: [First, string] = ['jonas', 'read'];
        await acts.passGate(story, { gate: 'fairness', model, approvers: ['priya', 'jonas'], attests });
        await acts.passGate(story, { gate: 'integration', model, approvers: ['ada', 'sam'] });
        await expect.poll(async () => (await events())[0]?.state, { timeout: LONG }).toBe('revalidated');
      });

      it('[R2] [S3.5] v4 is put to work in its place, cleared and supervised', async () => {
        const card = await story.shown(/Retraining of v3 → v4.*has passed the gates of phase 3/s);
        await ok(story.as('lena').click(card, 'monitoring.retraining.promote'));
        await story.becomes(card, /put v4 to work in place of v3/);
        const [row] = await db.inWorkspace(WORKSPACE, (tx) => tx.select().from(deployment));
        expect(row).toMatchObject({ model: 'v4', modelDigest: NEW, stage: 0, pausedAt: null });
        expect(await clearance('v4', NEW)).toMatchObject({ go: true, stage: 0 });
        expect(await clearance('v3')).toMatchObject({ go: false });
      });

      it('[M6] with people as they were and v4 both alerts recover, are resolved and closed', async () => {
        await passes(5, 18);
        await story.becomes(told, '◔ Recovering');
        await passes(6, 18);
        await story.becomes(told, /✓ Resolved.*found: The campaign of May.*Closed/s);
        await story.shown(/✓ Resolved.*Who comes in/s);
        expect(await alerts()).toMatchObject([
          { closedAt: expect.anything() },
          { closedAt: expect.anything() },
        ]);
      });

      it('[X5] [A1] nothing was lost and nothing happened twice', async () => {
        const heads = story.everything().filter(({ text }) => /Recall of the hour · Employment/.test(text));
        expect(heads.map(({ ts }) => ts)).toEqual([told.ts]);
        expect(await events()).toMatchObject([
          { state: 'promoted', fromModel: 'v3', toModel: 'v4', attempt: 1, runRef: 'run 71' },
        ]);
        const reasons = await db.inWorkspace(WORKSPACE, (tx) => tx.select().from(retrainingTrigger));
        expect(reasons.map(({ kind }) => kind).toSorted()).toEqual(['input', 'output']);
        const slots = (await readings()).map(({ monitorId, slot }) => `${monitorId} ${slot}`);
        expect(new Set(slots).size).toBe(2 * HOURS);
        expect((await db.inWorkspace(WORKSPACE, (tx) => verifyChain(tx, WORKSPACE))).fault).toBeNull();
      });
    });
  }),
);
