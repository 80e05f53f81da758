import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { engagement as engagementTable } from '../../../db/schema/engagement.ts';
import { task } from '../../../db/schema/gates.ts';
import { person } from '../../../db/schema/workspace.ts';
import { withId } from '../../../db/scope.ts';
import { dayOf } from '../../engagement/calendar.ts';
import type { Engagement } from '../../engagement/store.ts';
import { Refusal } from '../../refusal.ts';
import { BUILD_TASK } from './ids.ts';
import { type BuildProgress, type BuildTask, progressOf } from './rules.ts';

export type TaskRow = typeof task.$inferSelect;

const isBuild = (workspaceId: string) => and(eq(task.workspaceId, workspaceId), eq(task.kind, BUILD_TASK));

/** The build tasks of the engagement's cycle, those due first before the others. */
export async function buildTasks(
  tx: Tx,
  workspaceId: string,
  { id, cycle }: Pick<Engagement, 'id' | 'cycle'>,
): Promise<(TaskRow & BuildTask)[]> {
  const rows = await tx
    .select()
    .from(task)
    .where(and(isBuild(workspaceId), eq(task.engagementId, id), eq(task.cycle, cycle)))
    .orderBy(asc(task.dueOn), asc(task.createdAt), asc(task.id));
  return rows.map((row) => ({ ...row, step: row.subject }));
}

/** [B1] How the build sequence stands. */
export async function buildProgress(
  tx: Tx,
  workspaceId: string,
  engagement: Pick<Engagement, 'id' | 'cycle' | 'timeZone'>,
  now: Temporal.Instant,
): Promise<BuildProgress> {
  return progressOf(await buildTasks(tx, workspaceId, engagement), todayIn(engagement, now));
}

/** The day it is where the engagement is, YYYY-MM-DD. */
export const todayIn = ({ timeZone }: Pick<Engagement, 'timeZone'>, now: Temporal.Instant): string =>
  dayOf({ timeZone, workingDays: [], holidays: new Set() }, now).toString();

/** @throws Refusal where there is no such build task */
export async function findBuildTask(tx: Tx, workspaceId: string, id: string): Promise<TaskRow> {
  const [found] = await tx
    .select()
    .from(task)
    .where(and(isBuild(workspaceId), eq(task.id, id)));
  if (!found) throw new Refusal('refusal.not-found');
  return found;
}

/** As `findBuildTask`, of one engagement, and nobody else changes it until this transaction ends. */
export async function lockBuildTask(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  id: string,
): Promise<TaskRow> {
  const [found] = await tx
    .select()
    .from(task)
    .where(and(isBuild(workspaceId), eq(task.engagementId, engagementId), eq(task.id, id)))
    .for('update');
  if (!found) throw new Refusal('refusal.not-found');
  return found;
}

export async function updateBuildTask(
  tx: Tx,
  { workspaceId, id }: Pick<TaskRow, 'workspaceId' | 'id'>,
  set: Partial<Pick<TaskRow, 'owner' | 'dueOn' | 'state' | 'evidence' | 'doneBy' | 'doneAt'>>,
): Promise<void> {
  await tx
    .update(task)
    .set(set)
    .where(withId(task, workspaceId, id));
}

export async function insertBuildTasks(tx: Tx, rows: (typeof task.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(task).values(rows);
}

/** The open build tasks of one person in engagements that are under way; in all of them, or in one. */
export async function buildTasksOn(
  tx: Tx,
  workspaceId: string,
  userId: string,
  engagementId?: string,
): Promise<{ task: TaskRow; engagement: Engagement }[]> {
  return tx
    .select({ task, engagement: engagementTable })
    .from(task)
    .innerJoin(
      engagementTable,
      and(
        withId(engagementTable, task.workspaceId, task.engagementId),
        eq(engagementTable.cycle, task.cycle),
      ),
    )
    .where(
      and(
        isBuild(workspaceId),
        eq(task.owner, userId),
        eq(task.state, 'open'),
        engagementId ? eq(task.engagementId, engagementId) : undefined,
        eq(engagementTable.state, 'active'),
      ),
    )
    .orderBy(asc(task.dueOn), asc(task.id));
}

/** Those of these people whose account is deactivated: nothing waits on a ghost. [E2] */
export async function goneAmong(tx: Tx, workspaceId: string, userIds: string[]): Promise<Set<string>> {
  const rows = await tx
    .select({ userId: person.userId })
    .from(person)
    .where(
      and(
        eq(person.workspaceId, workspaceId),
        inArray(person.userId, [...new Set(userIds)]),
        eq(person.isDeactivated, true),
      ),
    );
  return new Set(rows.map((row) => row.userId));
}
