import { eq } from 'drizzle-orm';
import { workspace } from '../../../db/schema/workspace.ts';
import type { Core } from '../../core.ts';
import { readPerson } from '../../slack/people.ts';
import { works } from './rules.ts';
import { hashOf, type KeyText } from './secret.ts';
import { type ApiKey, keyByHash, updateKey } from './store.ts';

/** How exactly the last use is kept. */
const USE_KEPT = { minutes: 1 };

/**
 * [X1] The key that a text is, where it works: known in its workspace, neither revoked nor expired, its person
 * active and the app installed. Null otherwise, and nothing tells why.
 */
export async function authenticate(world: Core, { workspaceId, secret }: KeyText): Promise<ApiKey | null> {
  const now = world.clock.now();
  return world.db.inWorkspace(
    workspaceId,
    async (tx) => {
      const key = await keyByHash(tx, workspaceId, hashOf(secret));
      const [person, [home]] = await Promise.all([
        readPerson(tx, workspaceId, key?.createdBy ?? ''),
        tx
          .select({ revokedAt: workspace.revokedAt })
          .from(workspace)
          .where(eq(workspace.workspaceId, workspaceId)),
      ]);
      if (!key || !works(key, now) || !home || home.revokedAt) return null;
      if (!person || person.isDeactivated || person.isExternal) return null;
      const { lastUsedAt } = key;
      if (!lastUsedAt || Temporal.Instant.compare(lastUsedAt.add(USE_KEPT), now) <= 0)
        await updateKey(tx, key, { lastUsedAt: now });
      return key;
    },
    { lasting: false },
  );
}
