import { randomUUID } from 'node:crypto';
import { mention } from '@phasegate/block-kit/escape.ts';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { gateAttestation } from '../../db/schema/gates.ts';
import type { ApproverRole } from '../playbook/gates-schema.ts';
import type { Actor } from '../record/act.ts';
import { because, optional, paragraph, parse, webAddress } from '../record/parse.ts';
import { Refusal } from '../refusal.ts';
import { markup } from '../texts/say.ts';
import type { World } from '../world.ts';
import { evaluate } from './conclude.ts';
import { refreshRequest } from './refresh.ts';
import { covers, isAble, type Outcome } from './rules.ts';
import { showNote, showRequest } from './showings.ts';
import type { Situation } from './situation.ts';
import { onRequest, type RequestActing, readSituation, refuseRole, requireDecidable } from './verb.ts';

const attestInput = z.object({
  requestId: z.uuid(),
  item: z.string(),
  note: paragraph(500),
  link: optional(webAddress(because('gates.refusal.link'))),
});

/** Roles a person answers for in attestations: their own, and those of people they stand in for. */
export function attestRoles({ electorate, today }: Situation, userId: string): Set<ApproverRole> {
  const able = electorate.people.filter((one) => isAble(one, electorate));
  if (!able.some((one) => one.userId === userId)) return new Set();
  const holders = electorate.mandates
    .filter((one) => one.toUser === userId && covers(one, today))
    .map((one) => one.fromUser);
  return new Set(
    able.filter((one) => one.userId === userId || holders.includes(one.userId)).flatMap((one) => one.roles),
  );
}

/**
 * Says that an item holds, with what shows it; said twice, it happens once. It may be what an outcome waited for: approvals given before
 * count, so this can be the last step.
 */
export async function attest(
  world: World,
  actor: Actor,
  given: Omit<z.input<typeof attestInput>, 'link'> & { link?: string },
): Promise<Outcome | null> {
  const input = parse(attestInput, given);
  return onRequest(world, actor, input.requestId, async (acting) => {
    const { tx, now, request } = acting;
    const { role, situation } = await requireItem(acting, input.item);
    const { item, note, link } = input;
    const before = situation.attestations.find((one) => one.item === item);
    if (before && before.userId === actor.userId && before.note === note && before.link === link) return null;
    if (before) throw new Refusal('gates.refusal.attested', { who: markup(mention(before.userId)) }, 'item');
    const id = randomUUID();
    await tx.insert(gateAttestation).values({
      workspaceId: actor.workspaceId,
      id,
      requestId: request.id,
      item,
      userId: actor.userId,
      role,
      note,
      link,
      at: now,
    });
    acting.note({
      action: 'gates.item.attest',
      kind: 'gate',
      subject: request.id,
      after: { item, role, note, link },
    });
    showRequest(acting, request);
    showNote(acting, request, 'attested', actor.userId, item);
    acting.showCard();
    // It may complete the gate: on the evidence as it is now, whoever else has looked meanwhile.
    const fresh = await refreshRequest(acting, request, acting.entry.entry);
    const after = { ...acting, request: fresh.request };
    return evaluate(after, await readSituation(after));
  });
}

/** Withdraws an attestation: it undoes only itself; approvals stand, and the outcome waits. */
export async function withdrawAttestation(
  world: World,
  actor: Actor,
  { requestId, item }: { requestId: string; item: string },
): Promise<void> {
  await onRequest(world, actor, requestId, async (acting) => {
    const { tx, now, request } = acting;
    await requireItem(acting, item);
    const withdrawn = await tx
      .update(gateAttestation)
      .set({ withdrawnAt: now })
      .where(
        and(
          eq(gateAttestation.workspaceId, actor.workspaceId),
          eq(gateAttestation.requestId, request.id),
          eq(gateAttestation.item, item),
          isNull(gateAttestation.withdrawnAt),
        ),
      )
      .returning({ id: gateAttestation.id });
    if (withdrawn.length === 0) return;
    acting.note({ action: 'gates.item.unattest', kind: 'gate', subject: request.id, before: { item } });
    showRequest(acting, request);
    showNote(acting, request, 'unattested', actor.userId, item);
    acting.showCard();
  });
}

/** The item is open to attestation, and the actor has its role. */
async function requireItem(
  acting: RequestActing,
  key: string,
): Promise<{ role: ApproverRole; situation: Situation }> {
  const situation = await readSituation(acting);
  const role = situation.items.find((one) => one.key === key)?.attest;
  if (!role) throw new Refusal('refusal.not-found');
  if (!attestRoles(situation, acting.actor.userId).has(role)) {
    const able = acting.people.filter((one) => one.role === role && isAble(one, acting.engagement));
    await refuseRole(
      acting,
      able.map((one) => one.userId),
    );
  }
  requireDecidable(acting);
  return { role, situation };
}
