import type { Tx } from '../../../db/database.ts';
import { tellSigned } from '../../guarded-fetch/tell.ts';
import type { QueueWorker } from '../../jobs/queue.ts';
import type { Backstage } from '../../room.ts';
import { findPipeline, pipelinePlace } from './pipeline.ts';
import { heardOf, RETRAINING_QUEUE, tryFailed } from './run.ts';
import { findEvent, type RetrainingEvent, type RetrainingTrigger, triggersOf } from './store.ts';

/** Some five minutes. */
const TRIES = 10;

/** What a pipeline is told: which run of which model, and why. It answers by `POST /v1/retraining/{id}/report`. */
const bodyOf = (event: RetrainingEvent, triggers: readonly RetrainingTrigger[]): string =>
  JSON.stringify({
    type: 'retraining.requested',
    timestamp: (event.startedAt ?? event.proposedAt).toString(),
    data: {
      retraining_id: event.id,
      attempt: event.attempt,
      deployment_id: event.deploymentId,
      model: event.fromModel,
      reasons: triggers.map(({ kind, title, text }) => ({ kind, title, text })),
    },
  });

async function waiting(tx: Tx, workspaceId: string, id: string) {
  const event = await findEvent(tx, workspaceId, id);
  if (!event || event.endedAt || event.run !== 'waiting') return null;
  const pipeline = await findPipeline(tx, workspaceId, event.deploymentId);
  return { event, pipeline, body: bodyOf(event, await triggersOf(tx, event)) };
}

/** [R2] Tells pipelines to train. What is not taken is tried again, ever more rarely; then it waits for a person. */
export function pipelineWorker({ world }: Backstage): QueueWorker {
  const by = ({ workspaceId }: RetrainingEvent) =>
    ({ workspaceId, userId: 'system', origin: 'clock' }) as const;
  const runOf = ({ engagementId, id, attempt }: RetrainingEvent) => ({ engagementId, eventId: id, attempt });
  const heard = (event: RetrainingEvent, fault: string | null) =>
    heardOf(world, by(event), { ...runOf(event), fault });
  return {
    queue: RETRAINING_QUEUE,
    concurrency: 4,
    tries: TRIES,
    async handle({ workspaceId, id }) {
      const found = await world.db.inWorkspace(workspaceId, (tx) => waiting(tx, workspaceId, String(id)));
      if (!found) return;
      const { event, pipeline, body } = found;
      if (!pipeline) return heard(event, 'the deployment has no pipeline any more');
      const fault = await tellSigned(world, {
        url: pipeline.url,
        secret: () => world.vault.unlock(pipeline.secret, pipelinePlace(pipeline)),
        id: `${event.id}.${event.attempt}`,
        body,
      });
      if (fault === null) return heard(event, null);
      await tryFailed(world, by(event), { ...runOf(event), fault });
      throw new Error(`a pipeline was not told: ${fault}`);
    },
    async givenUp({ workspaceId, id }) {
      const found = await world.db.inWorkspace(workspaceId, (tx) => waiting(tx, workspaceId, String(id)));
      if (found) await heard(found.event, found.event.runFault ?? 'it did not answer');
    },
  };
}
