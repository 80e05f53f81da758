import {
  actions,
  type Block,
  button,
  context,
  type Picture,
  type SlackMessage,
  section,
} from '@phasegate/block-kit/blocks.ts';
import { plain } from '@phasegate/block-kit/escape.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { placeValue } from '../../../engagement/place.ts';
import type { Say } from '../../../texts/say.ts';
import type { BoundVerdict, FairnessVerdict } from '../fairness/rules.ts';
import { VERDICT_IDS } from '../ids.ts';
import type { Held } from '../standing.ts';
import { notStatedParams, segmentLine } from './words.ts';

/** Lines of one bound before the rest is counted. */
const LINES = { message: 5, modal: 10 } as const;
const BOUNDS = { message: 6, modal: 20 } as const;

/** [B6] One section a bound: what it asks, then the segments, worst first. */
export function boundBlocks(
  say: Say,
  { bounds, uncovered }: FairnessVerdict,
  where: keyof typeof LINES,
): Block[] {
  const shown = bounds.slice(0, BOUNDS[where]);
  const left = bounds.length - shown.length;
  return [
    ...shown.map((one) => section(boundText(say, one, LINES[where]))),
    ...(left > 0 ? [context(say('pilot.bound.more', { count: left }))] : []),
    ...(uncovered.length > 0
      ? [
          context(
            say.md('pilot.segments.uncovered', {
              names: uncovered
                .slice(0, 5)
                .map((one) => fitText(one, 40))
                .join(', '),
              left: Math.max(0, uncovered.length - 5),
            }),
          ),
        ]
      : []),
  ];
}

function boundText(say: Say, judged: BoundVerdict, most: number): string {
  const { bound, state, values, uncovered, reference, notStated } = judged;
  const lines = values.slice(0, most).map((one) => segmentLine(say, judged, one));
  const left = values.length - lines.length;
  return [
    say.md('pilot.bound.head', {
      state,
      segment: bound.segment,
      metric: bound.metric,
      rule: bound.rule,
      limit: Number(bound.limit),
      min: bound.minCases,
      reference: reference ?? '–',
      hasReference: reference === null ? 'no' : 'yes',
    }),
    ...lines,
    ...(values.length === 0 ? [say.md('pilot.bound.empty', { segment: bound.segment })] : []),
    ...(left > 0 ? [say.md('pilot.bound.left', { count: left })] : []),
    ...(notStated.n > 0 ? [say.md('pilot.bound.not-stated', notStatedParams(judged))] : []),
    ...(uncovered.length > 0
      ? [
          say.md('pilot.bound.uncovered', {
            count: uncovered.length,
            names: uncovered
              .slice(0, 5)
              .map((one) => `${one.value} (n ${one.n})`)
              .join(', '),
          }),
        ]
      : []),
  ].join('\n');
}

/** [B6] The segments of an evaluation: the worst bound as a picture, each in words. */
export function segmentsMessage(
  say: Say,
  held: Held,
  fairness: FairnessVerdict,
  { picture }: { picture: Picture | null },
): SlackMessage {
  const { model, evaluation, seal, underBounds, recordedUnder } = held;
  const params = { model: model.name, number: evaluation.number, state: fairness.state };
  const value = placeValue({ id: model.engagementId, cycle: model.cycle });
  return {
    text: plain(say('pilot.segments.text', params)),
    ...(picture && { picture }),
    blocks: [
      section(say.md('pilot.segments.head', params)),
      ...(underBounds
        ? []
        : [section(say('pilot.segments.other-bounds', { sealVersion: recordedUnder.version }))]),
      ...boundBlocks(say, fairness, 'message'),
      context(say('pilot.segments.note', { sealVersion: seal.version })),
      actions([button(say('pilot.button.results'), VERDICT_IDS.results, { value })]),
    ],
  };
}
