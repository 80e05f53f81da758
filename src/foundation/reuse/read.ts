import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { auditEvent } from '../../../db/schema/record.ts';
import { ofEngagement } from '../../../db/scope.ts';
import type { NextCycle } from '../../engagement/reuse.ts';
import { currentPhase } from '../../engagement/store.ts';
import type { CheckContext } from '../../room.ts';
import { countingAssessments } from '../exit/assessed.ts';
import { exitState } from '../exit/state.ts';
import { DATA_FIELDS, standing, unstructuredFormats } from '../rules.ts';
import { type ReuseFacts, reuseOf, type SourceChange } from './rules.ts';

type Looking = Omit<CheckContext, 'subject'>;

/**
 * [R3] What the next cycle would take over of the data foundation as it is now, and what is stale and why.
 * @param final the dataset that is final in the next cycle; null: to be named later; left out: the one that is now
 */
export async function nextCycle(context: Looking, final?: string | null): Promise<NextCycle> {
  const { tx, world, now, engagement } = context;
  const [state, { cycle }, counting, changes] = await Promise.all([
    exitState(context, engagement),
    currentPhase(tx, engagement.workspaceId, engagement),
    countingAssessments(tx, engagement),
    changesOf(context),
  ]);
  const unstructured = unstructuredFormats(world.playbook.inventory);
  const datasets = state.lineage.stored.filter((node) => node.kind === 'dataset');
  const before = datasets.find((node) => node.isFinal) ?? null;
  const chosen = final === undefined ? before : (datasets.find((node) => node.id === final) ?? null);
  const today = now.toZonedDateTimeISO(engagement.timeZone).toPlainDate();
  const onDay = (at: Temporal.Instant) => at.toZonedDateTimeISO(engagement.timeZone).toPlainDate().toString();
  const facts: ReuseFacts = {
    today,
    timeZone: engagement.timeZone,
    limits: world.playbook.reuse,
    engagementId: engagement.id,
    sources: state.sources.map((one) => ({
      id: one.id,
      name: one.name,
      checkedOn: one.checkedOn,
      standing: standing(one, unstructured),
    })),
    retired: state.retired
      .filter((one) => Temporal.Instant.compare(one.retiredAt, cycle.startedAt) > 0)
      .map(({ id, name, retiredAt }) => ({ id, name, on: onDay(retiredAt) })),
    assessments: counting.map((one) => ({
      id: one.id,
      sourceId: one.sourceId,
      use: one.use,
      at: one.assessedAt,
      ageNeededDays: one.ageNeededUnit === 'days' ? one.ageNeeded : one.ageNeeded / 24,
    })),
    changes,
    gaps: state.gaps.map((one) => ({
      id: one.id,
      title: one.title,
      expiredOn: one.state === 'waived' ? one.waiverExpiresOn : null,
    })),
    numbers: state.numbers,
    pipeline: state.numbers.pipeline,
    final: { before: before?.name ?? null, next: chosen?.name ?? null },
  };
  return {
    reuse: reuseOf(facts),
    datasets: datasets.map(({ id, name }) => ({ id, name })),
    final: chosen?.id ?? null,
  };
}

const fields = z.record(z.string(), z.unknown()).catch({});

/** [F1.2] The edits of sources that concern their data, the first one first: from their history. */
async function changesOf({ tx, engagement }: Looking): Promise<SourceChange[]> {
  const edits = await tx
    .select({ sourceId: auditEvent.subject, at: auditEvent.at, before: auditEvent.before })
    .from(auditEvent)
    .where(
      and(
        ofEngagement(auditEvent, engagement.workspaceId, engagement.id),
        eq(auditEvent.kind, 'source'),
        eq(auditEvent.action, 'foundation.source.edit'),
      ),
    )
    .orderBy(asc(auditEvent.seq));
  return edits.flatMap(({ sourceId, at, before }) => {
    const changed = fields.parse(before);
    return DATA_FIELDS.filter((field) => field in changed).map((field) => ({ sourceId, field, at }));
  });
}
