import { createHash } from 'node:crypto';
import type { Picture } from '@phasegate/block-kit/blocks.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import type { MetricChart, SegmentsChart } from '../../pictures/chart-words.ts';
import { painter } from '../../pictures/painter.ts';
import type { PictureRequest } from '../../pictures/render.ts';
import type { Seal } from '../../seal/store.ts';
import type { Say } from '../../texts/say.ts';
import { metricName, PICTURE_NUMBERS } from '../words.ts';
import { type BoundVerdict, limitLine } from './fairness/rules.ts';
import { boundName, plainFigure, verdictFigure } from './screens/words.ts';
import type { Held } from './standing.ts';

/** Rows that can still be read. */
const MOST_ROWS = 40;

/**
 * [B4] The sealed metric with its interval and its bound against the sealed line.
 * @param at before which of the message's blocks it stands
 * @returns null where the metric was not measured or has no interval
 */
export function evaluationPicture(
  say: Say,
  held: Pick<Held, 'model' | 'evaluation' | 'seal' | 'performance'>,
  at = 1,
): Picture | null {
  const { model, evaluation, seal, performance } = held;
  const { metric, better } = seal.content.requirement;
  const measured = evaluation.figures[metric];
  if (!measured || !performance || measured.lower === null || measured.upper === null) return null;
  const chart: MetricChart = {
    title: say('pilot.picture.title', { model: model.name, number: evaluation.number }),
    metric: metricName(say, metric),
    value: measured.value,
    lower: measured.lower,
    upper: measured.upper,
    n: measured.n,
    threshold: { value: performance.threshold, label: lineLabel(say, seal) },
    better,
    bound:
      measured.bound === null
        ? null
        : { value: measured.bound, label: say('pilot.picture.bound', { value: measured.bound }) },
    state: performance.verdict,
    locale: say.locale,
    format: PICTURE_NUMBERS,
  };
  const alt = say('pilot.picture.alt', {
    model: model.name,
    figure: verdictFigure(say, metric, performance),
  });
  return drawn({ picture: 'metric', chart }, 'performance.png', alt, at);
}

const lineLabel = (say: Say, { version, content }: Seal): string =>
  say('pilot.picture.line', { threshold: Number(content.requirement.threshold), sealVersion: version });

/** [B6] One bound's segments as dots with their intervals, the worst on top, against the line of the bound. */
export function segmentsPicture(
  say: Say,
  { model, judged }: { model: { name: string }; judged: BoundVerdict },
  at = 1,
): Picture | null {
  const line = limitLine(judged);
  if (line === null) return null;
  const { bound, values, reference } = judged;
  const shown = values.slice(0, MOST_ROWS);
  const chart: SegmentsChart = {
    title: say('pilot.picture.segments', { model: model.name, segment: bound.segment }),
    metric: metricName(say, bound.metric),
    bound: { value: line, label: boundName(say, judged) },
    segments: shown.map((one) => ({
      name: `${bound.segment}=${one.value}`,
      value: one.measured?.value ?? null,
      lower: one.measured?.lower ?? null,
      upper: one.measured?.upper ?? null,
      n: one.n,
      state: one.state,
    })),
    words: {
      pass: say('pilot.state.pass'),
      fail: say('pilot.state.fail'),
      insufficient: say('pilot.state.insufficient'),
    },
    locale: say.locale,
    format: PICTURE_NUMBERS,
  };
  const told = shown.slice(0, 8).map((one) => plainFigure(say, judged, one));
  const alt = say('pilot.picture.segments.alt', {
    model: model.name,
    segment: bound.segment,
    metric: bound.metric,
    reference: reference ?? '–',
    values: told.join('; '),
    more: values.length - told.length,
  });
  return drawn({ picture: 'segments', chart }, 'segments.png', alt, at);
}

const drawn = (request: PictureRequest, name: string, alt: string, at: number): Picture => ({
  hash: createHash('sha256').update(JSON.stringify(request)).digest('hex'),
  name,
  alt: fitText(alt, LIMITS.image.alt),
  at,
  render: async () => (await painter().draw(request)).bytes,
});
