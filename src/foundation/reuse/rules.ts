/** [R3] What of a data foundation still holds for the next cycle, and exactly why the rest does not. Pure. */
import type { Reuse, StaleArtifact } from '../../../db/schema/engagement.ts';
import type { ReuseLimits } from '../../playbook/reuse-schema.ts';
import { type ExitNumbers, type PipelineNumbers, progress } from '../exit/rules.ts';
import type { DATA_FIELDS, Standing } from '../rules.ts';

type DataField = (typeof DATA_FIELDS)[number];

export interface SourceFacts {
  id: string;
  name: string;
  standing: Standing;
  /** YYYY-MM-DD */
  checkedOn: string | null;
}

export interface AssessmentFacts {
  id: string;
  sourceId: string;
  use: string;
  at: Temporal.Instant;
  /** How old data may be for this use. */
  ageNeededDays: number;
}

export interface SourceChange {
  sourceId: string;
  field: DataField;
  at: Temporal.Instant;
}

/** All that decides, as it is on a day. */
export interface ReuseFacts {
  today: Temporal.PlainDate;
  timeZone: string;
  limits: ReuseLimits;
  engagementId: string;
  /** Those that are not retired, by name. */
  sources: readonly SourceFacts[];
  /** Those retired while the cycle ran. */
  retired: readonly { id: string; name: string; on: string }[];
  /** The newest of each source and use. */
  assessments: readonly AssessmentFacts[];
  /** What was changed of the sources, the first change first. */
  changes: readonly SourceChange[];
  /** Neither resolved nor validly waived; `expiredOn`: the waiver that is over. */
  gaps: readonly { id: string; title: string; expiredOn: string | null }[];
  numbers: ExitNumbers;
  pipeline: PipelineNumbers;
  /** The final training dataset of the cycle, and that of the next one; null where it is still to be named. */
  final: { before: string | null; next: string | null };
}

/** [R3] What the next cycle would take over. */
export function reuseOf(facts: ReuseFacts): Reuse {
  const sources = facts.sources.flatMap((source) => staleSource(facts, source) ?? []);
  const assessments = facts.sources.flatMap((source) => staleAssessments(facts, source));
  const run = staleRun(facts);
  const lineage = staleLineage(facts);
  const broken = new Set([...sources, ...assessments].map(({ source, subject }) => source ?? subject));
  return {
    sources: { total: facts.sources.length, reused: facts.sources.length - broken.size },
    lineage: facts.numbers.lineage.begun,
    pipeline: run === null,
    share: shareOf(facts, { sources, assessments, run }),
    stale: [
      ...sources,
      ...facts.retired.map(({ id, name, on }) => stale('source', id, name, 'retired', { on })),
      ...assessments,
      ...facts.gaps.map(({ id, title, expiredOn }) =>
        expiredOn === null
          ? stale('gap', id, title, 'open')
          : stale('gap', id, title, 'expired', { on: expiredOn }),
      ),
      ...lineage,
      ...(run ? [run] : []),
    ],
  };
}

const stale = (
  kind: StaleArtifact['kind'],
  subject: string,
  name: string,
  why: string,
  more: Omit<StaleArtifact, 'kind' | 'subject' | 'name' | 'why'> = {},
): StaleArtifact => ({ kind, subject, name, why, ...more });

/** A source that is not ready, or whose check is too old to say that it is. */
function staleSource(
  { today, limits }: Pick<ReuseFacts, 'today' | 'limits'>,
  { id, name, standing, checkedOn }: SourceFacts,
): StaleArtifact | null {
  if (standing !== 'ready' || checkedOn === null) return stale('source', id, name, standing);
  const days = Temporal.PlainDate.from(checkedOn).until(today, { largestUnit: 'days' }).days;
  const most = limits.source_check.days;
  return days > most ? stale('source', id, name, 'old', { on: checkedOn, days, most }) : null;
}

/** A source without an assessment, and the assessments that say nothing of it any more. */
function staleAssessments(
  facts: Pick<ReuseFacts, 'today' | 'timeZone' | 'limits' | 'assessments' | 'changes'>,
  source: Pick<SourceFacts, 'id' | 'name'>,
): StaleArtifact[] {
  const mine = facts.assessments.filter((one) => one.sourceId === source.id);
  if (mine.length === 0) return [stale('assessment', source.id, source.name, 'none', { source: source.id })];
  return mine.flatMap((one) => staleAssessment(facts, source.name, one) ?? []);
}

function staleAssessment(
  { today, timeZone, limits, changes }: Pick<ReuseFacts, 'today' | 'timeZone' | 'limits' | 'changes'>,
  name: string,
  { id, sourceId, use, at, ageNeededDays }: AssessmentFacts,
): StaleArtifact | null {
  const of = { source: sourceId, use };
  const changed = changes.find(
    (change) => change.sourceId === sourceId && Temporal.Instant.compare(change.at, at) > 0,
  );
  if (changed) {
    const on = dayIn(changed.at, timeZone).toString();
    return stale('assessment', id, name, 'changed', { ...of, field: changed.field, on });
  }
  const day = dayIn(at, timeZone);
  const days = day.until(today, { largestUnit: 'days' }).days;
  const most = holdsFor(ageNeededDays, limits.assessment);
  return days > most ? stale('assessment', id, name, 'old', { ...of, on: day.toString(), days, most }) : null;
}

/** As long as the use may do without newer data, within the playbook's bounds. In days. */
export const holdsFor = (
  ageNeededDays: number,
  { least_days: least, most_days: most }: ReuseLimits['assessment'],
): number => Math.min(most, Math.max(least, Math.ceil(ageNeededDays)));

/** [F4.1] There is exactly one final training dataset a cycle, so it is named for each. */
function staleLineage({ engagementId, numbers, final }: ReuseFacts): StaleArtifact[] {
  if (!numbers.lineage.begun) return [stale('lineage', engagementId, '', 'none')];
  if (final.next === null)
    return [stale('lineage', engagementId, '', 'final', { ...(final.before && { other: final.before }) })];
  return numbers.lineage.orphans.map(({ id, name }) =>
    stale('lineage', id, name, 'orphan', { other: final.next ?? '' }),
  );
}

/** The run holds where it is valid, young enough, and led to the dataset that is final in the next cycle too. */
function staleRun({
  today,
  timeZone,
  limits,
  engagementId,
  pipeline,
  final,
}: Pick<
  ReuseFacts,
  'today' | 'timeZone' | 'limits' | 'engagementId' | 'pipeline' | 'final'
>): StaleArtifact | null {
  const because = (why: string, more = {}) => stale('pipeline', engagementId, '', why, more);
  if (pipeline.kind === 'void')
    return because('void', {
      field: pipeline.what,
      other: pipeline.name,
      on: dayIn(pipeline.changedAt, timeZone).toString(),
    });
  if (pipeline.kind !== 'valid') return because(pipeline.kind);
  if (final.next === null || final.next !== final.before)
    return because('final', { ...(final.before && { other: final.before }) });
  const day = dayIn(pipeline.at, timeZone);
  const days = day.until(today, { largestUnit: 'days' }).days;
  const most = limits.pipeline_run.days;
  return days > most ? because('old', { on: day.toString(), days, most }) : null;
}

/** The share of phase 1 that is done before anybody does anything: as the exit check measures it. */
function shareOf(
  { numbers, final, sources: all }: ReuseFacts,
  found: { sources: StaleArtifact[]; assessments: StaleArtifact[]; run: StaleArtifact | null },
): number {
  const bare = new Set(found.assessments.map(({ source }) => source));
  const { done, total } = progress({
    ...numbers,
    sources: { ...numbers.sources, total: all.length, ready: all.length - found.sources.length },
    assessed: { ...numbers.assessed, total: all.length, done: all.length - bare.size },
    lineage: { ...numbers.lineage, final: final.next },
    pipeline: found.run ? { kind: 'none' } : numbers.pipeline,
  });
  return done / total;
}

const dayIn = (at: Temporal.Instant, timeZone: string): Temporal.PlainDate =>
  at.toZonedDateTimeISO(timeZone).toPlainDate();
