import { randomBytes } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '../../../db/database.ts';
import { retrainingPipeline } from '../../../db/schema/retraining.ts';
import type { Role } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { because, optional } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { deploymentFor } from './attach.ts';

/** Who may say which pipeline trains a model: those who answer for its system. */
export const PIPELINE_KEEPERS = ['lead', 'engineering'] as const satisfies readonly Role[];

export type Pipeline = typeof retrainingPipeline.$inferSelect;

/** An address of the open web, over TLS. */
const address = z
  .string()
  .trim()
  .refine((text) => URL.parse(text)?.protocol === 'https:', because('production.refusal.webhook'));

/** What a pipeline's secret belongs to, for the vault. */
export const pipelinePlace = ({ deploymentId }: Pick<Pipeline, 'deploymentId'>): string =>
  `deployment/${deploymentId}/retraining`;

const isOf = (workspaceId: string, deploymentId: string) =>
  and(eq(retrainingPipeline.workspaceId, workspaceId), eq(retrainingPipeline.deploymentId, deploymentId));

export async function findPipeline(
  tx: Tx,
  workspaceId: string,
  deploymentId: string,
): Promise<Pipeline | null> {
  const [found] = await tx.select().from(retrainingPipeline).where(isOf(workspaceId, deploymentId));
  return found ?? null;
}

/**
 * [R2] Says which pipeline trains a deployment's model anew; without an address people see to it. A new address has a new secret
 * (Standard Webhooks, `whsec_…`), which is returned this once and kept sealed.
 */
export const declarePipeline = engagementVerb({
  input: z.object({
    engagementId: z.uuid(),
    deploymentId: optional(z.uuid()).default(null),
    url: optional(address),
  }),
  may: PIPELINE_KEEPERS,
  async run(acting, { deploymentId: named, url }): Promise<{ secret: string | null }> {
    const { tx, actor, now, world } = acting;
    const { workspaceId } = actor;
    const { id: deploymentId, model } = await deploymentFor(acting, named);
    const before = await findPipeline(tx, workspaceId, deploymentId);
    if ((before?.url ?? null) === url) return { secret: null };
    const against = url === null ? null : world.outside.objection(url);
    if (against !== null) throw new Refusal('production.refusal.webhook-outside', { why: against }, 'url');
    const secret = url === null ? null : `whsec_${randomBytes(24).toString('base64')}`;
    await tx.delete(retrainingPipeline).where(isOf(workspaceId, deploymentId));
    if (url !== null && secret !== null)
      await tx.insert(retrainingPipeline).values({
        workspaceId,
        deploymentId,
        url,
        secret: world.vault.lock(secret, pipelinePlace({ deploymentId })),
        declaredBy: actor.userId,
        declaredAt: now,
      });
    acting.note({
      action: 'monitoring.retraining.pipeline',
      kind: 'deployment',
      subject: deploymentId,
      before: { url: before?.url ?? null },
      after: { url, model },
    });
    return { secret };
  },
});
