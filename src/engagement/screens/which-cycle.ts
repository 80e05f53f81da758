import { actions, type Block, context, option } from '@phasegate/block-kit/blocks.ts';
import { select } from '@phasegate/block-kit/inputs.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import type { Say } from '../../texts/say.ts';

/** [R3] Which cycle a list is of, where there is more than one to choose from. */
export const cycleChooser = (say: Say, action: string, cycles: readonly number[], chosen: number): Block[] =>
  cycles.length < 2
    ? []
    : [
        actions(
          [
            select(action, cycleOptions(say, cycles), {
              initial: String(chosen),
              placeholder: say('cycle.choose'),
            }),
          ],
          'cycle',
        ),
      ];

export const cycleOptions = (say: Say, cycles: readonly number[]) =>
  cycles
    .slice(0, LIMITS.select.options)
    .map((cycle) => option(say('cycle.option', { cycle }), String(cycle)));

/** [R3] On top of what an earlier cycle has: which one it is, and why nothing can be changed here. */
export const earlierLine = (say: Say, cycle: number, later: number): Block =>
  context(say.md('cycle.earlier', { cycle, later }));

/** [R3] What a text is about, and its cycle where that is told. Plain text in either. */
export const withCycle = (say: Say, text: string, cycle: number | null): string =>
  cycle === null ? text : `${text} · ${say('cycle.name', { cycle })}`;
