/** The lineage as Mermaid flowchart text, for documents that people keep elsewhere. */
import { type Lineage, type LineageNode, orphans } from './graph.ts';
import { clean } from './text.ts';

/** Everything that is neither a letter, a digit nor harmless becomes Mermaid's entity code (`#35;`). */
function escaped(label: string): string {
  const text = clean(label) || '–';
  return text.replace(/[^\p{L}\p{M}\p{N} ._,()/+–-]/gu, (character) => `#${character.codePointAt(0)};`);
}

/** Cylinder, hexagon, box; the final dataset is a box in a box. */
function shape(node: LineageNode, label: string): string {
  if (node.kind === 'source') return `[("${label}")]`;
  if (node.kind === 'transformation') return `{{"${label}"}}`;
  return node.final ? `[["${label}"]]` : `["${label}"]`;
}

type Mark = 'orphan' | 'final' | 'atRisk';

const STYLES: Record<Mark, string> = {
  orphan: 'stroke:#b3421b,stroke-dasharray:6 4',
  final: 'stroke:#0b6e5f,stroke-width:3px',
  atRisk: 'fill:#fff3c4,color:#1d1c1d',
};

function marks(node: LineageNode, lost: ReadonlySet<string>): Mark[] {
  const found: Mark[] = [];
  if (node.kind === 'source' && (node.orphan || lost.has(node.id))) found.push('orphan');
  if (node.kind === 'dataset' && node.final) found.push('final');
  if (node.atRisk) found.push('atRisk');
  return found;
}

/** What a mark says in words; the final dataset is told by its shape. */
const WORDS: Record<Mark, string> = { orphan: 'orphan', final: '', atRisk: 'at risk' };

/**
 * Flowchart text with nodes `n0`, `n1`, … in the order given; no text from people stands where Mermaid reads
 * anything but a quoted label. Edges to unknown nodes are left out.
 */
export function lineageMermaid(graph: Lineage): string {
  const lost = new Set(orphans(graph));
  const place = new Map(graph.nodes.map((node, i) => [node.id, `n${i}`]));
  const marked: Record<Mark, string[]> = { orphan: [], final: [], atRisk: [] };
  const lines = graph.nodes.map((node, i) => {
    const found = marks(node, lost);
    for (const mark of found) marked[mark].push(`n${i}`);
    const words = found.map((mark) => WORDS[mark]).filter((word) => word !== '');
    const suffix = words.length > 0 ? ` (${words.join(', ')})` : '';
    return `  n${i}${shape(node, escaped(node.label) + suffix)}`;
  });
  for (const { from, to } of graph.edges) {
    const [tail, head] = [place.get(from), place.get(to)];
    if (tail && head) lines.push(`  ${tail} --> ${head}`);
  }
  for (const mark of ['orphan', 'final', 'atRisk'] as const) {
    if (marked[mark].length === 0) continue;
    lines.push(`  classDef ${mark} ${STYLES[mark]}`, `  class ${marked[mark].join(',')} ${mark}`);
  }
  return `${['flowchart LR', ...lines].join('\n')}\n`;
}
