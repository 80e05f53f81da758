import { like } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { auditEvent } from '../../../db/schema/record.ts';
import { beginCycle } from '../../../src/engagement/begin-cycle.ts';
import { advancePhase, goBack } from '../../../src/engagement/change-phase.ts';
import { currentPhase } from '../../../src/engagement/store.ts';
import { engagementVerb } from '../../../src/engagement/verb.ts';
import { ofCycle } from '../../../src/gates/verb.ts';
import { eitherEngine } from '../../support/database.ts';
import { pilotBench, putInPhase } from '../../support/evaluations.ts';

/** As the decision on the last exit gate of that cycle's phase does it. */
const ends = (cycle: number, to: number) =>
  engagementVerb({
    input: z.object({ engagementId: z.uuid() }),
    may: ['lead'],
    exclusive: true,
    run: (acting) => advancePhase(ofCycle(acting, cycle), to),
  });

eitherEngine('phases of several cycles', (open) => {
  it('[R3] [E3] [A1] one that ends in a cycle says which, once there is more than one, and moves no other', async () => {
    const db = await open();
    const at = await pilotBench(db, { phase: 4 });
    const { world, workspaceId, engagementId } = at;
    const actor = at.as('ULEAD');
    const phases = () =>
      db.inWorkspace(workspaceId, (tx) =>
        Promise.all(
          [1, 2].map(
            async (cycle) => (await currentPhase(tx, workspaceId, { id: engagementId, cycle })).entry.phase,
          ),
        ),
      );
    await ends(1, 5)(world, actor, { engagementId });
    await beginCycle(world, actor, { engagementId, cycle: 1, final: '' });
    await putInPhase(db, at, 4, 1);
    await ends(1, 5)(world, actor, { engagementId });
    expect(await phases()).toEqual([5, 1]);
    await ends(2, 2)(world, actor, { engagementId });
    await goBack(world, actor, { engagementId, to: 1, reason: 'The data changed' });
    expect(await phases()).toEqual([5, 1]);
    const told = await db.inWorkspace(workspaceId, (tx) =>
      tx
        .select({ after: auditEvent.after })
        .from(auditEvent)
        .where(like(auditEvent.action, 'engagement.phase.%'))
        .orderBy(auditEvent.seq),
    );
    expect(told.map(({ after }) => after)).toEqual([
      { phase: 5, reason: null },
      { phase: 5, reason: null, cycle: 1 },
      { phase: 2, reason: null, cycle: 2 },
      { phase: 1, reason: 'The data changed', cycle: 2 },
    ]);
  });
});
