import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { WORKERS } from '../../engagement/roles.ts';
import { currentPhase } from '../../engagement/store.ts';
import { type EngagementActing, engagementVerb } from '../../engagement/verb.ts';
import { passedSubject } from '../../gates/exit-rules.ts';
import { exitGates } from '../../gates/exits.ts';
import { requestsOf } from '../../gates/store.ts';
import { because, line, optional } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { sealInForce } from '../../seal/store.ts';
import { showDeployment } from './showings.ts';
import { insertDeployment, insertStage } from './store.ts';

export const OUTCOME_MAX = 60;
const OUTCOMES_MAX = 20;
const HOSTS_MAX = 20;

/** A host name, or one with its port: `cases.example.com`, `cases.example.com:8443`. */
const host = z
  .string()
  .trim()
  .toLowerCase()
  .refine((text) => URL.parse(`https://${text}`)?.host === text, because('production.refusal.host'));

const distinct = (values: readonly string[]) => new Set(values).size === values.length;

/** What people say of a deployment, however they say it. */
export const deploymentFields = z.object({
  outcomes: z
    .array(line(OUTCOME_MAX))
    .refine(({ length }) => length >= 2 && length <= OUTCOMES_MAX, because('production.refusal.outcomes'))
    .refine(distinct, because('production.refusal.outcomes-twice')),
  modelDigest: optional(
    z
      .string()
      .trim()
      .toLowerCase()
      .transform((text) => text.replace(/^sha256:/, ''))
      .refine((text) => /^[0-9a-f]{64}$/.test(text), because('production.refusal.digest')),
  ),
  linkHosts: z.array(host).max(HOSTS_MAX).default([]),
});

/**
 * [S1.1] Puts the model version that phase 3 approved to work, supervised: from now on its system asks before it acts.
 * `id` is minted when the form opens.
 */
export const startDeployment = engagementVerb({
  input: deploymentFields.extend({ engagementId: z.uuid(), id: z.uuid() }),
  may: WORKERS,
  exclusive: true,
  async run(acting, { id, engagementId: _, ...fields }): Promise<{ id: string; model: string }> {
    const { tx, actor, now, world, engagement } = acting;
    const { entry } = await currentPhase(tx, actor.workspaceId, engagement);
    if (entry.phase !== 4) throw new Refusal('production.refusal.phase');
    const model = await approvedModel(acting);
    if (!(await sealInForce(tx, actor.workspaceId, engagement))) throw new Refusal('production.refusal.seal');
    const { sample_percent: samplePercent, blind_percent: blindPercent } = world.playbook.production;
    const row = {
      ...fields,
      workspaceId: actor.workspaceId,
      id,
      engagementId: engagement.id,
      cycle: engagement.cycle,
      model,
      stageSince: now,
      samplePercent,
      blindPercent,
      drawSecret: randomBytes(32).toString('base64url'),
      createdBy: actor.userId,
      createdAt: now,
    };
    if (!(await insertDeployment(tx, row))) throw new Refusal('production.refusal.live');
    const { workspaceId } = row;
    await insertStage(tx, {
      workspaceId,
      deploymentId: id,
      stage: 0,
      cause: 'start',
      reason: null,
      by: actor.userId,
      at: now,
    });
    acting.note({
      action: 'production.deployment.start',
      kind: 'deployment',
      subject: id,
      after: { model, ...fields, samplePercent, blindPercent },
    });
    showDeployment(acting, row);
    acting.showCard();
    return { id, model };
  },
});

/** [B8] The version that all gates of phase 3 approved. @throws Refusal where none is */
async function approvedModel({ tx, actor, world, engagement }: EngagementActing): Promise<string> {
  const gates = exitGates(world.playbook.gates, 3).map((gate) => gate.key);
  const model = passedSubject(await requestsOf(tx, actor.workspaceId, engagement), gates);
  if (model === null) throw new Refusal('production.refusal.model');
  return model;
}
