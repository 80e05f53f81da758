import { z } from 'zod';
import type { ActionHandler, ViewHandler, Visit } from '../../handlers.ts';
import { Refusal } from '../../refusal.ts';
import { beginCycle } from '../begin-cycle.ts';
import { readNextCycle, remainingIn, wordsOf } from '../next-cycle.ts';
import { mayBegin } from '../rules.ts';
import { cycleForm, LATER } from '../screens/cycle.ts';
import { currentPhase } from '../store.ts';
import { engagementVerb } from '../verb.ts';

/** What the form shows. Only those who may begin a cycle get that far, and only when one can begin. */
const prepare = engagementVerb({
  input: z.object({ engagementId: z.uuid() }),
  may: ['lead'],
  admins: true,
  during: ['active', 'closed'],
  async run({ tx, actor, world, now, engagement }) {
    const { workspaceId } = actor;
    const { entry } = await currentPhase(tx, workspaceId, engagement);
    if (!mayBegin(engagement.state, entry.phase))
      throw new Refusal('cycle.refusal.phase', { phase: entry.phase });
    const context = { tx, workspaceId, world, now, engagement };
    return {
      engagement,
      next: await readNextCycle(context),
      remaining: await remainingIn(context),
    };
  },
});

/** `/playbook cycle` */
export async function openCycle(visit: Visit, engagementId: string): Promise<void> {
  const { world, actor, say } = visit;
  const found = await prepare(world, actor, { engagementId });
  const words = wordsOf(world, say, found.next.reuse);
  await visit.openModal(cycleForm(say, { ...found, words }, world.playbook.phases));
}

export const cycleClicked: ActionHandler = (visit) => openCycle(visit, visit.value);

export const submitCycle: ViewHandler = async ({ world, actor, view }) => {
  const { id, cycle } = view.meta(z.object({ id: z.uuid(), cycle: z.int() }));
  const final = view.values.text('final');
  await beginCycle(world, actor, { engagementId: id, cycle, final: final === LATER ? '' : final });
  return { clear: true };
};
