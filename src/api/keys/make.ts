import { z } from 'zod';
import type { Core } from '../../core.ts';
import { type Actor, act } from '../../record/act.ts';
import { because, day, line, optional, parse } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { requireColleague } from './acting.ts';
import type { Offer } from './offer.ts';
import { newKey } from './secret.ts';
import { insertKey } from './store.ts';

export const NAME_MAX = 80;

const input = z.object({
  /** Minted when the form opened: a form sent twice is one key. */
  id: z.uuid(),
  name: line(NAME_MAX),
  scopes: z.array(z.string()).min(1),
  /** The one deployment that it opens; empty: whatever its person may. */
  deployment: optional(z.uuid()).default(null),
  /** The last day on which it works, in the time zone given. */
  expiresOn: optional(day()),
  timeZone: z.string().default('UTC'),
});

/** [X1] Makes a key that acts for this person. @returns it, for this once: only its hash is kept */
export async function makeKey(
  world: Core,
  actor: Actor,
  offer: Offer,
  given: z.input<typeof input>,
): Promise<string> {
  const known = offer.scopes.map((scope) => scope.name);
  const scopes = z
    .array(z.string())
    .refine((list) => list.every((one) => known.includes(one)), because('refusal.choose'));
  const { id, name, expiresOn, timeZone, deployment, ...rest } = parse(
    input.extend({ scopes: scopes.min(1) }),
    given,
  );
  if (deployment !== null) requireAbout(offer, rest.scopes);
  const fresh = newKey(actor.workspaceId);
  return act(world, actor, async ({ tx, now, record }) => {
    await requireColleague(tx, actor);
    const expiresAt = expiresOn === null ? null : endOf(expiresOn, timeZone);
    if (expiresAt && Temporal.Instant.compare(expiresAt, now) <= 0)
      throw new Refusal('api.refusal.expiry', {}, 'expiresOn');
    if (deployment !== null && (await offer.deployments(tx, actor, { ids: [deployment] })).length === 0)
      throw new Refusal('refusal.choose', {}, 'deployment');
    const key = { name, scopes: [...new Set(rest.scopes)].sort(), deploymentId: deployment, expiresAt };
    const row = { ...key, hash: fresh.hash, hint: fresh.hint, createdBy: actor.userId, createdAt: now };
    if (!(await insertKey(tx, { ...row, workspaceId: actor.workspaceId, id })))
      throw new Refusal('api.refusal.made');
    const after = { ...key, hint: fresh.hint, expiresAt: expiresAt?.toString() ?? null };
    record({ action: 'api.key.make', kind: 'api key', subject: id, after });
    return fresh.text;
  });
}

/** A scope that such a key could never use is a mistake. @throws Refusal */
function requireAbout({ scopes }: Offer, wanted: readonly string[]): void {
  const able = scopes.filter(({ ofDeployment }) => ofDeployment).map(({ name }) => name);
  if (wanted.some((name) => !able.includes(name)))
    throw new Refusal('api.refusal.deployment-scopes', { scopes: able.join(', ') }, 'scopes');
}

/** The end of a day. */
const endOf = (date: string, timeZone: string): Temporal.Instant =>
  Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
