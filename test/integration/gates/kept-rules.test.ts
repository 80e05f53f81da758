import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { task } from '../../../db/schema/gates.ts';
import { findEngagement } from '../../../src/engagement/store.ts';
import { decide, takeBack } from '../../../src/gates/decide.ts';
import { gates } from '../../../src/gates/room.ts';
import type { Room } from '../../../src/room.ts';
import { propose } from '../../../src/seal/proposal.ts';
import { eitherEngine } from '../../support/database.ts';
import {
  editGoal,
  type GateBench,
  gateBench,
  playbookWith,
  refusal,
  toyChecks,
  toyGate,
} from '../../support/gates.ts';
import { sealedContentOf } from '../../support/gates-sealed.ts';

const say = (bench: GateBench, who: string, requestId: string, more: object = {}) =>
  decide(bench.world, bench.as(who), { requestId, kind: 'approve', via: 'button', ...more });

eitherEngine('rules that only a test of their own keeps', (open) => {
  it('[G7] [G8] a ✅ that is newer than what was read of the reactions is not taken back', async () => {
    const bench = await gateBench(await open());
    const requestId = await bench.ask();
    const read = bench.clock.now();
    await say(bench, 'UBIZ', requestId, { via: 'reaction' });
    const back = (before: Temporal.Instant) =>
      takeBack(bench.world, bench.as('UBIZ'), { requestId, reaction: true, before });
    expect(await back(read)).toBe(false);
    expect(await bench.decisions(requestId)).toMatchObject([{ userId: 'UBIZ', voidedAt: null }]);
    expect(await back(read.add({ seconds: 1 }))).toBe(true);
  });

  it('[G12] conditions that are void become no tasks', async () => {
    const bench = await gateBench(await open());
    const { engagementId, workspaceId, world } = bench;
    const requestId = await bench.ask();
    await say(bench, 'UBIZ', requestId, { kind: 'conditions', text: 'Of an older evidence' });
    await editGoal(world, bench.as('ULEAD'), { engagementId, goal: 'Another goal' });
    await say(bench, 'UDATA', requestId, { kind: 'conditions', text: 'Of this one' });
    expect(await say(bench, 'UBIZ', requestId)).toMatchObject({ outcome: 'approved' });
    const made = await world.db.inWorkspace(workspaceId, (tx) =>
      tx
        .select({ text: task.text })
        .from(task)
        .where(and(eq(task.workspaceId, workspaceId), eq(task.subject, requestId))),
    );
    expect(made).toEqual([{ text: 'Of this one' }]);
  });

  it('[G6] another quorum is other evidence: approvals under the old one are void', async () => {
    const bench = await gateBench(await open());
    const { engagementId } = bench;
    const requestId = await bench.ask();
    await say(bench, 'UBIZ', requestId);
    const { goal = '' } = (await bench.world.db.inWorkspace(bench.workspaceId, (tx) =>
      findEngagement(tx, bench.workspaceId, engagementId),
    )) ?? { goal: '' };
    await editGoal(bench.world, bench.as('ULEAD'), { engagementId, goal });
    expect(await bench.decisions(requestId)).toMatchObject([{ voidedAt: null }]);
    const stricter = toyGate({ quorum: [...toyGate().quorum, { role: 'legal', count: 1 }] });
    const world = { ...bench.world, playbook: playbookWith(stricter) };
    await editGoal(world, bench.as('ULEAD'), { engagementId, goal });
    expect(await bench.decisions(requestId)).toMatchObject([{ voidedAt: expect.anything() }]);
  });

  it('[P3.4] what is sealed is what was approved: a plan that is another one by then is refused', async () => {
    const db = await open();
    const [approved, other] = [sealedContentOf(), sealedContentOf()];
    const gate = toyGate({ key: 'plan', seals: true, exit: false, quorum: [{ role: 'data', count: 1 }] });
    /** Decides with a plan that changes at a look; says at which look it was sealed. */
    const decided = async (changesAt: number) => {
      let [looks, sealedAt] = [0, 0];
      const plan: Room = {
        name: 'toy-plan',
        sealing: async () => {
          looks += 1;
          return propose(looks >= changesAt ? other : approved, null);
        },
        sealed: async () => {
          sealedAt = looks;
        },
      };
      const bench = await gateBench(db, gate, { rooms: [toyChecks, plan, gates] });
      const told = await refusal(say(bench, 'UDATA', await bench.ask('UASK', 'plan')));
      return { told, sealedAt };
    };
    const { told, sealedAt } = await decided(Number.POSITIVE_INFINITY);
    expect(told).toEqual([]);
    expect(sealedAt).toBeGreaterThan(0);
    expect(await decided(sealedAt)).toEqual({ told: ['gates.refusal.changed'], sealedAt: 0 });
  });

  it('[X2] an engagement is found in its own workspace only, also where no policy looks', async () => {
    const db = await open();
    const [ours, theirs] = [await gateBench(db), await gateBench(db)];
    const found = await findEngagement(db.orm, ours.workspaceId, ours.engagementId);
    // The login role of tests is past the policies: what holds here is the query.
    expect(found?.id).toBe(ours.engagementId);
    expect(await findEngagement(db.orm, theirs.workspaceId, ours.engagementId)).toBeUndefined();
  });
});
