import { eq, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { query } from '../../../db/database.ts';
import { digestSent } from '../../../db/schema/digest.ts';
import { engagement } from '../../../db/schema/engagement.ts';
import { changeMine } from '../../../src/digest/change-subscription.ts';
import { messageOf } from '../../../src/digest/message.ts';
import { type Composed, findSent } from '../../../src/digest/sent-store.ts';
import { changePeople } from '../../../src/engagement/change-people.ts';
import { changeState } from '../../../src/engagement/change-state.ts';
import { loadPlaybook } from '../../../src/playbook/playbook.ts';
import type { Room } from '../../../src/room.ts';
import { rooms as allRooms } from '../../../src/rooms.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { eachEngine, type Open, onPostgres } from '../../support/database.ts';
import { posted, rendered, rooms, tick, wanted } from '../../support/digests.ts';
import { slackActor, startedEngagement } from '../../support/engagements.ts';
import { fortnight } from '../../support/fortnight.ts';
import { knowPeople } from '../../support/people.ts';
import { newWorkspace } from '../../support/world.ts';

const NINE = '2027-03-01T08:00:00Z';

/** Some engagements, each with a channel of its own, a moment before their digests are due. */
async function stage(open: Open, count: number, more: readonly Room[] = []) {
  const db = await open();
  const made = await newWorkspace(db, { now: '2027-03-01T07:45:00Z', rooms: [...rooms, ...more] });
  const { world, workspaceId, clock } = made;
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1)
    ids.push(await startedEngagement(world, workspaceId, { channelId: `C0CHANNEL${at}` }));
  const kept = () =>
    db.inWorkspace(workspaceId, (tx) =>
      tx.select().from(digestSent).where(eq(digestSent.workspaceId, workspaceId)),
    );
  return {
    ...made,
    db,
    ids,
    kept,
    composed: async () => (await kept()).filter(({ content }) => content).map((one) => one.engagementId),
    channels: async () =>
      (await wanted(db, workspaceId)).map((one) => `${one.destination} ${one.times}`).toSorted(),
    tickAt: (at: string) => {
      clock.set(at);
      return tick(world, workspaceId);
    },
  };
}

/** A room whose digest does something of its own for one engagement. */
const odd = (is: (engagementId: string) => boolean, does: NonNullable<Room['digest']>): Room => ({
  name: 'odd',
  digest: async (context, engagementId, since) =>
    is(engagementId) ? does(context, engagementId, since) : { changed: [], waiting: [] },
});

onPostgres('digests composed side by side', (open) => {
  it('[D1] [D3] say what each would say alone, on every day of a fortnight', async () => {
    const db = await open();
    const made = await newWorkspace(db, {
      now: '2027-03-08T05:00:00Z',
      rooms: allRooms,
      playbook: loadPlaybook(),
    });
    const { world, workspaceId, clock } = made;
    const locales = { ULENA: 'en-GB', UMARCO: 'de-DE', USAM: 'en-US' };
    for (const [userId, locale] of Object.entries(locales))
      await knowPeople(db, workspaceId, { [userId]: { locale } });
    const stories: Record<string, () => Promise<unknown>>[] = [];
    for (const timeZone of ['Europe/London', 'Pacific/Kiritimati']) {
      const channelId = `C0${stories.length}`;
      const id = await startedEngagement(world, workspaceId, {
        leadId: 'ULENA',
        plannedStart: '2027-03-08',
        timeZone,
        channelId,
      });
      const mine = { engagementId: id, isOn: true, time: '09:00', days: [1, 2, 3, 4, 5], timeZone: 'UTC' };
      for (const userId of Object.keys(locales))
        await changeMine(world, slackActor(workspaceId, userId), mine);
      stories.push(fortnight(world, workspaceId, id));
    }
    let compared = 0;
    const alone = async () => {
      for (const { subject } of await wanted(db, workspaceId)) {
        const [engagementId = '', subscriber = '', localDate = ''] = subject.split(/[: ]/).slice(1);
        const [content, again] = await db.inWorkspace(workspaceId, async (tx) => {
          const found = await findSent(tx, workspaceId, { engagementId, subscriber, localDate });
          if (!found) throw new Error(subject);
          const context = { tx, workspaceId, world, now: clock.now(), say: sayIn('en') };
          return [found.sent.content as Composed, await messageOf(context, found)];
        });
        if (!content.ahead) continue;
        expect(content, subject).toEqual({ ...JSON.parse(JSON.stringify(again)), ahead: true });
        compared += 1;
        await rendered(world, workspaceId, subject);
        await posted(db, workspaceId, subject);
      }
    };
    for (let day = 8; day <= 21; day += 1) {
      const date = `2027-03-${String(day).padStart(2, '0')}`;
      clock.set(`${date}T09:00:00Z`);
      await tick(world, workspaceId);
      await alone();
      clock.set(`${date}T16:00:00Z`);
      // Each team is a day behind the one before.
      for (const [at, story] of stories.entries())
        await story[`2027-03-${String(day - at).padStart(2, '0')}`]?.();
    }
    expect(compared).toBeGreaterThan(2 * 4 * 9);
  });

  it('[D3] one that upsets the database is queued as it is, all others composed, each once', async () => {
    let poisoned = '';
    const upset = odd(
      (id) => id === poisoned,
      async ({ tx }) => {
        await query(tx, sql`select 1 / ${0}::int`);
        return { changed: [], waiting: [] };
      },
    );
    const at = await stage(open, 7, [upset]);
    poisoned = at.ids[3] ?? '';
    expect(await at.tickAt(NINE)).toBe(7);
    expect(new Set(await at.composed())).toEqual(new Set(at.ids.filter((id) => id !== poisoned)));
    expect(await at.channels()).toEqual(at.ids.map((_, index) => `C0CHANNEL${index} 1`).toSorted());
    expect(await tick(at.world, at.workspaceId)).toBe(0);
  });
});

eachEngine('digests composed when they are queued', (open) => {
  it('[D3] one whose room fails, and an engagement in a zone that does not exist, hold up no other', async () => {
    let broken = '';
    const fails = odd(
      (id) => id === broken,
      () => Promise.reject(new Error('this room is broken')),
    );
    const at = await stage(open, 4, [fails]);
    const [, first = '', second = ''] = at.ids;
    broken = first;
    await at.db.inWorkspace(at.workspaceId, (tx) =>
      tx.update(engagement).set({ timeZone: 'Mars/Olympus' }).where(eq(engagement.id, second)),
    );
    expect(await at.tickAt('2027-03-01T10:00:00Z')).toBe(4);
    expect(new Set(await at.composed())).toEqual(
      new Set(at.ids.filter((id) => id !== first && id !== second)),
    );
    expect((await at.channels()).every((one) => one.endsWith(' 1'))).toBe(true);
  });

  it('[D3] a process that dies half-way leaves nothing behind, and the next sends each once', async () => {
    let isDying = true;
    const dies = odd(
      () => isDying,
      () => Promise.reject(Object.assign(new Error('the connection is gone'), { code: 'ECONNRESET' })),
    );
    const at = await stage(open, 3, [dies]);
    await expect(at.tickAt(NINE)).rejects.toThrow('the connection is gone');
    expect(await at.kept()).toEqual([]);
    isDying = false;
    expect(await at.tickAt('2027-03-01T08:05:00Z')).toBe(3);
    expect(await at.composed()).toHaveLength(3);
    expect(await at.channels()).toHaveLength(3);
  });

  it('[D3] [X9] is not shown where its engagement rests by then, or its reader may not see it any more', async () => {
    const at = await stage(open, 1);
    const [id = ''] = at.ids;
    const lead = slackActor(at.workspaceId, 'ULEAD');
    await knowPeople(at.db, at.workspaceId, { USAM: {} });
    const subscription = {
      engagementId: id,
      isOn: true,
      time: '09:00',
      days: [1],
      timeZone: 'Europe/Berlin',
    };
    await changeMine(at.world, slackActor(at.workspaceId, 'USAM'), subscription);
    expect(await at.tickAt(NINE)).toBe(2);
    expect(await at.composed()).toHaveLength(2);
    const shown = (subscriber: string) =>
      rendered(at.world, at.workspaceId, `digest.daily:${id} ${subscriber} 2027-03-01`);
    await at.db.inWorkspace(at.workspaceId, (tx) =>
      tx.update(engagement).set({ visibility: 'restricted' }).where(eq(engagement.id, id)),
    );
    expect(await shown('USAM')).toBeNull();
    await changeState(at.world, lead, { engagementId: id, change: 'pause', reason: 'audit' });
    expect(await shown('channel')).toBeNull();
  });

  it('[D1] is composed anew where delivery comes to it much later', async () => {
    const at = await stage(open, 1);
    const [id = ''] = at.ids;
    await at.tickAt(NINE);
    await knowPeople(at.db, at.workspaceId, { ULEGAL: { name: 'Marco Ruz' } });
    await changePeople(at.world, slackActor(at.workspaceId, 'ULEAD'), {
      engagementId: id,
      legal: ['ULEGAL'],
    });
    const said = async () =>
      JSON.stringify(await rendered(at.world, at.workspaceId, `digest.daily:${id} channel 2027-03-01`));
    at.clock.set('2027-03-01T12:00:00Z');
    const first = await said();
    expect(first).toContain('Marco Ruz');
    at.clock.set('2027-03-01T15:00:00Z');
    expect(JSON.parse(await said()), 'and then stays').toEqual(JSON.parse(first));
  });
});
