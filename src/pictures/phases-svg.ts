/** The phases of a cycle, planned against actual (D1): a bar of working days each. */
import { BLUE, GREY, INK, RED } from './chart-frame.ts';
import type { Svg } from './lineage-svg.ts';
import { clean, FONT_FAMILY, fitWidth } from './text.ts';

export interface PhasesChart {
  title: string;
  phases: readonly {
    name: string;
    /** Working days planned; null for a phase without an end. */
    planned: { from: number; to: number } | null;
    /** Working days that it took, or takes so far; null where it has not begun. */
    days: number | null;
    isNow: boolean;
    /** What stands beside the bar: “day 9 of 5–15”. */
    said: string;
  }[];
}

const WIDTH = 920;
const LEFT = 250;
const BAR = 400;
const ROW = 44;
const TOP = 84;
const LIGHT = '#d9e4f2';

/** Text as SVG holds it. */
const xml = (text: string): string =>
  clean(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export function phasesSvg({ title, phases }: PhasesChart): Svg {
  const longest = Math.max(1, ...phases.map(({ planned, days }) => Math.max(planned?.to ?? 0, days ?? 0)));
  const wide = (days: number): number => Math.round((days / longest) * BAR);
  const height = TOP + phases.length * ROW + 20;
  const rows = phases.map((phase, at) => rowSvg(phase, TOP + at * ROW, wide));
  const head = text(fitWidth(title, WIDTH - 80, { size: 24, weight: 600 }), 36, 48, 24, INK, 600);
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-family="${FONT_FAMILY}"><rect width="100%" height="100%" fill="#ffffff"/>${head}${rows.join('')}</svg>`,
    width: WIDTH,
    height,
  };
}

/** Light: what was planned, from its least to its most; blue: what it took; red: beyond the most. */
function rowSvg(
  { name, planned, days, isNow, said }: PhasesChart['phases'][number],
  y: number,
  wide: (days: number) => number,
): string {
  const most = planned?.to ?? days ?? 0;
  const within = Math.min(days ?? 0, most);
  const colour = days === null ? GREY : INK;
  return [
    text(
      fitWidth(name, LEFT - 60, { size: 15, weight: isNow ? 600 : 400 }),
      36,
      y + 20,
      15,
      colour,
      isNow ? 600 : 400,
    ),
    bar(LEFT, y + 4, wide(planned?.to ?? 0), 20, LIGHT),
    bar(LEFT, y + 8, wide(within), 12, BLUE),
    bar(LEFT + wide(most), y + 8, wide(Math.max(0, (days ?? 0) - most)), 12, RED),
    planned ? bar(LEFT + wide(planned.from), y + 4, 2, 20, GREY) : '',
    text(fitWidth(said, WIDTH - LEFT - BAR - 40, { size: 14 }), LEFT + BAR + 16, y + 20, 14, colour),
  ].join('');
}

const bar = (x: number, y: number, width: number, height: number, fill: string): string =>
  width > 0 ? `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="2" fill="${fill}"/>` : '';

const text = (said: string, x: number, y: number, size: number, fill: string, weight = 400): string =>
  `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}">${xml(said)}</text>`;
