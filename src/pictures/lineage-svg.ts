/** Draws a lineage where Graphviz placed it. */

import { orphans } from './graph.ts';
import { DPI, type Layout, LINEAGE_WORDS, type LineagePicture } from './lineage.ts';
import { drawEdge, drawNode, GREY, type Look, legend, type Point, text } from './lineage-shapes.ts';
import { fitWidth } from './text.ts';

/** Where Graphviz's `plain` output puts things, in pixels from the top left corner. */
interface Placed {
  width: number;
  height: number;
  centres: Map<number, Point>;
  edges: { tail: number; points: Point[] }[];
}

/** Reads Graphviz's `plain` format: inches, y upwards. */
function readPlain(plain: string): Placed {
  const placed: Placed = { width: 0, height: 0, centres: new Map(), edges: [] };
  for (const line of plain.split('\n')) {
    const [what, ...words] = line.split(' ');
    const at = (i: number): Point => ({
      x: Number(words[i]) * DPI,
      y: placed.height - Number(words[i + 1]) * DPI,
    });
    const id = (i: number): number => Number(words[i]?.slice(1));
    if (what === 'graph') {
      placed.width = Number(words[1]) * DPI;
      placed.height = Number(words[2]) * DPI;
    } else if (what === 'node') {
      placed.centres.set(id(0), at(1));
    } else if (what === 'edge') {
      const points = Array.from({ length: Number(words[2]) }, (_, i) => at(3 + 2 * i));
      placed.edges.push({ tail: id(0), points });
    }
  }
  return placed;
}

const MARGIN = 40;
const TOP = 104;
const BOTTOM = 76;

export interface Svg {
  svg: string;
  /** Natural size in pixels. */
  width: number;
  height: number;
}

/**
 * The whole picture as SVG.
 * @param plain what Graphviz made of `layout.dot` in its `plain` format; empty when nothing is connected
 */
export function lineageSvg(picture: LineagePicture, layout: Layout, plain: string): Svg {
  const words = picture.words ?? LINEAGE_WORDS;
  const placed = readPlain(plain);
  const lost = new Set(orphans(picture));
  const looks = layout.boxes.map(
    ({ node }): Look => ({
      kind: node.kind,
      orphan: node.kind === 'source' && (node.orphan === true || lost.has(node.id)),
      final: node.kind === 'dataset' && node.final === true,
      atRisk: node.atRisk === true,
    }),
  );
  const inner = Math.max(placed.width, 900);
  const shift = { x: MARGIN + (inner - placed.width) / 2, y: TOP };
  const body: string[] = [];
  for (const { tail, points } of placed.edges) {
    const moved = points.map(({ x, y }) => ({ x: x + shift.x, y: y + shift.y }));
    body.push(drawEdge(moved, looks[tail]?.orphan ?? false, layout.direction));
  }
  layout.boxes.forEach((box, i) => {
    const centre = placed.centres.get(i);
    const look = looks[i];
    if (centre && look)
      body.push(drawNode(box, look, { x: centre.x + shift.x, y: centre.y + shift.y }, words));
  });

  let bottom = TOP + placed.height;
  if (layout.alone.length > 0) {
    if (placed.height > 0) bottom += 44;
    body.push(text(words.unconnected, MARGIN, bottom + 4, { size: 15, weight: 600, fill: GREY }));
    bottom += 26;
    const across = Math.max(1, Math.floor((inner + 24) / (212 + 24)));
    const rowHeight = Math.max(...layout.alone.map((i) => layout.boxes[i]?.height ?? 0)) + 20;
    layout.alone.forEach((i, k) => {
      const box = layout.boxes[i];
      const look = looks[i];
      if (!box || !look) return;
      const x = MARGIN + (k % across) * (box.width + 24) + box.width / 2;
      const y = bottom + Math.floor(k / across) * rowHeight + box.height / 2;
      body.push(drawNode(box, look, { x, y }, words));
    });
    bottom += Math.ceil(layout.alone.length / across) * rowHeight - 20;
  }

  const width = Math.ceil(inner + 2 * MARGIN);
  const height = Math.ceil(bottom + BOTTOM);
  const title = fitWidth(picture.title, inner, { size: 24, weight: 600 });
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    text(title, MARGIN, 50, { size: 24, weight: 600 }),
    ...body,
    legend(looks, words, MARGIN, height - 32),
    '</svg>',
  ].join('');
  return { svg, width, height };
}
