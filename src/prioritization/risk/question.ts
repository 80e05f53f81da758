import { button } from '@phasegate/block-kit/blocks.ts';
import type { Question } from '../../news.ts';
import { RISK_IDS } from './ids.ts';
import { riskLine } from './news.ts';

/** [H3] [E6] */
export const riskQuestion: Question = {
  name: 'tier',
  asks: 'questions.asks.tier',
  example: 'questions.example.tier',
  async answer(context, { id }) {
    const { say } = context;
    const lines = await riskLine(context, id);
    return {
      lines: lines.length > 0 ? lines : [say.md('questions.answer.no-tier')],
      buttons: [button(say('risk.button.open'), RISK_IDS.open, { value: id })],
    };
  },
};
