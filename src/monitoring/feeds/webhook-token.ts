import { randomBytes } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { feed } from '../../../db/schema/monitoring.ts';
import { workspace } from '../../../db/schema/workspace.ts';
import { hashOf } from '../../api/keys/secret.ts';
import { WORKERS } from '../../engagement/roles.ts';
import { engagementVerb } from '../../engagement/verb.ts';
import { Refusal } from '../../refusal.ts';
import type { World } from '../../world.ts';
import { feedKind } from './registry.ts';
import { type Feed, lockFeed, updateFeed } from './store.ts';

/** The workspace in it is where it is looked up, and proves nothing. */
const FORM = /^Bearer\s+phasegate_alerts_([TE][A-Z0-9]{2,30})_([\w-]{43})$/i;

/**
 * [M9] Makes the token with which a feed calls us, in place of the one before, which works no more. Shown once: what is kept is
 * its hash.
 * @returns the token
 */
export const makeWebhookToken = engagementVerb({
  input: z.object({ engagementId: z.uuid(), feedId: z.uuid() }),
  may: WORKERS,
  async run({ tx, actor, now, engagement, note }, { feedId }): Promise<string> {
    const { workspaceId } = actor;
    const found = await lockFeed(tx, workspaceId, engagement.id, feedId);
    if (found.retiredAt) throw new Refusal('monitoring.refusal.feed-retired', { name: found.name });
    if (!feedKind(found.kind).calls) throw new Refusal('refusal.not-found');
    const secret = randomBytes(32).toString('base64url');
    await updateFeed(tx, found, { webhookHash: hashOf(secret), webhookAt: now }, now);
    note({
      action: 'monitoring.feed.webhook',
      kind: 'feed',
      subject: feedId,
      after: { about: found.name },
    });
    return `phasegate_alerts_${workspaceId}_${secret}`;
  },
});

/** The feed whose token this is, in use and in a workspace where the app is installed; null otherwise, and nothing tells why. */
export async function feedOfToken(
  { db }: Pick<World, 'db'>,
  authorization: string | undefined,
): Promise<Feed | null> {
  const [, workspaceId, secret] = FORM.exec(authorization ?? '') ?? [];
  if (!workspaceId || !secret) return null;
  return db.inWorkspace(workspaceId, async (tx) => {
    const [found] = await tx
      .select({ feed })
      .from(feed)
      .innerJoin(workspace, eq(workspace.workspaceId, feed.workspaceId))
      .where(
        and(
          eq(feed.workspaceId, workspaceId),
          eq(feed.webhookHash, hashOf(secret)),
          isNull(feed.retiredAt),
          isNull(workspace.revokedAt),
        ),
      );
    return found?.feed ?? null;
  });
}
