import { button } from '@phasegate/block-kit/blocks.ts';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { message } from '../../db/schema/delivery.ts';
import { engagement, engagementPerson } from '../../db/schema/engagement.ts';
import { person } from '../../db/schema/workspace.ts';
import { ofEngagement } from '../../db/scope.ts';
import { given, statement } from '../../db/statement.ts';
import type { DigestPart, Task, Waiting } from '../news.ts';
import type { CardContext } from '../room.ts';
import { listIn } from '../texts/lists.ts';
import type { Say } from '../texts/say.ts';
import { IDS, TROUBLE_NOTICE } from './ids.ts';
import { APPROVER_ROLES, type Role } from './roles.ts';

/** Approver roles that nobody able to act holds: gates that need them would wait for nobody. */
const vacant = (people: readonly { role: Role; isGone: boolean | null }[]): Role[] =>
  APPROVER_ROLES.filter((role) => !people.some((one) => one.role === role && !one.isGone));

const rolesIn = (say: Say, roles: readonly Role[]): string =>
  listIn(
    say,
    roles.map((role) => say(`engagement.role.${role}`)),
  );

/** [D1] What waits in an engagement, whatever its phase: people to be named, messages that could not be posted. */
export async function engagementDigest(
  { tx, workspaceId, say }: CardContext,
  engagementId: string,
): Promise<DigestPart> {
  const [found] = await readDuties(tx, { workspaceId, engagementId });
  if (!found) return { changed: [], waiting: [] };
  const on = [found.lead ?? found.createdBy];
  const waiting: Waiting[] = [];
  const roles = APPROVER_ROLES.filter((role) => !found.held.includes(role));
  if (roles.length > 0) {
    const what = say.md('engagement.waiting.role', { role: rolesIn(say, roles) });
    waiting.push({ what, on, since: null });
  }
  if (found.dead > 0) {
    const what = say.md('engagement.waiting.undelivered', { count: found.dead });
    waiting.push({ what, on, since: Temporal.Instant.fromEpochMilliseconds(Number(found.deadSince)) });
  }
  return { changed: [], waiting };
}

/** All of it in one look: a thousand digests a morning are made of such looks. */
const readDuties = statement((orm) => {
  const able = sql`from ${engagementPerson} left join ${person}
    on ${person.workspaceId} = ${engagementPerson.workspaceId} and ${person.userId} = ${engagementPerson.userId}
    where ${engagementPerson.workspaceId} = ${given('workspaceId')} and ${engagementPerson.engagementId} = ${given('engagementId')}
      and not coalesce(${person.isDeactivated}, false)`;
  const dead = sql`from ${message}
    where ${message.workspaceId} = ${given('workspaceId')} and ${message.engagementId} = ${given('engagementId')}
      and ${message.deadAt} is not null and ${message.subject} not like ${`${TROUBLE_NOTICE}:%`}`;
  const found = sql`select ${engagement.createdBy} as created_by,
      (select ${engagementPerson.userId} ${able} and ${engagementPerson.role} = 'lead'
        order by ${engagementPerson.addedAt}, ${engagementPerson.userId} limit 1) as lead,
      array(select distinct ${engagementPerson.role} ${able}) as held,
      (select count(*)::int ${dead}) as dead,
      (select floor(extract(epoch from min(${message.deadAt})) * 1000)::bigint ${dead}) as dead_since
    from ${engagement}
    where ${engagement.workspaceId} = ${given('workspaceId')} and ${engagement.id} = ${given('engagementId')}`;
  return orm
    .select({
      createdBy: sql<string>`created_by`,
      lead: sql<string | null>`lead`,
      held: sql<string[]>`held`,
      dead: sql<number>`dead`,
      deadSince: sql<string | number | null>`dead_since`,
    })
    .from(sql`(${found}) found`);
});

/** [E5] What an engagement asks of its lead, whatever its phase. */
export async function engagementTasks(
  { tx, workspaceId, say }: CardContext,
  userId: string,
  engagementId?: string,
): Promise<Task[]> {
  const led = tx
    .select({ id: engagementPerson.engagementId })
    .from(engagementPerson)
    .where(
      and(
        eq(engagementPerson.workspaceId, workspaceId),
        eq(engagementPerson.userId, userId),
        eq(engagementPerson.role, 'lead'),
        engagementId ? eq(engagementPerson.engagementId, engagementId) : undefined,
      ),
    );
  const rows = await tx
    .select({
      id: engagement.id,
      name: engagement.name,
      role: engagementPerson.role,
      isGone: person.isDeactivated,
    })
    .from(engagement)
    .innerJoin(engagementPerson, ofEngagement(engagementPerson, engagement.workspaceId, engagement.id))
    .leftJoin(
      person,
      and(eq(person.workspaceId, engagementPerson.workspaceId), eq(person.userId, engagementPerson.userId)),
    )
    .where(
      and(
        eq(engagement.workspaceId, workspaceId),
        eq(engagement.state, 'active'),
        inArray(engagement.id, led),
      ),
    )
    .orderBy(asc(engagement.createdAt), asc(engagement.id));
  return [...Map.groupBy(rows, (row) => row.id).values()].flatMap((people) => {
    const [first] = people;
    const roles = vacant(people);
    if (!first || roles.length === 0) return [];
    return {
      engagementId: first.id,
      what: say.md('engagement.task.approvers', { name: first.name, roles: rolesIn(say, roles) }),
      why: say.md('engagement.task.approvers.why'),
      due: null,
      since: null,
      button: button(say('engagement.people.approvers.button'), IDS.approversOpen, { value: first.id }),
    };
  });
}
