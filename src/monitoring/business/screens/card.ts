import { actions, button, context, header, type SlackMessage, section } from '@phasegate/block-kit/blocks.ts';
import type { Say } from '../../../texts/say.ts';
import { NO_BREAK } from '../../../texts/unbroken.ts';
import { moment, moneyText, numberText } from '../../../texts/words.ts';
import { MONITOR_IDS } from '../../ids.ts';
import { valueText } from '../../monitors/screens/words.ts';
import type { Actual, Business } from '../standing.ts';

const PLACES = 1;

/** `+9.8 %`, `−3 %`: away from a target, with its sign; – where it is 0. */
const deviationText = (percent: number | null, say: Say): string =>
  percent === null
    ? '–'
    : `${percent > 0 ? '+' : percent < 0 ? '−' : '±'}${numberText(Math.abs(Number(percent.toFixed(PLACES))), say)}${NO_BREAK}%`;

/** An amount without its cents: what is worth something to date is no account. */
export const amountText = (value: number, currency: string, say: Say): string =>
  moneyText({ amount: value.toFixed(0), currency }, say, 0);

/** [M5] One figure: what it is, what it was, what was promised, and how far it is away. mrkdwn. */
export function actualLine(say: Say, { content }: Business, actual: Actual): string {
  const { metric, reading, target, deviationPercent } = actual;
  const common = {
    state: reading.verdict === 'breach' ? say('monitoring.state.breach') : say('monitoring.state.ok'),
    deviation: deviationText(deviationPercent, say),
    variance: numberText(target.variancePercent, say),
    version: target.sealVersion,
  };
  if (metric === null) {
    const { currency } = content.roi;
    return say.md('monitoring.business.value', {
      ...common,
      value: amountText(reading.value, currency, say),
      expected: amountText(target.value, currency, say),
    });
  }
  return say.md('monitoring.business.metric', {
    ...common,
    name: metric.name,
    value: `${valueText(reading.value, say)}${NO_BREAK}${metric.unit}`,
    baseline: numberText(metric.value, say),
    target: valueText(target.value, say),
    n: reading.n ?? -1,
  });
}

/** [M5] What comes of the model, against what was sealed; edited in place. */
export function businessMessage(
  say: Say,
  business: Business,
  { engagementId, name }: { engagementId: string; name: string },
): SlackMessage {
  const { actuals } = business;
  const lines = actuals.map((one) => actualLine(say, business, one));
  const newest = actuals
    .map(({ reading }) => reading.slot)
    .toSorted(Temporal.Instant.compare)
    .at(-1);
  const broken = actuals.filter(({ reading }) => reading.verdict === 'breach').length;
  return {
    text: say.md('monitoring.business.text', { name, count: actuals.length, broken }),
    blocks: [
      header(say('monitoring.business.title')),
      ...lines.map((line) => section(line)),
      ...(newest
        ? [
            context(
              say.md('monitoring.business.when', {
                when: moment(newest, say),
                version: business.sealVersion,
              }),
            ),
          ]
        : []),
      actions([button(say('monitoring.button.monitors'), MONITOR_IDS.list, { value: engagementId })]),
    ],
  };
}
