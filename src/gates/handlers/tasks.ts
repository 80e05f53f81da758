import { z } from 'zod';
import { viewEngagement } from '../../engagement/view.ts';
import type { ActionHandler, ViewHandler, Visit } from '../../handlers.ts';
import { Refusal } from '../../refusal.ts';
import { taskForm } from '../screens/forms.ts';
import { tasksMessage } from '../screens/tasks.ts';
import { dayIn } from '../situation.ts';
import { completeTask, conditionToMeet, findTask, tasksOf } from '../tasks.ts';

/** [G12] `/playbook tasks`: conditions that are still to be met. */
export async function tellTasks(visit: Visit, engagementId: string): Promise<void> {
  const { world, actor, say } = visit;
  const message = await world.db.inWorkspace(actor.workspaceId, async (tx) => {
    const engagement = await viewEngagement(tx, actor, engagementId);
    const tasks = await tasksOf(tx, actor.workspaceId, engagementId);
    return tasksMessage(say, engagement, tasks, dayIn(world.clock.now(), engagement));
  });
  await visit.tell(message);
}

export const openTask: ActionHandler = async (visit) => {
  const { world, actor, say } = visit;
  const taskId = visit.value;
  const found = await world.db.inWorkspace(actor.workspaceId, (tx) =>
    findTask(tx, actor.workspaceId, taskId),
  );
  if (!found) throw new Refusal('refusal.not-found');
  const { engagementId } = found;
  await visit.openModal(taskForm(say, await conditionToMeet(world, actor, { engagementId, taskId })));
};

const meta = z.object({ engagementId: z.uuid(), taskId: z.uuid() });

export const submitTask: ViewHandler = async ({ world, actor, view }) => {
  await completeTask(world, actor, { ...view.meta(meta), evidence: view.values.text('evidence') });
  return { clear: true };
};
