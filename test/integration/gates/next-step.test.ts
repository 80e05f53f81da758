import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { message } from '../../../db/schema/delivery.ts';
import { composeDigest } from '../../../src/digest/compose.ts';
import { digestMessage } from '../../../src/digest/screens/digest.ts';
import { readCard } from '../../../src/engagement/card.ts';
import { goBack } from '../../../src/engagement/change-phase.ts';
import { readHere } from '../../../src/engagement/handlers/overview.ts';
import { engagementCard } from '../../../src/engagement/screens/card.ts';
import { overviewMessage } from '../../../src/engagement/screens/overview.ts';
import { findEngagement } from '../../../src/engagement/store.ts';
import { decide } from '../../../src/gates/decide.ts';
import { gatesTasks } from '../../../src/gates/duties.ts';
import { withdraw } from '../../../src/gates/request.ts';
import { gates } from '../../../src/gates/room.ts';
import type { CardContext, Room } from '../../../src/room.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { eitherEngine, type Open } from '../../support/database.ts';
import { editGoal, type GateBench, gateBench, toyChecks, toyGate } from '../../support/gates.ts';

/** A phase 1 whose work is done: only its gates are left. */
const workDone: Room = {
  name: 'done',
  phase: 1,
  status: async () => ({ done: 5, total: 5, facts: 'all done', next: null, buttons: [] }),
};

const stage = async (open: Open, gate = [toyGate()]) =>
  gateBench(await open(), gate, { rooms: [toyChecks, workDone, gates] });

const inContext = <Result>(
  at: GateBench,
  run: (context: CardContext) => Promise<Result>,
  locale = 'en',
): Promise<Result> =>
  at.world.db.inWorkspace(at.workspaceId, (tx) =>
    run({ tx, workspaceId: at.workspaceId, world: at.world, now: at.clock.now(), say: sayIn(locale) }),
  );

const standing = (at: GateBench, locale?: string) =>
  inContext(
    at,
    async (context) => {
      const found = await findEngagement(context.tx, at.workspaceId, at.engagementId);
      if (!found) throw new Error('no engagement');
      const state = await readCard(context, found);
      const { state: digest } = await composeDigest(
        context,
        found,
        { engagementId: found.id, subscriber: 'ULEAD' },
        { date: Temporal.PlainDate.from('2027-03-01'), from: { seq: { first: 0, lanes: {} }, last: null } },
      );
      return {
        next: state.next,
        card: engagementCard(context.say, state),
        overview: overviewMessage(context.say, [await readHere(context, found, 'ULEAD')], 'ULEAD', []),
        digest: digestMessage(context.say, digest),
        tasks: digest.tasks,
      };
    },
    locale,
  );

/** As delivery does once the request stands in Slack. */
const posted = (at: GateBench, requestId: string, permalink: string) =>
  at.world.db.inWorkspace(at.workspaceId, (tx) =>
    tx
      .update(message)
      .set({ permalink })
      .where(and(eq(message.workspaceId, at.workspaceId), eq(message.subject, `gates.request:${requestId}`))),
  );

const buttonsIn = (told: { blocks: unknown[] }) =>
  told.blocks.flatMap((block) => {
    const { type, elements = [] } = block as { type: string; elements?: { action_id?: string }[] };
    return type === 'actions' ? elements.map((element) => element.action_id) : [];
  });

eitherEngine('the one next step', (open) => {
  it('[E8] is asking for the gate once nothing else is left, everywhere the same', async () => {
    const at = await stage(open);
    const { next, card, overview, digest, tasks } = await standing(at);
    expect(next).toMatchObject({
      on: ['ULEAD'],
      since: null,
      button: { action_id: 'gates.request.open', value: `${at.engagementId} 1 toy` },
    });
    const line = 'nothing is missing, so ask for the gate *Toy*';
    for (const told of [card, overview]) expect(JSON.stringify(told)).toContain(`<@ULEAD>: ${line}`);
    expect(JSON.stringify(digest)).toContain(line);
    expect(tasks).toMatchObject([{ what: expect.stringContaining(line) }]);
    expect(buttonsIn(card)[0]).toBe('gates.request.open');
    expect(JSON.stringify((await standing(at, 'de')).card)).toContain(
      'das Gate *Toy*'.replace('Toy', 'Spielzeug'),
    );
  });

  it('[E8] is never asking again while the gate is open: on whom it waits, since when, with a link', async () => {
    const at = await stage(open);
    const asked = at.clock.now();
    const id = await at.ask();
    await posted(at, id, 'https://north.slack.com/archives/C1/p1');
    at.clock.advance({ hours: 30 });
    const { next, card, overview, digest } = await standing(at);
    expect(next).toMatchObject({
      on: ['UDATA', 'UBIZ'],
      since: asked,
      button: { action_id: 'gates.evidence.open', value: id },
    });
    for (const told of [card, overview]) {
      const text = JSON.stringify(told);
      expect(text).toContain(
        'the gate <https://north.slack.com/archives/C1/p1|Toy> · waits on <@UDATA> <@UBIZ>, since',
      );
      expect(text).not.toContain('gates.request.open');
      expect(text).not.toContain('ask for');
    }
    expect(JSON.stringify(digest)).toContain('gate Toy: on <@UDATA> and <@UBIZ>, since');
    await decide(at.world, at.as('UDATA'), { requestId: id, kind: 'approve', via: 'button' });
    expect((await standing(at)).next?.on).toEqual(['UBIZ']);
    const tasks = await inContext(at, (context) => gatesTasks(context, 'UBIZ', at.engagementId));
    expect(tasks).toMatchObject([{ since: asked, button: { action_id: 'gates.evidence.open', value: id } }]);
  });

  it('[E8] is asking for those gates of several that are not asked for, then waiting for all of them', async () => {
    const other = toyGate({ key: 'other', name: { en: 'Other', de: 'Anderes' } });
    const at = await stage(open, [toyGate(), other]);
    expect((await standing(at)).next?.what).toContain('the gates *Toy and Other*');
    await at.ask();
    expect((await standing(at)).next).toMatchObject({
      what: expect.stringContaining('the gate *Other*'),
      button: { value: `${at.engagementId} 1 other` },
    });
    await at.ask('ULEAD', 'other');
    const { next, card } = await standing(at);
    expect(next).toMatchObject({ on: ['UDATA', 'UBIZ'], button: { action_id: 'gates.request.open' } });
    expect(next?.what).toBe('the gates *Toy* and *Other*');
    expect(JSON.stringify(card)).not.toContain('ask for');
  });

  it('[E8] [G13] is what stands in the way: an item that does not hold, nobody to decide, a rejection', async () => {
    const at = await stage(open);
    await editGoal(at.world, at.as('ULEAD'), { engagementId: at.engagementId, goal: 'broken' });
    expect((await standing(at)).next).toMatchObject({
      what: 'Toy can’t be asked for yet, since this does not hold: The goal is whole',
      button: { action_id: 'engagement.phases' },
    });
    await editGoal(at.world, at.as('ULEAD'), { engagementId: at.engagementId, goal: 'whole' });
    await at.people({ business: [] });
    expect((await standing(at)).next).toMatchObject({
      what: expect.stringContaining('name somebody for'),
      button: { action_id: 'engagement.people.approvers' },
    });
    await at.people({ business: ['UBIZ'] });
    const id = await at.ask();
    await decide(at.world, at.as('UBIZ'), { requestId: id, kind: 'reject', text: 'Too dear', via: 'button' });
    expect((await standing(at)).next?.what).toContain('rejected Toy: Too dear');
    await editGoal(at.world, at.as('ULEAD'), { engagementId: at.engagementId, goal: 'cheaper' });
    expect((await standing(at)).next?.what).toContain('ask for the gate *Toy*');
  });

  it('[E8] [G13] is the fault and not waiting where an open gate has an item that fails', async () => {
    const at = await stage(open);
    await at.ask();
    await editGoal(at.world, at.as('ULEAD'), { engagementId: at.engagementId, goal: 'broken' });
    expect((await standing(at)).next?.what).toContain('The goal is whole');
  });

  it('[E8] asks nobody for a word on a gate of a phase that was left by going back', async () => {
    const second = toyGate({ key: 'second', phase: 2 });
    const at = await stage(open, [toyGate(), second]);
    const first = await at.ask();
    for (const userId of ['UDATA', 'UBIZ'])
      await decide(at.world, at.as(userId), { requestId: first, kind: 'approve', via: 'button' });
    await at.ask('UASK', 'second');
    const tasks = () => inContext(at, (context) => gatesTasks(context, 'UBIZ', at.engagementId));
    expect(await tasks()).toHaveLength(1);
    await goBack(at.world, at.as('ULEAD'), { engagementId: at.engagementId, to: 1, reason: 'Labels' });
    expect(await tasks()).toEqual([]);
    expect((await standing(at)).next?.what).toContain('ask for the gate *Toy*');
  });

  it('[E8] is asking again after a withdrawal', async () => {
    const at = await stage(open);
    const id = await at.ask();
    await withdraw(at.world, at.as('UASK'), { requestId: id, reason: '' });
    expect((await standing(at)).next?.what).toContain('ask for the gate *Toy*');
  });
});
