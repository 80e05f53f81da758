import { faultsOfEpisodes } from './episodes.ts';
import type { Call, Line } from './logs.ts';
import type { Event, Recorded } from './record.ts';

const CARD = 'monitoring.alert:';
/** The run's monitors fire under the one, at the first breach, and are well again over the other, at the first clear. */
const FIRES_UNDER = 0.9;
const CLEAR_FROM = 0.92;

/**
 * [M6] Values that were acknowledged are there, once; what the checks read of them fired and recovered as often as it says; each
 * alert that was told is one message, and one monitor has one open alert.
 */
export function faultsOfAlerts(
  { events, pushed, readings }: Pick<Recorded, 'events' | 'pushed' | 'readings'>,
  { lines, calls }: { lines: readonly Line[]; calls: readonly Call[] },
): string[] {
  const alerts = events.filter(({ kind }) => kind === 'alert');
  return [
    ...lostValues(pushed, lines),
    ...wrongFirings(readings, alerts),
    ...faultsOfEpisodes(lines, alerts),
    ...overlapping(alerts),
    ...untold(alerts, calls),
  ];
}

function lostValues(pushed: Recorded['pushed'], lines: readonly Line[]): string[] {
  const known = new Map(pushed.map((one) => [`${one.monitor} ${one.measuredAt}`, one.value]));
  return lines.flatMap((line) =>
    line.did === 'pushed' && known.get(`${line.monitor} ${line.measuredAt}`) !== line.value
      ? [`the value ${line.value} of monitor ${line.monitor} was acknowledged, and is lost`]
      : [],
  );
}

const nameOf = ({ after }: Event): string => String(after?.about);

function wrongFirings(readings: Recorded['readings'], alerts: readonly Event[]): string[] {
  const fired = Map.groupBy(alerts, (event) => `${event.action} ${nameOf(event)}`);
  return [...Map.groupBy(readings, ({ name }) => name)].flatMap(([name, all]) => {
    let isFiring = false;
    let [firings, recoveries] = [0, 0];
    for (const { value } of all) {
      if (value === null) continue;
      if (!isFiring && value < FIRES_UNDER) firings += 1;
      if (isFiring && value >= CLEAR_FROM) recoveries += 1;
      isFiring = value < FIRES_UNDER || (isFiring && value < CLEAR_FROM);
    }
    const count = (stage: string) => fired.get(`monitoring.alert.${stage} ${name}`)?.length ?? 0;
    return [
      ...(count('firing') === firings
        ? []
        : [`${name} should have fired ${firings} times, and did ${count('firing')}`]),
      ...(count('resolved') === recoveries
        ? []
        : [`${name} should have recovered ${recoveries} times, and did ${count('resolved')}`]),
    ];
  });
}

function overlapping(alerts: readonly Event[]): string[] {
  const open = new Map<string, string>();
  return alerts.flatMap((event) => {
    const name = nameOf(event);
    if (event.action === 'monitoring.alert.resolved') open.delete(name);
    if (event.action !== 'monitoring.alert.firing') return [];
    const other = open.get(name);
    open.set(name, event.subject);
    return other ? [`${name} fires in alert ${event.subject} while ${other} is open`] : [];
  });
}

function untold(alerts: readonly Event[], calls: readonly Call[]): string[] {
  const told = new Set(alerts.filter(({ after }) => after?.told !== 'nothing').map(({ subject }) => subject));
  const posted = new Set(
    calls.flatMap(({ done, message }) =>
      done && message?.subject.startsWith(CARD) ? [message.subject] : [],
    ),
  );
  return [...told].filter((id) => !posted.has(`${CARD}${id}`)).map((id) => `alert ${id} has no message`);
}
