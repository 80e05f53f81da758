import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { digestSubscription } from '../../../db/schema/digest.ts';
import { auditEvent } from '../../../db/schema/record.ts';
import { person } from '../../../db/schema/workspace.ts';
import { changeChannelDigest, changeMine } from '../../../src/digest/change-subscription.ts';
import { changePeople } from '../../../src/engagement/change-people.ts';
import { changeState } from '../../../src/engagement/change-state.ts';
import { changeHolidays, markOf } from '../../../src/engagement/holidays.ts';
import type { World } from '../../../src/world.ts';
import { eachEngine, type Open, onPostgres } from '../../support/database.ts';
import { posted, rendered, rooms, tick, wanted } from '../../support/digests.ts';
import { slackActor, startedEngagement } from '../../support/engagements.ts';
import { knowPeople } from '../../support/people.ts';
import { newWorkspace, testWorld } from '../../support/world.ts';

/** Monday, 15 minutes before nine in Berlin. */
const EARLY = '2027-03-01T07:45:00Z';
const NINE = '2027-03-01T08:00:00Z';

async function stage(open: Open, changes: Parameters<typeof startedEngagement>[2] = {}) {
  const db = await open();
  const made = await newWorkspace(db, { now: EARLY, rooms });
  const id = await startedEngagement(made.world, made.workspaceId, changes);
  const { workspaceId, world, clock } = made;
  return {
    ...made,
    db,
    id,
    lead: slackActor(workspaceId, 'ULEAD'),
    subject: (subscriber: string, date: string) => `digest.daily:${id} ${subscriber} ${date}`,
    tickAt: (at: string) => {
      clock.set(at);
      return tick(world, workspaceId);
    },
    wanted: () => wanted(db, workspaceId),
    said: async (subject: string) => JSON.stringify((await rendered(world, workspaceId, subject))?.blocks),
  };
}

const mine = (engagementId: string, changes: object = {}) => ({
  engagementId,
  isOn: true,
  time: '07:30',
  days: [1, 2, 3, 4, 5, 6, 7],
  timeZone: 'Europe/London',
  ...changes,
});

eachEngine('the daily digest', (open) => {
  it('[D1] [D3] goes to the channel at nine on working days, once, and to nobody who did not ask', async () => {
    const at = await stage(open);
    expect(await at.tickAt('2027-03-01T07:55:00Z')).toBe(0);
    expect(await at.tickAt(NINE)).toBe(1);
    expect(await at.tickAt('2027-03-01T08:05:00Z')).toBe(0);
    expect(await at.tickAt('2027-03-01T21:00:00Z')).toBe(0);
    expect(await at.wanted()).toEqual([
      { subject: at.subject('channel', '2027-03-01'), destination: 'C0SUPPORT', times: 1 },
    ]);
    expect(await at.tickAt('2027-03-02T08:10:00Z')).toBe(1);
    expect(await at.tickAt('2027-03-06T12:00:00Z'), 'Saturday').toBe(0);
  });

  it('[D3] is sent late within its day after a restart, and dropped after it', async () => {
    const at = await stage(open);
    // A new process on the same database.
    const late = testWorld(at.db, { now: '2027-03-01T20:00:00Z', rooms });
    expect(await tick(late.world, at.workspaceId)).toBe(1);
    const next = testWorld(at.db, { now: '2027-03-02T20:00:00Z', rooms });
    expect(await tick(next.world, at.workspaceId)).toBe(1);
    const afterTwo = testWorld(at.db, { now: '2027-03-04T23:30:00Z', rooms });
    expect(await tick(afterTwo.world, at.workspaceId), 'Friday in Berlin, before nine').toBe(0);
    expect((await at.wanted()).map((one) => one.subject.slice(-10))).toEqual(['2027-03-01', '2027-03-02']);
  });

  it('[D3] writes the day’s row and the message together or not at all', async () => {
    const at = await stage(open);
    at.clock.set(NINE);
    const dying: World = {
      ...at.world,
      queue: { ...at.world.queue, insert: () => Promise.reject(new Error('killed')) },
    };
    await expect(tick(dying, at.workspaceId)).rejects.toThrow('killed');
    expect(await at.wanted()).toEqual([]);
    expect(await tick(at.world, at.workspaceId)).toBe(1);
  });

  it('[D3] says the same when delivery tries again, whatever happened in between', async () => {
    const at = await stage(open);
    await at.tickAt(NINE);
    const subject = at.subject('channel', '2027-03-01');
    // As it goes to Slack: how a picture is drawn is no part of it.
    const said = async () => JSON.stringify(await rendered(at.world, at.workspaceId, subject));
    const first = await said();
    expect(first).toContain('the engagement began');
    await changeState(at.world, at.lead, { engagementId: at.id, change: 'pause', reason: 'audit' });
    at.clock.set('2027-03-01T12:00:00Z');
    expect(JSON.parse(await said())).toEqual(JSON.parse(first));
    at.clock.set('2027-03-01T23:00:00Z');
    expect(await rendered(at.world, at.workspaceId, subject), 'its day is over in Berlin').toBeNull();
  });

  it('[D1] tells what changed since the last one that was seen, then that nothing did', async () => {
    const at = await stage(open);
    await knowPeople(at.db, at.workspaceId, { ULEAD: {}, ULEGAL: {} });
    await at.db.inWorkspace(at.workspaceId, (tx) =>
      tx.update(person).set({ name: 'Marco Ruz' }).where(eq(person.userId, 'ULEGAL')),
    );
    await at.tickAt(NINE);
    const monday = at.subject('channel', '2027-03-01');
    expect(await at.said(monday)).toContain('the engagement began');
    await posted(at.db, at.workspaceId, monday);

    at.clock.set('2027-03-01T15:00:00Z');
    await changePeople(at.world, at.lead, { engagementId: at.id, legal: ['ULEGAL'] });
    await at.tickAt('2027-03-02T08:00:00Z');
    const tuesday = await at.said(at.subject('channel', '2027-03-02'));
    expect(tuesday).toContain('given a role: Marco Ruz');
    expect(tuesday).not.toContain('the engagement began');
    expect(tuesday).toContain('somebody for Business, Data, and Engineering to be named: on ULEAD');
    expect(tuesday).toContain('day 2 of 5–15 ● on track');

    // Tuesday's never reached Slack: Wednesday tells it again.
    await at.tickAt('2027-03-03T08:00:00Z');
    const wednesday = at.subject('channel', '2027-03-03');
    expect(await at.said(wednesday)).toContain('given a role: Marco Ruz');
    await posted(at.db, at.workspaceId, wednesday);
    await at.tickAt('2027-03-04T08:00:00Z');
    const thursday = await at.said(at.subject('channel', '2027-03-04'));
    expect(thursday).toContain('nothing changed since');
    expect(thursday).toContain('day 4 of 5–15');
  });

  it('[D1] [D2] [E5] goes to a person in their zone, days and language, beginning with what waits on them', async () => {
    const at = await stage(open);
    await knowPeople(at.db, at.workspaceId, { ULEAD: { locale: 'de-DE' } });
    await changeMine(at.world, at.lead, mine(at.id, { timeZone: 'Australia/Lord_Howe', days: [2] }));
    expect(await at.tickAt('2027-03-01T20:25:00Z')).toBe(1);
    expect(await at.tickAt('2027-03-01T20:30:00Z'), 'Tuesday 07:30 on Lord Howe').toBe(1);
    const subject = at.subject('ULEAD', '2027-03-02');
    expect(await at.wanted()).toContainEqual({ subject, destination: 'ULEAD', times: 1 });
    const said = await at.said(subject);
    expect(said).toMatch(/Di\., 2\. März.*header.*Wartet auf Sie.*Benennen, wer .*freigibt.*button.*Seit/);
    await changeMine(at.world, at.lead, mine(at.id, { isOn: false }));
    expect(await at.tickAt('2027-03-08T21:00:00Z')).toBe(1);
  });

  it('[D3] makes no time up that was past when it was asked for', async () => {
    const at = await stage(open);
    at.clock.set('2027-03-01T10:00:00Z');
    await changeMine(at.world, at.lead, mine(at.id));
    expect((await at.tickAt('2027-03-01T10:05:00Z')) - 1, 'only the channel’s').toBe(0);
    expect(await at.tickAt('2027-03-02T07:30:00Z')).toBe(1);
  });

  it('[D1] rests while the engagement does, on its days off, and where the channel’s is switched off', async () => {
    const at = await stage(open);
    await changeHolidays(at.world, at.lead, {
      engagementId: at.id,
      mark: markOf([]),
      lines: '2027-03-01 Carnival',
    });
    expect(await at.tickAt(NINE)).toBe(0);
    await changeState(at.world, at.lead, { engagementId: at.id, change: 'pause', reason: 'audit' });
    expect(await at.tickAt('2027-03-02T08:00:00Z')).toBe(0);
    await changeState(at.world, at.lead, { engagementId: at.id, change: 'resume', reason: '' });
    await changeChannelDigest(at.world, at.lead, { ...mine(at.id), isOn: false });
    expect(await at.tickAt('2027-03-03T08:00:00Z')).toBe(0);
  });

  it.each([
    ['the channel’s', changeChannelDigest, 'digest.channel.change', true],
    ['their own', changeMine, 'digest.mine.change', false],
  ])(
    '[A1] [D1] of several changes of %s digest at once each is recorded after the one before',
    async (_, change, action, isOn) => {
      const at = await stage(open);
      const times = ['06:00', '06:30', '07:00', '07:30', '08:00', '10:00', '11:00', '12:00'];
      await Promise.all(times.map((time) => change(at.world, at.lead, mine(at.id, { time }))));
      const said = await at.db.inWorkspace(at.workspaceId, (tx) =>
        tx
          .select({ before: auditEvent.before, after: auditEvent.after })
          .from(auditEvent)
          .where(eq(auditEvent.action, action))
          .orderBy(auditEvent.seq),
      );
      const stood = [{ isOn, time: '09:00', days: null, timeZone: null }, ...said.map(({ after }) => after)];
      expect(said.map(({ before }) => before)).toEqual(stood.slice(0, -1));
      expect(said).toHaveLength(times.length);
      const [kept] = await at.db.inWorkspace(at.workspaceId, (tx) => tx.select().from(digestSubscription));
      expect(stood.at(-1)).toMatchObject({ time: kept?.time });
    },
  );

  it('[X9] sends a restricted engagement’s only to its people, and stops when they no longer are', async () => {
    const at = await stage(open, { visibility: 'restricted' });
    const sam = slackActor(at.workspaceId, 'USAM');
    await expect(changeMine(at.world, sam, mine(at.id))).rejects.toThrow('refusal.not-found');
    await changePeople(at.world, at.lead, { engagementId: at.id, member: ['USAM'] });
    await changeMine(at.world, sam, mine(at.id, { timeZone: 'Europe/Berlin' }));
    expect(await at.tickAt('2027-03-02T06:30:00Z')).toBe(1);
    await changePeople(at.world, at.lead, { engagementId: at.id, member: [] });
    // One that was queued before is not composed for them any more.
    expect(await rendered(at.world, at.workspaceId, at.subject('USAM', '2027-03-02'))).toBeNull();
    expect(await at.tickAt('2027-03-03T06:30:00Z')).toBe(0);
  });

  it('[X6] sends nothing to somebody who has left Slack', async () => {
    const at = await stage(open);
    await changeMine(at.world, at.lead, mine(at.id, { time: '08:55', timeZone: 'Europe/Berlin' }));
    await knowPeople(at.db, at.workspaceId, { ULEAD: { isDeactivated: true } });
    expect(await at.tickAt('2027-03-01T07:55:00Z')).toBe(0);
  });

  it('[D1] lets the lead change the channel’s, refuses others, and wrong times at their field', async () => {
    const at = await stage(open);
    const other = slackActor(at.workspaceId, 'UOTHER');
    await expect(changeChannelDigest(at.world, other, mine(at.id))).rejects.toThrow('refusal.role');
    await expect(changeMine(at.world, at.lead, mine(at.id, { time: '24:00' }))).rejects.toThrow('time:');
    await expect(changeMine(at.world, at.lead, mine(at.id, { days: [] }))).rejects.toThrow('days:');
    await expect(changeMine(at.world, at.lead, mine(at.id, { timeZone: 'Mars/Olympus' }))).rejects.toThrow(
      'timeZone:',
    );
    await changeChannelDigest(
      at.world,
      at.lead,
      mine(at.id, { timeZone: 'America/New_York', time: '02:30' }),
    );
    // The night in which New York has no half past two.
    expect(await at.tickAt('2027-03-14T06:55:00Z')).toBe(0);
    expect(await at.tickAt('2027-03-14T07:00:00Z')).toBe(1);
    expect(await at.tickAt('2027-03-14T07:30:00Z')).toBe(0);
  });
});

onPostgres('the daily digest with several replicas', (open) => {
  it('[D3] two replicas ticking at once, again and again, send exactly one a subscriber', async () => {
    const db = await open();
    const { world, workspaceId } = await newWorkspace(db, { now: EARLY, rooms });
    const ids = Array.from({ length: 40 }, () => randomUUID());
    for (const [index, id] of ids.entries())
      await startedEngagement(world, workspaceId, { id, channelId: `C0CHANNEL${index}` });
    const replicas = [1, 2, 3].map(() => testWorld(db, { now: NINE, rooms }));
    const counts = await Promise.all(
      replicas.flatMap(({ world: replica }) => [tick(replica, workspaceId), tick(replica, workspaceId)]),
    );
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(40);
    const all = await wanted(db, workspaceId);
    expect(all).toHaveLength(40);
    expect(new Set(all.map((one) => one.times))).toEqual(new Set([1]));
    const entries = replicas.flatMap((one) => one.queue.entries);
    expect(entries.filter((one) => one.queue === 'delivery')).toHaveLength(40);
  });
});
