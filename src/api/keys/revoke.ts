import { z } from 'zod';
import type { Core } from '../../core.ts';
import { type Actor, act } from '../../record/act.ts';
import { parse } from '../../record/parse.ts';
import { Refusal } from '../../refusal.ts';
import { tellRightsChanged } from '../../slack/rights.ts';
import { requireColleague } from './acting.ts';
import { lockKey, updateKey } from './store.ts';

const input = z.object({ keyId: z.uuid() });

/** [X1] Ends a key at once: whoever made it, or a workspace admin. Said twice, it happens once. */
export async function revokeKey(world: Core, actor: Actor, given: z.input<typeof input>): Promise<void> {
  const { keyId } = parse(input, given);
  await act(world, actor, async ({ tx, now, record }) => {
    const person = await requireColleague(tx, actor);
    const key = await lockKey(tx, actor.workspaceId, keyId);
    if (!key || (key.createdBy !== actor.userId && !person.isAdmin)) throw new Refusal('refusal.not-found');
    if (key.revokedAt) return;
    await updateKey(tx, key, { revokedAt: now, revokedBy: actor.userId });
    await tellRightsChanged(tx, actor.workspaceId);
    record({
      action: 'api.key.revoke',
      kind: 'api key',
      subject: keyId,
      after: { name: key.name, hint: key.hint },
    });
  });
}
