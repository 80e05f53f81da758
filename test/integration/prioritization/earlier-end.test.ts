import { expect, it } from 'vitest';
import { message } from '../../../db/schema/delivery.ts';
import { requestState as stateOf } from '../../../src/gates/cards.ts';
import { gatesTasks } from '../../../src/gates/duties.ts';
import { outcomeNotice } from '../../../src/gates/screens/replies.ts';
import { retrainingTasks } from '../../../src/monitoring/retraining/duties.ts';
import { findEvent } from '../../../src/monitoring/retraining/store.ts';
import { endDeployment } from '../../../src/production/deployments/end.ts';
import type { SealedContent } from '../../../src/seal/content.ts';
import { onPostgres } from '../../support/database.ts';
import { wordsOf } from '../../support/desk.ts';
import { putInPhase, putSeal } from '../../support/evaluations.ts';
import { refused } from '../../support/plans.ts';
import { approve, ask, requestState } from '../../support/stages.ts';
import { retrained, type TwoCycles, twoCycles } from '../../support/two-cycles.ts';
import { inContext } from '../../support/verdicts.ts';

const why = { reason: 'Fewer invoices than expected' };

onPostgres('the last model of an earlier cycle is taken from work', (open) => {
  const end = ({ world, as, engagementId, deploymentId }: TwoCycles, by = 'ULEAD') =>
    endDeployment(world, as(by), { engagementId, deploymentId, reason: 'The supplier does it now.' });

  it('[R3] [R2] [G10] its open gates and its retraining end by themselves, those of the cycle under way go on', async () => {
    const at = await twoCycles(await open());
    const { world, workspaceId, engagementId } = at;
    await at.fill();
    await at.sign('business', 'UBIZ');
    await at.sign('legal', 'ULEGAL');
    await putSeal(world.db, at, (await at.look()).content as SealedContent, 1, 2);
    await putInPhase(world.db, at, 3, 2);
    const on = await retrained(at, 'v4');
    for (const cycle of [1, 2]) await at.save('requirement', { minCases: '800', ...why }, 'ULEAD', cycle);
    const [first, second] = [
      await ask(at, 'seal_revision', null, 1),
      await ask(at, 'seal_revision', null, 2),
    ];
    for (const request of [first, second]) await approve(at, 'UBIZ', request);
    const tasksOf = (userId: string) =>
      inContext(at, async (context) => [
        ...(await gatesTasks(context, userId, engagementId)).map(({ what }) => what),
        ...(await retrainingTasks(context, userId, engagementId)).map(({ what }) => what),
      ]);
    expect(await tasksOf('ULEAD')).toEqual([expect.stringContaining('v4')]);
    expect(await tasksOf('UENG')).toHaveLength(2);

    await end(at);
    await end(at, 'UENG');
    expect([await requestState(at, first), await requestState(at, second)]).toEqual(['withdrawn', 'open']);
    const event = await inContext(at, ({ tx }) => findEvent(tx, workspaceId, on.eventId));
    expect(event).toMatchObject({
      state: 'abandoned',
      endedBy: 'ULEAD',
      reason: 'The supplier does it now.',
    });
    expect(await tasksOf('UENG')).toEqual([expect.stringContaining('cycle 2')]);
    expect(await tasksOf('ULEAD')).toEqual([]);
    // The channel and whoever asked hear of it, with the reason.
    const wanted = await inContext(at, ({ tx }) => tx.select().from(message));
    const told = (subject: string) =>
      wanted.filter((one) => one.subject === subject).map((one) => one.destination);
    expect([told(`gates.outcome:${first}`), told(`gates.told:${first}`)]).toEqual([['C0SUPPORT'], ['UASK']]);
    expect(told(`gates.told:${second}`)).toEqual([]);
    const notice = await inContext(at, async (context) => {
      const state = await stateOf(context, first);
      return state && outcomeNotice(context.say, state);
    });
    expect(wordsOf(notice)).toContain('cycle 1');
    expect(wordsOf(notice)).toContain('The supplier does it now.');
    // Once each, however often it was pressed.
    expect(await at.audit('gates.request.withdrawn')).toMatchObject([
      { subject: first, after: { cycle: 1 } },
    ]);
    expect(await at.audit('monitoring.retraining.abandon')).toHaveLength(1);
    // Whoever comes late is told so.
    expect((await refused(approve(at, 'ULEGAL', first))).key).toBe('gates.refusal.decided.withdrawn');
    expect((await refused(ask(at, 'seal_revision', null, 1))).key).toBe('cycle.refusal.over');
    for (const by of ['ULEGAL', 'UENG']) await approve(at, by, second);
    expect(await requestState(at, second)).toBe('approved');
  });

  it('[R3] [X5] [G7] at the same moment as somebody asks for its gate: nothing of it stays open', async () => {
    for (const first of ['ask', 'end'] as const) {
      const at = await twoCycles(await open());
      await at.save('requirement', { minCases: '800', ...why }, 'ULEAD', 1);
      const asking = () => ask(at, 'seal_revision', null, 1);
      const both = first === 'ask' ? [asking(), end(at)] : [end(at), asking()];
      const done = await Promise.allSettled(both);
      const asked = done[first === 'ask' ? 0 : 1];
      if (asked?.status === 'fulfilled')
        expect(await requestState(at, asked.value as string)).toBe('withdrawn');
      else expect(asked?.reason).toMatchObject({ key: 'cycle.refusal.over' });
    }
  });
});
