import { and, asc, desc, ne, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import type { StaleArtifact } from '../../../db/schema/engagement.ts';
import { gap, source } from '../../../db/schema/foundation.ts';
import { ofEngagement } from '../../../db/scope.ts';
import { given, statement } from '../../../db/statement.ts';
import type { Engagement } from '../../engagement/store.ts';
import type { World } from '../../world.ts';
import { isExpired, isLive } from '../gaps/rules.ts';
import type { Gap } from '../gaps/store.ts';
import { finalOf, orphanSources } from '../lineage/rules.ts';
import { type LineageState, readLineage } from '../lineage/store.ts';
import type { Assessment } from '../quality/store.ts';
import { isReady, unstructuredFormats } from '../rules.ts';
import { reusedBy, stillStale } from '../stale.ts';
import { countingAssessments, gapsBySource, type Shortfall, shortfalls, uncovered } from './assessed.ts';
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
  /** As `progress` has it. */
  steps: { done: number; total: number };
  revision: FoundationState | undefined;
  run: PipelineRun | undefined;
  sources: readonly ExitSource[];
  retired: readonly (ExitSource & { retiredAt: Temporal.Instant })[];
  /** Neither resolved nor validly waived; the blocking ones first. */
  gaps: readonly Gap[];
  /** The same with those validly waived: all that is not resolved. */
  unresolved: readonly Gap[];
  assessments: readonly Assessment[];
  lineage: LineageState;
}

export interface Looking {
  tx: Tx;
  world: Pick<World, 'playbook'>;
  now: Temporal.Instant;
}

/** [F5.2] Reads everything the exit check looks at, and computes it. */
export async function exitState(
  { tx, world, now }: Looking,
  engagement: InCycle & Pick<Engagement, 'timeZone'>,
): Promise<ExitState> {
  const { playbook } = world;
  // Asked together: they need nothing of each other, and go over one connection without waiting.
  const known = everySource(tx, engagement);
  const [every, newest, reused, unresolved, lineage, revision, run] = await Promise.all([
    known,
    countingAssessments(tx, engagement),
    reusedBy(tx, engagement),
    unresolvedGaps(tx, engagement),
    readLineage(tx, engagement, known),
    readRevision(tx, engagement),
    newestRun(tx, engagement),
  ]);
  const sources = every.filter((one) => one.retiredAt === null);
  const stale = stillStale(reused, sources, newest);
  const outdated = new Set(stale.assessments.map((one) => one.subject));
  const assessments = newest.filter((one) => !outdated.has(one.id));
  const found = shortfalls(assessments, playbook.quality);
  const below =
    found.length === 0
      ? []
      : uncovered(
          found,
          await gapsBySource(tx, engagement),
          (dimension) => playbook.gaps.types.find((type) => type.dimension === dimension)?.key ?? dimension,
        );
  const today = now.toZonedDateTimeISO(engagement.timeZone).toPlainDate().toString();
  const gaps = unresolved.filter((one) => stillOpen(one, today));
  const numbers: ExitNumbers = {
    sources: sourceNumbers(sources, unstructuredFormats(playbook.inventory), stale.sources),
    assessed: assessedNumbers(sources, assessments, below, stale.assessments),
    gaps: gapNumbers(gaps),
    lineage: {
      final: finalOf(lineage),
      orphans: orphanSources(lineage),
      begun: lineage.stored.length > 0,
    },
    pipeline: pipelineNumbers(run, revision),
  };
  const lines = exitLines(numbers);
  const missing = missingIn(lines).length;
  return {
    numbers,
    lines,
    missing,
    steps: progress(numbers),
    revision,
    run,
    sources,
    retired: every.filter(isRetired),
    gaps,
    unresolved,
    assessments,
    lineage,
  };
}

/** A source as far as the exit check and the lineage look at it. */
type ExitSource = Awaited<ReturnType<typeof everySource>>[number];

/** Every source of the engagement, the retired ones too; by name. */
const everySource = (tx: Tx, { workspaceId, id }: InCycle) => sources(tx, { workspaceId, id });

const sources = statement((orm) =>
  orm
    .select({
      id: source.id,
      name: source.name,
      version: source.version,
      retiredAt: source.retiredAt,
      format: source.format,
      extractionPlan: source.extractionPlan,
      existsToday: source.existsToday,
      accessible: source.accessible,
      checkedBy: source.checkedBy,
      checkedOn: source.checkedOn,
    })
    .from(source)
    .where(ofEngagement(source, given('workspaceId'), given('id')))
    .orderBy(asc(source.nameKey), asc(source.id)),
);

const isRetired = (one: ExitSource): one is ExitSource & { retiredAt: Temporal.Instant } =>
  one.retiredAt !== null;

/** [F3.4] A waiver that is over counts no longer, also before the clock has come around to reopen its gap. */
const stillOpen = (one: Gap, today: string): boolean => isLive(one.state) || isExpired(one, today);

const unresolvedGaps = (tx: Tx, { workspaceId, id }: InCycle): Promise<Gap[]> =>
  unresolvedOf(tx, { workspaceId, id });

const unresolvedOf = statement((orm) =>
  orm
    .select()
    .from(gap)
    .where(and(ofEngagement(gap, given('workspaceId'), given('id')), ne(gap.state, sql`'resolved'`)))
    .orderBy(asc(gap.effect), desc(gap.expectedLoss), asc(gap.openedAt), asc(gap.id)),
);

function sourceNumbers(
  sources: readonly ExitSource[],
  unstructured: readonly string[],
  stale: readonly StaleArtifact[],
): ExitNumbers['sources'] {
  const notReady = sources.filter((one) => !isReady(one, unstructured));
  const unready = new Set(notReady.map((one) => one.id));
  // [R3] What is not ready has to be seen to anyway, and its check with it.
  const unchecked = stale.filter(({ subject }) => !unready.has(subject));
  return {
    total: sources.length,
    ready: sources.length - notReady.length - unchecked.length,
    notReady: notReady[0] ?? null,
    stale: unchecked,
  };
}

function assessedNumbers(
  sources: readonly ExitSource[],
  assessments: readonly Assessment[],
  below: readonly Shortfall[],
  stale: readonly StaleArtifact[],
): ExitNumbers['assessed'] {
  const assessed = new Set(assessments.map((one) => one.sourceId));
  // [R3] Each assessment that is stale is made anew, whatever else the source was assessed for.
  const outdated = new Set(stale.map((one) => one.source));
  const left = sources.filter((one) => !assessed.has(one.id) && !outdated.has(one.id));
  const byId = new Map(sources.map((one) => [one.id, one]));
  // Of a retired source nobody expects anything any more.
  const open = below.filter((one) => byId.has(one.sourceId));
  const [first] = open;
  const name = byId.get(first?.sourceId ?? '')?.name ?? '';
  return {
    total: sources.length,
    done: sources.length - left.length - outdated.size,
    next: left[0] ?? null,
    stale,
    belowWithoutGap: open.length,
    below: first ? { id: first.assessmentId, name } : null,
  };
}

function gapNumbers(gaps: readonly Gap[]): ExitNumbers['gaps'] {
  const blocking = gaps.filter((one) => one.effect === 'blocking');
  const degrading = gaps.filter((one) => one.effect !== 'blocking');
  const named = (one: Gap | undefined) => (one ? { id: one.id, name: one.title } : null);
  return {
    total: gaps.length,
    blocking: blocking.length,
    degrading: degrading.length,
    firstBlocking: named(blocking[0]),
    firstDegrading: named(degrading[0]),
  };
}

/** [F5.1] How the pipeline stands: the newest run counts, for the revision it was made on. */
export function pipelineNumbers(
  run: Pick<PipelineRun, 'revision' | 'failed' | 'passed' | 'coversAll' | 'ranAt'> | undefined,
  state: Pick<FoundationState, 'revision' | 'changedAt' | 'changedKind' | 'changedName'> | undefined,
): PipelineNumbers {
  if (!run) return { kind: 'none' };
  if (state && state.revision !== run.revision)
    return { kind: 'void', changedAt: state.changedAt, what: state.changedKind, name: state.changedName };
  if (run.failed > 0) return { kind: 'failed', failed: run.failed, at: run.ranAt };
  return validates(run) ? { kind: 'valid', at: run.ranAt } : { kind: 'partial' };
}
