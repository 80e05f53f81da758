import { actions, type Block, context, section } from '@phasegate/block-kit/blocks.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import type { Task } from '../../news.ts';
import { markup, type Say } from '../../texts/say.ts';

const MOST_TASKS = 5;

/** [D2] [E5] What waits on the reader: what, by when, why, and the buttons to act. */
export function taskBlocks(say: Say, all: readonly Task[]): Block[] {
  if (all.length === 0) return [];
  const left = all.length - MOST_TASKS;
  return [
    section(say.md('digest.for-you', { count: all.length })),
    ...all.slice(0, MOST_TASKS).flatMap((task) => taskLine(say, task)),
    ...(left > 0 ? [context(say('digest.tasks.more', { left }))] : []),
  ];
}

function taskLine(say: Say, { what, why, due, button: way, acts = [] }: Task): Block[] {
  const text = say.md('digest.task', {
    // A next step is told in the middle of a sentence elsewhere; here it begins one.
    what: markup(fitText(what.charAt(0).toLocaleUpperCase(say.locale) + what.slice(1), 300)),
    dated: due ? 'yes' : 'no',
    due: due ? { day: due } : '',
    why: markup(fitText(why, 200)),
  });
  if (acts.length === 0) return [section(text, { accessory: way })];
  return [section(text), actions([...acts, way])];
}
