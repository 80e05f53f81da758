import { readStanding } from '../engagement/card.ts';
import { withNextStep } from '../engagement/next-step.ts';
import { engagementsOf } from '../engagement/store.ts';
import type { Answer, Task } from '../news.ts';
import type { CardContext } from '../room.ts';
import { markup } from '../texts/say.ts';
import type { Asking } from './rules.ts';

const MOST = 8;
/** So many engagements are looked at for their next step; Home has all. */
const MOST_STEPS = 8;

/** What is asked of nobody's engagement: one's own tasks, and what can be asked. */
export const MINE = 'mine';
export const HELP = 'help';
export const ofAsker: readonly Asking[] = [
  { name: MINE, asks: 'questions.asks.mine', ofAsker: true },
  { name: HELP, asks: 'questions.asks.help', ofAsker: true },
];

/** [E5] [E8] What waits on whoever asks, in all engagements, and the next steps that do. */
export async function tasksAnswer(context: CardContext, userId: string): Promise<Answer> {
  const { world, say } = context;
  const found = await Promise.all(world.rooms.map((room) => room.tasks?.(context, userId) ?? []));
  const own = await engagementsOf(context.tx, context.workspaceId, userId);
  let asked: readonly Task[] = found.flat();
  for (const engagement of own.filter(({ state }) => state === 'active').slice(0, MOST_STEPS)) {
    const { next } = await readStanding(context, engagement);
    asked = withNextStep(asked, next, { userId, engagementId: engagement.id });
  }
  const tasks = asked.toSorted((a, b) => ((a.due?.toString() ?? '9') < (b.due?.toString() ?? '9') ? -1 : 1));
  if (tasks.length === 0) return { lines: [say.md('questions.answer.nothing-mine')] };
  const left = tasks.length - MOST;
  return {
    lines: [
      ...tasks.slice(0, MOST).map(({ what, why, due }) =>
        say.md('questions.answer.mine', {
          what: markup(what),
          why: markup(why),
          dated: due ? 'yes' : 'no',
          due: due ? { day: due } : '',
        }),
      ),
      ...(left > 0 ? [say.md('questions.more', { left })] : []),
    ],
    buttons: tasks.slice(0, 1).map(({ button }) => button),
  };
}
