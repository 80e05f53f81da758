import type { z } from 'zod';
import { cycle, engagement, engagementPerson, phaseEntry } from '../../db/schema/engagement.ts';
import { type Actor, act } from '../record/act.ts';
import { parse } from '../record/parse.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { cardOf } from './card-subject.ts';
import { channelEntry } from './change-channel.ts';
import { startInput } from './input.ts';
import { requireLikelyStart } from './planned-start.ts';
import type { Role } from './roles.ts';
import { readPersonFlags } from './store.ts';
import { tellChanged } from './verb.ts';

/**
 * [E1] Starts an engagement: its lead, its first cycle, its first phase, its card. The id was minted when
 * the form opened, so that a form sent twice starts one engagement.
 */
export async function startEngagement(
  world: World,
  actor: Actor,
  given: z.input<typeof startInput>,
): Promise<{ id: string }> {
  const input = parse(startInput, given);
  return act(world, actor, async ({ tx, now, record, show, enqueue }) => {
    const { workspaceId } = actor;
    const me = await readPersonFlags(tx, workspaceId, actor.userId);
    if (me?.isExternal) throw new Refusal('refusal.external');
    if (me?.isDeactivated) throw new Refusal('refusal.deactivated');
    const lead = await readPersonFlags(tx, workspaceId, input.leadId);
    if (lead?.isDeactivated || lead?.isExternal) throw new Refusal('engagement.refusal.lead', {}, 'leadId');
    requireLikelyStart(input, now);
    const { leadId, newChannelName, ...fields } = input;
    const channelId = newChannelName ? null : input.channelId;
    const values = { ...fields, channelId, newChannelName: newChannelName || null };
    const fresh = await tx
      .insert(engagement)
      .values({ ...values, workspaceId, createdBy: actor.userId, createdAt: now })
      .onConflictDoNothing()
      .returning({ id: engagement.id });
    if (fresh.length === 0) return { id: input.id };
    const ref = { workspaceId, engagementId: input.id };
    const people: { userId: string; role: Role }[] = [{ userId: leadId, role: 'lead' }];
    if (leadId !== actor.userId) people.push({ userId: actor.userId, role: 'member' });
    await tx
      .insert(engagementPerson)
      .values(people.map((one) => ({ ...ref, ...one, addedBy: actor.userId, addedAt: now })));
    await tx.insert(cycle).values({ ...ref, number: 1, phase: 1, startedAt: now });
    await tx.insert(phaseEntry).values({
      ...ref,
      cycle: 1,
      entry: 1,
      phase: 1,
      enteredAt: now,
      enteredBy: actor.userId,
      how: 'start',
    });
    record({
      action: 'engagement.start',
      kind: 'engagement',
      subject: input.id,
      engagementId: input.id,
      after: { ...values, people, phase: 1 },
    });
    if (channelId) show(cardOf(input.id, channelId));
    else enqueue(channelEntry(workspaceId, input.id));
    tellChanged(world, { actor, now, enqueue }, input.id);
    return { id: input.id };
  });
}
