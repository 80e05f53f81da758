import { button } from '@phasegate/block-kit/blocks.ts';
import type { Question } from '../../news.ts';
import { markup } from '../../texts/say.ts';
import { MATRIX_CARD } from '../showing.ts';
import { matrixState } from './card.ts';
import { SCORING_IDS } from './ids.ts';
import { matrixPicture } from './picture.ts';
import { nameText } from './screens/words.ts';

const MOST = 5;

/** [H3] [P2.6] The matrix: what was chosen, and what stands at its top. */
export const matrixQuestion: Question = {
  name: 'matrix',
  asks: 'questions.asks.matrix',
  example: 'questions.example.matrix',
  async answer({ tx, workspaceId, world, say }, engagement) {
    const { id, cycle } = engagement;
    const state = await matrixState(tx, workspaceId, engagement);
    const buttons = [button(say('scoring.button.matrix'), SCORING_IDS.matrix, { value: id })];
    const { top, chosen } = state;
    if (top.length === 0) return { lines: [say.md('questions.answer.no-matrix')], buttons };
    const ranked = top
      .slice(0, MOST)
      .map(({ rank, name, priority }) =>
        say.md('questions.answer.ranked', { rank, name: markup(nameText(name)), priority }),
      );
    const choice = chosen
      ? [say.md('questions.answer.chosen', { name: markup(nameText(chosen.candidate.name)) })]
      : [];
    return {
      lines: [...choice, ...ranked],
      sources: [{ subject: `${MATRIX_CARD}:${id}.${cycle}`, label: say('questions.source.matrix') }],
      buttons,
      picture: matrixPicture(say, world.playbook.rubric, state),
    };
  },
};
