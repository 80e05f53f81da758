import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { message } from '../../../db/schema/delivery.ts';
import { task } from '../../../db/schema/gates.ts';
import { goBack } from '../../../src/engagement/change-phase.ts';
import { currentPhase, findEngagement } from '../../../src/engagement/store.ts';
import { attest } from '../../../src/gates/attest.ts';
import { cards } from '../../../src/gates/cards.ts';
import { decide, takeBack } from '../../../src/gates/decide.ts';
import { withdraw } from '../../../src/gates/request.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { eachEngine, onPostgres } from '../../support/database.ts';
import { datesShown } from '../../support/dates.ts';
import {
  attested,
  editGoal,
  type GateBench,
  gateBench,
  playbookWith,
  refusal,
  toyGate,
} from '../../support/gates.ts';
import { knowPeople } from '../../support/people.ts';

const approve = (bench: GateBench, who: string, requestId: string, more: object = {}) =>
  decide(bench.world, bench.as(who), { requestId, kind: 'approve', via: 'button', ...more });

const phaseOf = (bench: GateBench) =>
  bench.world.db.inWorkspace(bench.workspaceId, async (tx) => {
    const found = await findEngagement(tx, bench.workspaceId, bench.engagementId);
    if (!found) throw new Error('gone');
    return (await currentPhase(tx, bench.workspaceId, found)).entry.phase;
  });

const messages = (bench: GateBench, kind: string) =>
  bench.world.db.inWorkspace(bench.workspaceId, async (tx) =>
    (
      await tx
        .select()
        .from(message)
        .where(eq(message.workspaceId, bench.workspaceId))
        .orderBy(message.position)
    ).filter((one) => one.subject.startsWith(`${kind}:`)),
  );

/** A request's message as it would be shown now. */
const shown = (bench: GateBench, id: string, locale = 'en') =>
  bench.world.db.inWorkspace(bench.workspaceId, async (tx) => {
    const { workspaceId, world, clock } = bench;
    const context = { tx, workspaceId, world, now: clock.now(), say: sayIn(locale) };
    return JSON.stringify((await cards['gates.request']?.(context, id))?.blocks);
  });

eachEngine('gate decisions', (open) => {
  it('[G1] a request is one message; its thread holds each decision in order, then the outcome', async () => {
    const bench = await gateBench(await open());
    const id = await bench.ask();
    await approve(bench, 'UBIZ', id);
    await approve(bench, 'UDATA', id);
    expect(await messages(bench, 'gates.request')).toMatchObject([
      { destination: 'C0SUPPORT', threadOf: null },
    ]);
    const replies = [
      ...(await messages(bench, 'gates.decision')),
      ...(await messages(bench, 'gates.outcome')),
    ];
    expect(replies.map((one) => one.threadOf)).toEqual(Array(3).fill(`gates.request:${id}`));
    expect(replies.map((one) => one.position)).toEqual(
      replies.map((one) => one.position).toSorted((a, b) => a - b),
    );
    expect(await bench.request(id)).toMatchObject({ dueOn: '2027-03-04' });
  });

  it('[X5] [G8] a reply that is told twice is one decision, whatever it says', async () => {
    const bench = await gateBench(await open());
    const id = await bench.ask();
    const reply = {
      requestId: id,
      kind: 'conditions',
      text: 'Labels of March',
      via: 'reply',
      source: '17.1',
    } as const;
    expect(await decide(bench.world, bench.as('UBIZ'), reply)).toMatchObject({ repeated: false });
    const before = await messages(bench, 'gates.decision');
    expect(await decide(bench.world, bench.as('UBIZ'), reply)).toEqual({ outcome: null, repeated: true });
    expect(await messages(bench, 'gates.decision')).toEqual(before);
  });

  it('[G5] [G10] an outcome needs every role by distinct people; it ends the phase and tells the requester', async () => {
    const bench = await gateBench(await open());
    await bench.people({ data: ['UBOTH'], business: ['UBOTH', 'UBIZ'] });
    const id = await bench.ask();
    expect(await approve(bench, 'UBOTH', id)).toEqual({ outcome: null, repeated: false });
    expect(await phaseOf(bench)).toBe(1);
    expect(await approve(bench, 'UBIZ', id)).toEqual({ outcome: 'approved', repeated: false });
    expect(await phaseOf(bench)).toBe(2);
    expect(await bench.request(id)).toMatchObject({ state: 'approved', decidedBy: 'UBIZ' });
    expect(await messages(bench, 'gates.told')).toMatchObject([{ destination: 'UASK' }]);
    expect((await bench.audit()).map((one) => one.action).slice(-4)).toEqual(
      ['gates.decision.approve', 'gates.request.approved', 'engagement.phase.advance'].toSpliced(
        0,
        0,
        'gates.decision.approve',
      ),
    );
  });

  it('[G5] a rejection ends the request, with its reason', async () => {
    const bench = await gateBench(await open());
    const id = await bench.ask();
    await approve(bench, 'UDATA', id);
    const no = { requestId: id, kind: 'reject' as const, via: 'button' as const };
    expect(await refusal(decide(bench.world, bench.as('UBIZ'), no))).toEqual(['text: gates.refusal.reason']);
    expect(await refusal(decide(bench.world, bench.as('UBIZ'), { ...no, text: ' \n ' }))).toEqual([
      'text: gates.refusal.reason',
    ]);
    expect(await decide(bench.world, bench.as('UBIZ'), { ...no, text: 'no owner for CRM' })).toMatchObject({
      outcome: 'rejected',
    });
    expect(await bench.request(id)).toMatchObject({ state: 'rejected', reason: 'no owner for CRM' });
    expect(await phaseOf(bench)).toBe(1);
    expect(await refusal(approve(bench, 'UDATA', id))).toEqual(['gates.refusal.decided.rejected']);
  });

  it('[G4] nobody outside the role, no requester, nobody deactivated or from outside; others are named', async () => {
    const db = await open();
    const bench = await gateBench(db);
    await bench.people({ data: ['UDATA', 'UASK', 'UGONE', 'UKIT'] });
    await knowPeople(db, bench.workspaceId, { UGONE: { isDeactivated: true }, UKIT: { isExternal: true } });
    const id = await bench.ask();
    const no = (who: string) => refusal(approve(bench, who, id));
    expect(await no('UASK')).toEqual(['gates.refusal.own']);
    expect(await no('UGONE')).toEqual(['refusal.deactivated']);
    expect(await no('UKIT')).toEqual(['gates.refusal.external']);
    expect(await no('ULEGAL')).toEqual(['gates.refusal.role']);
    expect(await no('ULEAD')).toEqual(['gates.refusal.role']);
    expect(await no('UNOBODY')).toEqual(['gates.refusal.role']);
    const told = await approve(bench, 'UNOBODY', id).catch((error) => error.params.people.value);
    expect(told).toBe('<@UDATA>, <@UBIZ>');
    expect(await bench.decisions(id)).toEqual([]);
  });

  it('[G4] [X9] of a hidden engagement nothing is told', async () => {
    const db = await open();
    const bench = await gateBench(db);
    const id = await bench.ask();
    await db.inWorkspace(bench.workspaceId, async (tx) => {
      const { engagement } = await import('../../../db/schema/engagement.ts');
      await tx
        .update(engagement)
        .set({ visibility: 'restricted' })
        .where(eq(engagement.id, bench.engagementId));
    });
    expect(await refusal(approve(bench, 'UNOBODY', id))).toEqual(['refusal.not-found']);
    expect(await refusal(approve(bench, 'ULEGAL', id))).toEqual(['gates.refusal.role']);
  });

  it('[G6] a change of the evidence voids approvals, says so in the thread, asks the same people again', async () => {
    const bench = await gateBench(await open());
    const id = await bench.ask();
    const before = await bench.request(id);
    await approve(bench, 'UBIZ', id);
    bench.clock.advance({ minutes: 5 });
    await editGoal(bench.world, bench.as('ULEAD'), {
      engagementId: bench.engagementId,
      goal: 'Another goal',
    });
    const after = await bench.request(id);
    expect(after.digest).not.toBe(before.digest);
    expect(after.changes).toMatchObject([
      {
        items: [{ key: 'goal', before: 'Tickets reach the right team in a minute', after: 'Another goal' }],
        voided: ['UBIZ'],
      },
    ]);
    expect(await bench.decisions(id)).toMatchObject([{ userId: 'UBIZ', voidReason: 'evidence' }]);
    expect(await messages(bench, 'gates.change')).toMatchObject([{ threadOf: `gates.request:${id}` }]);
    expect(await approve(bench, 'UDATA', id)).toMatchObject({ outcome: null });
    expect(await approve(bench, 'UBIZ', id)).toMatchObject({ outcome: 'approved' });
  });

  it('[G6] an approval on an old digest, or given before the change, is not counted', async () => {
    const bench = await gateBench(await open());
    const id = await bench.ask();
    const { digest } = await bench.request(id);
    const reacted = bench.clock.now();
    bench.clock.advance({ minutes: 1 });
    await editGoal(bench.world, bench.as('ULEAD'), {
      engagementId: bench.engagementId,
      goal: 'Another goal',
    });
    expect(await refusal(approve(bench, 'UBIZ', id, { seenDigest: digest.slice(0, 12) }))).toEqual([
      'gates.refusal.changed',
    ]);
    expect(await refusal(approve(bench, 'UBIZ', id, { via: 'reaction', seenAt: reacted }))).toEqual([
      'gates.refusal.changed',
    ]);
    expect(await bench.decisions(id)).toEqual([]);
    const fresh = (await bench.request(id)).digest.slice(0, 12);
    expect(await refusal(approve(bench, 'UBIZ', id, { seenDigest: fresh }))).toEqual([]);
  });

  it('[G6] what changed without being told is found at the decision: approvals go, nothing is decided', async () => {
    const db = await open();
    const bench = await gateBench(db);
    const id = await bench.ask();
    await approve(bench, 'UBIZ', id);
    await db.inWorkspace(bench.workspaceId, async (tx) => {
      const { engagement } = await import('../../../db/schema/engagement.ts');
      await tx
        .update(engagement)
        .set({ goal: 'behind our back' })
        .where(eq(engagement.id, bench.engagementId));
    });
    expect(await refusal(approve(bench, 'UDATA', id))).toEqual(['gates.refusal.changed']);
    expect(await bench.decisions(id)).toMatchObject([{ userId: 'UBIZ', voidReason: 'evidence' }]);
    expect(await phaseOf(bench)).toBe(1);
  });

  it('[G6] [E8] going back a phase and forward again makes earlier approvals of an open request void', async () => {
    const later = toyGate({ key: 'later', phase: 2 });
    const bench = await gateBench(await open(), [toyGate(), later]);
    const first = await bench.ask();
    await approve(bench, 'UBIZ', first);
    await approve(bench, 'UDATA', first);
    const second = await bench.ask('UASK', 'later');
    await approve(bench, 'UBIZ', second);
    await goBack(bench.world, bench.as('ULEAD'), {
      engagementId: bench.engagementId,
      to: 1,
      reason: 'new source',
    });
    expect(await refusal(approve(bench, 'UDATA', second))).toEqual(['gates.refusal.phase']);
    // [E8] Its message says so, and offers nothing that would be refused.
    const waits = await shown(bench, second);
    expect(waits).toContain('gone back to phase 1. Nobody can decide here until it is in phase 2 again');
    expect(waits).not.toMatch(/gates\.request\.(approve|reject|conditions)|attest|Reply/);
    expect(await shown(bench, second, 'de')).toContain('in Phase 1 zurückgegangen');
    const again = await bench.ask();
    await approve(bench, 'UBIZ', again);
    await approve(bench, 'UDATA', again);
    expect(await shown(bench, second)).toMatch(/gates\.request\.approve/);
    expect(await refusal(approve(bench, 'UDATA', second))).toEqual(['gates.refusal.changed']);
    expect(await bench.request(second)).toMatchObject({ state: 'open' });
  });

  it('[G7] twice is once; taken back before the outcome it is gone, after it nothing changes', async () => {
    const bench = await gateBench(await open());
    const id = await bench.ask();
    await approve(bench, 'UBIZ', id);
    expect(await approve(bench, 'UBIZ', id)).toEqual({ outcome: null, repeated: true });
    expect(await bench.decisions(id)).toHaveLength(1);
    expect(await takeBack(bench.world, bench.as('UBIZ'), { requestId: id, reaction: true })).toBe(false);
    expect(await takeBack(bench.world, bench.as('UBIZ'), { requestId: id })).toBe(true);
    expect(await approve(bench, 'UDATA', id)).toMatchObject({ outcome: null });
    await approve(bench, 'UBIZ', id, { via: 'reaction' });
    expect(await takeBack(bench.world, bench.as('UBIZ'), { requestId: id, reaction: true })).toBe(false);
    expect(await bench.request(id)).toMatchObject({ state: 'approved' });
    expect(await refusal(approve(bench, 'UDATA', id))).toEqual(['gates.refusal.decided.approved']);
  });

  it('[G7] whoever comes late is told who decided and when', async () => {
    const bench = await gateBench(await open());
    await bench.people({ data: ['UDATA', 'ULATE'] });
    const id = await bench.ask();
    await approve(bench, 'UBIZ', id);
    await approve(bench, 'UDATA', id);
    const told = await approve(bench, 'ULATE', id).catch((error) => error);
    expect(told.key).toBe('gates.refusal.decided.approved');
    // [H7] By the clocks of the engagement, as the reader writes it.
    expect(datesShown(sayIn('en').md(told.key, told.params))).toMatch(
      /^<@UDATA> .* on Mar 1, 2027, 10:00\sAM/,
    );
    expect(datesShown(sayIn('de-DE').md(told.key, told.params))).toContain('1. März 2027, 10:00');
  });

  it('[G12] conditions become tasks with owner and due date, one a line', async () => {
    const bench = await gateBench(await open());
    const id = await bench.ask();
    const given = { requestId: id, kind: 'conditions' as const, via: 'button' as const };
    const as = bench.as('UBIZ');
    expect(await refusal(decide(bench.world, as, { ...given, text: ' - ' }))).toEqual([
      'text: gates.refusal.conditions',
    ]);
    const past = { ...given, text: 'a', owner: 'UASK', dueOn: '2027-02-28' };
    expect(await refusal(decide(bench.world, as, past))).toEqual(['dueOn: gates.refusal.past']);
    expect(await refusal(decide(bench.world, as, { ...past, owner: 'UNOBODY', dueOn: null }))).toEqual([
      'owner: gates.refusal.owner',
    ]);
    const text = '- Name an owner for CRM\n2. Delete the test data';
    await decide(bench.world, as, { ...given, text, owner: 'ULEAD', dueOn: '2027-03-20' });
    const tasks = () =>
      bench.world.db.inWorkspace(bench.workspaceId, (tx) =>
        tx
          .select()
          .from(task)
          .where(and(eq(task.workspaceId, bench.workspaceId), eq(task.subject, id))),
      );
    expect(await tasks()).toEqual([]);
    await approve(bench, 'UDATA', id);
    expect(await bench.request(id)).toMatchObject({ state: 'approved', withConditions: true });
    expect((await tasks()).map((one) => [one.text, one.owner, one.dueOn, one.state]).toSorted()).toEqual([
      ['Delete the test data', 'ULEAD', '2027-03-20', 'open'],
      ['Name an owner for CRM', 'ULEAD', '2027-03-20', 'open'],
    ]);
  });

  it('[G1] an outcome waits for what has to be attested; withdrawing that undoes only itself', async () => {
    const bench = await gateBench(
      await open(),
      toyGate({ items: [...toyGate().items, attested('licence')] }),
    );
    const id = await bench.ask();
    const { digest } = await bench.request(id);
    const licence = { item: 'licence', note: 'Contract of 2 March, § 4' };
    const say = (who: string, more: object = {}) =>
      attest(bench.world, bench.as(who), { requestId: id, items: [{ ...licence, ...more }] });
    expect(await refusal(say('UDATA'))).toEqual(['refusal.role']);
    expect(await refusal(say('ULEGAL', { link: 'javascript:alert(1)' }))).toEqual([
      'link.licence: gates.refusal.link',
    ]);
    expect(await refusal(say('ULEGAL', { item: 'goal' }))).toEqual(['refusal.not-found']);
    await say('ULEGAL');
    expect(await say('ULEGAL')).toBeNull();
    await say('ULEGAL', { note: 'Another one' });
    await bench.people({ legal: ['ULEGAL', 'ULEGAL2'] });
    expect(await refusal(say('ULEGAL2'))).toEqual(['note.licence: gates.refusal.attested']);
    await approve(bench, 'UBIZ', id);
    await attest(bench.world, bench.as('ULEGAL'), { requestId: id, items: [], withdraw: ['licence'] });
    expect(await approve(bench, 'UDATA', id)).toMatchObject({ outcome: null });
    expect((await bench.decisions(id)).every((one) => one.voidedAt === null)).toBe(true);
    expect((await bench.request(id)).digest).toBe(digest);
    expect(await say('ULEGAL')).toBe('approved');
  });

  it('[G10] one request of a gate at a time: withdrawn by who asked or the lead, or superseded by a new one', async () => {
    const bench = await gateBench(await open());
    const id = await bench.ask();
    expect(await refusal(bench.ask('ULEAD'))).toEqual(['gates.refusal.open']);
    expect(await refusal(withdraw(bench.world, bench.as('UBIZ'), { requestId: id, reason: null }))).toEqual([
      'refusal.role',
    ]);
    const next = await bench.ask('ULEAD', 'toy', true);
    expect(await bench.request(id)).toMatchObject({ state: 'superseded', decidedBy: 'ULEAD' });
    await withdraw(bench.world, bench.as('ULEAD'), { requestId: next, reason: 'not yet' });
    expect(await bench.request(next)).toMatchObject({ state: 'withdrawn', reason: 'not yet' });
    expect(await refusal(approve(bench, 'UBIZ', id))).toEqual(['gates.refusal.decided.superseded']);
    expect((await messages(bench, 'gates.outcome')).map((one) => one.threadOf)).toEqual([
      `gates.request:${id}`,
      `gates.request:${next}`,
    ]);
  });

  it('[G2] a gate that has left the manifest holds up no work, and nobody can decide on it', async () => {
    const bench = await gateBench(await open());
    const id = await bench.ask();
    const world = { ...bench.world, playbook: playbookWith() };
    const edit = { engagementId: bench.engagementId, goal: 'Another goal' };
    expect(await refusal(editGoal(world, bench.as('ULEAD'), edit))).toEqual([]);
    const given = { requestId: id, kind: 'approve' as const, via: 'button' as const };
    expect(await refusal(decide(world, bench.as('UBIZ'), given))).toEqual(['refusal.not-found']);
    expect(await refusal(withdraw(world, bench.as('ULEAD'), { requestId: id, reason: null }))).toEqual([]);
  });

  it('[G1] can be asked for only in its phase and once every computed item holds', async () => {
    const bench = await gateBench(await open(), [toyGate(), toyGate({ key: 'later', phase: 2 })]);
    expect(await refusal(bench.ask('UASK', 'later'))).toEqual(['gates.refusal.phase']);
    expect(await refusal(bench.ask('UBIZ'))).toEqual(['refusal.role']);
    await editGoal(bench.world, bench.as('ULEAD'), { engagementId: bench.engagementId, goal: 'broken' });
    expect(await refusal(bench.ask())).toEqual(['gates.refusal.missing']);
  });
});

eachEngine('a gate that says why it stands still', (open) => {
  it('[G13] nobody approves past an item that fails, not with conditions either; a rejection is heard', async () => {
    const bench = await gateBench(await open());
    const id = await bench.ask();
    await editGoal(bench.world, bench.as('ULEAD'), { engagementId: bench.engagementId, goal: 'broken' });
    for (const via of ['button', 'reaction', 'reply'] as const)
      for (const kind of ['approve', 'conditions'] as const)
        expect(
          await refusal(decide(bench.world, bench.as('UBIZ'), { requestId: id, kind, via, text: 'mend it' })),
        ).toEqual(['gates.refusal.failed']);
    expect(await bench.decisions(id)).toEqual([]);
    const no = { requestId: id, kind: 'reject' as const, via: 'button' as const, text: 'broken' };
    expect(await decide(bench.world, bench.as('UBIZ'), no)).toMatchObject({ outcome: 'rejected' });
  });

  it('[G13] a gate that nobody could decide is not asked for', async () => {
    const gate = toyGate({ items: [...toyGate().items, attested('licence', 'engineering')] });
    const bench = await gateBench(await open(), gate);
    expect(await refusal(bench.ask())).toEqual(['gates.refusal.nobody']);
    await bench.people({ engineering: ['UENG'] });
    // The only one of a role asks: nobody approves their own.
    expect(await refusal(bench.ask('UDATA'))).toEqual(['gates.refusal.nobody']);
    // One person fills one role.
    await bench.people({ business: ['UDATA'] });
    expect(await refusal(bench.ask())).toEqual(['gates.refusal.nobody']);
    await bench.people({ business: ['UDATA', 'UBIZ'] });
    expect(await refusal(bench.ask())).toEqual([]);
  });

  it('[G13] asking again needs other evidence than was rejected', async () => {
    const bench = await gateBench(await open());
    const { world, engagementId } = bench;
    const id = await bench.ask();
    const no = { requestId: id, kind: 'reject' as const, via: 'button' as const, text: 'no owner' };
    await decide(world, bench.as('UBIZ'), no);
    expect(await refusal(bench.ask())).toEqual(['gates.refusal.same']);
    await editGoal(world, bench.as('ULEAD'), { engagementId, goal: 'Another goal' });
    const again = await bench.ask();
    await withdraw(world, bench.as('ULEAD'), { requestId: again, reason: null });
    expect(await refusal(bench.ask())).toEqual([]);
  });
});

onPostgres('gate decisions under concurrency', (open) => {
  it('[G7] a hundred approvers at once: one outcome, and everyone is told', async () => {
    const bench = await gateBench(await open(), toyGate({ quorum: [{ role: 'data', count: 2 }] }));
    const approvers = Array.from({ length: 50 }, (_, index) => `UDATA${index}`);
    await bench.people({ data: approvers });
    const id = await bench.ask();
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => refusal(approve(bench, approvers[index % 50] ?? '', id))),
    );
    expect(answers.every((one) => one.length === 0 || one[0] === 'gates.refusal.decided.approved')).toBe(
      true,
    );
    expect((await bench.audit('gates.request.approved')).length).toBe(1);
    expect((await bench.audit('engagement.phase.advance')).length).toBe(1);
    expect((await bench.decisions(id)).length).toBe(2);
  });

  it('[G7] an approval and a rejection at once come to one of the two', async () => {
    for (let round = 0; round < 5; round += 1) {
      const bench = await gateBench(await open());
      const id = await bench.ask();
      await approve(bench, 'UDATA', id);
      const no = { requestId: id, kind: 'reject' as const, via: 'reply' as const, text: 'no' };
      await bench.people({ business: ['UBIZ', 'UBIZ2'] });
      await Promise.all([
        refusal(approve(bench, 'UBIZ', id)),
        refusal(decide(bench.world, bench.as('UBIZ2'), no)),
      ]);
      const outcomes = (await bench.audit()).filter((one) =>
        /^gates\.request\.(approved|rejected)$/.test(one.action),
      );
      expect(outcomes).toHaveLength(1);
    }
  });
});
