import { z } from 'zod';
import type { Core } from '../../core.ts';
import { type Actor, act } from '../../record/act.ts';
import { because, day, line, optional, parse } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import type { Scope } from '../scopes.ts';
import { requireColleague } from './acting.ts';
import { newKey } from './secret.ts';
import { insertKey } from './store.ts';

export const NAME_MAX = 80;

const input = z.object({
  /** Minted when the form opened: a form sent twice is one key. */
  id: z.uuid(),
  name: line(NAME_MAX),
  scopes: z.array(z.string()).min(1),
  /** The last day on which it works, in the time zone given. */
  expiresOn: optional(day()),
  timeZone: z.string().default('UTC'),
});

/** [X1] Makes a key that acts for this person. @returns it, for this once: only its hash is kept */
export async function makeKey(
  world: Core,
  actor: Actor,
  offered: readonly Scope[],
  given: z.input<typeof input>,
): Promise<string> {
  const known = offered.map((scope) => scope.name);
  const scopes = z
    .array(z.string())
    .refine((list) => list.every((one) => known.includes(one)), because('refusal.choose'));
  const { id, name, expiresOn, timeZone, ...rest } = parse(input.extend({ scopes: scopes.min(1) }), given);
  const fresh = newKey(actor.workspaceId);
  return act(world, actor, async ({ tx, now, record }) => {
    await requireColleague(tx, actor);
    const expiresAt = expiresOn === null ? null : endOf(expiresOn, timeZone);
    if (expiresAt && Temporal.Instant.compare(expiresAt, now) <= 0)
      throw new Refusal('api.refusal.expiry', {}, 'expiresOn');
    const key = { name, scopes: [...new Set(rest.scopes)].sort(), expiresAt };
    const row = { ...key, hash: fresh.hash, hint: fresh.hint, createdBy: actor.userId, createdAt: now };
    if (!(await insertKey(tx, { ...row, workspaceId: actor.workspaceId, id })))
      throw new Refusal('api.refusal.made');
    const after = { ...key, hint: fresh.hint, expiresAt: expiresAt?.toString() ?? null };
    record({ action: 'api.key.make', kind: 'api key', subject: id, after });
    return fresh.text;
  });
}

/** The end of a day. */
const endOf = (date: string, timeZone: string): Temporal.Instant =>
  Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
