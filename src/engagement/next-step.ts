import { mention } from '@phasegate/block-kit/escape.ts';
import type { NextStep, Task } from '../news.ts';
import type { CardContext, PhaseStatus } from '../room.ts';
import { markup, type Say } from '../texts/say.ts';
import { moment } from '../texts/words.ts';
import type { Engagement } from './store.ts';

/**
 * [E8] The one next step of an engagement: the work of its phase while there is some, then what the gates that end the
 * phase wait for. Card, `/playbook`, What is missing, tasks and digest name this and nothing else. Null where the
 * engagement rests, and where nothing waits.
 */
export async function nextStep(
  context: CardContext,
  engagement: Engagement,
  status: PhaseStatus | null,
): Promise<NextStep | null> {
  if (engagement.state !== 'active' || !status) return null;
  if (status.next) return status.next;
  for (const room of context.world.rooms) {
    const step = await room.ending?.(context, engagement);
    if (step) return step;
  }
  return null;
}

/** The next step in one line of mrkdwn. `call` says how people are named: mentioned, unless said otherwise. */
export function stepLine(
  say: Say,
  { what, on, since }: NextStep,
  call: (userIds: readonly string[]) => string = (userIds) => userIds.map(mention).join(' '),
): string {
  const who = markup(call(on.slice(0, MOST_NAMED)) || `_${say.md('common.unassigned')}_`);
  const more = Math.max(0, on.length - MOST_NAMED);
  if (!since) return say.md('engagement.step.do', { who, more, what: markup(what) });
  return say.md('engagement.step.waits', { who, more, what: markup(what), when: moment(since, say) });
}

const MOST_NAMED = 5;

/** [E5] The next step among a person's tasks, where it waits on them and no task says so already. */
export function withNextStep(
  tasks: readonly Task[],
  step: NextStep | null,
  { userId, engagementId }: { userId: string; engagementId: string },
): readonly Task[] {
  if (!step?.on.includes(userId)) return tasks;
  const { what, why, due, since, button } = step;
  const isTold = tasks.some(
    (task) => task.button.action_id === button.action_id && task.button.value === button.value,
  );
  return isTold ? tasks : [...tasks, { engagementId, what, why, due, since, button }];
}
