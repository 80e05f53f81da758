import type { Lineage, LineageNode, NodeKind } from '../../pictures/graph.ts';
import { nameKey } from '../../record/name-key.ts';
import { edgeFault, edgeKey, NAME_MAX } from './rules.ts';

/** What is wrong with one line. */
export type LineFault =
  | { line: number; kind: 'arrow' }
  | { line: number; kind: 'empty' }
  | { line: number; kind: 'quote' }
  | { line: number; kind: 'long'; name: string }
  | { line: number; kind: 'fed-source'; name: string }
  /** A prefix says otherwise than what the name is already. */
  | { line: number; kind: 'other-kind'; name: string }
  | { line: number; kind: 'two-finals'; name: string }
  | { line: number; kind: 'cycle'; path: string };

/** A node that the lines would make. */
export interface PlannedNode {
  key: string;
  name: string;
  kind: 'transformation' | 'dataset';
  /** Nothing feeds it: perhaps a source's name with a typing mistake. */
  unfed: boolean;
}

/** What pasted lines would change. Ends of edges are ids of nodes that are there, or keys of planned ones. */
export interface PastePlan {
  nodes: PlannedNode[];
  edges: { from: string; to: string }[];
  /** The id or key of what becomes the final training dataset. */
  final: string | null;
  faults: LineFault[];
}

interface Term {
  prefix: 'dataset' | 'final' | 'transformation' | null;
  name: string;
}

const PREFIX = /^(dataset|final|transformation)\s*:\s*/i;
const ARROW = /\s*(?:-+>|=>|→)\s*/;

/**
 * Reads lines `a, b -> c -> d`: names between commas, `#` begins a comment, quotes hold a name that contains
 * any of these. `dataset:` and `final:` say what a new name is; without them it is a transformation. Names are
 * compared without case with what is there, sources first.
 */
export function planPaste(graph: Lineage, text: string): PastePlan {
  const planner = new Planner(graph);
  text.split(/\r?\n/).forEach((line, index) => {
    planner.take(line, index + 1);
  });
  return planner.plan();
}

class Planner {
  readonly #graph: Lineage;
  readonly #known = new Map<string, Pick<LineageNode, 'id' | 'label' | 'kind'>>();
  readonly #fresh = new Map<string, PlannedNode>();
  readonly #edges = new Map<string, { from: string; to: string }>();
  readonly #faults: LineFault[] = [];
  #final: { id: string; name: string } | null = null;

  constructor(graph: Lineage) {
    this.#graph = graph;
    // Sources last, so that they win over a node of the same name.
    const ordered = [...graph.nodes].sort(
      (a, b) => Number(a.kind === 'source') - Number(b.kind === 'source'),
    );
    for (const node of ordered) this.#known.set(nameKey(node.label), node);
    for (const edge of graph.edges) this.#edges.set(edgeKey(edge), edge);
  }

  take(raw: string, line: number): void {
    const read = readLine(raw);
    if (read === null) return;
    if ('fault' in read) {
      this.#faults.push({ line, kind: read.fault });
      return;
    }
    const steps = read.steps.map((terms) => terms.map((term) => this.#resolve(term, line)));
    steps.forEach((targets, at) => {
      const feeds = steps[at - 1];
      if (feeds) this.#connect(feeds, targets, line);
    });
  }

  plan(): PastePlan {
    const there = new Set(this.#graph.edges.map(edgeKey));
    const edges = [...this.#edges.values()].filter((edge) => !there.has(edgeKey(edge)));
    const fed = new Set(edges.map((edge) => edge.to));
    const nodes = [...this.#fresh.values()].map((node) => ({ ...node, unfed: !fed.has(node.key) }));
    return { nodes, edges, final: this.#final?.id ?? null, faults: this.#faults };
  }

  /** The id or key of what a name means, made where it is new. */
  #resolve({ prefix, name }: Term, line: number): string | null {
    if (name.length > NAME_MAX) {
      this.#faults.push({ line, kind: 'long', name: `${name.slice(0, 40)}…` });
      return null;
    }
    const key = nameKey(name);
    const wanted: NodeKind | null = prefix === 'final' ? 'dataset' : prefix;
    const found = this.#known.get(key);
    if (found && wanted && found.kind !== wanted) {
      const planned = this.#fresh.get(found.id);
      // A name that was new on an earlier line may be told later to be a dataset.
      if (planned?.kind !== 'transformation' || prefix === 'transformation') {
        this.#faults.push({ line, kind: 'other-kind', name: found.label });
        return null;
      }
      planned.kind = 'dataset';
      this.#known.set(key, { ...found, kind: 'dataset' });
    }
    const id = found?.id ?? this.#plan(key, name, wanted === 'dataset' ? 'dataset' : 'transformation');
    if (prefix === 'final') this.#markFinal(id, name, line);
    return id;
  }

  #plan(key: string, name: string, kind: PlannedNode['kind']): string {
    const id = `new ${key}`;
    this.#fresh.set(id, { key: id, name, kind, unfed: false });
    this.#known.set(key, { id, label: name, kind });
    return id;
  }

  #markFinal(id: string, name: string, line: number): void {
    if (this.#final && this.#final.id !== id) this.#faults.push({ line, kind: 'two-finals', name });
    else this.#final = { id, name };
  }

  #connect(feeds: readonly (string | null)[], targets: readonly (string | null)[], line: number): void {
    for (const to of targets) {
      for (const from of feeds) {
        if (from === null || to === null) continue;
        const edge = { from, to };
        if (this.#edges.has(edgeKey(edge))) continue;
        const fault = edgeFault(this.#now(), [edge]);
        if (fault?.kind === 'source') this.#faults.push({ line, kind: 'fed-source', name: fault.name });
        else if (fault?.kind === 'cycle') this.#faults.push({ line, kind: 'cycle', path: fault.path });
        else this.#edges.set(edgeKey(edge), edge);
      }
    }
  }

  #now(): Lineage {
    const fresh = [...this.#fresh.values()].map(({ key, name, kind }) => ({ id: key, label: name, kind }));
    return { nodes: [...this.#graph.nodes, ...fresh], edges: [...this.#edges.values()] };
  }
}

type Read = { steps: Term[][] } | { fault: 'arrow' | 'empty' | 'quote' };

/** One line; null where it is empty or a comment. */
function readLine(raw: string): Read | null {
  const held: string[] = [];
  // What stands in quotes is put aside, so that nothing in it is read.
  const bare = raw
    .replace(/\p{Co}/gu, '')
    .replace(/"([^"]*)"/g, (_all, inside: string) => `\ue000${held.push(inside) - 1}\ue001`)
    .replace(/(^|\s)#.*$/, '')
    .trim();
  if (bare === '') return null;
  if (bare.includes('"')) return { fault: 'quote' };
  const steps = bare.split(ARROW).map((step) => step.split(',').map((text) => termOf(text, held)));
  const [only = [], ...more] = steps;
  if (steps.some((step) => step.some((term) => term.name === ''))) return { fault: 'empty' };
  if (more.length === 0 && only.some((term) => term.prefix === null)) return { fault: 'arrow' };
  return { steps };
}

function termOf(text: string, held: readonly string[]): Term {
  const trimmed = text.trim();
  const prefix = PREFIX.exec(trimmed)?.[1]?.toLowerCase();
  const name = trimmed
    .replace(PREFIX, '')
    .replace(/\ue000(\d+)\ue001/g, (_all, at: string) => held[Number(at)] ?? '')
    .replace(/[\p{Cc}\p{Cf}\p{Co}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  const known = prefix === 'dataset' || prefix === 'final' || prefix === 'transformation' ? prefix : null;
  return { prefix: known, name };
}
