import { randomUUID } from 'node:crypto';
import type { View } from '@phasegate/slack-sandbox/page/contract.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { monitor, reading } from '../../db/schema/monitoring.ts';
import { offerOf } from '../../src/api/keys/keys-room.ts';
import { makeKey } from '../../src/api/keys/make.ts';
import { rooms } from '../../src/rooms.ts';
import { ok, PEOPLE, words } from '../support/cast.ts';
import { eachEngine } from '../support/database.ts';
import { putInPhase, putSeal, sealedPlan } from '../support/evaluations.ts';
import { MovedClock } from '../support/moved-clock.ts';
import { putDeployment } from '../support/production.ts';
import { type Story, startStory } from '../support/story.ts';

const CHANNEL = 'support-triage';

eachEngine('a model is watched, over signed HTTP', (open) => {
  let story: Story;
  let engagementId = '';
  const clock = new MovedClock();
  beforeAll(async () => {
    clock.set('2027-03-01T11:00:30Z');
    story = await startStory({ db: await open(), clock });
    const card = await story.start('lena', CHANNEL);
    engagementId = /"value":"([0-9a-f-]{36})"/.exec(words(card))?.[1] ?? '';
    const workspaceId = story.sandbox.workspaces[0]?.id ?? '';
    const place = { workspaceId, engagementId, clock };
    await putInPhase(story.db, place, 5);
    await putSeal(story.db, place, sealedPlan(), 1);
    await putDeployment(story.db, place);
  });
  afterAll(() => story?.stop());

  const lena = () => story.as('lena');
  /** The view on top once it says so. */
  const says = (text: string | RegExp): Promise<View> =>
    story.sandbox.until(() => {
      const view = lena().view();
      const said = view ? words(view) : '';
      return view && (typeof text === 'string' ? said.includes(text) : text.test(said)) ? view : undefined;
    });
  const close = async () => {
    for (let view = lena().view(); view; view = lena().view()) await lena().close(view, true);
  };

  it('[M3] a feed is added: its kind first, then its form; from there it is tried', async () => {
    const list = await story.opens('lena', CHANNEL, '/playbook feeds');
    expect(words(list)).toContain('No feeds in Support ticket triage yet');
    await ok(lena().click(list, 'monitoring.feed.add'));
    await ok(lena().click(await says('Pushed by your system'), 'monitoring.feed.kind.push'));
    const form = await says('"block_id":"name"');
    await ok(lena().submit(form, { name: 'Nightly job' }));
    const saved = await says('is saved');
    await ok(lena().click(saved, 'monitoring.feed.probe'));
    await says('Nothing to try');
    await close();
  });

  it('[M2] a schedule of six fields, and a clear threshold on the wrong side, are refused at the field', async () => {
    const list = await story.opens('lena', CHANNEL, '/playbook monitors');
    expect(words(list)).toContain('v3 is uncovered: nothing watches output, input, and business');
    await ok(lena().click(list, 'monitoring.monitor.add'));
    await ok(lena().submit(await says('Which feed is asked?'), { rule: 'limit' }));
    await ok(lena().submit(await says('"block_id":"layer"'), { name: 'Recall', layer: 'output' }));
    const rule = { side: 'below', fire: '0.9', minN: '100' };
    const wrong = await lena().submit(await says('"block_id":"fire"'), { ...rule, clear: '0.85' });
    expect(JSON.stringify(wrong)).toContain('It is well again on the other side of 0.9');
    await ok(lena().submit(await says('"block_id":"fire"'), { ...rule, clear: '0.92' }));
    const six = await lena().submit(await says('"block_id":"cron"'), { cron: '0 0 6 * * *' });
    expect(JSON.stringify(six)).toContain('A schedule has five fields');
    await ok(
      lena().submit(await says('"block_id":"cron"'), { cron: '0 6 * * mon-fri', zone: 'Europe/Berlin' }),
    );
    await ok(lena().submit(await says('"block_id":"severity"')));
  });

  it('[M2] it is tried before it is saved: value, verdict, and what the feed really answered', async () => {
    const trial = await says('Nothing is saved yet');
    expect(words(trial)).toMatch(/Tue 2 Mar, 06:00 · Wed 3 Mar, 06:00 · Thu 4 Mar, 06:00/);
    await ok(lena().click(trial, 'monitoring.monitor.trial'));
    const tried = await says('No data: the feed had nothing to answer');
    expect(words(tried)).toContain('nothing pushed since the check before');
    expect(tried.submit?.text).toBe('Save');
    await ok(lena().submit(tried));
    const saved = await says('is watching');
    expect(words(saved)).toContain('/readings');
    await close();
    const list = await story.opens('lena', CHANNEL, '/playbook monitors');
    expect(words(list)).toContain('not checked yet');
    expect(words(list)).toContain('v3 is uncovered: nothing watches input and business');
    await close();
  });

  it('[M1] the card says which layers of which model nothing watches, and what to do next', async () => {
    const card = await story.message('lena', CHANNEL, /v3 is uncovered: nothing watches input and business/);
    expect(words(card)).toContain('add a monitor for the layer “input” of v3');
  });

  it('[M2] [M3] a value pushed with a key is judged by the schedule, and stands in the list', async () => {
    const { app, db } = story;
    const workspaceId = story.sandbox.workspaces[0]?.id ?? '';
    const actor = { workspaceId, userId: PEOPLE.lena, origin: 'slack' as const };
    const secret = await makeKey(app.world, actor, offerOf(rooms), {
      id: randomUUID(),
      name: 'Nightly job',
      scopes: ['readings:write'],
      expiresOn: null,
    });
    const [found] = await db.inWorkspace(workspaceId, (tx) => tx.select().from(monitor));
    const push = async (body: object) => {
      const answer = await fetch(`${app.url}/v1/monitors/${found?.id}/readings`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return { status: answer.status, body: (await answer.json()) as unknown };
    };
    const measured_at = '2027-03-02T04:59:00Z';
    clock.set('2027-03-02T04:59:10Z');
    expect(await push({ value: 0.87, n: 1204, measured_at })).toEqual({
      status: 200,
      body: { recorded: true, measured_at },
    });
    expect((await push({ value: 0.99, n: 1204, measured_at })).body).toMatchObject({ recorded: false });
    expect((await push({ value: 'high' })).status).toBe(422);
    expect((await push({ value: 1, measured_at: '2027-03-02T05:30:00Z' })).status).toBe(422);
    clock.set('2027-03-02T05:00:58Z');
    await app.ticks.fire(Temporal.Instant.from('2027-03-02T05:00:00Z'));
    const read = () => db.inWorkspace(workspaceId, (tx) => tx.select().from(reading));
    await expect.poll(read, { timeout: 60_000 }).toMatchObject([{ verdict: 'breach', value: 0.87 }]);
    const list = await story.opens('lena', CHANNEL, '/playbook monitors');
    expect(words(list)).toMatch(/▲ breach · \*Recall\*/);
    await ok(lena().choose(list, 'monitoring.monitor.menu', `readings ${found?.id}`));
    await says('measured_at');
    await close();
  });

  it('[M2] it is paused, resumed, edited and retired, and its history tells of it', async () => {
    const workspaceId = story.sandbox.workspaces[0]?.id ?? '';
    const [found] = await story.db.inWorkspace(workspaceId, (tx) => tx.select().from(monitor));
    const choose = async (what: string) =>
      ok(
        lena().choose(
          await says('monitoring.monitor.menu'),
          'monitoring.monitor.menu',
          `${what} ${found?.id}`,
        ),
      );
    await story.opens('lena', CHANNEL, '/playbook monitors');
    await choose('pause');
    await says('◌ paused');
    await choose('resume');
    await says('Resumed. It is checked');
    await choose('edit');
    await ok(lena().submit(await says('"block_id":"layer"'), { name: 'Recall of all', layer: 'output' }));
    await ok(lena().click(await says('Nothing is saved yet'), 'monitoring.monitor.trial'));
    const tried = await story.sandbox.until(() => {
      const view = lena().view();
      return view?.submit?.text === 'Save' ? view : undefined;
    });
    await ok(lena().submit(tried));
    await says('Recall of all');
    await choose('history');
    const history = await says('resumed it');
    expect(words(history)).toMatch(/\*Name\*: Recall → Recall of all/);
    expect(words(history)).toContain('paused it');
    await ok(lena().click(history, 'monitoring.monitor.back'));
    await choose('retire');
    await ok(lena().submit(await says('leaves the list'), { reason: 'The model is gone' }));
    await says('Nothing watches Support ticket triage yet');
    await close();
  });
});
