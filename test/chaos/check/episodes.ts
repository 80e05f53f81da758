import type { AlertStatus, Line } from './logs.ts';
import type { Event } from './record.ts';

type AlertLine = Line & { did: 'told alert' | 'tells alert' };

/** When it began to be so, and when that was first taken; never: infinite. */
interface Moment {
  tells: number;
  told: number;
}
/** One time that an alert fires. */
type Episode = Record<AlertStatus, Moment> & { startsAt: number };

/**
 * [M9] What an Alertmanager told is on record as often as it began and ended, however often and late it tells that; and in the
 * end an alert is open where it is open there. What was taken only after the next thing had begun may be on record or not, as may
 * what nobody answered.
 */
export function faultsOfEpisodes(lines: readonly Line[], alerts: readonly Event[]): string[] {
  const heard = lines.filter(
    (line): line is AlertLine => line.did === 'told alert' || line.did === 'tells alert',
  );
  return [...Map.groupBy(heard, ({ alert }) => alert)].flatMap(([name, all]) => {
    const episodes = episodesOf(all);
    const recorded = alerts.flatMap(({ action, after }) => {
      const [, status] = /^monitoring\.alert\.(firing|resolved)$/.exec(action) ?? [];
      return status && after?.about === name ? [status] : [];
    });
    return [...wrongCounts(name, episodes, recorded), ...wrongEnd(name, episodes.at(-1), recorded.at(-1))];
  });
}

/** In the order in which they began. */
function episodesOf(lines: readonly AlertLine[]): Episode[] {
  const earliest = (all: readonly AlertLine[], did: AlertLine['did'], status: AlertStatus) =>
    Math.min(
      ...all.filter((line) => line.did === did && line.status === status).map(({ at }) => at),
      Number.POSITIVE_INFINITY,
    );
  return [...Map.groupBy(lines, ({ startsAt }) => startsAt)]
    .map(([startsAt, all]) => ({
      startsAt,
      firing: { tells: earliest(all, 'tells alert', 'firing'), told: earliest(all, 'told alert', 'firing') },
      resolved: {
        tells: earliest(all, 'tells alert', 'resolved'),
        told: earliest(all, 'told alert', 'resolved'),
      },
    }))
    .toSorted((a, b) => a.startsAt - b.startsAt);
}

const isEver = (at: number): boolean => at < Number.POSITIVE_INFINITY;

function wrongCounts(name: string, episodes: readonly Episode[], recorded: readonly string[]): string[] {
  const nextOf = (at: number) => episodes[at + 1]?.firing.tells ?? Number.POSITIVE_INFINITY;
  const fires = episodes.filter(
    ({ firing, resolved }, at) => isEver(firing.told) && firing.told <= Math.min(resolved.tells, nextOf(at)),
  );
  const ends = episodes.filter(
    (one, at) => fires.includes(one) && isEver(one.resolved.told) && one.resolved.told <= nextOf(at),
  );
  const expected = { firing: fires.length, resolved: ends.length };
  return (['firing', 'resolved'] as const).flatMap((status) => {
    const most = episodes.filter((one) => isEver(one[status].tells)).length;
    const found = recorded.filter((one) => one === status).length;
    return found >= expected[status] && found <= most
      ? []
      : [
          `the alert ${name} was told as ${status} ${expected[status]} times${most > expected[status] ? ` or up to ${most}` : ''}, and is on record ${found} times`,
        ];
  });
}

function wrongEnd(name: string, last: Episode | undefined, recorded: string | undefined): string[] {
  if (!last) return [];
  const status = isEver(last.resolved.tells) ? 'resolved' : 'firing';
  const isOpen = recorded === 'firing';
  return !isEver(last[status].told) || isOpen === (status === 'firing')
    ? []
    : [`the alert ${name} is ${status} in the end, and on record ${recorded ?? 'not at all'}`];
}
