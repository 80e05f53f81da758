import { randomUUID } from 'node:crypto';
import { mention } from '@phasegate/block-kit/escape.ts';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { gateDelegation } from '../../db/schema/gates.ts';
import { ofEngagement } from '../../db/scope.ts';
import { APPROVER_ROLES } from '../engagement/roles.ts';
import { readPersonFlags } from '../engagement/store.ts';
import { type EngagementActing, engagementVerb } from '../engagement/verb.ts';
import { day, userId } from '../record/parse.ts';
import { Refusal } from '../refusal.ts';
import { markup } from '../texts/say.ts';
import { isAble } from './rules.ts';
import { showOpenRequests } from './showings.ts';
import { dayIn } from './situation.ts';
import { delegationsOf } from './store.ts';

/** Longer than any absence that should not change the role itself. */
const LONGEST = { days: 92 };

/**
 * [G9] Lets somebody decide in a person's place while they are away, from one day until another. By that
 * person, or the lead. The other one decides as themselves; one absence at a time, and nobody passes it on.
 */
export const delegate = engagementVerb({
  input: z.object({
    engagementId: z.uuid(),
    id: z.uuid(),
    from: userId(),
    to: userId(),
    fromDay: day(),
    untilDay: day(),
  }),
  may: [...APPROVER_ROLES, 'lead'],
  exclusive: true,
  async run(acting, input): Promise<void> {
    const { tx, actor, now, engagement } = acting;
    await requireSense(acting, input);
    const others = await delegationsOf(tx, actor.workspaceId, engagement.id);
    if (others.some((one) => one.id === input.id)) return;
    const overlaps = (one: { fromDay: string; untilDay: string }) =>
      one.fromDay <= input.untilDay && input.fromDay <= one.untilDay;
    if (others.some((one) => one.fromUser === input.from && overlaps(one)))
      throw new Refusal('gates.refusal.delegated', { person: markup(mention(input.from)) }, 'fromDay');
    await tx.insert(gateDelegation).values({
      workspaceId: actor.workspaceId,
      id: input.id,
      engagementId: engagement.id,
      fromUser: input.from,
      toUser: input.to,
      fromDay: input.fromDay,
      untilDay: input.untilDay,
      madeBy: actor.userId,
      madeAt: now,
    });
    acting.note({
      action: 'gates.delegation.make',
      kind: 'engagement',
      subject: engagement.id,
      after: { ...input },
    });
    await showOpenRequests(acting);
    acting.showCard();
  },
});

/** Ends absences of a person early: they are back. What their delegate decided for them counts no more. */
export const endDelegation = engagementVerb({
  input: z.object({ engagementId: z.uuid(), from: userId() }),
  may: [...APPROVER_ROLES, 'lead'],
  exclusive: true,
  async run(acting, { from }): Promise<void> {
    const { tx, actor, now, engagement } = acting;
    requireOwnOrLead(acting, from);
    const ended = await tx
      .update(gateDelegation)
      .set({ endedAt: now })
      .where(
        and(
          ofEngagement(gateDelegation, actor.workspaceId, engagement.id),
          eq(gateDelegation.fromUser, from),
          isNull(gateDelegation.endedAt),
        ),
      )
      .returning({ id: gateDelegation.id });
    if (ended.length === 0) return;
    acting.note({
      action: 'gates.delegation.end',
      kind: 'engagement',
      subject: engagement.id,
      before: { from },
    });
    await showOpenRequests(acting);
    acting.showCard();
  },
});

/** A fresh id for a delegation form. */
export const newDelegationId = (): string => randomUUID();

async function requireSense(
  acting: EngagementActing,
  input: { from: string; to: string; fromDay: string; untilDay: string },
): Promise<void> {
  const { tx, actor, now, engagement, people } = acting;
  requireOwnOrLead(acting, input.from);
  if (input.from === input.to) throw new Refusal('gates.refusal.delegate-self', {}, 'to');
  const isApprover = people.some(
    (one) => one.userId === input.from && (APPROVER_ROLES as readonly string[]).includes(one.role),
  );
  if (!isApprover) throw new Refusal('gates.refusal.delegate-from', {}, 'from');
  const flags = await readPersonFlags(tx, actor.workspaceId, input.to);
  if (flags && !isAble(flags, engagement))
    throw new Refusal('engagement.refusal.person', { person: markup(mention(input.to)) }, 'to');
  if (input.untilDay < dayIn(now, engagement)) throw new Refusal('gates.refusal.past', {}, 'untilDay');
  if (input.untilDay < input.fromDay) throw new Refusal('gates.refusal.range', {}, 'untilDay');
  const last = Temporal.PlainDate.from(input.fromDay).add(LONGEST).toString();
  if (input.untilDay > last) throw new Refusal('gates.refusal.long', { days: LONGEST.days }, 'untilDay');
}

function requireOwnOrLead({ actor, people, engagement }: EngagementActing, from: string): void {
  if (actor.userId === from) return;
  const leads = people.filter((one) => one.role === 'lead');
  if (leads.some((one) => one.userId === actor.userId)) return;
  const able = [from, ...leads.map((one) => one.userId)].map(mention).join(', ');
  throw new Refusal('refusal.role', { engagement: engagement.name, people: markup(able) }, 'from');
}
