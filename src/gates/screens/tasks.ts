import {
  type Block,
  button,
  context,
  header,
  type SlackMessage,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { mention, plain } from '@phasegate/block-kit/escape.ts';
import { fitBlocks, fitText } from '@phasegate/block-kit/fit.ts';
import { markup, type Say } from '../../texts/say.ts';
import { IDS } from '../ids.ts';
import type { Task } from '../tasks.ts';

/** [G12] What is still to be done: whose, by when, and the button to say that it is. */
export function tasksMessage(
  say: Say,
  engagement: { name: string },
  tasks: readonly Task[],
  today: string,
): SlackMessage {
  const title = say('gates.tasks.title', { engagement: engagement.name, count: tasks.length });
  const lines = tasks.map((one): Block => {
    const late = one.dueOn < today ? 'yes' : 'no';
    const params = { who: markup(mention(one.owner)), day: { day: one.dueOn }, late };
    return section(
      `${say.md('gates.task.text', { text: fitText(one.text, 400) })}\n${say.md('gates.tasks.due', params)}`,
      {
        accessory: button(say('gates.tasks.done'), IDS.taskOpen, { value: one.id }),
      },
    );
  });
  const more = (left: number): Block => context(say.md('gates.tasks.more', { left }));
  const { blocks } = fitBlocks<Block>(lines, { max: 46, budget: 7_500, more });
  return {
    text: plain(title),
    blocks: [header(title), ...(blocks.length > 0 ? blocks : [section(say.md('gates.tasks.none'))])],
  };
}
