/** The roadmap: use cases in their order, how far each is, and what it waits for (R3). */
import { BLUE, framed, GREY, INK, RED, type Spec, text } from './chart-frame.ts';
import { fitWidth, wrap } from './text.ts';

export interface RoadmapRow {
  place: number;
  name: string;
  /** How it stands, in words with its mark. */
  state: string;
  /** What it waits for; empty where it waits for nothing. */
  needs: string;
  /** How many of the five phases are behind it, and which one it is in. */
  done: number;
  current: number | null;
}

export interface RoadmapChart {
  title: string;
  /** What the five cells of a row mean. */
  legend: string;
  /** In their order; two dozen can be read in one picture. */
  rows: readonly RoadmapRow[];
}

/** Narrow, so that it can be read on a phone: text of 19 of 700 pixels is a tenth of an inch there. */
const WIDTH = 630;
const CELL = { size: 28, gap: 6 };
const PHASES = [1, 2, 3, 4, 5];
const CELLS_LEFT = WIDTH - PHASES.length * (CELL.size + CELL.gap) + CELL.gap;
const NAME = { left: 40, size: 19 };
const DETAIL = { size: 16, line: 23 };
const LIGHT = '#e3e8ee';

const PIXELS = { type: 'quantitative', scale: null, axis: null } as const;
const at = (x: string, y: string): Spec => ({ x: { field: x, ...PIXELS }, y: { field: y, ...PIXELS } });
const inColour = { color: { field: 'colour', type: 'nominal', scale: null } };

/** A row with its lines and where it begins, in pixels from the top. */
interface Placed extends RoadmapRow {
  top: number;
  height: number;
  names: string[];
  details: { text: string; colour: string }[];
}

export function roadmapSpec({ title, legend, rows }: RoadmapChart): Spec {
  const placed = place(rows);
  const last = placed.at(-1);
  const trimmed = (words: string, size: number, weight: 400 | 600) =>
    fitWidth(words, WIDTH, { size, weight });
  return framed(
    trimmed(title, 24, 600),
    WIDTH,
    last ? last.top + last.height : 40,
    { layer: [...lines(placed), ...cells(placed), ...words(placed)] },
    trimmed(legend, 15, 400),
  );
}

const PADDING = 12;

function place(rows: readonly RoadmapRow[]): Placed[] {
  let top = 0;
  return rows.map((row) => {
    const width = CELLS_LEFT - NAME.left - 14;
    const names = wrap(row.name, width, 2, { size: NAME.size, weight: 600 });
    const long = WIDTH - NAME.left;
    const needs = row.needs === '' ? [] : wrap(row.needs, long, 2, { size: DETAIL.size });
    const details = [
      { text: fitWidth(row.state, long, { size: DETAIL.size }), colour: GREY },
      ...needs.map((line) => ({ text: line, colour: RED })),
    ].filter((line) => line.text !== '');
    const shown = names.length > 0 ? names : ['–'];
    const height = shown.length * 26 + details.length * DETAIL.line + 2 * PADDING;
    const found = { ...row, top, height, names: shown, details };
    top += height;
    return found;
  });
}

/** A thin line between rows. */
function lines(rows: readonly Placed[]): Spec[] {
  const values = rows.slice(1).map(({ top }) => ({ x: 0, x2: WIDTH, y: top }));
  return [
    {
      data: { values },
      mark: { type: 'rule', stroke: LIGHT, strokeWidth: 1.2 },
      encoding: { ...at('x', 'y'), x2: { field: 'x2' } },
    },
  ];
}

const LOOKS = {
  done: { fill: BLUE, ring: BLUE, width: 1.5, colour: '#ffffff' },
  now: { fill: '#eaf2fb', ring: BLUE, width: 3, colour: BLUE },
  ahead: { fill: '#ffffff', ring: LIGHT, width: 1.5, colour: GREY },
} as const;

/** A cell for each phase: full where it is done, ringed where the use case is now. */
function cells(rows: readonly Placed[]): Spec[] {
  const all = rows.flatMap((row) =>
    PHASES.map((phase) => {
      const x = CELLS_LEFT + (phase - 1) * (CELL.size + CELL.gap);
      const y = row.top + PADDING - 2;
      return {
        x,
        x2: x + CELL.size,
        y,
        y2: y + CELL.size,
        middle: x + CELL.size / 2,
        centre: y + CELL.size / 2,
        text: String(phase),
        ...LOOKS[phase <= row.done ? 'done' : phase === row.current ? 'now' : 'ahead'],
      };
    }),
  );
  return [
    {
      data: { values: all },
      mark: { type: 'rect', cornerRadius: 5 },
      encoding: {
        ...at('x', 'y'),
        x2: { field: 'x2' },
        y2: { field: 'y2' },
        fill: { field: 'fill', type: 'nominal', scale: null },
        stroke: { field: 'ring', type: 'nominal', scale: null },
        strokeWidth: { field: 'width', type: 'quantitative', scale: null },
      },
    },
    text(all, { align: 'center', fontWeight: 600 }, { ...at('middle', 'centre'), ...inColour }),
  ];
}

/** Place and name, how it stands, and what it waits for. */
function words(rows: readonly Placed[]): Spec[] {
  const first = (row: Placed): number => row.top + PADDING + 12;
  const names = rows.flatMap((row) =>
    row.names.map((line, i) => ({ x: NAME.left, y: first(row) + i * 26, text: line })),
  );
  const details = rows.flatMap((row) =>
    row.details.map((line, i) => ({
      ...line,
      x: NAME.left,
      y: first(row) + row.names.length * 26 + i * DETAIL.line - 2,
    })),
  );
  const places = rows.map((row) => ({ x: 26, y: first(row), text: String(row.place) }));
  return [
    text(places, { align: 'right', color: GREY, fontSize: NAME.size }, at('x', 'y')),
    text(names, { fontWeight: 600, fontSize: NAME.size, color: INK }, at('x', 'y')),
    text(details, { fontSize: DETAIL.size }, { ...at('x', 'y'), ...inColour }),
  ];
}
