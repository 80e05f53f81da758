import { and, asc, count, eq, inArray, isNotNull, min, notLike } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { message } from '../../db/schema/delivery.ts';
import { engagement, engagementPerson } from '../../db/schema/engagement.ts';
import { person } from '../../db/schema/workspace.ts';
import type { DigestPart, Task, Waiting } from '../news.ts';
import type { CardContext } from '../room.ts';
import { button } from '../slack/blocks.ts';
import type { Say } from '../texts/say.ts';
import { IDS, TROUBLE_NOTICE } from './ids.ts';
import { ownerOf } from './owner.ts';
import { APPROVER_ROLES, type Role } from './roles.ts';
import { findEngagement, peopleOf } from './store.ts';

/** Approver roles that nobody able to act holds: gates that need them would wait for nobody. */
const vacant = (people: readonly { role: Role; isDeactivated: boolean }[]): Role[] =>
  APPROVER_ROLES.filter((role) => !people.some((one) => one.role === role && !one.isDeactivated));

const rolesIn = (say: Say, roles: readonly Role[]): string =>
  new Intl.ListFormat(say.language).format(roles.map((role) => say(`engagement.role.${role}`)));

/** [D1] What waits in an engagement, whatever its phase: people to be named, messages that could not be posted. */
export async function engagementDigest(
  { tx, workspaceId, say }: CardContext,
  engagementId: string,
): Promise<DigestPart> {
  const found = await findEngagement(tx, workspaceId, engagementId);
  if (!found) return { changed: [], waiting: [] };
  const people = await peopleOf(tx, workspaceId, engagementId);
  const on = [ownerOf(found, people)];
  const waiting: Waiting[] = [];
  const roles = vacant(people);
  if (roles.length > 0) {
    const what = say.md('engagement.waiting.role', { role: rolesIn(say, roles) });
    waiting.push({ what, on, since: null });
  }
  const dead = await undelivered(tx, workspaceId, engagementId);
  if (dead.count > 0) {
    const what = say.md('engagement.waiting.undelivered', { count: dead.count });
    waiting.push({ what, on, since: dead.since });
  }
  return { changed: [], waiting };
}

async function undelivered(tx: Tx, workspaceId: string, engagementId: string) {
  const [found] = await tx
    .select({ count: count(), since: min(message.deadAt) })
    .from(message)
    .where(
      and(
        eq(message.workspaceId, workspaceId),
        eq(message.engagementId, engagementId),
        isNotNull(message.deadAt),
        notLike(message.subject, `${TROUBLE_NOTICE}:%`),
      ),
    );
  return found ?? { count: 0, since: null };
}

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
    .innerJoin(
      engagementPerson,
      and(
        eq(engagementPerson.workspaceId, engagement.workspaceId),
        eq(engagementPerson.engagementId, engagement.id),
      ),
    )
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
    const roles = vacant(people.map(({ role, isGone }) => ({ role, isDeactivated: isGone ?? false })));
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
