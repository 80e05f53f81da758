import { randomUUID } from 'node:crypto';
import type { View } from '@phasegate/slack-sandbox/page/contract.ts';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { monitor } from '../../db/schema/monitoring.ts';
import { reference } from '../../db/schema/references.ts';
import { pushValues } from '../../src/monitoring/monitors/push-values.ts';
import { digestOf } from '../../src/monitoring/references/content.ts';
import { ok, PEOPLE, words } from '../support/cast.ts';
import { eitherEngine } from '../support/database.ts';
import { putInPhase, putSeal, sealedPlan } from '../support/evaluations.ts';
import { putFeed, putMonitor } from '../support/monitoring.ts';
import { MovedClock } from '../support/moved-clock.ts';
import { putDeployment } from '../support/production.ts';
import { type Story, startStory } from '../support/story.ts';
import { endWebServers, webServer } from '../support/web-server.ts';

const CHANNEL = 'support-triage';
const REGIONS = ['north', 'south', 'east', 'west'];

/** Tickets of a window: a region, a number of words, a text of their own. */
const csv = (rows: number, from = 0): string =>
  [
    'region,words,note',
    ...Array.from({ length: rows }, (_, at) => `${REGIONS[at % 4]},${from + (at % 97) / 2},text ${at}`),
  ].join('\n');

endWebServers();

eitherEngine('what input is held against, over signed HTTP', (open) => {
  let story: Story;
  const found = { table: csv(2_000) };
  const clock = new MovedClock();
  let place = { workspaceId: '', engagementId: '', clock };
  let monitorId = '';

  beforeAll(async () => {
    clock.set('2027-03-01T11:00:30Z');
    const { host } = await webServer((_, response) => {
      response.setHeader('content-type', 'text/csv');
      response.end(found.table);
    });
    story = await startStory({ db: await open(), clock, config: { allowedHosts: [host] } });
    const card = await story.start('lena', CHANNEL);
    const engagementId = /"value":"([0-9a-f-]{36})"/.exec(words(card))?.[1] ?? '';
    place = { workspaceId: story.sandbox.workspaces[0]?.id ?? '', engagementId, clock };
    await putInPhase(story.db, place, 5);
    await putSeal(story.db, place, sealedPlan(), 1);
    const deploymentId = randomUUID();
    await putDeployment(story.db, place, { id: deploymentId });
    const feedId = await putFeed(story.db, place, {});
    monitorId = await putMonitor(
      story.db,
      { ...place, feedId, deploymentId },
      {
        name: 'Intake <all>',
        layer: 'input',
        nextAt: Temporal.Instant.from('2027-03-01T12:00:00Z'),
      },
    );
    const settings = { address: `http://${host}/intake.csv`, auth: 'none', account: null };
    await putFeed(story.db, place, { name: 'Warehouse', nameKey: 'warehouse', kind: 'csv', settings });
  });
  afterAll(() => story?.stop());

  const lena = () => story.as('lena');
  const says = (text: string | RegExp): Promise<View> =>
    story.sandbox.until(() => {
      const view = lena().view();
      const said = view ? words(view) : '';
      return view && (typeof text === 'string' ? said.includes(text) : text.test(said)) ? view : undefined;
    });
  const close = async () => {
    for (let view = lena().view(); view; view = lena().view()) await lena().close(view, true);
  };
  const openList = async (): Promise<View> => {
    const monitors = await story.opens('lena', CHANNEL, '/playbook monitors');
    const before = lena().views().length;
    await ok(lena().click(monitors, 'monitoring.reference.list'));
    return story.sandbox.until(() => (lena().views().length > before ? lena().view() : undefined));
  };
  const versions = () =>
    story.db.inWorkspace(place.workspaceId, (tx) =>
      tx
        .select()
        .from(reference)
        .where(
          and(eq(reference.workspaceId, place.workspaceId), eq(reference.engagementId, place.engagementId)),
        )
        .orderBy(reference.version),
    );
  const choose = async (what: string) => {
    const [first] = await versions();
    const view = await says('monitoring.reference.menu');
    await ok(lena().choose(view, 'monitoring.reference.menu', `${what} ${first?.id}`));
  };

  it('[M4] a reference is sealed of what a feed answers: asked for, looked at, and only what was shown', async () => {
    const list = await openList();
    expect(words(list)).toContain('No references in Support ticket triage yet');
    await ok(lena().click(list, 'monitoring.reference.add'));
    await ok(lena().submit(await says('What Warehouse answers')));
    await ok(lena().submit(await says('"block_id":"name"'), { name: 'Good days', leaveOut: 'note' }));
    await ok(lena().submit(await says('"block_id":"answer"')));
    await ok(lena().click(await says('Nothing is sealed yet'), 'monitoring.reference.ask'));
    const shown = await says(/2,000 rows, 1 column of numbers and 1 column of words/);
    // Meanwhile the feed goes on: what was not seen is not sealed.
    found.table = csv(2_400);
    await ok(lena().click(shown, 'monitoring.reference.seal'));
    const changed = await says('answers otherwise by now');
    expect(words(changed)).toContain('2,400 rows');
    expect(await versions()).toEqual([]);
    await ok(lena().click(changed, 'monitoring.reference.seal'));
    const after = await says('Sealed. It holds from the next check on.');
    expect(words(after)).toMatch(/\*Good days\* v1 · 2,400 rows, 2 columns/);
    expect(words(after)).toContain('No monitor is held against it');
    const [sealed] = await versions();
    expect(sealed).toMatchObject({ version: 1, source: 'Warehouse', sealedBy: PEOPLE.lena, reason: null });
    expect(digestOf(sealed?.content as never)).toBe(sealed?.digest);
    expect(words(after)).toContain(sealed?.digest.slice(0, 12));
    await close();
  });

  it('[M4] what is no table says so, and what was typed is kept; a name that is there asks why', async () => {
    await ok(lena().click(await openList(), 'monitoring.reference.add'));
    await ok(lena().submit(await says('What Warehouse answers')));
    await ok(lena().submit(await says('"block_id":"name"'), { name: 'good DAYS' }));
    await ok(lena().submit(await says('"block_id":"answer"'), { answer: 'count' }));
    const why = await says('Please say why it gets a new version');
    await ok(lena().submit(why, { name: 'Counted' }));
    await ok(lena().submit(await says('"block_id":"answer"')));
    await ok(lena().click(await says('Nothing is sealed yet'), 'monitoring.reference.ask'));
    const value = await says('It answered with a single value');
    await ok(lena().click(value, 'monitoring.reference.reopen'));
    expect(words(await says('"block_id":"name"'))).toContain('"initial_value":"Counted"');
    await close();
    expect(await versions()).toHaveLength(1);
  });

  it('[M4] the list says what is held against it; in use it is not retired; what was pushed becomes its next version', async () => {
    const [first] = await versions();
    if (!first) throw new Error('nothing sealed');
    await story.db.inWorkspace(place.workspaceId, async (tx) => {
      await tx
        .update(monitor)
        .set({ rule: { kind: 'drift', alpha: 0.05, referenceId: first.id } })
        .where(eq(monitor.id, monitorId));
    });
    const actor = { workspaceId: place.workspaceId, userId: PEOPLE.lena, origin: 'slack' as const };
    await pushValues(story.app.world, actor, {
      monitorId,
      features: {
        region: { counts: { north: 60, orbit: 40 } },
        words: { values: Array.from({ length: 100 }, (_, at) => at % 40) },
      },
      measuredAt: null,
      key: randomUUID(),
    });
    const list = await openList();
    expect(words(list)).toContain('Held against it: Intake &lt;all&gt;');
    await choose('retire');
    const refused = await lena().submit(await says('leaves the list'), { reason: 'Over' });
    expect(JSON.stringify(refused)).toContain('1 monitor is held against “Good days”');
    await close();
    const again = async (reason: string) => {
      await openList();
      await choose('renew');
      const from = await says('What was pushed for Intake');
      await ok(lena().submit(from, { from: `monitor ${monitorId}` }));
      return lena().submit(await says('"block_id":"days"'), { days: '7', reason });
    };
    // What is not judged yet is of no window that is over.
    const none = await again('New intake form');
    expect(JSON.stringify(none)).toContain('There is no row');
    await close();
    clock.set('2027-03-01T12:30:00Z');
    await ok(again('New intake form'));
    expect(words(await says('Sealed. It holds'))).toMatch(/\*Good days\* v2 · 100 rows, 2 columns/);
    const [before, second] = await versions();
    expect(before).toEqual(first);
    expect(second).toMatchObject({ version: 2, source: 'Intake <all>', reason: 'New intake form' });
    const region = second?.content.features.find(({ name }) => name === 'region');
    expect(region).toMatchObject({ categories: ['north', 'orbit'], counts: [60, 40] });
    await choose('history');
    const history = words(await says('sealed it'));
    expect(history).toContain('New intake form');
    expect(history).toContain(first.digest);
    await close();
  });

  it('[M4] retired with a reason once nothing is held against it, and brought back', async () => {
    await story.db.inWorkspace(place.workspaceId, async (tx) => {
      await tx.update(monitor).set({ retiredAt: clock.now() }).where(eq(monitor.id, monitorId));
    });
    await openList();
    await choose('retire');
    await ok(lena().submit(await says('leaves the list'), { reason: 'The intake is another one' }));
    await says('No references in Support ticket triage yet');
    expect((await versions()).map(({ retiredReason }) => retiredReason)).toEqual([
      'The intake is another one',
      'The intake is another one',
    ]);
    await ok(
      lena().choose(await says('monitoring.reference.filter'), 'monitoring.reference.filter', 'retired'),
    );
    await says('✕ retired: The intake is another one');
    await choose('restore');
    await says('Restored.');
    expect((await versions()).map(({ retiredAt }) => retiredAt)).toEqual([null, null]);
    await close();
  });
});
