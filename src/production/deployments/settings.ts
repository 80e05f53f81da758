import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Role } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { refreshEvidence } from '../../gates/refresh.ts';
import { because, optional } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { showDeployment } from './showings.ts';
import { deploymentFields } from './start.ts';
import { type Deployment, lockDeployment, updateDeployment } from './store.ts';

/** Where decisions are sent: an address of the open web, over TLS. */
const webhook = z
  .string()
  .trim()
  .refine((text) => URL.parse(text)?.protocol === 'https:', because('production.refusal.webhook'));

/** What a webhook's secret belongs to, for the vault. */
export const webhookPlace = ({ id }: Pick<Deployment, 'id'>): string => `deployment/${id}/webhook`;

/** Those who answer for a model's system. */
export const IN_CHARGE = ['lead', 'engineering'] as const satisfies readonly Role[];

/**
 * Changes what was said of a deployment at its start, and where its decisions are sent. A webhook that is new has a new secret
 * (Standard Webhooks, `whsec_…`), which is returned this once and kept sealed.
 */
export const changeSettings = engagementVerb({
  input: deploymentFields.extend({
    engagementId: z.uuid(),
    deploymentId: z.uuid(),
    webhookUrl: optional(webhook).default(null),
  }),
  may: IN_CHARGE,
  async run(
    acting,
    { engagementId, deploymentId, webhookUrl, ...fields },
  ): Promise<{ secret: string | null }> {
    const { tx, actor, world } = acting;
    const found = await lockDeployment(tx, actor.workspaceId, deploymentId);
    if (found.engagementId !== engagementId) throw new Refusal('refusal.not-found');
    if (found.endedAt) throw new Refusal('production.refusal.ended', { model: found.model });
    const isNew = webhookUrl !== null && webhookUrl !== found.webhookUrl;
    const against = isNew ? world.outside.objection(webhookUrl) : null;
    if (against !== null)
      throw new Refusal('production.refusal.webhook-outside', { why: against }, 'webhookUrl');
    const secret = isNew ? `whsec_${randomBytes(24).toString('base64')}` : null;
    await updateDeployment(tx, found, {
      ...fields,
      webhookUrl,
      ...(secret && { webhookSecret: world.vault.lock(secret, webhookPlace(found)) }),
      ...(webhookUrl === null && { webhookSecret: null }),
    });
    const { outcomes, modelDigest, linkHosts } = found;
    acting.note({
      action: 'production.deployment.settings',
      kind: 'deployment',
      subject: deploymentId,
      before: { outcomes, modelDigest, linkHosts, webhookUrl: found.webhookUrl },
      after: { ...fields, webhookUrl, model: found.model },
    });
    showDeployment(acting, found);
    acting.showCard();
    await refreshEvidence(acting, engagementId);
    return { secret };
  },
});
