import { listIn } from '../../texts/lists.ts';
import { markup, type Say } from '../../texts/say.ts';
import type { Forecast, Signal } from '../forecast.ts';

/** Icon and word: `● on track`; empty where there is nothing to be late for. */
export const signalWord = (say: Say, signal: Signal | null): string =>
  signal ? say(`engagement.signal.${signal}`) : '';

/** [E4] One line, mrkdwn: when the phase will end, what drives that, and what the date rests on. */
export function forecastLine(say: Say, forecast: Forecast, today: Temporal.PlainDate): string {
  const { kind, work, approvals, end } = forecast;
  const isPast = Temporal.PlainDate.compare(end, today) < 0;
  const drivers = [
    ...(work > 0 ? [say('engagement.forecast.work', { work })] : []),
    ...(approvals > 0 ? [say('engagement.forecast.approvals', { approvals })] : []),
  ];
  return say.md(`engagement.forecast.${kind}`, {
    end: { day: end },
    past: isPast ? 'yes' : 'no',
    driven: drivers.length > 0 ? 'yes' : 'no',
    drivers: markup(listIn(say, drivers)),
    work,
    from: kind === 'pace' ? forecast.from : 0,
    days: kind === 'pace' || kind === 'standstill' ? forecast.days : 0,
  });
}
