import { expect, it } from 'vitest';
import { goBack } from '../../../src/engagement/change-phase.ts';
import { cardLines } from '../../../src/gates/card-lines.ts';
import { decide } from '../../../src/gates/decide.ts';
import { proposeOverride, ratify, secondOverride } from '../../../src/gates/override.ts';
import { withdraw } from '../../../src/gates/request.ts';
import { completeTask, tasksOf } from '../../../src/gates/tasks.ts';
import { sayIn } from '../../../src/texts/say.ts';
import { eitherEngine, type Open } from '../../support/database.ts';
import { editGoal, gateBench, toyGate } from '../../support/gates.ts';
import { knowPeople } from '../../support/people.ts';

const GATES = [1, 2, 3, 4].map((phase) =>
  toyGate({ key: `toy${phase}`, phase, name: { en: `Toy ${phase}`, de: `Spiel ${phase}` } }),
);

async function stage(open: Open) {
  const db = await open();
  const at = await gateBench(db, GATES);
  const { world, workspaceId, engagementId } = at;
  await knowPeople(db, workspaceId, { UADMIN: { isAdmin: true } });
  const approve = (requestId: string, userId: string, text?: string) =>
    decide(world, at.as(userId), {
      requestId,
      via: 'button',
      ...(text ? { kind: 'conditions', text } : { kind: 'approve' }),
    });
  return {
    ...at,
    approve,
    back: (to: number) => goBack(world, at.as('ULEAD'), { engagementId, to, reason: 'The labels are wrong' }),
    edit: (goal: string) => editGoal(world, at.as('ULEAD'), { engagementId, goal }),
    /** Asks for a gate and has it approved. */
    async pass(gate: string, conditions?: string) {
      at.clock.advance({ minutes: 1 });
      const id = await at.ask('UASK', gate);
      await approve(id, 'UDATA', conditions);
      await approve(id, 'UBIZ');
      at.clock.advance({ minutes: 1 });
      return id;
    },
    async override(gate: string) {
      const id = await at.ask('UASK', gate);
      await proposeOverride(world, at.as('UADMIN'), { requestId: id, reason: 'It cannot wait' });
      await secondOverride(world, at.as('UDATA'), id);
      return id;
    },
    lines: (locale = 'en') =>
      world.db.inWorkspace(workspaceId, (tx) =>
        cardLines({ tx, workspaceId, world, now: at.clock.now(), say: sayIn(locale) }, engagementId),
      ),
  };
}

eitherEngine('the gates on the card', (open) => {
  it('[E8] [G11] an override that is not ratified stays, whatever came after, until it is', async () => {
    const at = await stage(open);
    const id = await at.override('toy1');
    for (const gate of ['toy2', 'toy3', 'toy4']) await at.pass(gate);
    expect(await at.lines()).toHaveLength(4);
    expect((await at.lines()).at(-1)).toMatch(
      /^▲ \*Gate Toy 1:\* .* not ratified yet, waits on <@U(DATA|BIZ)> <@U(DATA|BIZ)>$/,
    );
    await ratify(at.world, at.as('UBIZ'), id);
    await ratify(at.world, at.as('UDATA'), id);
    expect((await at.lines()).join()).not.toContain('Toy 1');
  });

  it('[E8] [G12] a condition that is open stays, also of a request that a later one replaced', async () => {
    const at = await stage(open);
    await at.pass('toy1', 'Name an owner');
    for (const gate of ['toy2', 'toy3', 'toy4']) await at.pass(gate);
    expect((await at.lines()).join('\n')).toMatch(/✓ \*Gate Toy 1:\* approved .* · one condition open/);
    expect((await at.lines('de')).join('\n')).toContain('eine Auflage offen');
    await at.back(1);
    await at.pass('toy1');
    expect((await at.lines()).join('\n')).toContain('one condition open');
    const [task] = await at.world.db.inWorkspace(at.workspaceId, (tx) =>
      tasksOf(tx, at.workspaceId, at.engagementId),
    );
    await completeTask(at.world, at.as('UASK'), {
      engagementId: at.engagementId,
      taskId: task?.id ?? '',
      evidence: 'Priya',
    });
    expect((await at.lines()).join('\n')).not.toContain('condition');
  });

  it('[E3] [E8] after going back an approval has to be given anew, and the card says so', async () => {
    const at = await stage(open);
    await at.pass('toy1');
    await at.pass('toy2');
    await at.back(2);
    const [second, first, ...others] = await at.lines();
    expect(others).toEqual([]);
    expect(second).toMatch(/^↩ \*Gate Toy 2:\* approved .*, before going back: it has to be approved anew$/);
    // What ended an earlier phase still does.
    expect(first).toMatch(/^✓ \*Gate Toy 1:\* approved/);
    await at.pass('toy2');
    expect((await at.lines()).join('\n')).not.toContain('anew');
  });

  it('[G10] [G13] a rejection has its reason, and is gone once a later request was withdrawn', async () => {
    const at = await stage(open);
    const id = await at.ask('UASK', 'toy1');
    await decide(at.world, at.as('UBIZ'), { requestId: id, kind: 'reject', via: 'button', text: 'none' });
    expect(await at.lines()).toEqual([
      expect.stringMatching(/^✕ \*Gate Toy 1:\* rejected .* by <@UBIZ>: none$/),
    ]);
    await at.edit('another goal');
    at.clock.advance({ minutes: 1 });
    const again = await at.ask('UASK', 'toy1');
    await withdraw(at.world, at.as('UASK'), { requestId: again, reason: 'none' });
    expect(await at.lines()).toEqual([]);
  });
});
