import type { Home } from '@phasegate/block-kit/blocks.ts';
import { lintView } from '@phasegate/block-kit/validate.ts';
import { expect, it } from 'vitest';
import { phaseStatus } from '../../../src/engagement/card.ts';
import { changePeople } from '../../../src/engagement/change-people.ts';
import { changeState } from '../../../src/engagement/change-state.ts';
import { nextStep } from '../../../src/engagement/next-step.ts';
import { findEngagement } from '../../../src/engagement/store.ts';
import { openGap } from '../../../src/foundation/gaps/open.ts';
import { latelyAt } from '../../../src/home/changed.ts';
import { readHome } from '../../../src/home/draw.ts';
import { CHANGED_QUEUE } from '../../../src/home/ids.ts';
import { markOpened, turnTo, wantHomesOf } from '../../../src/home/opened-store.ts';
import { act } from '../../../src/record/act.ts';
import type { Room } from '../../../src/room.ts';
import { rooms } from '../../../src/rooms.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { eachEngine, type Open } from '../../support/database.ts';
import { slackActor, startedEngagement } from '../../support/engagements.ts';
import { knowPeople } from '../../support/people.ts';
import { newWorkspace } from '../../support/world.ts';

const GAP = '0193a0c0-0000-7000-8000-000000000001';

async function stage(open: Open, house: readonly Room[] = rooms) {
  const db = await open();
  const made = await newWorkspace(db, { now: '2027-03-01T09:00:00Z', rooms: house });
  const { workspaceId, world, clock } = made;
  await knowPeople(db, workspaceId, {
    ULEAD: {},
    UDATA: {},
    UBOSS: { isAdmin: true },
    UGUEST: { isExternal: true },
    UOTHER: {},
    UGERMAN: { locale: 'de-DE' },
  });
  const opens = (userId: string) =>
    db.inWorkspace(workspaceId, (tx) =>
      markOpened(tx, { workspaceId, userId }, { now: clock.now(), lately: latelyAt(clock.now()) }),
    );
  const draws = async (userId: string) => {
    const drawn = await readHome(world, workspaceId, userId);
    if (!drawn) throw new Error(`${userId} has no Home`);
    expect(lintView(drawn.view as never)).toEqual([]);
    return drawn;
  };
  return {
    ...made,
    opens,
    draws,
    /** Opens a person's Home. @returns it, as text and as Slack gets it */
    home: async (userId: string) => {
      await opens(userId);
      const { view } = await draws(userId);
      return { view, text: textOf(view) };
    },
    started: (name: string, more: Parameters<typeof startedEngagement>[2] = {}) =>
      startedEngagement(world, workspaceId, { name, ...more }),
    named: (engagementId: string, changes: Record<string, string[]>) =>
      changePeople(world, slackActor(workspaceId, 'ULEAD'), { engagementId, ...changes }),
    lead: slackActor(workspaceId, 'ULEAD'),
  };
}

const textOf = (view: Home): string => JSON.stringify(view.blocks);

eachEngine('Home', (open) => {
  it('[H1] [E5] shows tasks first, each with why, by when, since when and its button; then the engagements', async () => {
    const at = await stage(open);
    const id = await at.started('Ticket triage');
    await openGap(at.world, at.lead, {
      engagementId: id,
      id: GAP,
      fields: {
        type: 'label inconsistency',
        title: 'Labels differ',
        effect: 'blocking',
        owner: 'ULEAD',
        dueOn: '2027-03-02',
      },
    });
    at.clock.advance({ hours: 48 });
    const { view, text } = await at.home('ULEAD');
    const headers = view.blocks.flatMap((block) => (block.type === 'header' ? [block.text.text] : []));
    expect(headers[0]).toMatch(/^Your tasks \(\d\)$/);
    expect(headers.slice(1)).toEqual(['Your engagements (1)', 'Settings']);
    const task = view.blocks.find((block) => JSON.stringify(block).includes('Labels differ'));
    expect(task).toMatchObject({ type: 'section', accessory: { type: 'button', value: GAP } });
    expect(JSON.stringify(task)).toMatch(
      /overdue since <!date\^\d+\^\{date_short\}\|2 Mar 2027> · waiting since <!date\^.*\*Ticket triage\*.*_[^_]+_/,
    );
    expect(text).toMatch(
      /\*Ticket triage\* · <#C0SUPPORT> · Phase 1 Data foundation, day 3 of 5–15 ● on track/,
    );
    expect(text).toMatch(/● ○ ○ ○ ○ {2}[■□]{10}/);
  });

  it('[H1] [E8] names the next step that the card and /playbook name, and makes it a task of whom it waits on', async () => {
    const at = await stage(open);
    const id = await at.started('Ticket triage');
    const step = await at.world.db.inWorkspace(at.workspaceId, async (tx) => {
      const { workspaceId, world, clock } = at;
      const context = { tx, workspaceId, world, now: clock.now(), say: sayIn('en-GB') };
      const found = await findEngagement(tx, workspaceId, id);
      return found ? nextStep(context, found, await phaseStatus(context, 1, id)) : null;
    });
    expect(step?.on).toEqual(['ULEAD']);
    const { view } = await at.home('ULEAD');
    const isStep = (block: unknown) =>
      JSON.stringify(block).includes(JSON.stringify(step?.what).slice(2, -1));
    const [task, own] = view.blocks.filter(isStep);
    expect(task).toMatchObject({ accessory: { action_id: step?.button.action_id } });
    expect(own).toMatchObject({ accessory: { action_id: step?.button.action_id } });
    expect(JSON.stringify(own)).toContain('*Next:* <@ULEAD>');
  });

  it('[H1] says what to do next where there is nothing, in the reader’s language', async () => {
    const at = await stage(open);
    expect((await at.home('UOTHER')).text).toMatch(
      /Nothing waits on you yet.*You are in no engagement yet.*engagement\.start\.open.*Language English · time zone Europe\/London/,
    );
    const german = (await at.home('UGERMAN')).text;
    expect(german).toMatch(/Ihre Aufgaben.*Sie sind noch in keinem Vorhaben.*Sprache Deutsch/);
    expect((await at.home('UBOSS')).text).toMatch(/Portfolio.*No engagement is under way/);
  });

  it('[H1] [X9] neither shows nor counts a restricted engagement to who is not in it', async () => {
    const at = await stage(open);
    await at.started('Open one');
    await at.started('Secret one', { visibility: 'restricted', channelId: 'C0SECRET' });
    await at.named(await at.started('Followed', { channelId: 'C0FOLLOW' }), {
      stakeholder: ['UOTHER', 'UGUEST'],
    });
    const other = (await at.home('UOTHER')).text;
    expect(other).toMatch(/Your engagements \(1\).*Portfolio \(2\).*Data foundation: \*2 engagements\*/);
    expect(other).toMatch(/of 2 engagements|none as a direct message/);
    expect(other).not.toContain('Secret');
    expect((await at.home('UBOSS')).text).toMatch(/Portfolio \(3\).*Secret one/);
    const guest = (await at.home('UGUEST')).text;
    expect(guest).toMatch(/Your engagements \(1\)/);
    expect(guest).not.toMatch(/Portfolio|Open one|Secret/);
    // Whoever works in one and follows none has no portfolio.
    expect((await at.home('ULEAD')).text).not.toContain('Portfolio');
  });

  it('[H1] [X9] forgets an engagement at once that a person may not see any more', async () => {
    const at = await stage(open);
    const id = await at.started('Secret one', { visibility: 'restricted' });
    await at.named(id, { member: ['UDATA'] });
    expect((await at.home('UDATA')).text).toContain('Secret one');
    await at.named(id, { member: [] });
    expect((await at.home('UDATA')).text).not.toContain('Secret');
  });

  it('[H1] turns each list by ten, and keeps its place while it is open', async () => {
    const at = await stage(open);
    for (let n = 1; n <= 12; n += 1) await at.started(`Engagement ${String(n).padStart(2, '0')}`);
    const first = await at.home('ULEAD');
    expect(first.text).toMatch(/Engagement 10/);
    expect(first.text).not.toMatch(/\*Engagement 11\* · <#/);
    expect(first.text).toContain('Page 1 of 2 · 12 engagements');
    await at.world.db.inWorkspace(at.workspaceId, (tx) =>
      turnTo(
        tx,
        { workspaceId: at.workspaceId, userId: 'ULEAD' },
        { list: 'mine', page: 2, now: at.clock.now() },
      ),
    );
    const second = textOf((await at.draws('ULEAD')).view);
    expect(second).toMatch(/\*Engagement 11\* · <#.*\*Engagement 12\* · <#/);
    expect((await at.home('ULEAD')).text).toContain('Page 2 of 2 · 12 engagements');
    at.clock.advance({ hours: 5 });
    expect((await at.home('ULEAD')).text, 'opened again much later').toContain(
      'Page 1 of 2 · 12 engagements',
    );
  });

  it('[H1] [E4] lists the portfolio by phase, in each the late ones first', async () => {
    const at = await stage(open);
    await at.started('Young', { plannedStart: '2027-03-01' });
    at.clock.set('2027-03-02T09:00:00Z');
    await at.started('Middle', { plannedStart: '2027-03-02' });
    at.clock.set('2027-03-24T09:00:00Z');
    await at.started('New');
    const { text } = await at.home('UBOSS');
    expect(text).toMatch(/Data foundation: \*3 engagements\* · ▲ 2 late/);
    const places = ['Young', 'Middle', 'New'].map((name) => text.indexOf(`*${name}*`));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('[H1] [E7] shows a paused engagement as resting, asks for nothing in it, and leaves out one that is closed', async () => {
    const at = await stage(open);
    const id = await at.started('Ticket triage');
    const change = (to: 'pause' | 'close') =>
      changeState(at.world, at.lead, { engagementId: id, change: to, reason: 'audit' });
    await change('pause');
    expect((await at.home('ULEAD')).text).toMatch(
      /Nothing waits on you\..*Data foundation, paused.*It rests until/,
    );
    await change('close');
    expect((await at.home('ULEAD')).text).toMatch(/You are in no engagement yet/);
  });
});

eachEngine('what a Home reads anew', (open) => {
  /** A room that counts how often it was asked, and whose deployments belong to an engagement. */
  function counting() {
    const asked: string[] = [];
    const behind: string[] = [];
    const room: Room = {
      name: 'counting',
      phase: 1,
      tasks: async (_, userId, engagementId) => {
        asked.push(`${userId} ${engagementId ?? 'all'}`);
        return [];
      },
      behind: async (_, about) => (about.length > 0 ? behind : []),
    };
    return { room, asked, behind };
  }

  it('[H1] asks only for engagements whose record has gone on, on a new day, or with other people', async () => {
    const { room, asked } = counting();
    const base = rooms.filter((one) => one.name === 'engagement' || one.name === 'home');
    const at = await stage(open, [...base, room]);
    const one = await at.started('One');
    const two = await at.started('Two');
    const read = async () => {
      asked.length = 0;
      await at.home('ULEAD');
      return asked.toSorted();
    };
    expect(await read()).toEqual([`ULEAD ${one}`, `ULEAD ${two}`].toSorted());
    expect(await read(), 'nothing happened').toEqual([]);
    await at.named(two, { member: ['UDATA'] });
    expect(await read()).toEqual([`ULEAD ${two}`]);
    await knowPeople(at.world.db, at.workspaceId, { UDATA: { isDeactivated: true } });
    expect(await read(), 'whom it waits on').toEqual([`ULEAD ${two}`]);
    at.clock.advance({ hours: 24 });
    expect(await read(), 'a new day').toEqual([`ULEAD ${one}`, `ULEAD ${two}`].toSorted());
  });

  it('[H1] asks the rooms which engagements are behind events that name none', async () => {
    const { room, asked, behind } = counting();
    const base = rooms.filter((one) => one.name === 'engagement' || one.name === 'home');
    const at = await stage(open, [...base, room]);
    const id = await at.started('One');
    await at.home('ULEAD');
    asked.length = 0;
    behind.push(id);
    await act(at.world, at.lead, async ({ record }) =>
      record({ action: 'toy.thing', kind: 'deployment', subject: 'd1', after: {} }),
    );
    await at.home('ULEAD');
    expect(asked).toEqual([`ULEAD ${id}`]);
  });

  it('[H1] asks for a drawing once, of whose Home is open and shows it; one asked for meanwhile is not lost', async () => {
    const at = await stage(open);
    const id = await at.started('One');
    await at.named(id, { member: ['UDATA'] });
    for (const userId of ['ULEAD', 'UDATA', 'UOTHER']) {
      await at.opens(userId);
      await at.draws(userId);
    }
    at.queue.take();
    await at.named(id, { member: ['UDATA'], stakeholder: ['UBOSS'] });
    expect(at.queue.take().filter((entry) => entry.queue === CHANGED_QUEUE)).toHaveLength(1);
    const want = () =>
      at.world.db.inWorkspace(at.workspaceId, (tx) =>
        wantHomesOf(tx, at.workspaceId, id, { lately: latelyAt(at.clock.now()) }),
      );
    expect((await want()).toSorted()).toEqual(['UDATA', 'ULEAD']);
    expect(await want(), 'it is asked for already').toEqual([]);
    expect((await at.draws('ULEAD')).again).toBe(false);
    expect(await want()).toEqual(['ULEAD']);
    at.clock.advance({ hours: 3 });
    await at.draws('ULEAD');
    expect(await want(), 'nobody looks any more').toEqual([]);
  });

  it('[H1] has no Home for who never opened it, or is gone', async () => {
    const at = await stage(open);
    expect(await readHome(at.world, at.workspaceId, 'ULEAD')).toBeNull();
    await at.opens('ULEAD');
    await knowPeople(at.world.db, at.workspaceId, { ULEAD: { isDeactivated: true } });
    expect(await readHome(at.world, at.workspaceId, 'ULEAD')).toBeNull();
  });
});
