import { createHash } from 'node:crypto';
import type { Picture } from '@phasegate/block-kit/blocks.ts';
import { fitText } from '@phasegate/block-kit/fit.ts';
import { LIMITS } from '@phasegate/block-kit/limits.ts';
import type { HistogramsChart } from '../../pictures/histograms-chart.ts';
import { painter } from '../../pictures/painter.ts';
import type { Say } from '../../texts/say.ts';
import { numberText, percentText } from '../../texts/words.ts';
import type { Reading } from '../monitors/readings.ts';
import {
  type DriftFindings,
  type FeatureFinding,
  findingsIn,
  type Histogram,
} from '../references/findings.ts';
import type { AlertView } from './view.ts';

/** Features that get a line of their own on the card. */
const LINES = 5;
const NAMED = 10;
/** Characters of a reference's name that have room above its picture. */
const LONGEST = 30;

/** [M4] [M7] What moved, the worst first, a line each. mrkdwn. */
export function shiftLines(say: Say, { detail, n }: Pick<Reading, 'detail' | 'n'>): string[] {
  const found = findingsIn(detail);
  if (!found) return [];
  const { moved, of, reference, features, missing, extra } = found;
  const rest = features.length - LINES;
  return [
    say.md('alerts.shift.head', {
      moved,
      of,
      n: n ?? 0,
      name: reference.name,
      version: reference.version,
      ...seasonParams(say, reference.season),
    }),
    ...features.slice(0, LINES).map((one) => featureLine(say, one)),
    ...(rest > 0 ? [say.md('alerts.shift.more', { count: rest })] : []),
    ...(missing.length > 0 ? [say.md('alerts.shift.missing', namesIn(missing))] : []),
    ...(extra.length > 0 ? [say.md('alerts.shift.extra', namesIn(extra))] : []),
  ];
}

/** What p means, for whoever has not met it; none where nothing has moved by one. mrkdwn. */
export function chanceLine(say: Say, { detail }: Pick<Reading, 'detail'>): string[] {
  const found = findingsIn(detail);
  const hasP = found?.features.some(({ drifted, adjustedPValue }) => drifted && adjustedPValue !== null);
  return found && hasP ? [say.md('alerts.shift.chance', { tested: found.tested })] : [];
}

/** A Monday; any will do. */
const MONDAY = Temporal.PlainDate.from('2024-01-01');

/** The season it was held against, by name. */
function seasonParams(say: Say, season: DriftFindings['reference']['season']) {
  if (!season) return { by: 'none', season: '', sealed: 0 };
  const { by, season: which, n } = season;
  const name =
    by === 'hour'
      ? `${which}:00–${which + 1}:00`
      : by === 'weekday'
        ? MONDAY.add({ days: which - 1 }).toLocaleString(say.dates, { weekday: 'long' })
        : MONDAY.with({ month: which }).toLocaleString(say.dates, { month: 'long' });
  return { by, season: name, sealed: n };
}

const namesIn = (names: readonly string[]) => ({
  names: fitText(names.slice(0, NAMED).join(', '), 200),
  more: Math.max(0, names.length - NAMED),
});

const METHODS = { ks: 'ks', chi2: 'chi2', 'two-proportion': 'shares', 'missing values': 'missing' } as const;

function featureLine(say: Say, one: FeatureFinding): string {
  const share = (value: number) => percentText(Number((value * 100).toFixed(1)), say);
  const { nullShare, infiniteShare } = one;
  const isMoreInfinite = infiniteShare.current > infiniteShare.reference;
  return say.md('alerts.shift.feature', {
    name: one.name,
    what: one.reason === 'type changed' ? 'type' : one.drifted ? 'drifted' : 'noted',
    method: METHODS[one.method as keyof typeof METHODS] ?? 'none',
    effect: numberText(rounded(one.effect ?? 0), say),
    p: pText(one.adjustedPValue, say),
    nulls:
      one.method === 'missing values' || nullShare.current > 2 * nullShare.reference + 0.01 ? 'yes' : 'no',
    before: share(nullShare.reference),
    now: share(nullShare.current),
    infinite: isMoreInfinite ? 'yes' : 'no',
    infinities: share(infiniteShare.current),
    size: sizeWord(one.effect ?? 0),
    gone: one.gone.length,
    goneNames: fitText(one.gone.join(', '), 80),
    unseen: one.unseenNames,
    unseenNames: fitText(one.unseen.join(', '), 80),
    unseenRows: one.unseenRows,
    constant: one.isConstant ? 'yes' : 'no',
  });
}

/** J. Cohen’s words for effects, “Statistical Power Analysis for the Behavioral Sciences” (1988): 0.1 is small, 0.3 medium. */
const sizeWord = (effect: number): 'little' | 'clearly' | 'strongly' =>
  effect < 0.1 ? 'little' : effect < 0.3 ? 'clearly' : 'strongly';

const rounded = (value: number): number => Number(value.toPrecision(2));
const SMALLEST = 0.001;
const pText = (p: number | null, say: Say): string =>
  p === null ? '–' : p < SMALLEST ? `< ${numberText(SMALLEST, say)}` : numberText(rounded(p), say);

/** [M4] The worst features before and now; null where nothing moved that can be drawn. */
export function shiftPicture(say: Say, { monitor, readings }: AlertView, at: number): Picture | null {
  const found = findingsIn(readings.findLast(({ value }) => value !== null)?.detail ?? null);
  const drawn =
    found?.features.flatMap(({ name, histogram }) => (histogram ? [{ name, histogram }] : [])) ?? [];
  if (!found || drawn.length === 0) return null;
  const chart = chartOf(say, monitor.name, found, drawn);
  const request = { picture: 'histograms', chart } as const;
  const alt = say('alerts.shift.alt', {
    name: found.reference.name,
    version: found.reference.version,
    count: drawn.length,
    features: drawn.map(({ name }) => name).join(', '),
  });
  return {
    hash: createHash('sha256').update(JSON.stringify(request)).digest('hex'),
    name: 'shift.png',
    alt: fitText(alt, LIMITS.image.alt),
    at,
    render: async () => (await painter().draw(request)).bytes,
  };
}

function chartOf(
  say: Say,
  title: string,
  { reference }: DriftFindings,
  drawn: readonly { name: string; histogram: Histogram }[],
): HistogramsChart {
  return {
    title,
    subtitle: say('alerts.shift.subtitle', {
      name: fitText(reference.name, LONGEST),
      version: reference.version,
    }),
    locale: say.locale,
    format: { maximumFractionDigits: 1 },
    features: drawn.map(({ name, histogram }) => ({
      name,
      bars: histogram.bars.map((bar) => ({
        name: barName(say, bar),
        reference: bar.reference,
        current: bar.current,
      })),
    })),
  };
}

const DIGITS = 4;

/** Just under 0 is 0 for people. */
const LEAST = 1e-300;

function barName(say: Say, { name, from, to, isNone }: Histogram['bars'][number]): string {
  if (isNone) return say('alerts.shift.none');
  if (name !== undefined) return name;
  if (from === undefined) return say('alerts.shift.others');
  const write = (value: number) =>
    numberText(Math.abs(value) < LEAST ? 0 : Number(value.toPrecision(DIGITS)), say);
  if (from === null) return to == null ? '–' : `≤ ${write(to)}`;
  if (to == null) return `> ${write(from)}`;
  return write(from) === write(to) ? write(to) : `${write(from)} – ${write(to)}`;
}
