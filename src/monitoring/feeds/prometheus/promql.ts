import { parser } from '@prometheus-io/lezer-promql';

type SyntaxNode = ReturnType<typeof parser.parse>['topNode'];

/** One selector of a query. */
export interface Selector {
  /** As it was written, with its window and offset: `x{a="b"}[1h] offset 1d`. */
  whole: string;
  /** Without them: `x{a="b"}`. */
  series: string;
  /** `1h`; null where it takes the newest sample. */
  window: string | null;
}

/** What a query is made of, as far as reading its answer needs it. */
export interface Parsed {
  /** Each different one. */
  selectors: readonly Selector[];
  /** What stands in `scalar(…)`, each. */
  scalars: readonly string[];
  /** Whether a quantile, a largest or smallest is taken: a NaN passes there as a plausible number (f1). */
  ranks: boolean;
  /** Whether samples of a window are counted (f3). */
  counts: boolean;
  /** Whether a quantile is selected that a summary exports by itself: some clients say 0 where nothing was observed. */
  summary: boolean;
}

const RANKING = new Set([
  'QuantileOverTime',
  'MaxOverTime',
  'MinOverTime',
  'Quantile',
  'Max',
  'Min',
  'Topk',
  'Bottomk',
]);

/** Reads a query by Prometheus' own grammar. @returns where it is none: how far it was understood */
export function parsePromQl(text: string): Parsed | { faultAt: number } {
  const tree = parser.parse(text);
  const found = { selectors: new Map<string, Selector>(), scalars: [] as string[] };
  let faultAt: number | null = null;
  let [ranks, counts, summary] = [false, false, false];
  const of = (node: SyntaxNode) => text.slice(node.from, node.to);
  tree.iterate({
    enter({ node, name, type, from }) {
      if (type.isError) faultAt ??= from;
      else if (RANKING.has(name)) ranks = true;
      else if (name === 'CountOverTime') counts = true;
      else if (name === 'LabelName' && of(node) === 'quantile') summary ||= matches(node);
      else if (name === 'Scalar') {
        const body = node.parent?.parent?.getChild('FunctionCallBody')?.firstChild;
        if (body) found.scalars.push(of(body));
      } else if (name === 'VectorSelector') {
        const one = selectorAt(node, of);
        found.selectors.set(one.whole, one);
      }
    },
  });
  if (faultAt !== null) return { faultAt };
  return { selectors: [...found.selectors.values()], scalars: found.scalars, ranks, counts, summary };
}

/** Whether a label stands in a selector, not in `by (…)`. */
const matches = ({ parent }: SyntaxNode) => parent?.name.endsWith('LabelMatcher') ?? false;

const AROUND = new Set(['MatrixSelector', 'OffsetExpr', 'StepInvariantExpr']);

function selectorAt(node: SyntaxNode, of: (node: SyntaxNode) => string): Selector {
  let whole = node;
  while (whole.parent && AROUND.has(whole.parent.name)) whole = whole.parent;
  const range = node.parent?.name === 'MatrixSelector' ? node.parent.getChild('DurationExpr') : null;
  return { whole: of(whole), series: of(node), window: range ? of(range) : null };
}
