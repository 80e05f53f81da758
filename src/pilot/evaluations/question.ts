import { button } from '@phasegate/block-kit/blocks.ts';
import { IDS as GATE_IDS } from '../../gates/ids.ts';
import type { Question } from '../../news.ts';
import { lastSealedBefore, sealInForce } from '../../seal/store.ts';
import { moment, numberText } from '../../texts/words.ts';
import { metricName } from '../words.ts';

/** [H3] [P3.2] What a model has to reach: as it is sealed in this cycle, else in the last one that has a seal. */
export const sealedQuestion: Question = {
  name: 'sealed',
  asks: 'questions.asks.sealed',
  example: 'questions.example.sealed',
  async answer({ tx, workspaceId, say }, { id, cycle }) {
    const own = await sealInForce(tx, workspaceId, { id, cycle });
    const before = own ? null : await lastSealedBefore(tx, workspaceId, { id, cycle });
    const seal = before === null ? own : await sealInForce(tx, workspaceId, { id, cycle: before });
    const none = say.md('questions.answer.no-seal', { cycle });
    if (!seal) return { lines: [none] };
    const { requirement, supervised } = seal.content;
    const { metric, better, threshold, minCases } = requirement;
    return {
      lines: [
        ...(own ? [] : [none]),
        say.md('questions.answer.sealed', {
          metric: metricName(say, metric),
          better,
          threshold: numberText(threshold, say),
          cases: minCases,
        }),
        say.md('questions.answer.sealed-supervised', {
          metric: metricName(say, supervised.metric),
          threshold: numberText(supervised.threshold, say),
          cases: supervised.minCases,
          days: supervised.minDays,
        }),
        say.md('questions.answer.sealed-since', {
          cycle: seal.cycle,
          version: seal.version,
          when: moment(seal.sealedAt, say),
        }),
      ],
      buttons: [button(say('gates.button.seal'), GATE_IDS.sealOpen, { value: id })],
    };
  },
};
