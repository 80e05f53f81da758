import type { Database } from '../../db/database.ts';
import { person } from '../../db/schema/workspace.ts';

type Flags = Partial<
  Pick<
    typeof person.$inferInsert,
    'isAdmin' | 'isExternal' | 'isDeactivated' | 'isBot' | 'locale' | 'name' | 'timeZone'
  >
>;

/** Makes people known to a workspace, as a look-up in Slack would. */
export async function knowPeople(
  db: Database,
  workspaceId: string,
  people: Record<string, Flags>,
): Promise<void> {
  await db.inWorkspace(workspaceId, async (tx) => {
    for (const [userId, flags] of Object.entries(people)) {
      const values = {
        workspaceId,
        userId,
        name: userId,
        locale: 'en-GB',
        timeZone: 'Europe/London',
        isAdmin: false,
        isBot: false,
        isExternal: false,
        isDeactivated: false,
        readAt: Temporal.Now.instant(),
        ...flags,
      };
      await tx
        .insert(person)
        .values(values)
        .onConflictDoUpdate({ target: [person.workspaceId, person.userId], set: values });
    }
  });
}
