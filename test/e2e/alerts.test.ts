import { afterAll, beforeAll, expect, it } from 'vitest';
import { engagement } from '../../db/schema/engagement.ts';
import { recordReading } from '../../src/monitoring/checks/record-reading.ts';
import type { Verdict } from '../../src/monitoring/monitors/readings.ts';
import { ok, PEOPLE, words } from '../support/cast.ts';
import { eachEngine } from '../support/database.ts';
import { putFeed, putMonitor } from '../support/monitoring.ts';
import { keepView } from '../support/pictures.ts';
import { type Story, startStory } from '../support/story.ts';

const CHANNEL = 'support-triage';

eachEngine('the story of an alert, over signed HTTP', (open) => {
  let story: Story;
  let at: { workspaceId: string; engagementId: string };
  let monitorId: string;
  let slot: Temporal.Instant;

  beforeAll(async () => {
    story = await startStory({ db: await open() });
    await story.start('lena', CHANNEL);
    const { world } = story.app;
    const [workspaceId = ''] = await world.db.workspaceIds();
    const [found] = await world.db.inWorkspace(workspaceId, (tx) => tx.select().from(engagement));
    if (!found) throw new Error('the engagement has not started');
    at = { workspaceId: found.workspaceId, engagementId: found.id };
    const place = { ...at, clock: world.clock as never };
    const feedId = await putFeed(world.db, place, { name: 'Weekly truth' });
    monitorId = await putMonitor(
      world.db,
      { ...place, feedId, deploymentId: null as never },
      {
        name: 'Recall of the week',
        ownerId: PEOPLE.lena,
        // Asked by nobody but this story.
        nextAt: world.clock.now().add({ hours: 24 * 365 }),
        runbookUrl: 'https://wiki.example.com/recall',
      },
    );
    slot = world.clock.now().subtract({ hours: 30 });
  });
  afterAll(() => story?.stop());

  async function reads(value: number, verdict: Verdict = value < 0.9 ? 'breach' : 'ok'): Promise<void> {
    slot = slot.add({ hours: 1 });
    await recordReading(
      story.app.world,
      { workspaceId: at.workspaceId, userId: 'system', origin: 'clock' },
      {
        engagementId: at.engagementId,
        monitorId,
        version: 1,
        slot,
        found: { value, n: 1_200, verdict, shown: `{"recall":${value}}`, detail: null, sampledAt: null },
      },
    );
  }

  it('[M6] [M7] fires as one message with its chart, is acknowledged and looked into by button, and is edited', async () => {
    for (const value of [0.95, 0.94, 0.95, 0.93, 0.92, 0.91]) await reads(value);
    for (const value of [0.89, 0.87]) await reads(value);
    const firing = await story.message('lena', CHANNEL, 'Recall of the week');
    expect(words(firing)).toMatch(/▲ Firing.*Output.*0\.87.*of 1,200 cases, fires under 0\.9/);
    await story.sandbox.until(() =>
      words(
        story
          .as('lena')
          .messages(CHANNEL)
          .find(({ ts }) => ts === firing.ts) ?? firing,
      ).includes('0.87 now')
        ? true
        : undefined,
    );
    const lena = story.as('lena');
    await ok(lena.click(firing, 'monitoring.alert.acknowledge'));
    const had = await story.message('lena', CHANNEL, 'Acknowledged');
    expect(had.ts).toBe(firing.ts);
    await ok(lena.click(had, 'monitoring.alert.investigate'));
    await story.message('lena', CHANNEL, 'looks into it');
    await keepView(story, 'lena', 'C0SUPTRIAG', 'alert', async (page) => {
      const shown = page.getByTestId('message').filter({ hasText: 'Recall of the week' }).first();
      await shown.scrollIntoViewIfNeeded();
      return shown;
    });
  });

  it('[M7] is over once it is well and it is said what was found; the list and the search have it', async () => {
    for (const value of [0.95, 0.96]) await reads(value);
    const lena = story.as('lena');
    const well = await story.message('lena', CHANNEL, 'Resolved');
    await ok(lena.click(well, 'monitoring.alert.findings'));
    const form = await story.modal('lena', 'Findings');
    await ok(lena.submit(form, { findings: 'A feed sent cents where euros were meant.' }));
    const over = await story.message('lena', CHANNEL, 'found: A feed sent cents');
    expect(words(over)).toMatch(/Closed/);
    const list = await story.opens('lena', CHANNEL, '/playbook alerts');
    expect(words(list)).toMatch(/nothing fires.*Recall of the week/);
    await ok(lena.close(list, true));
    const nothing = await story.opens('lena', CHANNEL, '/playbook search cents dollars');
    expect(words(nothing)).toContain('Nothing has all of');
    await ok(lena.submit(nothing, { words: 'cents recall' }));
    const again = await story.sandbox.until(() => {
      const view = lena.view();
      return view && words(view).includes('Recall of the week') ? view : undefined;
    });
    expect(words(again)).toMatch(/Alert · \*Recall of the week\*/);
    await ok(lena.click(again, 'monitoring.alert.show'));
    // What is shown was not refused, and its title does not say so.
    expect(words(await story.modal('lena', 'Alert'))).toContain('found: A feed sent cents');
  });
});
