import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { type EngagementActing, engagementVerb } from '../../engagement/verb.ts';
import { because, optional, paragraph, webAddress } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { foundationChanged } from '../changed.ts';
import { finalOf } from '../lineage/rules.ts';
import { readLineage } from '../lineage/store.ts';
import { insertRun } from './pipeline-store.ts';
import { type FoundationState, holdRevision } from './revision.ts';

export const NOTE_MAX = 1_000;
const COUNT_MAX = 2_147_483_647;

/** A whole number as typed; 0 or more. */
const count = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .refine((typed) => /^\d{1,16}$/.test(typed), because('exit.pipeline.refusal.whole'))
    .transform(Number)
    .refine((value) => value <= max, because('exit.pipeline.refusal.whole'));

/** [F5.1] Records an end-to-end run of the pipeline. One with failed checks is recorded, and validates nothing. */
export const recordRun = engagementVerb({
  input: z
    .object({
      engagementId: z.uuid(),
      /** Minted when the form opened: a form sent twice is one run. */
      id: z.uuid(),
      /** The foundation's revision that the form showed. */
      revision: z.int().min(0),
      /** Seconds since 1970. */
      when: z.coerce.number().int().positive(),
      rowsIn: count(Number.MAX_SAFE_INTEGER),
      rowsOut: count(Number.MAX_SAFE_INTEGER),
      passed: count(COUNT_MAX),
      failed: count(COUNT_MAX),
      covers: z.boolean(),
      link: optional(webAddress(because('exit.pipeline.refusal.link'))),
      note: optional(paragraph(NOTE_MAX)),
      file: optional(z.string().regex(/^F[A-Z0-9]+$/)),
    })
    .refine((run) => run.link !== null || run.note !== null || run.file !== null, {
      ...because('exit.pipeline.refusal.evidence'),
      path: ['link'],
    }),
  may: WORKERS,
  async run(acting, { id, revision, when, covers, link, note, file, ...numbers }): Promise<void> {
    const { tx, actor, now, engagement } = acting;
    const ranAt = Temporal.Instant.fromEpochMilliseconds(when * 1_000);
    if (Temporal.Instant.compare(ranAt, now) > 0)
      throw new Refusal('exit.pipeline.refusal.future', {}, 'when');
    const lineage = await readLineage(tx, engagement);
    if (finalOf(lineage) === null) throw new Refusal('exit.pipeline.refusal.no-final');
    const state = await holdRevision(tx, engagement);
    requireSame(state, revision);
    const origins = lineage.nodes.filter((node) => node.kind === 'source').map((node) => node.id);
    const evidence = { evidenceLink: link, evidenceNote: note, evidenceFile: file };
    const run = {
      ...numbers,
      ...evidence,
      coversAll: covers,
      origins,
      revision: revisionAt(state, ranAt),
    };
    const at = { workspaceId: actor.workspaceId, engagementId: engagement.id, cycle: engagement.cycle };
    const fresh = await insertRun(tx, {
      ...run,
      ...at,
      id,
      ranAt,
      recordedBy: actor.userId,
      recordedAt: now,
    });
    if (!fresh) return;
    await finish(acting, id, { ...run, origins: origins.length, ranAt: ranAt.toString() });
  },
});

async function finish(acting: EngagementActing, id: string, after: Record<string, unknown>): Promise<void> {
  acting.note({ action: 'foundation.pipeline.record', kind: 'pipeline run', subject: id, after });
  await foundationChanged(acting, { kind: 'pipeline' });
}

/** Who fills in the form answers for the foundation that they saw. @throws Refusal */
function requireSame(state: FoundationState | undefined, revision: number): void {
  if (state && state.revision !== revision)
    throw new Refusal('exit.pipeline.refusal.changed', { what: state.changedName || '–' });
}

/**
 * The revision a run was made on: today's, unless it ran before the last change. Times are chosen by the minute,
 * so a run in the minute of the change counts as after it.
 */
export function revisionAt(state: FoundationState | undefined, ranAt: Temporal.Instant): number {
  if (!state) return 0;
  const changed = state.changedAt.round({ smallestUnit: 'minute', roundingMode: 'floor' });
  return Temporal.Instant.compare(ranAt, changed) >= 0 ? state.revision : state.revision - 1;
}
