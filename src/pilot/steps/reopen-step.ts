import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { refreshEvidence } from '../../gates/refresh.ts';
import { paragraph } from '../../record/parse.ts';
import { lockBuildTask, updateBuildTask } from './store.ts';

export const REASON_MAX = 500;

/** [B1] A step that was done is not, and why. Its evidence stays in the record. */
export const reopenStep = engagementVerb({
  input: z.object({ engagementId: z.uuid(), taskId: z.uuid(), reason: paragraph(REASON_MAX) }),
  may: WORKERS,
  async run(acting, { taskId, reason }): Promise<void> {
    const { tx, actor, engagement } = acting;
    const task = await lockBuildTask(tx, actor.workspaceId, engagement.id, taskId);
    if (task.state === 'open') return;
    await updateBuildTask(tx, task, { state: 'open', evidence: null, doneBy: null, doneAt: null });
    acting.note({
      action: 'pilot.build.reopen',
      kind: 'task',
      subject: taskId,
      before: { state: 'done', evidence: task.evidence, doneBy: task.doneBy },
      after: { state: 'open', reason, step: task.subject, text: task.text },
    });
    await refreshEvidence(acting, engagement.id);
    acting.showCard();
  },
});
