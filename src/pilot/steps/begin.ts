import { randomUUID } from 'node:crypto';
import { dayOf } from '../../engagement/calendar.ts';
import { calendarOf } from '../../engagement/holiday-store.ts';
import { ownerOf } from '../../engagement/owner.ts';
import { currentPhase } from '../../engagement/store.ts';
import type { EngagementActing } from '../../engagement/verb.ts';
import { inLanguage } from '../../playbook/playbook.ts';
import { houseLanguage } from '../../slack/house-language.ts';
import { sayIn } from '../../texts/say.ts';
import { BUILD_TASK } from './ids.ts';
import { dueOf, ownerFor } from './rules.ts';
import { buildTasks, insertBuildTasks } from './store.ts';

/**
 * [B1] The steps of the build sequence become tasks when the pilot begins, once a cycle: who comes back to phase 3
 * finds them as they were left. Called inside the transaction that enters the phase.
 */
export async function beginBuild(acting: EngagementActing): Promise<void> {
  const { tx, world, actor, now, engagement, people, note } = acting;
  const { workspaceId } = actor;
  if ((await buildTasks(tx, workspaceId, engagement)).length > 0) return;
  const calendar = await calendarOf(tx, workspaceId, engagement);
  const { entry } = await currentPhase(tx, workspaceId, engagement);
  const say = sayIn(await houseLanguage(tx, workspaceId));
  // In the order of the steps, so that what is due on one day keeps it.
  const ids = world.playbook.build.map(() => randomUUID()).sort();
  const rows = world.playbook.build.map((step, index) => ({
    workspaceId,
    id: ids[index] ?? randomUUID(),
    engagementId: engagement.id,
    cycle: engagement.cycle,
    kind: BUILD_TASK,
    subject: step.key,
    text: inLanguage(step.text, say),
    owner: ownerFor(step, people, ownerOf(engagement, people)),
    dueOn: dueOf(calendar, dayOf(calendar, entry.enteredAt), step).toString(),
    createdBy: actor.userId,
    createdAt: now,
  }));
  await insertBuildTasks(tx, rows);
  note({
    action: 'pilot.build.begin',
    kind: 'engagement',
    subject: engagement.id,
    after: { steps: rows.map(({ subject, owner, dueOn }) => ({ step: subject, owner, dueOn })) },
  });
}
