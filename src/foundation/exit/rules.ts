import type { StaleArtifact } from '../../../db/schema/engagement.ts';
import type { TextKey } from '../../texts/catalogue.ts';
import type { Params } from '../../texts/say.ts';

/** A source, gap or node as a line of the exit check names it. */
export interface Named {
  id: string;
  name: string;
}

/** Everything the exit check looks at, as numbers and names. */
export interface ExitNumbers {
  sources: { total: number; ready: number; notReady: Named | null; stale?: readonly StaleArtifact[] };
  /** [R3] `stale`: taken over from the cycle before, and holding no longer. `belowWithoutGap`: dimensions under their threshold for which nobody opened a gap; `below`: the first such assessment. */
  assessed: {
    total: number;
    done: number;
    next: Named | null;
    belowWithoutGap: number;
    below: Named | null;
    stale?: readonly StaleArtifact[];
  };
  /** Those neither resolved nor validly waived. */
  gaps: {
    total: number;
    blocking: number;
    degrading: number;
    firstBlocking: Named | null;
    firstDegrading: Named | null;
  };
  /** `begun`: there are transformations or datasets. */
  lineage: { final: string | null; orphans: readonly Named[]; begun: boolean };
  pipeline: PipelineNumbers;
}

export type PipelineNumbers =
  | { kind: 'none' }
  | { kind: 'valid'; at: Temporal.Instant }
  | { kind: 'failed'; failed: number; at: Temporal.Instant }
  | { kind: 'partial' }
  /** Something changed after it. */
  | {
      kind: 'void';
      changedAt: Temporal.Instant;
      what: 'source' | 'import' | 'gap' | 'lineage';
      name: string;
    };

export const STEPS = ['sources', 'assessed', 'gaps', 'lineage', 'pipeline'] as const;
export type Step = (typeof STEPS)[number];

/** One line of “What is missing?”. */
export interface ExitLine {
  step: Step;
  ok: boolean;
  key: TextKey;
  params: Params;
  /** Since when, where the text says `{when}`. */
  since?: Temporal.Instant;
  /** [R3] What it is that holds no longer, and why: `{why}` in the text. */
  stale?: StaleArtifact;
  /** What puts it right; `about`: what its button is about, where that is not the engagement. */
  fix?: Fix;
  about?: string;
}

export type Fix =
  | 'add-source'
  | 'show-sources'
  | 'assess'
  | 'open-gap'
  | 'show-gaps'
  | 'lineage'
  | 'add-dataset'
  | 'connect'
  | 'record-run';

/** Whether a run with these results validates the pipeline, before asking what changed since. */
export const validates = (run: { failed: number; passed: number; coversAll: boolean }): boolean =>
  run.failed === 0 && run.passed > 0 && run.coversAll;

/**
 * [F5.2] The exit check: every step with its lines, what is missing and what holds, in the order of work. A
 * foundation without a single source has nothing that could hold.
 */
export function exitLines(numbers: ExitNumbers): ExitLine[] {
  return [
    ...sourcesLines(numbers),
    ...assessedLines(numbers),
    ...gapLines(numbers),
    ...lineageLines(numbers),
    pipelineLine(numbers.pipeline),
  ];
}

/**
 * How much of the steps is done: of each the share of the sources that it is done for, so that one more source takes
 * back its own share and not all that was reached. All of `total` only where nothing is missing.
 */
export function progress(numbers: ExitNumbers): { done: number; total: number } {
  const { sources, assessed, gaps, lineage, pipeline } = numbers;
  const shares: Record<Step, number> = {
    sources: share(sources.ready, sources.total),
    assessed: share(assessed.done, assessed.total + assessed.belowWithoutGap),
    // A gap weighs as much as a source.
    gaps: share(sources.total, sources.total + gaps.total),
    lineage:
      lineage.final === null ? 0 : share(Math.max(0, sources.total - lineage.orphans.length), sources.total),
    pipeline: pipeline.kind === 'valid' ? 1 : 0,
  };
  return { done: STEPS.reduce((sum, step) => sum + shares[step], 0), total: STEPS.length };
}

const share = (done: number, of: number): number => (of === 0 ? 0 : done / of);

export const missingIn = (lines: readonly ExitLine[]): ExitLine[] => lines.filter((line) => !line.ok);

function sourcesLines({ sources: { total, ready, notReady, stale = [] } }: ExitNumbers): ExitLine[] {
  const line = (key: TextKey, params: Params, fix: Fix): ExitLine => ({
    step: 'sources',
    ok: false,
    key,
    params,
    fix,
  });
  if (total === 0) return [line('exit.sources.none', {}, 'add-source')];
  const left = total - ready - stale.length;
  const lines = [
    ...(left > 0
      ? [line('exit.sources.missing', { total, left, name: notReady?.name ?? '' }, 'show-sources')]
      : []),
    ...staleLine({ step: 'sources', key: 'exit.sources.stale', fix: 'show-sources' }, stale),
  ];
  return lines.length > 0
    ? lines
    : [{ step: 'sources', ok: true, key: 'exit.sources.ok', params: { total, ready } }];
}

/** [R3] What holds no longer, as one line that names the first and counts the others. */
function staleLine(
  line: Pick<ExitLine, 'step' | 'key' | 'fix'>,
  stale: readonly StaleArtifact[],
): ExitLine[] {
  const [first] = stale;
  if (!first) return [];
  return [{ ...line, ok: false, params: { count: stale.length, name: first.name }, stale: first }];
}

function assessedLines({ assessed }: ExitNumbers): ExitLine[] {
  const { total, done, next, belowWithoutGap, below, stale = [] } = assessed;
  const lines: ExitLine[] = [];
  const left = total - done - new Set(stale.map(({ source }) => source)).size;
  if (total === 0 || left > 0) {
    lines.push({
      step: 'assessed',
      ok: false,
      key: total === 0 ? 'exit.assessed.none' : 'exit.assessed.missing',
      params: { left, name: next?.name ?? '' },
      ...(total > 0 && { fix: 'assess' as const }),
    });
  }
  lines.push(...staleLine({ step: 'assessed', key: 'exit.assessed.stale', fix: 'assess' }, stale));
  if (belowWithoutGap > 0) {
    lines.push({
      step: 'assessed',
      ok: false,
      key: 'exit.assessed.below',
      params: { count: belowWithoutGap, name: below?.name ?? '' },
      fix: 'open-gap',
      ...(below && { about: below.id }),
    });
  }
  if (lines.length === 0)
    lines.push({ step: 'assessed', ok: true, key: 'exit.assessed.ok', params: { total } });
  return lines;
}

function gapLines({ gaps }: ExitNumbers): ExitLine[] {
  const line = (key: TextKey, count: number, first: Named | null): ExitLine => ({
    step: 'gaps',
    ok: false,
    key,
    params: { count, name: first?.name ?? '' },
    fix: 'show-gaps',
  });
  const { blocking, degrading } = gaps;
  const lines = [
    ...(blocking > 0 ? [line('exit.gaps.blocking', blocking, gaps.firstBlocking)] : []),
    ...(degrading > 0 ? [line('exit.gaps.degrading', degrading, gaps.firstDegrading)] : []),
  ];
  return lines.length > 0 ? lines : [{ step: 'gaps', ok: true, key: 'exit.gaps.ok', params: {} }];
}

/** Orphans that are named one by one; the others are counted. */
const NAMED = 3;

function lineageLines({ lineage: { final, orphans, begun } }: ExitNumbers): ExitLine[] {
  if (final === null)
    return [
      {
        step: 'lineage',
        ok: false,
        key: 'exit.lineage.no-final',
        params: {},
        fix: begun ? 'lineage' : 'add-dataset',
      },
    ];
  if (orphans.length === 0) return [{ step: 'lineage', ok: true, key: 'exit.lineage.ok', params: { final } }];
  if (orphans.length <= NAMED)
    return orphans.map(({ name }) => ({
      step: 'lineage',
      ok: false,
      key: 'exit.lineage.orphan',
      params: { name },
      fix: 'connect',
    }));
  return [
    {
      step: 'lineage',
      ok: false,
      key: 'exit.lineage.orphans',
      params: { count: orphans.length, name: orphans[0]?.name ?? '' },
      fix: 'connect',
    },
  ];
}

function pipelineLine(run: PipelineNumbers): ExitLine {
  const missing = (key: TextKey, params: Params = {}): ExitLine => ({
    step: 'pipeline',
    ok: false,
    key,
    params,
    fix: 'record-run',
  });
  switch (run.kind) {
    case 'valid':
      return { step: 'pipeline', ok: true, key: 'exit.pipeline.ok', params: {} };
    case 'none':
      return missing('exit.pipeline.none');
    case 'failed':
      return missing('exit.pipeline.failed', { failed: run.failed });
    case 'partial':
      return missing('exit.pipeline.partial');
    case 'void':
      return { ...missing('exit.pipeline.void', { what: run.what, name: run.name }), since: run.changedAt };
  }
}
