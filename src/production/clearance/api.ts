import { z } from 'zod';
import type { Endpoint } from '../../api/endpoint.ts';
import { type Actor, act } from '../../record/act.ts';
import { because, line } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { sealed } from '../../signing/dsse.ts';
import type { World } from '../../world.ts';
import { onDeployment } from '../actions/on-deployment.ts';
import { findDeployment } from '../deployments/store.ts';
import { readFacts } from './read.ts';
import { type Asked, clearanceOf } from './rules.ts';
import { statementOf } from './statement.ts';

const digest = z
  .string()
  .toLowerCase()
  .transform((text) => text.replace(/^sha256:/, ''))
  .refine((text) => /^[0-9a-f]{64}$/.test(text), because('production.refusal.digest'));

const input = z
  .strictObject({
    id: z.uuid(),
    model: line(80),
    digest: digest.optional(),
    format: z.enum(['json', 'dsse']).default('json'),
  })
  .meta({ examples: [{ model: 'v3' }] });

const envelope = z.strictObject({
  payload: z.string(),
  payloadType: z.string(),
  signatures: z.array(z.strictObject({ keyid: z.string(), sig: z.string() })),
});
const clearance = z.strictObject({
  go: z.boolean(),
  deployment: z.uuid(),
  model: z.string(),
  digest: z.string().nullable(),
  stage: z.int(),
  issued_at: z.string(),
  expires_at: z.string(),
  reasons: z.array(z.strictObject({ check: z.string(), ok: z.boolean(), detail: z.string() })),
  /** DSSE; null where the model's digest is not known. */
  envelope: envelope.nullable(),
});

/** [S3.5] */
export const clearanceEndpoint: Endpoint<World> = {
  method: 'GET',
  path: '/deployments/{id}/clearance',
  scope: 'clearance:read',
  about: 'deployment',
  summary:
    'Ask whether a model version may be deployed now, and why; as a signed attestation (in-toto, DSSE) too',
  input,
  output: z.union([clearance, envelope]),
  async run({ world, actor, input: given }) {
    const { id, model, digest: known, format } = given as z.output<typeof input>;
    const found = await clearanceFor(world, actor, id, { model, digest: known ?? null });
    if (format === 'json') return found;
    if (!found.envelope) throw new Refusal('production.refusal.no-digest', {}, 'format');
    return found.envelope;
  },
};

async function clearanceFor(
  world: World,
  actor: Actor,
  id: string,
  asked: Asked,
): Promise<z.output<typeof clearance>> {
  const facts = await act(world, actor, async (acting) => {
    const { deployment, engagement } = await onDeployment(world, acting, id, findDeployment, 'viewer');
    return readFacts(acting.tx, world, engagement, deployment);
  });
  const now = world.clock.now();
  const issuedAt = now.toString();
  const expiresAt = now.add({ minutes: world.playbook.production.token_minutes }).toString();
  const { go, reasons } = clearanceOf(facts, asked);
  const statement = statementOf(facts, asked, { deploymentId: id, go, reasons, issuedAt, expiresAt });
  return {
    go,
    deployment: id,
    model: facts.deployment.model,
    digest: facts.deployment.modelDigest,
    stage: facts.deployment.stage,
    issued_at: issuedAt,
    expires_at: expiresAt,
    reasons,
    envelope: statement && (await sealed(world, statement)),
  };
}
