import {
  actions,
  type Block,
  button,
  context,
  type SlackMessage,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { chart, table } from '@phasegate/block-kit/data-blocks.ts';
import { escape, plain } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { cycleShown, inCycle } from '../../../engagement/in-cycle.ts';
import { placeValue } from '../../../engagement/place.ts';
import { withCycle } from '../../../engagement/screens/which-cycle.ts';
import type { Say } from '../../../texts/say.ts';
import { numberText } from '../../../texts/words.ts';
import { listed } from '../../models/findings.ts';
import { EVALUATION_IDS as IDS } from '../../models/ids.ts';
import type { Evaluation, Model } from '../../models/store.ts';
import { type HeldTo, standingText } from '../../verdicts/screens/words.ts';
import { intervalText, measuredText, metricName } from '../../words.ts';
import { basis, counts } from './detail.ts';

export interface CardView {
  say: Say;
  /** In the cycle under way. */
  engagement: { id: string; name: string; cycle: number };
  model: Model;
  evaluation: Evaluation;
  segments: number;
  heldTo: HeldTo;
}

/** [B2] An evaluation as a message: what it comes to first, then every metric, then what it rests on. */
export function evaluationMessage(view: CardView): SlackMessage {
  const { say, engagement, model, evaluation } = view;
  const standing = standingText(say, view, view.heldTo);
  const named = { model: fitText(model.name, 60), number: evaluation.number };
  const kind = say(`evaluations.kind.${model.kind}`);
  return {
    text: plain(say('evaluations.card.fallback', { ...named, standing })),
    blocks: [
      section(
        withCycle(
          say,
          say.md('evaluations.card.head', { ...named, kind, engagement: engagement.name }),
          cycleShown(engagement, model.cycle),
        ),
      ),
      section(escape(standing)),
      metricsTable(view),
      ...counts(say, evaluation),
      ...calibration(view),
      context(...basis(say, evaluation), say('evaluations.card.segments', { count: view.segments })),
      actions([
        button(say('evaluations.button.open'), IDS.show, { value: evaluation.id }),
        button(say('evaluations.button.list'), IDS.list, {
          value: placeValue(inCycle(engagement, model.cycle)),
        }),
      ]),
    ],
  };
}

function metricsTable({ say, evaluation }: CardView): Block {
  const right = { align: 'right' } as const;
  return table(
    [
      { title: say('evaluations.card.metric') },
      { title: say('evaluations.card.value'), ...right },
      { title: say('evaluations.card.interval'), ...right },
      { title: say('evaluations.card.bound'), ...right },
      { title: say('evaluations.card.n'), ...right },
    ],
    listed(evaluation.figures).map(([metric, one]) => [
      metricName(say, metric),
      measuredText(say, one.value),
      intervalText(say, one),
      one.bound === null ? '–' : measuredText(say, one.bound),
      numberText(one.n, say),
    ]),
  );
}

/** What was predicted beside what was observed, bin by bin, in percent; bins without cases are left out. */
function calibration({ say, evaluation }: CardView): Block[] {
  const bins = (evaluation.details.calibration ?? []).flatMap(({ to, predicted, observed }) =>
    predicted === null || observed === null ? [] : [{ to, predicted, observed }],
  );
  if (bins.length < 2) return [];
  const percent = (share: number) => Math.round(share * 1_000) / 10;
  return [
    chart(
      'line',
      say('evaluations.card.calibration'),
      bins.map(({ to }) => to.toLocaleString(say.locale, { maximumFractionDigits: 1 })),
      [
        { name: say('evaluations.card.predicted'), values: bins.map((bin) => percent(bin.predicted)) },
        { name: say('evaluations.card.observed'), values: bins.map((bin) => percent(bin.observed)) },
      ],
      { x: say('evaluations.card.probability'), y: say('evaluations.card.share') },
    ),
  ];
}
