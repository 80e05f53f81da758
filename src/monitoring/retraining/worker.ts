import type { Tx } from '../../../db/database.ts';
import { tellSigned } from '../../guarded-fetch/tell.ts';
import type { QueueWorker } from '../../jobs/queue.ts';
import type { Backstage } from '../../room.ts';
import { findPipeline, pipelinePlace } from './pipeline.ts';
import { heardOf, RETRAINING_QUEUE } from './run.ts';
import { findEvent, type RetrainingEvent, type RetrainingTrigger, triggersOf, updateEvent } from './store.ts';

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
  const heard = ({ workspaceId, engagementId, id, attempt }: RetrainingEvent, fault: string | null) =>
    heardOf(
      world,
      { workspaceId, userId: 'system', origin: 'clock' },
      { engagementId, eventId: id, attempt, fault },
    );
  return {
    queue: RETRAINING_QUEUE,
    concurrency: 4,
    tries: TRIES,
    async handle({ workspaceId, id }) {
      const inside = <Result>(read: (tx: Tx) => Promise<Result>) => world.db.inWorkspace(workspaceId, read);
      const found = await inside((tx) => waiting(tx, workspaceId, String(id)));
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
      await inside(async (tx) => {
        const still = await waiting(tx, workspaceId, event.id);
        if (still) await updateEvent(tx, still.event, { runFault: fault });
      });
      throw new Error(`a pipeline was not told: ${fault}`);
    },
    async givenUp({ workspaceId, id }) {
      const found = await world.db.inWorkspace(workspaceId, (tx) => waiting(tx, workspaceId, String(id)));
      if (found) await heard(found.event, found.event.runFault ?? 'it did not answer');
    },
  };
}
