/**
 * The lineage as a picture. Graphviz decides where things stand: it is given sizes and numbers only, never a
 * text from people, so that no name can mean anything to it. The drawing is made here.
 */
import { type Lineage, type LineageNode, layers, orphans } from './graph.ts';
import { clean, fitWidth, wrap } from './text.ts';

/** The words in the picture; for another language, give others. */
export interface LineageWords {
  source: string;
  /** Before how many they are, where one shape stands for several. */
  sources: string;
  transformation: string;
  dataset: string;
  final: string;
  orphan: string;
  atRisk: string;
  unconnected: string;
}

export const LINEAGE_WORDS: LineageWords = {
  source: 'source',
  sources: 'sources',
  transformation: 'transformation',
  dataset: 'dataset',
  final: 'final training dataset',
  orphan: 'orphan source',
  atRisk: 'at risk',
  unconnected: 'Not connected to anything',
};

export interface LineagePicture extends Lineage {
  /** What it is the lineage of; shown as the title. */
  title: string;
  words?: LineageWords;
}

const LABEL_FONT = { size: 15, weight: 600 } as const;
export const LINE_HEIGHT = 19;
const NODE_WIDTH = 212;
const LABEL_WIDTH = 172;
const LABEL_LINES = 3;
/** A shape that stands for several: how long a list is before it gets another column, and how wide each is. */
const LIST_ROWS = 8;
const MOST_COLUMNS = 4;
export const LIST_WIDTH = 208;
export const LIST_FONT = { size: 15, weight: 400 } as const;
/** Pixels an inch in Graphviz's `plain` output. */
export const DPI = 72;

export interface Box {
  node: LineageNode;
  lines: string[];
  /** Side by side, each read from top to bottom; left out where the lines are one name. */
  columns?: string[][];
  width: number;
  height: number;
}

export interface Layout {
  /** DOT for the connected part; node i is `n<i>` in `boxes`. */
  dot: string;
  boxes: Box[];
  /** Places in `boxes` of nodes with no edge, which Graphviz is not asked about. */
  alone: number[];
  direction: 'LR' | 'TB';
}

/** How far a picture of that size would have to be scaled for Slack's width and a bearable height. */
const scaleOf = (width: number, height: number): number => Math.min(2000 / width, 2800 / height);

/** Left to right, or top down where many steps follow one another and few stand side by side. */
function directionOf(levels: Map<string, number>): { direction: 'LR' | 'TB'; widest: number } {
  const perLevel = new Map<number, number>();
  for (const level of levels.values()) perLevel.set(level, (perLevel.get(level) ?? 0) + 1);
  const widest = Math.max(1, ...perLevel.values());
  const across = scaleOf(perLevel.size * (NODE_WIDTH + 60), widest * 88);
  const down = scaleOf(widest * (NODE_WIDTH + 24), perLevel.size * 130);
  return { direction: across >= down ? 'LR' : 'TB', widest };
}

/**
 * What Graphviz is asked, and the boxes it will place.
 *
 * A long column of sources is spread over up to four columns (as Graphviz's `unflatten` does, by edges that must
 * be longer): 100 sources below one another are a picture nobody reads.
 */
export function lineageLayout(graph: Lineage): Layout {
  const boxes = graph.nodes.map((node): Box => {
    if (node.members) return listBox(node, node.members);
    const lines = wrap(node.label, LABEL_WIDTH, LABEL_LINES, LABEL_FONT);
    return {
      node,
      lines,
      width: NODE_WIDTH,
      height: (node.kind === 'source' ? 49 : 43) + lines.length * LINE_HEIGHT,
    };
  });
  const place = new Map(graph.nodes.map((node, i) => [node.id, i]));
  const pairs = new Map<string, [number, number]>();
  for (const { from, to } of graph.edges) {
    const tail = place.get(from);
    const head = place.get(to);
    if (tail !== undefined && head !== undefined) pairs.set(`${tail}>${head}`, [tail, head]);
  }
  const joined = new Set([...pairs.values()].flat());
  const connected = { nodes: graph.nodes.filter((_, i) => joined.has(i)), edges: graph.edges };
  const { direction, widest } = directionOf(layers(connected) ?? new Map());
  const columns = direction === 'LR' ? Math.min(4, Math.ceil(widest / 18)) : 1;
  const heads = new Set([...pairs.values()].map(([, head]) => head));

  const dot = [
    'digraph {',
    `graph [rankdir=${direction}, nodesep=${direction === 'LR' ? 0.2 : 0.4}, ranksep=${direction === 'LR' ? 0.75 : 0.6}]`,
    'node [shape=box, fixedsize=true, label=""]',
    `edge [arrowhead=none, ${direction === 'LR' ? 'tailport=e, headport=w' : 'tailport=s, headport=n'}]`,
  ];
  boxes.forEach(({ width, height }, i) => {
    if (joined.has(i)) dot.push(`n${i} [width=${inches(width)}, height=${inches(height)}]`);
  });
  let origins = 0;
  for (const [tail, head] of pairs.values()) {
    const length = heads.has(tail) ? 1 : 1 + (origins++ % columns);
    dot.push(`n${tail} -> n${head}${length > 1 ? ` [minlen=${length}]` : ''}`);
  }
  dot.push('}');
  return { dot: dot.join('\n'), boxes, alone: [...boxes.keys()].filter((i) => !joined.has(i)), direction };
}

/** Several sources in one shape, by their names. */
function listBox(node: LineageNode, members: readonly string[]): Box {
  const lines = members.map((name) => fitWidth(name, LIST_WIDTH - 12, LIST_FONT));
  const across = Math.min(MOST_COLUMNS, Math.ceil(lines.length / LIST_ROWS));
  const rows = Math.ceil(lines.length / across);
  return {
    node,
    lines,
    columns: Array.from({ length: across }, (_, at) => lines.slice(at * rows, (at + 1) * rows)),
    width: 24 + across * LIST_WIDTH,
    height: 55 + rows * LINE_HEIGHT,
  };
}

const inches = (pixels: number): string => (pixels / DPI).toFixed(4);

/** How many of what a lineage has, for texts about it. */
interface LineageFacts {
  sources: number;
  transformations: number;
  datasets: number;
  /** Label of the final training dataset, if there is one. */
  final: string | undefined;
  /** Labels of the sources that reach no final dataset, in order. */
  orphans: string[];
  atRisk: string[];
}

/** Counts and names; a source is an orphan when it is marked or when it reaches no final dataset. */
function lineageFacts(graph: Lineage): LineageFacts {
  const lost = new Set(orphans(graph));
  const count = (kind: LineageNode['kind']): number =>
    graph.nodes.filter((node) => node.kind === kind).length;
  const labels = (wanted: (node: LineageNode) => unknown): string[] =>
    graph.nodes
      .filter(wanted)
      .map((node) => clean(node.label))
      .sort();
  return {
    sources: count('source'),
    transformations: count('transformation'),
    datasets: count('dataset'),
    final: labels((node) => node.final)[0],
    orphans: labels((node) => node.orphan || lost.has(node.id)),
    atRisk: labels((node) => node.atRisk),
  };
}

const plural = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

/** The names, or the first five of them and how many more. */
function listed(names: readonly string[]): string {
  const more = names.length - 5;
  return more > 0 ? `${names.slice(0, 5).join(', ')} and ${more} more` : names.join(', ');
}

/**
 * What the picture says to who cannot see it: “Lineage of X: 12 sources through 5 transformations to
 * training_set; 1 orphan: web_clickstream”.
 */
export function lineageAlt(picture: LineagePicture): string {
  const facts = lineageFacts(picture);
  const parts = [
    `Lineage of ${clean(picture.title)}: ${plural(facts.sources, 'source')} through ${plural(facts.transformations, 'transformation')} to ${facts.final ?? 'no final training dataset yet'}`,
  ];
  if (facts.orphans.length > 0)
    parts.push(`${plural(facts.orphans.length, 'orphan')}: ${listed(facts.orphans)}`);
  if (facts.atRisk.length > 0) parts.push(`${facts.atRisk.length} at risk: ${listed(facts.atRisk)}`);
  return parts.join('; ');
}
