import { and, asc, eq, notInArray } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { gap } from '../../../db/schema/foundation.ts';
import type { World } from '../../world.ts';
import type { Gap } from '../gap-store.ts';
import { finalOf, orphanSources } from '../lineage/rules.ts';
import { type LineageState, readLineage } from '../lineage/store.ts';
import { isReady, unstructuredFormats } from '../rules.ts';
import { allSources, type Source } from '../store.ts';
import { countingAssessments } from './assessed.ts';
import { newestRun, type PipelineRun } from './pipeline-store.ts';
import { type FoundationState, type InCycle, readRevision } from './revision.ts';
import {
  type ExitLine,
  type ExitNumbers,
  exitLines,
  missingIn,
  type PipelineNumbers,
  progress,
  validates,
} from './rules.ts';

/** The exit check of one cycle, with what it was computed from. */
export interface ExitState {
  numbers: ExitNumbers;
  lines: ExitLine[];
  /** How many lines are missing. */
  missing: number;
  steps: { done: number; total: number };
  revision: FoundationState | undefined;
  run: PipelineRun | undefined;
  sources: readonly Source[];
  gaps: readonly Gap[];
  assessments: readonly (readonly [string, string, number])[];
  lineage: LineageState;
}

export interface Looking {
  tx: Tx;
  world: Pick<World, 'playbook'>;
}

/** [F5.2] Reads everything the exit check looks at, and computes it. */
export async function exitState({ tx, world }: Looking, engagement: InCycle): Promise<ExitState> {
  const { workspaceId, id } = engagement;
  const sources = await allSources(tx, workspaceId, id, false);
  const assessments = await countingAssessments(tx, engagement);
  const gaps = await openGapsOf(tx, engagement);
  const lineage = await readLineage(tx, engagement);
  const revision = await readRevision(tx, engagement);
  const run = await newestRun(tx, engagement);
  const numbers: ExitNumbers = {
    sources: sourceNumbers(sources, unstructuredFormats(world.playbook.inventory)),
    assessed: assessedNumbers(sources, assessments),
    gaps: gapNumbers(gaps),
    lineage: { final: finalOf(lineage), orphans: orphanSources(lineage) },
    pipeline: pipelineNumbers(run, revision),
  };
  const lines = exitLines(numbers);
  return {
    numbers,
    lines,
    missing: missingIn(lines).length,
    steps: progress(lines),
    revision,
    run,
    sources,
    gaps,
    assessments,
    lineage,
  };
}

const openGapsOf = (tx: Tx, { workspaceId, id }: InCycle): Promise<Gap[]> =>
  tx
    .select()
    .from(gap)
    .where(
      and(
        eq(gap.workspaceId, workspaceId),
        eq(gap.engagementId, id),
        notInArray(gap.state, ['resolved', 'waived']),
      ),
    )
    .orderBy(asc(gap.openedAt), asc(gap.id));

function sourceNumbers(sources: readonly Source[], unstructured: readonly string[]): ExitNumbers['sources'] {
  const notReady = sources.filter((source) => !isReady(source, unstructured));
  return {
    total: sources.length,
    ready: sources.length - notReady.length,
    notReady: notReady[0] ?? null,
  };
}

function assessedNumbers(
  sources: readonly Source[],
  assessments: ExitState['assessments'],
): ExitNumbers['assessed'] {
  const assessed = new Set(assessments.map(([sourceId]) => sourceId));
  const left = sources.filter((source) => !assessed.has(source.id));
  return {
    total: sources.length,
    done: sources.length - left.length,
    next: left[0] ?? null,
    belowWithoutGap: 0,
    below: null,
  };
}

function gapNumbers(gaps: readonly Gap[]): ExitNumbers['gaps'] {
  const [first] = gaps;
  return {
    total: gaps.length,
    blocking: 0,
    degrading: gaps.length,
    first: first ? { id: first.id, name: first.title } : null,
  };
}

/** [F5.1] How the pipeline stands: the run recorded last counts, for the revision it was made on. */
export function pipelineNumbers(
  run: PipelineRun | undefined,
  state: FoundationState | undefined,
): PipelineNumbers {
  if (!run) return { kind: 'none' };
  if (state && state.revision !== run.revision)
    return { kind: 'void', changedAt: state.changedAt, what: state.changedKind, name: state.changedName };
  if (run.failed > 0) return { kind: 'failed', failed: run.failed, at: run.ranAt };
  return validates(run) ? { kind: 'valid', at: run.ranAt } : { kind: 'partial' };
}
