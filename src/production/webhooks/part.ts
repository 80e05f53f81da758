import type { Part } from '../../parts.ts';
import { webhookWorker } from './worker.ts';

/** [S1.2] Decisions on their way to the systems that asked. */
export const webhooks: Part = {
  workers: (backstage) => [webhookWorker(backstage)],
  changes: { 'production.webhook.replay': null },
};
