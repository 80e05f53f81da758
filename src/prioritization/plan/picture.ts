import { createHash } from 'node:crypto';
import type { Picture } from '@phasegate/block-kit/blocks.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { Decimal } from 'decimal.js';
import type { LineChart } from '../../pictures/chart-words.ts';
import { painter } from '../../pictures/painter.ts';
import type { SealedContent } from '../../seal/content.ts';
import type { Say } from '../../texts/say.ts';
import { moneyText, numberText } from '../../texts/words.ts';
import { A_YEAR } from '../roi.ts';
import { requiredLevel } from './required.ts';
import { metricName, metricTerm } from './screens/words.ts';

type Roi = SealedContent['roi'];

/** [P3.2] The value a year over the metric's level: the two points judged, the target's line, the level required. */
export function curveChart(say: Say, name: string, roi: Roi): LineChart | null {
  const required = requiredLevel(roi);
  if ('fault' in required) return null;
  const { metric, points } = roi.curve;
  // Pixels, not money: here floats are fine.
  const cost = new Decimal(roi.costPerTransaction).times(roi.volume).times(A_YEAR[roi.period]);
  const judged = points.map((one) => ({
    x: Number(one.level),
    y: cost.times(one.improvementPercent).div(100).toNumber(),
  }));
  const needed = { x: Number(required.threshold), y: Number(roi.targetPerYear) };
  return {
    title: name,
    locale: say.locale,
    x: { title: metricName(say, metric), format: { maximumFractionDigits: 4 } },
    y: {
      title: say('plan.picture.value'),
      format: { style: 'currency', currency: roi.currency, maximumFractionDigits: 0 },
    },
    points: [...judged, needed].toSorted((a, b) => a.x - b.x),
    target: {
      y: needed.y,
      label: say('plan.picture.target', {
        target: moneyText({ amount: roi.targetPerYear, currency: roi.currency }, say),
      }),
    },
    required: {
      x: needed.x,
      label: say('plan.picture.required', {
        metric: metricTerm(metric),
        threshold: numberText(required.threshold, say),
      }),
    },
  };
}

/** The curve as delivery needs it: drawn anew only where something in it changed. */
export function curvePicture(say: Say, name: string, roi: Roi): Picture | null {
  const chart = curveChart(say, name, roi);
  if (!chart) return null;
  return {
    hash: createHash('sha256').update(JSON.stringify(chart)).digest('hex'),
    name: 'roi.png',
    alt: curveAlt(say, name, roi),
    at: 2,
    render: async () => (await painter().draw({ picture: 'line', chart })).bytes,
  };
}

/** What the picture says to who cannot see it. */
export function curveAlt(say: Say, name: string, roi: Roi): string {
  const required = requiredLevel(roi);
  const [first, second] = roi.curve.points;
  return fitText(
    say('plan.picture.alt', {
      engagement: name,
      metric: metricTerm(roi.curve.metric),
      value: moneyText({ amount: roi.valuePerYear, currency: roi.currency }, say),
      target: moneyText({ amount: roi.targetPerYear, currency: roi.currency }, say),
      threshold: 'fault' in required ? '–' : numberText(required.threshold, say),
      level1: numberText(first?.level ?? '0', say),
      improvement1: numberText(first?.improvementPercent ?? '0', say),
      level2: numberText(second?.level ?? '0', say),
      improvement2: numberText(second?.improvementPercent ?? '0', say),
    }),
    LIMITS.image.alt,
  );
}
