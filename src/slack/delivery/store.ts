import { and, eq, gt, isNotNull, isNull, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '../../../db/database.ts';
import { destination, message } from '../../../db/schema/delivery.ts';
import { person, workspace } from '../../../db/schema/workspace.ts';
import { given, statement } from '../../../db/statement.ts';

const isPendingThere = and(
  eq(message.workspaceId, given('workspaceId')),
  eq(message.destination, given('destination')),
  gt(message.wanted, message.delivered),
  isNull(message.deadAt),
);

const root = alias(message, 'root');

/**
 * The earliest pending message of a destination, with what decides whether it can go there now; one of a thread waits
 * until what it answers is there.
 */
export const earliest = statement((orm) =>
  orm
    .select({
      message,
      threadTs: root.ts,
      home: {
        locale: workspace.locale,
        installedAt: workspace.installedAt,
        revokedAt: workspace.revokedAt,
      },
      place: destination,
      /** Slack takes direct messages to deactivated people without a word. */
      isGone: person.isDeactivated,
    })
    .from(message)
    .innerJoin(workspace, eq(workspace.workspaceId, message.workspaceId))
    .leftJoin(
      destination,
      and(eq(destination.workspaceId, message.workspaceId), eq(destination.destination, message.destination)),
    )
    .leftJoin(
      person,
      and(eq(person.workspaceId, message.workspaceId), eq(person.userId, message.destination)),
    )
    .leftJoin(
      root,
      and(
        eq(root.workspaceId, message.workspaceId),
        eq(root.subject, message.threadOf),
        eq(root.destination, message.destination),
      ),
    )
    .where(and(isPendingThere, or(isNotNull(message.ts), isNull(root.subject), isNotNull(root.ts))))
    .orderBy(message.position)
    .limit(1),
);

export async function openedBefore(tx: Tx, workspaceId: string, userId: string): Promise<string | null> {
  const [known] = await opened(tx, { workspaceId, userId });
  return known?.channel ?? null;
}

const opened = statement((orm) =>
  orm
    .select({ channel: message.channel })
    .from(message)
    .where(
      and(
        eq(message.workspaceId, given('workspaceId')),
        eq(message.destination, given('userId')),
        isNotNull(message.channel),
      ),
    )
    .limit(1),
);

export async function nothingToShow(tx: Tx, row: typeof message.$inferSelect): Promise<void> {
  await tx
    .update(message)
    .set({ delivered: row.wanted, attemptAt: null })
    .where(and(eq(message.workspaceId, row.workspaceId), eq(message.subject, row.subject)));
}

/** Takes a message in hand, unless it was delivered meanwhile by one that looked at the same moment and was faster. */
export const IN_HAND = `
update message set attempt_at = $1::timestamptz, attempts = attempts + 1
where workspace_id = $2 and subject = $3 and delivered = $4 and attempt_at is not distinct from $5::timestamptz
returning subject`;
