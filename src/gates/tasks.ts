import { mention } from '@phasegate/block-kit/escape.ts';
import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '../../db/database.ts';
import { task } from '../../db/schema/gates.ts';
import { withId } from '../../db/scope.ts';
import { ROLES } from '../engagement/roles.ts';
import { type EngagementActing, engagementVerb } from '../engagement/verb.ts';
import { paragraph } from '../record/parse.ts';
import { Refusal } from '../refusal.ts';
import { markup } from '../texts/say.ts';
import { CONDITION } from './ids.ts';
import { showRequest } from './showings.ts';
import { findRequest } from './store.ts';

export type Task = typeof task.$inferSelect;

/** [G12] The conditions of an engagement in one state, those due first before the others. Other rooms list their own tasks. */
export async function tasksOf(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  state: Task['state'] = 'open',
): Promise<Task[]> {
  return tx
    .select()
    .from(task)
    .where(
      and(
        eq(task.workspaceId, workspaceId),
        eq(task.kind, CONDITION),
        eq(task.engagementId, engagementId),
        eq(task.state, state),
      ),
    )
    .orderBy(asc(task.dueOn), asc(task.createdAt), asc(task.id));
}

export async function findTask(tx: Tx, workspaceId: string, id: string): Promise<Task | undefined> {
  const [found] = await tx
    .select()
    .from(task)
    .where(withId(task, workspaceId, id));
  return found;
}

/** A condition of this engagement. @throws Refusal where it is none, or this person neither owns it nor leads */
async function conditionFor(
  { tx, actor, engagement, people }: EngagementActing,
  taskId: string,
  { lock = false } = {},
): Promise<Task> {
  const wanted = tx
    .select()
    .from(task)
    .where(
      and(
        withId(task, actor.workspaceId, taskId),
        eq(task.engagementId, engagement.id),
        eq(task.kind, CONDITION),
      ),
    );
  const [found] = await (lock ? wanted.for('update') : wanted);
  if (!found) throw new Refusal('refusal.not-found');
  const leads = people.filter((one) => one.role === 'lead').map((one) => one.userId);
  const able = [...new Set([found.owner, ...leads])];
  if (able.includes(actor.userId)) return found;
  const names = markup(able.map(mention).join(', '));
  throw new Refusal('refusal.role', { engagement: engagement.name, people: names });
}

/** The condition whose form is opened: only by whom it would not refuse. */
export const conditionToMeet = engagementVerb({
  input: z.object({ engagementId: z.uuid(), taskId: z.uuid() }),
  may: ROLES,
  async run(acting, { taskId }): Promise<Task> {
    const found = await conditionFor(acting, taskId);
    if (found.state === 'done') throw isDone(found, acting);
    return found;
  },
});

/** It is met already: who says so again, with something else, is told, since what they typed is not taken. */
const isDone = ({ doneBy, doneAt }: Task, { engagement }: EngagementActing, field?: string): Refusal =>
  new Refusal(
    'gates.refusal.task-done',
    {
      who: markup(mention(doneBy ?? 'system')),
      when: doneAt ? { at: doneAt.toString(), timeZone: engagement.timeZone } : '–',
    },
    field,
  );

/**
 * [G12] Says that a condition is met, with what shows it: its owner, or the lead. Said twice, it happens once.
 * @throws Refusal where somebody else was faster, or it was said with something else: nothing that was typed gets lost in silence
 */
export const completeTask = engagementVerb({
  input: z.object({ engagementId: z.uuid(), taskId: z.uuid(), evidence: paragraph(1_000) }),
  may: ROLES,
  async run(acting, { taskId, evidence }): Promise<void> {
    const { tx, actor, now } = acting;
    const found = await conditionFor(acting, taskId, { lock: true });
    if (found.state === 'done') {
      if (found.doneBy === actor.userId && found.evidence === evidence) return;
      throw isDone(found, acting, 'evidence');
    }
    await tx
      .update(task)
      .set({ state: 'done', evidence, doneBy: actor.userId, doneAt: now })
      .where(withId(task, actor.workspaceId, taskId));
    acting.note({
      action: 'gates.task.done',
      kind: 'task',
      subject: taskId,
      before: { state: 'open' },
      after: { state: 'done', evidence, text: found.text },
    });
    const request = await findRequest(tx, actor.workspaceId, found.subject);
    if (request) showRequest(acting, request);
    acting.showCard();
  },
});
