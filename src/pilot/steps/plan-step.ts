import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { readPersonFlags } from '../../engagement/store.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { refreshEvidence } from '../../gates/refresh.ts';
import { day, userId } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { lockBuildTask, todayIn, updateBuildTask } from './store.ts';

/** [B1] Gives a step another owner or another day. */
export const planStep = engagementVerb({
  input: z.object({ engagementId: z.uuid(), taskId: z.uuid(), owner: userId(), dueOn: day() }),
  may: WORKERS,
  async run(acting, { taskId, owner, dueOn }): Promise<void> {
    const { tx, actor, now, engagement } = acting;
    const task = await lockBuildTask(tx, actor.workspaceId, engagement.id, taskId);
    if (task.owner === owner && task.dueOn === dueOn) return;
    if (task.state === 'done') throw new Refusal('build.refusal.done', { step: task.text });
    if (dueOn !== task.dueOn && dueOn < todayIn(engagement, now))
      throw new Refusal('build.refusal.past', {}, 'dueOn');
    const flags = await readPersonFlags(tx, actor.workspaceId, owner);
    if (flags?.isDeactivated || flags?.isExternal) throw new Refusal('build.refusal.owner', {}, 'owner');
    await updateBuildTask(tx, task, { owner, dueOn });
    acting.note({
      action: 'pilot.build.plan',
      kind: 'task',
      subject: taskId,
      before: { owner: task.owner, dueOn: task.dueOn },
      after: { owner, dueOn, step: task.subject, text: task.text },
    });
    await refreshEvidence(acting, engagement.id);
    acting.showCard();
  },
});
