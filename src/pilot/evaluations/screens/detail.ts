import {
  actions,
  type Block,
  button,
  context,
  divider,
  type Modal,
  modal,
  option,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { escape, mention } from '@phasegate/block-kit/escape.ts';
import { fitText, page } from '@phasegate/block-kit/fit.ts';
import { select } from '@phasegate/block-kit/inputs.ts';
import { placeValue } from '../../../engagement/place.ts';
import { writeMeta } from '../../../slack/metadata.ts';
import { pager } from '../../../slack/pager.ts';
import type { MetricName } from '../../../statistics/metrics.ts';
import { markup, type Say } from '../../../texts/say.ts';
import { dayText, moment } from '../../../texts/words.ts';
import type { Measured } from '../../figures.ts';
import { listed, unlabelledShare } from '../../models/findings.ts';
import { EVALUATION_IDS as IDS } from '../../models/ids.ts';
import type { Evaluation, EvaluationSegment, Model } from '../../models/store.ts';
import { type HeldTo, standingText } from '../../verdicts/screens/words.ts';
import { intervalText, measuredText, metricName } from '../../words.ts';

export interface DetailView {
  say: Say;
  model: Model;
  evaluation: Evaluation;
  /** Of the same model, the newest first, this one among them. */
  all: readonly Evaluation[];
  segments: readonly EvaluationSegment[];
  heldTo: HeldTo;
  /** The metric whose segments are shown; null: the first there is. */
  metric: MetricName | null;
  /** Of the segments. */
  page: number;
  /** Whether this person may record another one of its cycle. */
  records: boolean;
}

/** [B2] One evaluation: every metric with its interval and cases, the counts, the segments metric by metric. */
export function evaluationModal(view: DetailView): Modal {
  const { say, model, evaluation } = view;
  const place = placeValue({ id: model.engagementId, cycle: model.cycle });
  return modal({
    title: say('evaluations.detail.title'),
    close: say('common.close'),
    private_metadata: writeMeta({
      engagementId: evaluation.engagementId,
      evaluationId: evaluation.id,
      metric: view.metric,
      page: view.page,
    }),
    blocks: [
      section(headText(say, model, evaluation)),
      section(escape(standingText(say, view, view.heldTo))),
      context(...basis(say, evaluation)),
      ...others(view),
      divider(),
      section(
        listed(evaluation.figures)
          .map(([metric, one]) =>
            say.md('evaluations.detail.line', {
              metric: metricName(say, metric),
              value: measuredText(say, one.value),
              interval: inBrackets(say, one),
              n: one.n,
            }),
          )
          .join('\n'),
      ),
      ...counts(say, evaluation),
      context(say('evaluations.detail.bounds')),
      divider(),
      ...segmentBlocks(view),
      actions([
        button(say('evaluations.button.list'), IDS.back, { value: place }),
        ...(view.records ? [button(say('evaluations.button.record'), IDS.record, { value: place })] : []),
      ]),
    ],
  });
}

const headText = (say: Say, model: Model, { number }: Evaluation): string =>
  say.md('evaluations.detail.head', {
    model: fitText(model.name, 60),
    kind: say(`evaluations.kind.${model.kind}`),
    number,
  });

const inBrackets = (say: Say, one: Measured): string =>
  one.lower === null ? '' : ` (${intervalText(say, one)})`;

/** What it rests on: the cases, who and when, and the file where there was one. */
export function basis(say: Say, evaluation: Evaluation): string[] {
  const { n, dataset, sealVersion, recordedBy, recordedAt, fileName, fileDigest } = evaluation;
  const lines = [
    say.md('evaluations.detail.basis', {
      n,
      unlabelled: evaluation.details.unlabelled ?? 0,
      share: unlabelledShare(evaluation),
      dataset: fitText(dataset, 300),
      version: sealVersion,
      who: markup(mention(recordedBy)),
      when: moment(recordedAt, say),
    }),
  ];
  if (fileDigest)
    lines.push(
      say.md('evaluations.detail.file', {
        file: fitText(fileName ?? '–', 80),
        digest: fileDigest.slice(0, 12),
      }),
    );
  return lines;
}

/** [B2] The four counts in words. */
export function counts(say: Say, { n, details }: Evaluation): Block[] {
  if (!details.counts) return [];
  const { positive } = details;
  const params = {
    n,
    ...details.counts,
    positive: fitText(positive ?? '', 60),
    positiveKnown: positive === null ? 'no' : 'yes',
  };
  return [section(say.md('evaluations.detail.counts', params))];
}

const MOST_LISTED = 100;

function others({ say, evaluation, all }: DetailView): Block[] {
  if (all.length < 2) return [];
  const options = all.slice(0, MOST_LISTED).map((one) =>
    option(
      say('evaluations.detail.option', {
        number: one.number,
        day: dayText(one.recordedAt.toZonedDateTimeISO('UTC').toPlainDate(), say),
      }),
      one.id,
    ),
  );
  const choose = select(IDS.choose, options, {
    initial: evaluation.id,
    placeholder: say('evaluations.detail.older'),
  });
  return [actions([choose], 'evaluation')];
}

function segmentBlocks(view: DetailView): Block[] {
  const { say, evaluation, segments } = view;
  if (segments.length === 0) return [section(say('evaluations.detail.no-segments'))];
  const metrics = listed(evaluation.figures)
    .map(([metric]) => metric)
    .filter((metric) => segments.some((one) => one.figures[metric]));
  const metric = metrics.find((one) => one === view.metric) ?? metrics[0];
  if (!metric) return [section(say('evaluations.detail.no-segments'))];
  const shown = page(segments, view.page, 30);
  const lines = shown.items.map((one) => segmentLine(say, metric, one));
  return [
    section(`*${escape(say('evaluations.detail.segments', { metric: metricName(say, metric) }))}*`),
    actions(
      [
        select(
          IDS.metric,
          metrics.map((one) => option(metricName(say, one), one)),
          { initial: metric, placeholder: say('evaluations.detail.choose-metric') },
        ),
      ],
      'metric',
    ),
    // A section holds ten lines of the longest names.
    ...[lines.slice(0, 10), lines.slice(10, 20), lines.slice(20)]
      .filter((some) => some.length > 0)
      .map((some) => section(some.join('\n'))),
    ...pager(say, shown, IDS.segments, 'evaluations.detail.segment-total'),
  ];
}

function segmentLine(
  say: Say,
  metric: MetricName,
  { segment, value, n, figures }: EvaluationSegment,
): string {
  const one = figures[metric];
  return say.md('evaluations.detail.segment', {
    segment: fitText(segment, 40),
    value: fitText(value, 40),
    figure: one ? measuredText(say, one.value) : '–',
    interval: one ? inBrackets(say, one) : '',
    n: one?.n ?? n,
  });
}
