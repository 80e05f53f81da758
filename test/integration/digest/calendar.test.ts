import { expect, it } from 'vitest';
import { engagementHoliday, phaseProgress } from '../../../db/schema/engagement.ts';
import { renderCard } from '../../../src/engagement/card.ts';
import { changeState } from '../../../src/engagement/change-state.ts';
import { changeHolidays, markOf } from '../../../src/engagement/holidays.ts';
import { newDay } from '../../../src/engagement/new-day.ts';
import { engagement } from '../../../src/engagement/room.ts';
import type { PhaseStatus, Room } from '../../../src/room.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { eitherEngine, type Open } from '../../support/database.ts';
import { slackActor, startedEngagement } from '../../support/engagements.ts';
import { knowPeople } from '../../support/people.ts';
import { newWorkspace } from '../../support/world.ts';

/** A phase 1 whose work a test decides. */
function counted(left: { work: number; approvals: number }): Room {
  const status: PhaseStatus = { done: 1, total: 20, facts: 'facts', next: null, buttons: [], left };
  return { name: 'counted', phase: 1, status: async () => ({ ...status }) };
}

async function stage(open: Open) {
  const db = await open();
  const left = { work: 18, approvals: 0 };
  const made = await newWorkspace(db, { now: '2027-03-01T07:07:00Z', rooms: [engagement, counted(left)] });
  const { workspaceId, world, clock } = made;
  const id = await startedEngagement(world, workspaceId, { timeZone: 'America/New_York' });
  const clockActor = { workspaceId, userId: 'system', origin: 'clock' as const };
  return {
    ...made,
    db,
    id,
    left,
    lead: slackActor(workspaceId, 'ULEAD'),
    dayAt: async (at: string) => {
      clock.set(at);
      await newDay.run(world, clockActor, Temporal.Instant.from(at));
    },
    days: () =>
      db.inWorkspace(workspaceId, async (tx) => {
        const rows = await tx.select().from(phaseProgress).orderBy(phaseProgress.day);
        return rows.map((row) => [row.day, row.workLeft]);
      }),
    card: () =>
      db.inWorkspace(workspaceId, async (tx) =>
        JSON.stringify(await renderCard({ tx, workspaceId, world, now: clock.now(), say: sayIn('en') }, id)),
      ),
  };
}

eitherEngine('the calendar of an engagement', (open) => {
  it('[E4] begins each working day once, where the engagement is, and brings its card up to date', async () => {
    const at = await stage(open);
    at.queue.take();
    await at.dayAt('2027-03-01T04:07:00Z');
    expect(await at.days(), 'still Sunday in New York').toEqual([]);
    await at.dayAt('2027-03-01T05:07:00Z');
    await at.dayAt('2027-03-01T06:07:00Z');
    expect(await at.days()).toEqual([['2027-03-01', 18]]);
    expect(at.queue.take().map((entry) => entry.queue)).toEqual(['delivery']);
    await at.dayAt('2027-03-06T12:07:00Z');
    await changeState(at.world, at.lead, { engagementId: at.id, change: 'pause', reason: 'audit' });
    await at.dayAt('2027-03-08T12:07:00Z');
    expect(await at.days(), 'neither Saturday nor while it rests').toEqual([['2027-03-01', 18]]);
  });

  it('[E4] forecasts from the days it kept, and turns from on track to due soon to late by the calendar alone', async () => {
    const at = await stage(open);
    await at.dayAt('2027-03-01T15:07:00Z');
    expect(await at.card()).toMatch(
      /● on track.*Forecast: <!date[^>]*\|Mar 19, 2027>, the planned end.*18 pieces of work left/,
    );
    at.left.work = 9;
    at.left.approvals = 2;
    await at.dayAt('2027-03-04T15:07:00Z');
    expect(await at.card()).toMatch(
      /Forecast: ends <!date[^>]*\|Mar 9, 2027>, driven by 9 pieces of work left and 2 approvals waiting\. At the pace of the last 3 working days, in which work left fell from 18 to 9/,
    );
    at.clock.set('2027-03-17T15:00:00Z');
    expect(await at.card()).toContain('◐ due soon');
    at.clock.set('2027-03-22T15:00:00Z');
    expect(await at.card()).toMatch(/▲ late.*day 16 of 5–15/);
    await changeHolidays(at.world, at.lead, {
      engagementId: at.id,
      mark: markOf([]),
      lines: '2027-03-19 Good day off',
    });
    expect(await at.card()).toMatch(/◐ due soon.*day 15 of 5–15/);
  });

  it('[E4] keeps days off, shows who changed them, and refuses to overwrite another’s list', async () => {
    const at = await stage(open);
    const change = (lines: string, mark: string, as = at.lead) =>
      changeHolidays(at.world, as, { engagementId: at.id, lines, mark });
    await change('2027-03-26 Good Friday\n2027-03-29 Easter Monday', markOf([]));
    const rows = () => at.db.inWorkspace(at.workspaceId, (tx) => tx.select().from(engagementHoliday));
    expect(await rows()).toHaveLength(2);
    await expect(change('2027-05-31 Memorial Day', markOf([]))).rejects.toThrow('holidays.changed');
    const now = [
      { day: '2027-03-26', name: 'Good Friday' },
      { day: '2027-03-29', name: 'Easter Monday' },
    ];
    await change('2027-03-29 Ostermontag', markOf(now));
    expect((await rows()).map((row) => [row.day, row.name])).toEqual([['2027-03-29', 'Ostermontag']]);
    // Sent twice, it happens once.
    await change('2027-03-29 Ostermontag', markOf(now));
    await knowPeople(at.db, at.workspaceId, { UOTHER: {} });
    await expect(change('', markOf(now), slackActor(at.workspaceId, 'UOTHER'))).rejects.toThrow(
      'refusal.role',
    );
    await expect(change('tomorrow', markOf(now))).rejects.toThrow('engagement.refusal.holidays.line');
  });

  it('[E7] asks nothing while it is paused', async () => {
    const at = await stage(open);
    const tasks = () =>
      at.db.inWorkspace(
        at.workspaceId,
        (tx) =>
          engagement.tasks?.(
            { tx, workspaceId: at.workspaceId, world: at.world, now: at.clock.now(), say: sayIn('en') },
            'ULEAD',
          ) ?? Promise.resolve([]),
      );
    expect(await tasks()).toMatchObject([
      { engagementId: at.id, what: expect.stringContaining('Business, Legal, Data, and Engineering') },
    ]);
    await changeState(at.world, at.lead, { engagementId: at.id, change: 'pause', reason: 'audit' });
    expect(await tasks()).toEqual([]);
  });
});
