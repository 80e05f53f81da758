import { createHash } from 'node:crypto';
import type { Picture } from '@phasegate/block-kit/blocks.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { painter } from '../../pictures/painter.ts';
import type { ProgressChart } from '../../pictures/progress-chart.ts';
import type { Say } from '../../texts/say.ts';
import { accuracyParams } from './evidence.ts';
import type { StageView } from './view.ts';

/** More days than this are drawn one in so many. */
const MOST_DAYS = 60;

/** [S2.2] The share of right proposals by day with its band, against the sealed line; null before the first verdict. */
export function progressPicture(say: Say, view: StageView, at: number): Picture | null {
  const { days, deployment, seal } = view;
  const last = days.at(-1);
  if (!last) return null;
  const every = Math.ceil(days.length / MOST_DAYS);
  const params = { model: deployment.model, stage: deployment.stage, ...accuracyParams(last) };
  const chart: ProgressChart = {
    title: say('production.picture.title', params),
    subtitle: say('production.picture.subtitle', params),
    days: days
      .filter((_, index) => (days.length - 1 - index) % every === 0)
      .map(({ day, right, n, lower, upper }) => ({
        day,
        label: Temporal.PlainDate.from(day).toLocaleString(say.dates, { day: 'numeric', month: 'short' }),
        value: right / n,
        lower,
        upper,
      })),
    threshold: {
      value: last.threshold,
      label: say('production.picture.line', { ...params, seal: seal.version }),
    },
    locale: say.locale,
    format: { style: 'percent', maximumFractionDigits: 1 },
  };
  const request = { picture: 'progress', chart } as const;
  return {
    hash: createHash('sha256').update(JSON.stringify(request)).digest('hex'),
    name: 'accuracy.png',
    alt: fitText(say('production.picture.alt', params), LIMITS.image.alt),
    at,
    render: async () => (await painter().draw(request)).bytes,
  };
}
