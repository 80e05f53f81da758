import type { Question } from '../../news.ts';
import { moment } from '../../texts/words.ts';
import { liveDeployments } from './store.ts';

/** [H3] Which models are at work. */
export const liveQuestion: Question = {
  name: 'live',
  asks: 'questions.asks.live',
  example: 'questions.example.live',
  async answer({ tx, workspaceId, say }, { id }) {
    const found = await liveDeployments(tx, workspaceId, id);
    if (found.length === 0) return { lines: [say.md('questions.answer.no-live')] };
    return {
      lines: found.map(({ model, createdAt, modelSince, cycle }) =>
        say.md('questions.answer.live', { model, since: moment(modelSince ?? createdAt, say), cycle }),
      ),
    };
  },
};
