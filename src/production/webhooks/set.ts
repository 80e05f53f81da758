import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { because, optional, webAddress } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { lockDeployment, updateDeployment } from '../deployments/store.ts';
import { newSecret } from './signature.ts';

/** Where a deployment's secret is kept: it opens nowhere else. */
export const secretPlace = (deploymentId: string): string => `deployment/${deploymentId}/webhook`;

/**
 * [S1.2] Says where a deployment's decisions are told, from now on; null: nowhere.
 * @returns the secret that they are signed with, for this once; null where there is no webhook now
 */
export const setWebhook = engagementVerb({
  input: z.object({
    engagementId: z.uuid(),
    deploymentId: z.uuid(),
    url: optional(webAddress(because('production.refusal.webhook', { why: '' }))),
  }),
  may: WORKERS,
  async run({ tx, actor, world, engagement, note }, { deploymentId, url }): Promise<string | null> {
    const found = await lockDeployment(tx, actor.workspaceId, deploymentId);
    if (found.engagementId !== engagement.id) throw new Refusal('refusal.not-found');
    const why = url === null ? null : world.outside.objection(url);
    if (why !== null) throw new Refusal('production.refusal.webhook', { why }, 'url');
    const secret = url === null ? null : newSecret();
    await updateDeployment(tx, found, {
      webhookUrl: url,
      webhookSecret: secret && world.vault.lock(secret, secretPlace(deploymentId)),
    });
    note({
      action: 'production.webhook.set',
      kind: 'deployment',
      subject: deploymentId,
      before: { webhookUrl: found.webhookUrl },
      after: { webhookUrl: url, model: found.model },
    });
    return secret;
  },
});
