/** What stands in a lineage: nodes, edges and the legend, each as a piece of SVG. */
import {
  type Box,
  LINE_HEIGHT,
  LIST_FONT,
  LIST_WIDTH,
  type LineagePicture,
  type LineageWords,
} from './lineage.ts';
import { FONT_FAMILY, fitWidth, textWidth, xml } from './text.ts';

export interface Point {
  x: number;
  y: number;
}

const INK = '#1d1c1d';
export const GREY = '#5f6670';
const EDGE = '#7b8491';
const STYLES = {
  source: { fill: '#e8f1fb', line: '#1d5fa8' },
  transformation: { fill: '#f1eff6', line: '#5a4a8a' },
  dataset: { fill: '#e5f4ef', line: '#0b6e5f' },
  orphan: { fill: '#fff3ec', line: '#b3421b' },
} as const;
const RISK = { fill: '#fff3c4', line: '#8a5a00' } as const;

export interface Look {
  kind: LineagePicture['nodes'][number]['kind'];
  orphan: boolean;
  final: boolean;
  atRisk: boolean;
}

const n = (value: number): string => (Math.round(value * 10) / 10).toString();

export function text(
  content: string,
  x: number,
  y: number,
  {
    size,
    weight = 400,
    fill = INK,
    anchor = 'start',
    spacing = 0,
  }: { size: number; weight?: number; fill?: string; anchor?: 'start' | 'middle'; spacing?: number },
): string {
  const more = spacing > 0 ? ` letter-spacing="${spacing}"` : '';
  return `<text x="${n(x)}" y="${n(y)}" font-family="${FONT_FAMILY}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}"${more}>${xml(content)}</text>`;
}

/** A cylinder, a hexagon or a box: what it is, without its colour. */
function outline({ kind, orphan, final }: Look, left: number, top: number, w: number, h: number): string {
  const { fill, line } = orphan ? STYLES.orphan : STYLES[kind];
  const paint = `fill="${fill}" stroke="${line}" stroke-width="${orphan ? 2 : 1.6}"${orphan ? ' stroke-dasharray="7 5"' : ''} stroke-linejoin="round"`;
  const [right, bottom] = [left + w, top + h];
  if (kind === 'source') {
    const r = Math.min(6, h / 5);
    const arc = (x: number, y: number, sweep: 0 | 1): string =>
      `A ${n(w / 2)} ${n(r)} 0 0 ${sweep} ${n(x)} ${n(y)}`;
    return (
      `<path d="M ${n(left)} ${n(top + r)} ${arc(right, top + r, 1)} V ${n(bottom - r)} ${arc(left, bottom - r, 1)} Z" ${paint}/>` +
      `<path d="M ${n(left)} ${n(top + r)} ${arc(right, top + r, 0)}" fill="none" stroke="${line}" stroke-width="1.2"/>`
    );
  }
  if (kind === 'transformation') {
    const cut = Math.min(14, w / 5);
    const middle = top + h / 2;
    return `<path d="M ${n(left)} ${n(middle)} L ${n(left + cut)} ${n(top)} H ${n(right - cut)} L ${n(right)} ${n(middle)} L ${n(right - cut)} ${n(bottom)} H ${n(left + cut)} Z" ${paint}/>`;
  }
  const box = (inset: number, how: string): string =>
    `<rect x="${n(left + inset)}" y="${n(top + inset)}" width="${n(w - 2 * inset)}" height="${n(h - 2 * inset)}" rx="3" ${how}/>`;
  return final ? box(0, `fill="#ffffff" stroke="${line}" stroke-width="2"`) + box(4.5, paint) : box(0, paint);
}

/** The kind in words, above the name. */
function kindWords(look: Look, words: LineageWords): string {
  if (look.final) return words.final;
  return look.orphan ? words.orphan : words[look.kind];
}

/** “Sources: 12” where a shape stands for several. */
function headOf({ node: { members } }: Box, look: Look, words: LineageWords): string {
  if (!members) return kindWords(look, words);
  return `${look.orphan ? words.orphan : words.sources}: ${members.length}`;
}

const listed = (columns: readonly string[][], left: number, top: number): string[] =>
  columns.flatMap((lines, column) =>
    lines.map((line, row) => text(line, left + column * LIST_WIDTH, top + row * LINE_HEIGHT, LIST_FONT)),
  );

export function drawNode(box: Box, look: Look, centre: Point, words: LineageWords): string {
  const { width: w, height: h } = box;
  // The lid of a cylinder takes room.
  const down = look.kind === 'source' ? 5 : 0;
  const [left, top] = [centre.x - w / 2, centre.y - h / 2];
  const ink = look.orphan ? STYLES.orphan.line : look.final ? STYLES.dataset.line : GREY;
  const label = fitWidth(headOf(box, look, words).toUpperCase(), w - 40, { size: 12, weight: 600 });
  const drawn = [
    outline(look, left, top, w, h),
    text(label, centre.x, top + 23 + down, {
      size: 11,
      weight: 600,
      fill: ink,
      anchor: 'middle',
      spacing: 0.5,
    }),
    ...(box.columns
      ? listed(box.columns, left + 18, top + 45 + down)
      : box.lines.map((line, i) =>
          text(line, centre.x, top + 42 + down + i * LINE_HEIGHT, {
            size: 15,
            weight: 600,
            anchor: 'middle',
          }),
        )),
  ];
  if (look.atRisk) drawn.push(riskBadge(left + w - 6, top, words));
  return drawn.join('');
}

/** A triangle with the words, over the upper right corner. */
function riskBadge(right: number, top: number, words: LineageWords): string {
  const label = fitWidth(words.atRisk, 110, { size: 11, weight: 600 });
  const w = textWidth(label, { size: 11, weight: 600 }) + 30;
  const left = right - w;
  return (
    `<rect x="${n(left)}" y="${n(top - 9)}" width="${n(w)}" height="18" rx="9" fill="${RISK.fill}" stroke="${RISK.line}" stroke-width="1.2"/>` +
    `<path d="M ${n(left + 9)} ${n(top + 4)} l 5 -9 l 5 9 Z" fill="${RISK.line}"/>` +
    text(label, left + 23, top + 4, { size: 11, weight: 600, fill: RISK.line })
  );
}

export function drawEdge(points: readonly Point[], dashed: boolean, direction: 'LR' | 'TB'): string {
  const [first, ...rest] = points;
  const tip = rest.at(-1);
  if (!first || !tip) return '';
  const colour = dashed ? STYLES.orphan.line : EDGE;
  const curve = rest.map(({ x, y }) => `${n(x)} ${n(y)}`).join(' ');
  const head =
    direction === 'LR'
      ? `M ${n(tip.x + 1)} ${n(tip.y)} l -10 -4.5 v 9 Z`
      : `M ${n(tip.x)} ${n(tip.y + 1)} l -4.5 -10 h 9 Z`;
  return (
    `<path d="M ${n(first.x)} ${n(first.y)} C ${curve}" fill="none" stroke="${colour}" stroke-width="1.5"${dashed ? ' stroke-dasharray="6 4"' : ''}/>` +
    `<path d="${head}" fill="${colour}"/>`
  );
}

/** One sample of each look that occurs, with its words. */
export function legend(looks: readonly Look[], words: LineageWords, left: number, y: number): string {
  let x = left;
  const drawn: string[] = [];
  const entry = (sample: (x: number) => string, label: string, sampleWidth = 34): void => {
    drawn.push(sample(x), text(label, x + sampleWidth + 8, y + 5, { size: 13, fill: GREY }));
    x += sampleWidth + 8 + textWidth(label, { size: 13 }) + 26;
  };
  const kinds: Look[] = [
    { kind: 'source', orphan: false, final: false, atRisk: false },
    { kind: 'transformation', orphan: false, final: false, atRisk: false },
    { kind: 'dataset', orphan: false, final: false, atRisk: false },
    { kind: 'dataset', orphan: false, final: true, atRisk: false },
    { kind: 'source', orphan: true, final: false, atRisk: false },
  ];
  for (const kind of kinds) {
    const occurs = looks.some((look) => kindWords(look, words) === kindWords(kind, words));
    if (occurs) entry((at) => outline(kind, at, y - 12, 34, 24), kindWords(kind, words));
  }
  if (looks.some((look) => look.atRisk)) {
    entry(
      (at) => `<path d="M ${n(at + 2)} ${n(y + 7)} l 8 -14 l 8 14 Z" fill="${RISK.line}"/>`,
      words.atRisk,
      18,
    );
  }
  return drawn.join('');
}
