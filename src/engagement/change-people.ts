import { mention } from '@phasegate/block-kit/escape.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { engagementPerson } from '../../db/schema/engagement.ts';
import { ofEngagement } from '../../db/scope.ts';
import { userId } from '../record/parse.ts';
import { Refusal } from '../refusal.ts';
import { markup } from '../texts/say.ts';
import { APPROVER_ROLES, ROLES, type Role } from './roles.ts';
import { type Named, readPersonFlags } from './store.ts';
import { type EngagementActing, engagementVerb } from './verb.ts';

const MOST_A_ROLE = 50;

const users = z
  .array(userId())
  .max(MOST_A_ROLE)
  .transform((ids) => [...new Set(ids)])
  .optional();
const roles = Object.fromEntries(ROLES.map((role) => [role, users])) as Record<Role, typeof users>;

/** The people of an engagement, role by role, as one form holds them. */
export type PeopleByRole = Record<Role, string[]>;

export const byRole = (people: readonly Pick<Named, 'userId' | 'role'>[]): PeopleByRole =>
  Object.fromEntries(
    ROLES.map((role) => [role, people.filter((one) => one.role === role).map((one) => one.userId)]),
  ) as PeopleByRole;

/**
 * [E2] Sets who is who in the roles given; the others stay. A workspace admin may too, so that an engagement whose lead is gone can be
 * repaired. Each person added or removed is recorded. `seen` is whom the form showed: what others changed since stays as they left it.
 */
export const changePeople = engagementVerb({
  input: z.object({
    engagementId: z.uuid(),
    ...roles,
    seen: z.object(roles).optional(),
  }),
  may: ['lead'],
  admins: true,
  during: ['active', 'paused', 'closed'],
  exclusive: true,
  async run(acting, input) {
    if (input.lead && input.lead.length !== 1) throw new Refusal('engagement.refusal.one-lead', {}, 'lead');
    const before = byRole(acting.people);
    for (const role of ROLES) {
      const wanted = merged(before[role], input[role], input.seen?.[role], role);
      const added = wanted.filter((id) => !before[role].includes(id));
      const removed = before[role].filter((id) => !wanted.includes(id));
      await refuseUnable(acting, role, added);
      for (const id of removed) await remove(acting, role, id);
      for (const id of added) await add(acting, role, id);
    }
    acting.showCard();
  },
});

/** Who is to have a role: as typed, but for those whom somebody else added or removed after the form had opened. */
function merged(now: string[], typed = now, seen = now, role: Role): string[] {
  const isTouched = typed.length !== seen.length || typed.some((id) => !seen.includes(id));
  if (!isTouched) return now;
  // There is one lead: whoever was chosen last.
  if (role === 'lead') return typed;
  const kept = now.filter((id) => typed.includes(id) || !seen.includes(id));
  const added = typed.filter((id) => !seen.includes(id) && !kept.includes(id));
  return [...kept, ...added];
}

/** Somebody who cannot act gets no new duty. */
async function refuseUnable(
  { tx, actor, engagement }: EngagementActing,
  role: Role,
  added: string[],
): Promise<void> {
  const isForAll =
    role === 'stakeholder' ||
    (engagement.externalsMayApprove && (APPROVER_ROLES as readonly Role[]).includes(role));
  for (const id of added) {
    const flags = await readPersonFlags(tx, actor.workspaceId, id);
    if (flags?.isDeactivated || (flags?.isExternal && !isForAll))
      throw new Refusal('engagement.refusal.person', { person: markup(mention(id)) }, role);
  }
}

async function add(
  { tx, actor, now, engagement, note }: EngagementActing,
  role: Role,
  id: string,
): Promise<void> {
  const row = { workspaceId: actor.workspaceId, engagementId: engagement.id, userId: id, role };
  await tx.insert(engagementPerson).values({ ...row, addedBy: actor.userId, addedAt: now });
  note({
    action: 'engagement.person.add',
    kind: 'engagement',
    subject: engagement.id,
    after: { userId: id, role },
  });
}

async function remove(
  { tx, actor, engagement, note }: EngagementActing,
  role: Role,
  id: string,
): Promise<void> {
  await tx
    .delete(engagementPerson)
    .where(
      and(
        ofEngagement(engagementPerson, actor.workspaceId, engagement.id),
        eq(engagementPerson.userId, id),
        eq(engagementPerson.role, role),
      ),
    );
  note({
    action: 'engagement.person.remove',
    kind: 'engagement',
    subject: engagement.id,
    before: { userId: id, role },
  });
}
