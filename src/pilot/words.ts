import type { MetricName } from '../statistics/metrics.ts';
import type { Say } from '../texts/say.ts';
import type { Measured } from './figures.ts';

export const metricName = (say: Say, metric: MetricName): string => say('pilot.metric', { metric });

/** A measured number, as every screen and every picture of the pilot writes it: “0.8272”. */
export const measuredText = (say: Say, value: number): string => say('pilot.number', { value });

/** The same for what draws pictures. */
export const PICTURE_NUMBERS: Intl.NumberFormatOptions = {
  minimumFractionDigits: 4,
  maximumFractionDigits: 4,
  maximumSignificantDigits: 6,
  roundingPriority: 'lessPrecision',
};

/** “0.9040–0.9190”; a dash where there is none. */
export const intervalText = (say: Say, { lower, upper }: Measured): string =>
  lower === null || upper === null ? '–' : `${measuredText(say, lower)}–${measuredText(say, upper)}`;
