import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { refreshEvidence } from '../../gates/refresh.ts';
import { paragraph } from '../../record/parse.ts';
import { lockBuildTask, updateBuildTask } from './store.ts';

export const EVIDENCE_MAX = 1_000;

/** [B1] Says that a step is done, with what shows it. Said twice, it happens once. */
export const finishStep = engagementVerb({
  input: z.object({ engagementId: z.uuid(), taskId: z.uuid(), evidence: paragraph(EVIDENCE_MAX) }),
  may: WORKERS,
  async run(acting, { taskId, evidence }): Promise<void> {
    const { tx, actor, now, engagement } = acting;
    const task = await lockBuildTask(tx, actor.workspaceId, engagement.id, taskId);
    if (task.state === 'done') return;
    await updateBuildTask(tx, task, { state: 'done', evidence, doneBy: actor.userId, doneAt: now });
    acting.note({
      action: 'pilot.build.finish',
      kind: 'task',
      subject: taskId,
      before: { state: 'open' },
      after: { state: 'done', evidence, step: task.subject, text: task.text },
    });
    await refreshEvidence(acting, engagement.id);
    acting.showCard();
  },
});
