import { z } from 'zod';
import { actingIn } from '../../engagement/in-cycle.ts';
import { WORKERS } from '../../engagement/roles.ts';
import { ENGAGEMENT_STATES } from '../../engagement/rules.ts';
import { type EngagementActing, engagementVerb } from '../../engagement/verb.ts';
import { endRevalidations } from '../../gates/end-requests.ts';
import { nameKey } from '../../record/name-key.ts';
import { because, line, paragraph } from '../../record/parse.ts';
import { findPipeline } from './pipeline.ts';
import { onEvent, step } from './steps.ts';
import { lockEvent, type RetrainingEvent, updateEvent } from './store.ts';

export const RETRAINING_QUEUE = 'monitoring.retraining';
export const MODEL_MAX = 80;
const FAULT_MAX = 1_000;

/** SHA-256 of a model's artefact. */
const digest = z
  .string()
  .trim()
  .toLowerCase()
  .transform((text) => text.replace(/^sha256:/, ''))
  .refine((text) => /^[0-9a-f]{64}$/.test(text), because('production.refusal.digest'));

/** [R2] Sets it running: its pipeline is told once this is committed; without one, people see to it. */
export async function setRunning(acting: EngagementActing, event: RetrainingEvent): Promise<void> {
  const { tx, actor, now, enqueue } = acting;
  const pipeline = await findPipeline(tx, actor.workspaceId, event.deploymentId);
  const set = { startedBy: actor.userId, startedAt: now };
  const next = await step(acting, event, { step: 'start', pipeline: pipeline !== null }, set);
  if (next && pipeline)
    enqueue({ queue: RETRAINING_QUEUE, data: { workspaceId: actor.workspaceId, id: event.id } });
}

/** [R2] Sets it running, or running anew after a run that failed. */
export const startRetraining = engagementVerb({
  input: onEvent,
  may: WORKERS,
  async run(acting, { engagementId, eventId }): Promise<void> {
    const event = await lockEvent(acting.tx, acting.actor.workspaceId, engagementId, eventId);
    await setRunning(acting, event);
  },
});

/** A version as gates know it, where phase 3 knows it already in the event's cycle; else as it was given. */
async function knownName(
  hands: EngagementActing,
  { cycle }: RetrainingEvent,
  given: string,
): Promise<string> {
  const { tx, actor, world, now, engagement } = actingIn(hands, cycle);
  const context = { tx, workspaceId: actor.workspaceId, world, now, engagement, subject: null };
  for (const room of world.rooms)
    for (const { name } of (await room.subjects?.model?.(context)) ?? [])
      if (nameKey(name) === nameKey(given)) return name;
  return given;
}

/** [R2] Says by hand which version came out. */
export const nameVersion = engagementVerb({
  input: onEvent.extend({ model: line(MODEL_MAX), digest }),
  may: WORKERS,
  exclusive: true,
  async run(acting, { engagementId, eventId, digest: sha, model }): Promise<void> {
    const { tx, actor, now } = acting;
    const event = await lockEvent(tx, actor.workspaceId, engagementId, eventId);
    const version = { model: await knownName(acting, event, model), digest: sha };
    const next = await step(
      acting,
      event,
      { step: 'name', ...version },
      { namedBy: actor.userId, namedAt: now },
    );
    // Of the one that was named before, nobody is asked any more.
    if (next && event.toModel !== null) await endRevalidations(acting, null);
  },
});

const ref = line(300).nullable().default(null);
/** What a pipeline may report of a run. */
export const reports = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('started'), run: ref }),
  z.strictObject({ status: z.literal('succeeded'), run: ref, model: line(MODEL_MAX), digest }),
  z.strictObject({ status: z.literal('failed'), run: ref, fault: paragraph(FAULT_MAX) }),
]);

/** [R2] What the pipeline says of a run. Said twice, it is so already; of another attempt, or too late, it is refused. */
export const reportRun = engagementVerb({
  input: onEvent.extend({ attempt: z.int().min(1), report: reports }),
  may: WORKERS,
  programs: true,
  async run(acting, { engagementId, eventId, attempt, report }): Promise<void> {
    const { tx, actor, now } = acting;
    const event = await lockEvent(tx, actor.workspaceId, engagementId, eventId);
    const said = { step: 'report', attempt, ref: report.run } as const;
    if (report.status === 'started') await step(acting, event, { ...said, report: 'started' });
    else if (report.status === 'failed')
      await step(acting, event, { ...said, report: 'failed', fault: report.fault });
    else
      await step(
        acting,
        event,
        {
          ...said,
          report: 'succeeded',
          model: await knownName(acting, event, report.model),
          digest: report.digest,
        },
        { namedBy: actor.userId, namedAt: now },
      );
  },
});

/** A try to tell the pipeline went wrong, and another one follows: why is kept for when none does. */
export const tryFailed = engagementVerb({
  input: onEvent.extend({ attempt: z.int(), fault: z.string() }),
  may: [],
  during: ENGAGEMENT_STATES,
  async run({ tx, actor }, { engagementId, eventId, attempt, fault }): Promise<void> {
    const event = await lockEvent(tx, actor.workspaceId, engagementId, eventId);
    const waits = event.endedAt === null && event.run === 'waiting' && event.attempt === attempt;
    if (waits) await updateEvent(tx, event, { runFault: fault });
  },
});

/** How telling the pipeline went. */
export const heardOf = engagementVerb({
  input: onEvent.extend({ attempt: z.int(), fault: z.string().nullable() }),
  may: [],
  during: ENGAGEMENT_STATES,
  async run(acting, { engagementId, eventId, attempt, fault }): Promise<void> {
    const event = await lockEvent(acting.tx, acting.actor.workspaceId, engagementId, eventId);
    // It may be over by now: then nobody waits for the answer.
    if (event.endedAt) return;
    await step(
      acting,
      event,
      fault === null ? { step: 'told', attempt } : { step: 'untold', attempt, fault },
    );
  },
});
