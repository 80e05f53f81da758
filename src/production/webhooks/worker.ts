import { findEngagement } from '../../engagement/store.ts';
import { tellSigned } from '../../guarded-fetch/tell.ts';
import type { QueueWorker } from '../../jobs/queue.ts';
import { act } from '../../record/act.ts';
import type { Backstage } from '../../room.ts';
import type { World } from '../../world.ts';
import { webhookPlace } from '../deployments/settings.ts';
import { WEBHOOK_QUEUE } from './enqueue.ts';
import { findDelivery, settleDelivery, type Told } from './store.ts';
import { untoldOf } from './untold.ts';

/** Some five minutes. */
const TRIES = 10;

/** What a receiver is told: which case, and what people decided. Leave to act it fetches with its key. */
const bodyOf = ({ delivery, deployment, action }: Told): string =>
  JSON.stringify({
    type: 'action.decided',
    timestamp: (action.decidedAt ?? delivery.createdAt).toString(),
    data: {
      deployment_id: deployment.id,
      case_id: action.caseId,
      digest: action.proposalDigest,
      verdict: action.verdict,
      outcome: action.verdict === 'agree' ? action.outcome : action.rightOutcome,
      note: action.note,
      by: action.decidedBy,
    },
  });

/** [S1.2] Tells decisions to webhooks. What is not taken is tried again, ever more rarely; then it waits for a person. */
export const webhookWorker = ({ world }: Backstage): QueueWorker => ({
  queue: WEBHOOK_QUEUE,
  concurrency: 8,
  tries: TRIES,
  async handle({ workspaceId, id }) {
    const of = { workspaceId, id: String(id) };
    const found = await world.db.inWorkspace(workspaceId, (tx) => findDelivery(tx, workspaceId, of.id));
    if (found?.delivery.state !== 'waiting') return;
    const fault = await send(world, found);
    await world.db.inWorkspace(workspaceId, (tx) =>
      settleDelivery(
        tx,
        of,
        fault === null
          ? { state: 'sent', lastFault: null, settledAt: world.clock.now() }
          : { lastFault: fault },
      ),
    );
    if (fault !== null) throw new Error(`a webhook was not taken: ${fault}`);
  },
  async givenUp({ workspaceId, id }) {
    const of = { workspaceId, id: String(id) };
    await act(world, { workspaceId, userId: 'system', origin: 'clock' }, async ({ tx, now, show }) => {
      await settleDelivery(tx, of, { state: 'dead', settledAt: now }, false);
      const found = await findDelivery(tx, workspaceId, of.id);
      if (!found) return;
      const engagement = await findEngagement(tx, workspaceId, found.deployment.engagementId);
      if (engagement?.channelId) show(untoldOf(found.deployment, engagement.channelId));
    });
  },
});

/** @returns what went wrong, in words; null where it was taken */
async function send(world: World, told: Told): Promise<string | null> {
  const { webhookUrl, webhookSecret } = told.deployment;
  if (webhookUrl === null || webhookSecret === null) return 'the deployment has no webhook any more';
  const secret = () => world.vault.unlock(webhookSecret, webhookPlace(told.deployment));
  return tellSigned(world, { url: webhookUrl, secret, id: told.delivery.id, body: bodyOf(told) });
}
