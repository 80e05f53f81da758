import { z } from 'zod';
import type { ActionVisit } from '../../handlers.ts';
import type { Part } from '../../parts.ts';
import { readRef } from '../deployments/ref.ts';
import { UNTOLD_CARD, WEBHOOK_IDS } from './ids.ts';
import { replayAll, replayWebhook } from './replay.ts';
import { untoldCard } from './untold.ts';
import { webhookWorker } from './worker.ts';

const place = z.tuple([z.uuid(), z.uuid()]);

/** “Tell again” of one decision: the message follows. */
async function tellAgain({ world, actor, value }: ActionVisit): Promise<void> {
  const [engagementId, id] = place.parse(value.split(' '));
  await replayWebhook(world, actor, { engagementId, id });
}

/** “Tell all again” */
async function tellAllAgain({ world, actor, value }: ActionVisit): Promise<void> {
  await replayAll(world, actor, readRef(value));
}

/** [S1.2] Decisions on their way to the systems that asked. */
export const webhooks: Part = {
  slack: {
    actions: { [WEBHOOK_IDS.replay]: tellAgain, [WEBHOOK_IDS.replayAll]: tellAllAgain },
    decides: [WEBHOOK_IDS.replay, WEBHOOK_IDS.replayAll],
  },
  cards: { [UNTOLD_CARD]: untoldCard },
  workers: (backstage) => [webhookWorker(backstage)],
  changes: { 'production.webhook.replay': null },
};
