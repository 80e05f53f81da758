import { button } from '@phasegate/block-kit/blocks.ts';
import { ROADMAP } from '../../engagement/ids.ts';
import type { Question } from '../../news.ts';
import { ROADMAP_CARD } from './ids.ts';
import { roadmapPicture } from './picture.ts';
import { needsText, stateText } from './screens/words.ts';
import { roadmapState } from './show.ts';

const MOST = 6;

/** [H3] [R3] Which use case comes when: those of the roadmap, in its order. */
export const roadmapQuestion: Question = {
  name: 'roadmap',
  asks: 'questions.asks.roadmap',
  example: 'questions.example.roadmap',
  async answer(context, engagement) {
    const { say } = context;
    const state = await roadmapState(context, engagement);
    if (!state) return { lines: [say.md('roadmap.refusal.empty')] };
    const left = state.total - MOST;
    return {
      lines: [
        ...state.shown.slice(0, MOST).map((step) => {
          const needs = needsText(say, step);
          return say.md('questions.answer.roadmap', {
            place: step.place,
            name: step.name,
            how: stateText(say, step, state.phases) + (needs ? ` · ${needs}` : ''),
          });
        }),
        ...(left > 0 ? [say.md('questions.more', { left })] : []),
      ],
      sources: [{ subject: `${ROADMAP_CARD}:${engagement.id}`, label: say('questions.source.roadmap') }],
      buttons: [button(say('roadmap.button'), ROADMAP, { value: engagement.id })],
      picture: roadmapPicture(say, state),
    };
  },
};
