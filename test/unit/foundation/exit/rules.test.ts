import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uncovered } from '../../../../src/foundation/exit/assessed.ts';
import { revisionAt } from '../../../../src/foundation/exit/record-run.ts';
import {
  type ExitNumbers,
  exitLines,
  missingIn,
  type PipelineNumbers,
  progress,
  STEPS,
  validates,
} from '../../../../src/foundation/exit/rules.ts';
import { pipelineNumbers } from '../../../../src/foundation/exit/state.ts';

const at = Temporal.Instant.from('2027-03-01T10:00:30Z');
const complete: ExitNumbers = {
  sources: { total: 2, ready: 2, notReady: null },
  assessed: { total: 2, done: 2, next: null, belowWithoutGap: 0, below: null },
  gaps: { total: 0, blocking: 0, degrading: 0, firstBlocking: null, firstDegrading: null },
  lineage: { begun: true, final: 'training', orphans: [] },
  pipeline: { kind: 'valid', at },
};
const one = { id: 'x', name: 'crm' };
const missing = (change: Partial<ExitNumbers>) =>
  missingIn(exitLines({ ...complete, ...change })).map((line) => `${line.key} ${line.fix}`);

describe('[F5.2] the exit check', () => {
  it('misses nothing where everything holds, and says so line by line', () => {
    const lines = exitLines(complete);
    expect(lines.map((line) => line.step)).toEqual([...STEPS]);
    expect(missingIn(lines)).toEqual([]);
    expect(progress(complete)).toEqual({ done: 5, total: 5 });
  });

  it.for<[Partial<ExitNumbers>, string[]]>([
    [
      {
        sources: { total: 0, ready: 0, notReady: null },
        assessed: { ...complete.assessed, total: 0, done: 0 },
      },
      ['exit.sources.none add-source', 'exit.assessed.none undefined'],
    ],
    [{ sources: { total: 2, ready: 1, notReady: one } }, ['exit.sources.missing show-sources']],
    [{ assessed: { ...complete.assessed, done: 1, next: one } }, ['exit.assessed.missing assess']],
    [
      { assessed: { ...complete.assessed, belowWithoutGap: 1, below: one } },
      ['exit.assessed.below open-gap'],
    ],
    [
      { gaps: { total: 3, blocking: 2, degrading: 1, firstBlocking: one, firstDegrading: one } },
      ['exit.gaps.blocking show-gaps', 'exit.gaps.degrading show-gaps'],
    ],
    [{ lineage: { begun: true, final: null, orphans: [one] } }, ['exit.lineage.no-final lineage']],
    [{ lineage: { begun: false, final: null, orphans: [one] } }, ['exit.lineage.no-final add-dataset']],
    [
      { lineage: { begun: true, final: 'training', orphans: [one, one] } },
      ['exit.lineage.orphan connect', 'exit.lineage.orphan connect'],
    ],
    [
      { lineage: { begun: true, final: 'training', orphans: [one, one, one, one] } },
      ['exit.lineage.orphans connect'],
    ],
    [{ pipeline: { kind: 'none' } }, ['exit.pipeline.none record-run']],
    [{ pipeline: { kind: 'failed', failed: 1, at } }, ['exit.pipeline.failed record-run']],
    [{ pipeline: { kind: 'partial' } }, ['exit.pipeline.partial record-run']],
    [
      { pipeline: { kind: 'void', changedAt: at, what: 'gap', name: 'x' } },
      ['exit.pipeline.void record-run'],
    ],
  ])('%j leaves %j', ([change, expected]) => {
    expect(missing(change)).toEqual(expected);
  });

  it('has nothing missing only when every step holds', () => {
    const n = fc.nat({ max: 3 });
    const pipeline = fc.constantFrom<PipelineNumbers>(
      { kind: 'valid', at },
      { kind: 'none' },
      { kind: 'partial' },
    );
    fc.assert(
      fc.property(n, n, n, n, n, pipeline, (total, notReady, notDone, open, orphans, run) => {
        const numbers: ExitNumbers = {
          ...complete,
          sources: { total, ready: Math.max(0, total - notReady), notReady: one },
          assessed: { ...complete.assessed, total, done: Math.max(0, total - notDone) },
          gaps: { total: open, blocking: open, degrading: 0, firstBlocking: one, firstDegrading: null },
          lineage: { begun: true, final: 'training', orphans: Array.from({ length: orphans }, () => one) },
          pipeline: run,
        };
        const lines = exitLines(numbers);
        const holds =
          total > 0 && notReady === 0 && notDone === 0 && open === 0 && orphans === 0 && run.kind === 'valid';
        expect(missingIn(lines).length === 0).toBe(holds);
        expect(progress(numbers).done === 5).toBe(holds);
        expect(missingIn(lines).every((line) => line.fix || line.key === 'exit.assessed.none')).toBe(true);
      }),
    );
  });
});

describe('[E5] how much of the foundation is done', () => {
  const begun: ExitNumbers = {
    ...complete,
    sources: { total: 1, ready: 1, notReady: null },
    assessed: { ...complete.assessed, total: 1, done: 1 },
    lineage: { begun: false, final: null, orphans: [one] },
    pipeline: { kind: 'none' },
  };

  it('a second source takes its own share, not all that was reached', () => {
    expect(progress(begun).done).toBe(3);
    const second: ExitNumbers = {
      ...begun,
      sources: { total: 2, ready: 1, notReady: one },
      assessed: { ...begun.assessed, total: 2 },
      gaps: { ...begun.gaps, total: 1, blocking: 1, firstBlocking: one },
    };
    expect(progress(second).done).toBeCloseTo(0.5 + 0.5 + 2 / 3);
  });

  it('nothing is done where there is no source', () => {
    const none = { total: 0, ready: 0, notReady: null };
    expect(
      progress({ ...begun, sources: none, assessed: { ...begun.assessed, total: 0, done: 0 } }).done,
    ).toBe(0);
  });
});

describe('[F5.1] a pipeline run', () => {
  const run = { revision: 3, failed: 0, passed: 5, coversAll: true, ranAt: at };
  const state = { revision: 3, changedAt: at, changedKind: 'source' as const, changedName: 'crm' };

  it('counts for the revision it was made on, and for no later one', () => {
    expect(pipelineNumbers(run, state).kind).toBe('valid');
    expect(pipelineNumbers(run, { ...state, revision: 4 })).toMatchObject({
      kind: 'void',
      what: 'source',
      name: 'crm',
    });
    expect(pipelineNumbers(undefined, state).kind).toBe('none');
  });

  it.for([
    [{ failed: 1 }, 'failed'],
    [{ passed: 0 }, 'partial'],
    [{ coversAll: false }, 'partial'],
  ] as const)('%j is recorded and validates nothing: %s', ([change, kind]) => {
    expect(validates({ ...run, ...change })).toBe(false);
    expect(pipelineNumbers({ ...run, ...change }, state).kind).toBe(kind);
  });

  it('made before the last change belongs to the revision before it; times are chosen by the minute', () => {
    const full = { ...state, workspaceId: 'T', engagementId: 'e', cycle: 1, changedBy: 'U' };
    expect(revisionAt(full, Temporal.Instant.from('2027-03-01T10:00:00Z'))).toBe(3);
    expect(revisionAt(full, Temporal.Instant.from('2027-03-01T09:59:59Z'))).toBe(2);
    expect(revisionAt(undefined, at)).toBe(0);
  });
});

describe('[F5.2] a dimension under its threshold', () => {
  const found = [{ assessmentId: 'a', sourceId: 's', dimension: 'accuracy', at }];
  const gap = (resolvedAt: Temporal.Instant | null, type = 'accuracy') => ({
    sourceId: 's',
    type,
    resolvedAt,
  });
  const left = (gaps: ReturnType<typeof gap>[]) => uncovered(found, gaps, (dimension) => dimension).length;

  it('needs a gap that speaks of it: open, or resolved after it was found', () => {
    expect(left([])).toBe(1);
    expect(left([gap(null)])).toBe(0);
    expect(left([gap(at.add({ hours: 1 }))])).toBe(0);
    expect(left([gap(at.subtract({ hours: 1 }))])).toBe(1);
    expect(left([gap(null, 'completeness')])).toBe(1);
  });
});
