import { randomUUID } from 'node:crypto';
import { mention } from '@phasegate/block-kit/escape.ts';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { gateAttestation } from '../../db/schema/gates.ts';
import type { ApproverRole } from '../playbook/gates-schema.ts';
import type { Actor } from '../record/act.ts';
import { because, optional, paragraph, parse, webAddress } from '../record/parse.ts';
import { FieldRefusals, Refusal } from '../refusal.ts';
import { markup } from '../texts/say.ts';
import type { World } from '../world.ts';
import { evaluate } from './conclude.ts';
import { refreshRequest } from './refresh.ts';
import { covers, isAble, type Outcome } from './rules.ts';
import { showNote, showRequest } from './showings.ts';
import type { Situation } from './situation.ts';
import {
  onRequest,
  type RequestActing,
  readSituation,
  refuseRole,
  requireDecidable,
  requireSight,
} from './verb.ts';

const attestInput = z.object({
  requestId: z.uuid(),
  /** Items whose attestation is withdrawn. */
  withdraw: z.array(z.string()).default([]),
});
const saying = z.object({
  item: z.string(),
  note: paragraph(500),
  link: optional(webAddress(because('gates.refusal.link'))),
});
type Saying = z.output<typeof saying>;

export interface Attesting {
  requestId: string;
  /** What is said of each item, with what shows it. */
  items: readonly { item: string; note: string; link?: string }[];
  withdraw?: string[];
}

/** What is said of each item. @throws FieldRefusals at `note.<item>` and `link.<item>` */
function sayings(items: Attesting['items']): Saying[] {
  const faults: Refusal[] = [];
  const found = items.flatMap((given) => {
    try {
      return parse(saying, given);
    } catch (error) {
      if (!(error instanceof FieldRefusals)) throw error;
      for (const { key, params, field } of error.refusals)
        faults.push(new Refusal(key, params, `${field}.${given.item}`));
      return [];
    }
  });
  if (faults.length > 0) throw new FieldRefusals(faults);
  return found;
}

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
 * [G13] Says of any number of items at once that they hold, with what shows it; and of others that they do not, any
 * more, which undoes only itself: approvals stand, and the outcome waits. It may be what an outcome waited for:
 * approvals given before count, so this can be the last step. Said twice, it happens once.
 * @throws Refusal at `note.<item>` where somebody else has attested it
 */
export async function attest(world: World, actor: Actor, given: Attesting): Promise<Outcome | null> {
  const input = { ...parse(attestInput, given), items: sayings(given.items) };
  return onRequest(world, actor, input.requestId, async (acting) => {
    const { request } = acting;
    await requireSight(acting);
    const situation = await readSituation(acting);
    const items = [...input.items.map(({ item }) => item), ...input.withdraw];
    const roles = new Map<string, ApproverRole>();
    for (const item of items) roles.set(item, await requireItem(acting, situation, item));
    let changed = false;
    for (const item of input.withdraw) changed = (await takeAway(acting, item)) || changed;
    for (const said of input.items) changed = (await say(said)) || changed;
    if (!changed) return null;
    showRequest(acting, request);
    acting.showCard();
    // It may complete the gate: on the evidence as it is now, whoever else has looked meanwhile.
    const fresh = await refreshRequest(acting, request, acting.entry.entry);
    const after = { ...acting, request: fresh.request };
    return evaluate(after, await readSituation(after));

    async function say(said: Saying): Promise<boolean> {
      const { item, note, link } = said;
      const before = situation.attestations.find((attestation) => attestation.item === item);
      const isMine = before?.userId === actor.userId;
      if (before && isMine && before.note === note && before.link === link) return false;
      if (before && !isMine) {
        const params = { who: markup(mention(before.userId)) };
        throw new Refusal('gates.refusal.attested', params, `note.${item}`);
      }
      if (before) await takeAway(acting, item);
      await put(acting, said, roles.get(item) ?? 'legal');
      return true;
    }
  });
}

async function put(acting: RequestActing, { item, note, link }: Saying, role: ApproverRole): Promise<void> {
  const { tx, actor, now, request } = acting;
  await tx.insert(gateAttestation).values({
    workspaceId: actor.workspaceId,
    id: randomUUID(),
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
  showNote(acting, request, 'attested', actor.userId, item);
}

/** @returns whether there was one to withdraw */
async function takeAway(acting: RequestActing, item: string): Promise<boolean> {
  const { tx, actor, now, request } = acting;
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
  if (withdrawn.length === 0) return false;
  acting.note({ action: 'gates.item.unattest', kind: 'gate', subject: request.id, before: { item } });
  showNote(acting, request, 'unattested', actor.userId, item);
  return true;
}

/** The item is open to attestation, and the actor has its role. @returns which */
async function requireItem(acting: RequestActing, situation: Situation, key: string): Promise<ApproverRole> {
  const role = situation.items.find((item) => item.key === key)?.attest;
  if (!role) throw new Refusal('refusal.not-found');
  if (!attestRoles(situation, acting.actor.userId).has(role)) {
    const able = acting.people.filter((person) => person.role === role && isAble(person, acting.engagement));
    await refuseRole(
      acting,
      able.map((person) => person.userId),
    );
  }
  requireDecidable(acting);
  return role;
}
