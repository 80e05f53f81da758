import { createHash } from 'node:crypto';
import type { Picture } from '@phasegate/block-kit/blocks.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import type { DigestPicture } from '../../news.ts';
import { painter } from '../../pictures/painter.ts';
import type { ReadingsChart } from '../../pictures/readings-chart.ts';
import type { Say } from '../../texts/say.ts';
import { numberText } from '../../texts/words.ts';
import type { AlertView } from './view.ts';

/** [M7] The last readings with the threshold; null before there are two values to draw. */
export function readingsRequest(say: Say, view: AlertView): DigestPicture | null {
  const { monitor, readings } = view;
  const values = readings.filter(({ value }) => value !== null);
  const last = values.at(-1);
  if (values.length < 2 || last?.value == null) return null;
  const params = { name: monitor.name, count: readings.length, kind: monitor.rule.kind };
  const moments = readings.map(({ slot }) => slot.toZonedDateTimeISO(monitor.zone));
  const chart: ReadingsChart = {
    title: monitor.name,
    subtitle: say('alerts.picture.subtitle', params),
    readings: readings.map(({ value, verdict }, at) => ({
      label: moments[at]?.toLocaleString(say.dates, labelOf(moments)) ?? '',
      value,
      isBreach: verdict === 'breach',
    })),
    limits: limitsOf(say, monitor.rule),
    locale: say.locale,
  };
  const request = { picture: 'readings', chart } as const;
  const alt = say('alerts.picture.alt', {
    ...params,
    value: numberText(last.value, say),
    limit: chart.limits[0]?.label ?? 'none',
    limited: chart.limits.length > 0 ? 'yes' : 'no',
  });
  return { request, alt };
}

/** Where each check is at the same hour of another day, the hour says nothing. */
const labelOf = (moments: readonly Temporal.ZonedDateTime[]): Intl.DateTimeFormatOptions => ({
  day: 'numeric',
  month: 'short',
  ...(new Set(moments.map((one) => one.toPlainTime().toString())).size > 1 && {
    hour: '2-digit',
    minute: '2-digit',
  }),
});

/** The same in an alert's message. @param at the block it stands before */
export function readingsPicture(say: Say, view: AlertView, at: number): Picture | null {
  const found = readingsRequest(say, view);
  if (!found) return null;
  const { request, alt } = found;
  return {
    hash: createHash('sha256').update(JSON.stringify(request)).digest('hex'),
    name: 'readings.png',
    alt: fitText(alt, LIMITS.image.alt),
    at,
    render: async () => (await painter().draw(request)).bytes,
  };
}

function limitsOf(say: Say, rule: AlertView['monitor']['rule']): ReadingsChart['limits'] {
  if (rule.kind !== 'limit') return [];
  const line = (what: 'fire' | 'clear') => ({
    value: rule[what],
    label: say(`alerts.picture.${what}`, { side: rule.side, limit: numberText(rule[what], say) }),
  });
  return rule.clear === rule.fire ? [line('fire')] : [line('fire'), line('clear')];
}
