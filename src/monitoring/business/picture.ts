import { createHash } from 'node:crypto';
import type { Picture } from '@phasegate/block-kit/blocks.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import { painter } from '../../pictures/painter.ts';
import type { ValueChart } from '../../pictures/value-chart.ts';
import type { Say } from '../../texts/say.ts';
import { numberText } from '../../texts/words.ts';
import { amountText } from './screens/card.ts';
import { type Business, heldAgainst } from './standing.ts';

/** One point makes no line. */
const FEWEST = 2;
const HOUR = 3_600_000;

/**
 * [M5] The realised value to date against the ROI model, with the version of the seal it stands in; null before there are
 * two readings. @param at the block it stands before
 */
export function valuePicture(
  say: Say,
  { content, value }: Business,
  zone: string,
  at: number,
): Picture | null {
  const held = value.flatMap((reading) => {
    const target = heldAgainst(reading);
    return target ? [{ reading, target }] : [];
  });
  const last = held.at(-1);
  if (!last || held.length < FEWEST) return null;
  const { currency } = content.roi;
  const params = {
    value: amountText(last.reading.value, currency, say),
    expected: amountText(last.target.value, currency, say),
    variance: numberText(last.target.variancePercent, say),
    version: last.target.sealVersion,
  };
  const chart: ValueChart = {
    title: say('monitoring.value.title'),
    subtitle: say('monitoring.value.subtitle', params),
    points: held.map(({ reading, target }) => ({
      at: reading.slot.epochMilliseconds / HOUR,
      label: reading.slot
        .toZonedDateTimeISO(zone)
        .toLocaleString(say.dates, { day: 'numeric', month: 'short' }),
      actual: reading.value,
      expected: target.value,
      low: target.value * (1 - target.variancePercent / 100),
      high: target.value * (1 + target.variancePercent / 100),
    })),
    promise: say('monitoring.value.promise', params),
    locale: say.locale,
    format: { style: 'currency', currency, maximumFractionDigits: 0 },
  };
  const request = { picture: 'value', chart } as const;
  return {
    hash: createHash('sha256').update(JSON.stringify(request)).digest('hex'),
    name: 'value.png',
    alt: fitText(say('monitoring.value.alt', params), LIMITS.image.alt),
    at,
    render: async () => (await painter().draw(request)).bytes,
  };
}
