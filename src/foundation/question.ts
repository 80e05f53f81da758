import type { Question } from '../news.ts';
import { foundationStatus, riskLines } from './status.ts';

/** [H3] [F5.2] How far the data is, in whatever phase it is asked. */
export const sourcesQuestion: Question = {
  name: 'sources',
  asks: 'questions.asks.sources',
  example: 'questions.example.sources',
  async answer(context, { id }) {
    const [{ facts, buttons }, risks] = await Promise.all([
      foundationStatus(context, id),
      riskLines(context, id),
    ]);
    return { lines: [facts, ...risks], buttons: buttons.slice(-1) };
  },
};
