import { button } from '@phasegate/block-kit/blocks.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { nameOf } from '../../engagement/names.ts';
import { namesOf } from '../../engagement/names-store.ts';
import type { Question } from '../../news.ts';
import { markup } from '../../texts/say.ts';
import { GAP_IDS } from './ids.ts';
import { listGaps } from './list-store.ts';

const MOST = 5;

/** [H3] [F3.2] The open gaps in their order. */
export const gapsQuestion: Question = {
  name: 'gaps',
  asks: 'questions.asks.gaps',
  example: 'questions.example.gaps',
  async answer({ tx, workspaceId, say }, { id }, { userId }) {
    const wanted = { search: '', filter: 'open', page: 1 } as const;
    const { gaps, total } = await listGaps(tx, workspaceId, id, wanted, userId, MOST);
    const buttons = [button(say('foundation.button.gaps'), GAP_IDS.list, { value: id })];
    if (total === 0) return { lines: [say.md('questions.answer.no-gaps')], buttons };
    const names = await namesOf(
      tx,
      workspaceId,
      gaps.flatMap(({ gap }) => gap.owner ?? []),
    );
    const lines = gaps.map(({ gap, rank }) =>
      say.md('questions.answer.gap', {
        rank: rank ?? 0,
        title: fitText(gap.title, 120),
        effect: gap.effect,
        who: markup(gap.owner ? nameOf(names, gap.owner) : say.md('common.unassigned')),
        dated: gap.dueOn ? 'yes' : 'no',
        due: gap.dueOn ? { day: gap.dueOn } : '',
      }),
    );
    const more = total > gaps.length ? [say.md('questions.more', { left: total - gaps.length })] : [];
    return { lines: [say.md('questions.answer.gaps-total', { total }), ...lines, ...more], buttons };
  },
};
