import { button } from '@phasegate/block-kit/blocks.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { canSee } from '../../engagement/view.ts';
import type { Task } from '../../news.ts';
import { inLanguage } from '../../playbook/playbook.ts';
import type { CardContext } from '../../room.ts';
import { BUILD_IDS } from './ids.ts';
import { textOf } from './screens/words.ts';
import { buildTasksOn } from './store.ts';

/** [E5] The steps a person is to finish. [X9] Only where they may see the engagement. */
export async function buildDuties(
  { tx, workspaceId, world, say }: CardContext,
  userId: string,
  engagementId?: string,
): Promise<Task[]> {
  const tasks: Task[] = [];
  for (const { task, engagement } of await buildTasksOn(tx, workspaceId, userId, engagementId)) {
    if (!(await canSee(tx, { workspaceId, userId, origin: 'slack' }, engagement))) continue;
    const step = world.playbook.build.find((one) => one.key === task.subject);
    const text = fitText(textOf(task, step, say), 150);
    tasks.push({
      engagementId: engagement.id,
      what: say.md('build.duty', { step: text, engagement: engagement.name }),
      why: say.md('build.duty.why', { why: step ? inLanguage(step.why, say) : '' }),
      due: Temporal.PlainDate.from(task.dueOn),
      since: task.createdAt,
      button: button(say('build.menu.finish'), BUILD_IDS.open, { value: task.id }),
    });
  }
  return tasks;
}
