import { z } from 'zod';
import type { Core } from '../../core.ts';
import { type Actor, act } from '../../record/act.ts';
import { parse } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { requireColleague } from './acting.ts';
import { rotated, stateOf } from './rules.ts';
import { newKey } from './secret.ts';
import { insertKey, lockKey, updateKey } from './store.ts';

const input = z.object({
  keyId: z.uuid(),
  /** The new key's id, minted when the form opened. */
  id: z.uuid(),
});

/**
 * [X1] Replaces a key by a new one with the same name, scopes and deployment; the old one works for a day more. Only who it
 * acts for may: whoever held another person's key could act as that person. @returns the new key, for this once
 */
export async function rotateKey(world: Core, actor: Actor, given: z.input<typeof input>): Promise<string> {
  const { keyId, id } = parse(input, given);
  const fresh = newKey(actor.workspaceId);
  return act(world, actor, async ({ tx, now, record }) => {
    const person = await requireColleague(tx, actor);
    const old = await lockKey(tx, actor.workspaceId, keyId);
    if (!old || (old.createdBy !== actor.userId && !person.isAdmin)) throw new Refusal('refusal.not-found');
    if (old.createdBy !== actor.userId) throw new Refusal('api.refusal.rotate-own', { name: old.name });
    if (old.replacedBy === id) throw new Refusal('api.refusal.made');
    const state = stateOf(old, now);
    if (state !== 'active') throw new Refusal('api.refusal.state', { name: old.name, state });
    const ends = rotated(old, now);
    const { workspaceId, name, scopes, deploymentId, createdBy } = old;
    const row = {
      workspaceId,
      id,
      name,
      scopes,
      deploymentId,
      createdBy,
      createdAt: now,
      expiresAt: ends.fresh,
    };
    if (!(await insertKey(tx, { ...row, hash: fresh.hash, hint: fresh.hint })))
      throw new Refusal('api.refusal.made');
    await updateKey(tx, old, { expiresAt: ends.old, replacedBy: id });
    record({
      action: 'api.key.rotate',
      kind: 'api key',
      subject: keyId,
      before: { expiresAt: old.expiresAt?.toString() ?? null },
      after: { name, replacedBy: id, hint: fresh.hint, expiresAt: ends.old.toString() },
    });
    return fresh.text;
  });
}
