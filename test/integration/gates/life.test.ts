import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { message } from '../../../db/schema/delivery.ts';
import { task as taskTable } from '../../../db/schema/gates.ts';
import { renderCard } from '../../../src/engagement/card.ts';
import { changeState } from '../../../src/engagement/change-state.ts';
import { currentPhase, findEngagement } from '../../../src/engagement/store.ts';
import { cards } from '../../../src/gates/cards.ts';
import { decide } from '../../../src/gates/decide.ts';
import { delegate, endDelegation } from '../../../src/gates/delegate.ts';
import { gatesDigest, gatesTasks } from '../../../src/gates/duties.ts';
import { openTask } from '../../../src/gates/handlers/tasks.ts';
import { proposeOverride, ratify, secondOverride } from '../../../src/gates/override.ts';
import { remindTick } from '../../../src/gates/remind.ts';
import { completeTask, tasksOf } from '../../../src/gates/tasks.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { eitherEngine } from '../../support/database.ts';
import { type GateBench, gateBench, refusal, toyGate } from '../../support/gates.ts';
import { knowPeople } from '../../support/people.ts';

const approve = (bench: GateBench, who: string, requestId: string) =>
  decide(bench.world, bench.as(who), { requestId, kind: 'approve', via: 'button' });

const messages = (bench: GateBench, kind: string) =>
  bench.world.db.inWorkspace(bench.workspaceId, async (tx) =>
    (await tx.select().from(message).where(eq(message.workspaceId, bench.workspaceId))).filter((one) =>
      one.subject.startsWith(`${kind}:`),
    ),
  );

/** What a message says, as delivery would render it now. */
const said = (bench: GateBench, subject: string): Promise<string> =>
  bench.world.db.inWorkspace(bench.workspaceId, async (tx) => {
    const { world, workspaceId } = bench;
    const [kind = '', ...id] = subject.split(':');
    const render = kind === 'engagement.card' ? renderCard : cards[kind];
    const context = { tx, workspaceId, world, now: world.clock.now(), say: sayIn('en') };
    return JSON.stringify(await render?.(context, id.join(':')));
  });

const tick = (bench: GateBench) =>
  remindTick.run(
    bench.world,
    { workspaceId: bench.workspaceId, userId: 'system', origin: 'clock' },
    bench.clock.now(),
  );

eitherEngine('the life of a gate', (open) => {
  it('[G9] reminds once before the due date and once on it, calling only those still asked, then tells the lead', async () => {
    const bench = await gateBench(await open());
    const id = await bench.ask();
    await approve(bench, 'UBIZ', id);
    const at = async (time: string) => {
      bench.clock.set(time);
      await tick(bench);
      await tick(bench);
      return (await messages(bench, 'gates.reminder')).length;
    };
    expect(await at('2027-03-02T09:00:00Z')).toBe(0);
    expect(await at('2027-03-03T05:00:00Z')).toBe(0);
    expect(await at('2027-03-03T08:10:00Z')).toBe(1);
    expect(await at('2027-03-04T09:00:00Z')).toBe(2);
    expect(await said(bench, `gates.reminder:${id} due`)).toContain('<@UDATA>');
    expect(await said(bench, `gates.reminder:${id} due`)).not.toContain('<@UBIZ>');
    expect(await messages(bench, 'gates.overdue')).toEqual([]);
    expect(await at('2027-03-05T09:00:00Z')).toBe(2);
    expect(await messages(bench, 'gates.overdue')).toMatchObject([{ destination: 'ULEAD', wanted: 1 }]);
    expect(await said(bench, `gates.overdue:${id}`)).toContain('Overdue since');
    expect(await at('2027-06-01T09:00:00Z')).toBe(2);
    expect(await bench.request(id)).toMatchObject({ state: 'open' });
  });

  it('[G9] [E7] reminds nobody while the engagement is paused, nor once it is decided', async () => {
    const bench = await gateBench(await open());
    const id = await bench.ask();
    const { world, engagementId } = bench;
    await changeState(world, bench.as('ULEAD'), { engagementId, change: 'pause', reason: 'holidays' });
    bench.clock.set('2027-03-04T09:00:00Z');
    await tick(bench);
    expect(await messages(bench, 'gates.reminder')).toEqual([]);
    expect(await refusal(approve(bench, 'UBIZ', id))).toEqual(['engagement.refusal.paused']);
    await changeState(world, bench.as('ULEAD'), { engagementId, change: 'resume', reason: null });
    await approve(bench, 'UBIZ', id);
    await approve(bench, 'UDATA', id);
    await tick(bench);
    expect(await messages(bench, 'gates.reminder')).toEqual([]);
  });

  it('[G9] lets somebody stand in for an absence, from one day until another; the mandate counts once', async () => {
    const db = await open();
    const bench = await gateBench(db);
    await knowPeople(db, bench.workspaceId, { UGONE: { isDeactivated: true }, UKIT: { isExternal: true } });
    const { world, engagementId } = bench;
    const id = await bench.ask();
    const give = (by: string, more: object = {}) =>
      refusal(
        delegate(world, bench.as(by), {
          engagementId,
          id: randomUUID(),
          from: 'UDATA',
          to: 'USTAND',
          fromDay: '2027-03-01',
          untilDay: '2027-03-02',
          ...more,
        }),
      );
    expect(await give('UBIZ')).toEqual(['from: refusal.role']);
    expect(await give('UDATA', { to: 'UDATA' })).toEqual(['to: gates.refusal.delegate-self']);
    expect(await give('UDATA', { to: 'UGONE' })).toEqual(['to: engagement.refusal.person']);
    expect(await give('UDATA', { to: 'UKIT' })).toEqual(['to: engagement.refusal.person']);
    expect(await give('UDATA', { fromDay: '2027-02-01', untilDay: '2027-02-28' })).toEqual([
      'untilDay: gates.refusal.past',
    ]);
    expect(await give('UDATA', { fromDay: '2027-03-09' })).toEqual(['untilDay: gates.refusal.range']);
    expect(await give('UDATA', { untilDay: '2027-12-31' })).toEqual(['untilDay: gates.refusal.long']);
    expect(await give('ULEAD', { from: 'UASK' })).toEqual(['from: gates.refusal.delegate-from']);
    expect(await refusal(approve(bench, 'USTAND', id))).toEqual(['gates.refusal.role']);
    expect(await give('UDATA')).toEqual([]);
    expect(await give('UDATA')).toEqual(['fromDay: gates.refusal.delegated']);
    expect(await approve(bench, 'USTAND', id)).toMatchObject({ outcome: null });
    bench.clock.set('2027-03-03T09:00:00Z');
    expect(await refusal(approve(bench, 'USTAND', id))).toEqual(['gates.refusal.role']);
    expect(await approve(bench, 'UBIZ', id)).toMatchObject({ outcome: 'approved' });
  });

  it('[G9] an absence that ended early no longer counts, nor what was decided in its name', async () => {
    const bench = await gateBench(await open());
    const { world, engagementId } = bench;
    const id = await bench.ask();
    await delegate(world, bench.as('UDATA'), {
      engagementId,
      id: randomUUID(),
      from: 'UDATA',
      to: 'USTAND',
      fromDay: '2027-03-01',
      untilDay: '2027-03-20',
    });
    await approve(bench, 'USTAND', id);
    await endDelegation(world, bench.as('UDATA'), { engagementId, from: 'UDATA' });
    expect(await approve(bench, 'UBIZ', id)).toMatchObject({ outcome: null });
    expect(await approve(bench, 'UDATA', id)).toMatchObject({ outcome: 'approved' });
  });

  it('[G11] an override takes an admin and an eligible second person; it is marked until the roles ratify it', async () => {
    const db = await open();
    const bench = await gateBench(db);
    await knowPeople(db, bench.workspaceId, { UADMIN: { isAdmin: true } });
    await bench.people({ data: ['UDATA', 'UADMIN'] });
    const { world } = bench;
    const id = await bench.ask();
    const propose = (by: string, reason = 'The old system fails tonight') =>
      refusal(proposeOverride(world, bench.as(by), { requestId: id, reason }));
    const isAdmin = true;
    await knowPeople(db, bench.workspaceId, {
      UKIT: { isAdmin, isExternal: true },
      UGONE: { isAdmin, isDeactivated: true },
    });
    for (const by of ['ULEAD', 'UKIT', 'UGONE']) expect(await propose(by)).toEqual(['gates.refusal.admin']);
    expect(await propose('UADMIN', ' ')).toEqual(['reason: refusal.required']);
    expect(await refusal(secondOverride(world, bench.as('UDATA'), id))).toEqual(['refusal.not-found']);
    expect(await propose('UADMIN')).toEqual([]);
    expect(await propose('UADMIN')).toEqual(['gates.refusal.proposed']);
    expect(await refusal(secondOverride(world, bench.as('UADMIN'), id))).toEqual(['gates.refusal.second']);
    expect(await refusal(secondOverride(world, bench.as('UASK'), id))).toEqual(['gates.refusal.own']);
    expect(await refusal(secondOverride(world, bench.as('ULEGAL'), id))).toEqual(['gates.refusal.role']);
    expect(await refusal(secondOverride(world, bench.as('UDATA'), id))).toEqual([]);
    expect(await bench.request(id)).toMatchObject({
      state: 'overridden',
      reason: 'The old system fails tonight',
    });
    const phase = await db.inWorkspace(bench.workspaceId, async (tx) => {
      const found = await findEngagement(tx, bench.workspaceId, bench.engagementId);
      return found && (await currentPhase(tx, bench.workspaceId, found)).entry.phase;
    });
    expect(phase).toBe(2);
    const card = () => said(bench, `engagement.card:${bench.engagementId}`);
    expect(await card()).toContain('not ratified yet');
    expect(await refusal(ratify(world, bench.as('UADMIN'), id))).toEqual(['gates.refusal.second']);
    expect(await ratify(world, bench.as('UDATA'), id)).toBe(false);
    expect(await ratify(world, bench.as('UDATA'), id)).toBe(false);
    expect(await card()).toContain('not ratified yet');
    expect(await ratify(world, bench.as('UBIZ'), id)).toBe(true);
    expect(await card()).not.toContain('not ratified yet');
    expect((await bench.audit()).map((one) => one.action)).toEqual(
      expect.arrayContaining([
        'gates.override.propose',
        'gates.request.overridden',
        'gates.override.ratified',
      ]),
    );
    expect(await refusal(approve(bench, 'UBIZ', id))).toEqual(['gates.refusal.decided.overridden']);
  });

  it('[G12] a condition is done by its owner or the lead, with evidence; the gate and the card show it until then', async () => {
    const bench = await gateBench(await open(), toyGate({ exit: false }));
    const { world, engagementId, workspaceId } = bench;
    const id = await bench.ask();
    const given = {
      requestId: id,
      kind: 'conditions' as const,
      via: 'reply' as const,
      text: 'Name an owner',
    };
    await decide(world, bench.as('UBIZ'), given);
    await approve(bench, 'UDATA', id);
    const [task] = await world.db.inWorkspace(workspaceId, (tx) => tasksOf(tx, workspaceId, engagementId));
    expect(task).toMatchObject({ owner: 'UASK', dueOn: '2027-03-04', createdBy: 'UBIZ' });
    expect(await said(bench, `gates.request:${id}`)).toContain('☐ Name an owner');
    expect(await said(bench, `engagement.card:${engagementId}`)).toContain('one condition open');
    const opened: unknown[] = [];
    const form = (by: string) =>
      refusal(
        openTask({
          world,
          actor: bench.as(by),
          say: sayIn('en'),
          value: task?.id ?? '',
          openModal: async (one: unknown) => void opened.push(one),
        } as never),
      );
    expect(await form('UDATA')).toEqual(['refusal.role']);
    expect(opened).toEqual([]);
    expect([await form('UASK'), await form('ULEAD')]).toEqual([[], []]);
    expect(opened).toHaveLength(2);
    const done = (by: string, evidence: string) =>
      refusal(completeTask(world, bench.as(by), { engagementId, taskId: task?.id ?? '', evidence }));
    expect(await done('UASK', ' ')).toEqual(['evidence: refusal.required']);
    expect(await done('UDATA', 'me')).toEqual(['refusal.role']);
    expect(await done('UASK', 'https://wiki.example.com')).toEqual([]);
    // The same again changes nothing; what somebody else typed meanwhile is not dropped in silence.
    expect(await done('UASK', 'https://wiki.example.com')).toEqual([]);
    expect(await done('ULEAD', 'twice')).toEqual(['evidence: gates.refusal.task-done']);
    expect(await done('UASK', 'and this')).toEqual(['evidence: gates.refusal.task-done']);
    expect(await form('ULEAD')).toEqual(['gates.refusal.task-done']);
    expect(opened).toHaveLength(2);
    expect(await said(bench, `gates.request:${id}`)).toContain('✓ Name an owner');
    expect(await said(bench, `engagement.card:${engagementId}`)).not.toContain('condition open');
    expect(await bench.audit('gates.task.done')).toHaveLength(1);
  });

  it('[G12] [B1] a step of the build is done by its own room, not as if it were a condition', async () => {
    const { world, workspaceId, engagementId, ...bench } = await gateBench(await open());
    const taskId = randomUUID();
    await world.db.inWorkspace(workspaceId, (tx) =>
      tx.insert(taskTable).values({
        workspaceId,
        id: taskId,
        engagementId,
        cycle: 1,
        kind: 'build',
        subject: 'features',
        text: 'Features',
        owner: 'UASK',
        dueOn: '2027-03-10',
        createdBy: 'ULEAD',
        createdAt: world.clock.now(),
      }),
    );
    const given = { engagementId, taskId, evidence: 'done' };
    expect(await refusal(completeTask(world, bench.as('UASK'), given))).toEqual(['refusal.not-found']);
  });

  it('[G11] [D1] [E5] what waits stands in the digest and in the tasks of who can act: gates, overrides, conditions', async () => {
    const db = await open();
    const bench = await gateBench(db, toyGate({ exit: false }));
    await knowPeople(db, bench.workspaceId, { UADMIN: { isAdmin: true } });
    const { world, engagementId, workspaceId } = bench;
    const told = (who: string) =>
      db.inWorkspace(workspaceId, async (tx) => {
        const context = { tx, workspaceId, world, now: world.clock.now(), say: sayIn('en') };
        const part = await gatesDigest(context, engagementId);
        const tasks = await gatesTasks(context, who);
        return {
          waiting: part.waiting.map((one) => [one.what, one.on]),
          tasks: tasks.map((one) => one.what),
        };
      });
    expect(await told('UDATA')).toEqual({ waiting: [], tasks: [] });
    const id = await bench.ask();
    const mine = ['Gate *Toy* of Support ticket triage: your word is asked for'];
    expect(await told('UDATA')).toEqual({ waiting: [['gate Toy', ['UDATA', 'UBIZ']]], tasks: mine });
    const given = {
      requestId: id,
      kind: 'conditions' as const,
      via: 'button' as const,
      text: 'Name an owner',
    };
    await decide(world, bench.as('UBIZ'), given);
    expect(await told('UBIZ')).toEqual({ waiting: [['gate Toy', ['UDATA']]], tasks: [] });
    await proposeOverride(world, bench.as('UADMIN'), { requestId: id, reason: 'It cannot wait' });
    await secondOverride(world, bench.as('UDATA'), id);
    expect((await told('UASK')).tasks).toEqual(['Condition: Name an owner (Support ticket triage)']);
    const waits = await told('UBIZ');
    expect(waits.waiting).toEqual([['▲ override of the gate Toy, not ratified', ['UBIZ', 'UDATA']]]);
    expect(waits.tasks).toHaveLength(1);
    await ratify(world, bench.as('UBIZ'), id);
    await ratify(world, bench.as('UDATA'), id);
    expect((await told('UBIZ')).waiting).toEqual([]);
  });

  it('[G10] the card shows what is asked, and how it ended', async () => {
    const bench = await gateBench(await open(), toyGate({ exit: false }));
    const id = await bench.ask();
    await approve(bench, 'UBIZ', id);
    const card = () => said(bench, `engagement.card:${bench.engagementId}`);
    expect(await card()).toContain('data waits, business ✓');
    await decide(bench.world, bench.as('UDATA'), {
      requestId: id,
      kind: 'reject',
      via: 'button',
      text: 'no',
    });
    expect(await card()).toContain('rejected');
  });

  it('[G4] [E2] a role that was taken away, or an account that was deactivated, counts no more at the decision', async () => {
    const db = await open();
    const bench = await gateBench(db);
    await bench.people({ data: ['UDATA', 'UDATA2'], business: ['UBIZ', 'UBIZ2'] });
    const id = await bench.ask();
    await approve(bench, 'UDATA', id);
    await bench.people({ data: ['UDATA2'] });
    expect(await approve(bench, 'UBIZ', id)).toMatchObject({ outcome: null });
    await knowPeople(db, bench.workspaceId, { UBIZ: { isDeactivated: true } });
    expect(await approve(bench, 'UDATA2', id)).toMatchObject({ outcome: null });
    expect(await said(bench, `gates.request:${id}`)).toContain('business ☐ <@UBIZ2>');
    expect(await approve(bench, 'UBIZ2', id)).toMatchObject({ outcome: 'approved' });
  });
});
