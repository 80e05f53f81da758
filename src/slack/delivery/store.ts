import { and, eq, gt, isNotNull, isNull, or, sql } from 'drizzle-orm';
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

/** Whether anything is pending at a destination. */
export const pendingAt = statement((orm) =>
  orm.select({ subject: message.subject }).from(message).where(isPendingThere).limit(1),
);

export async function openedBefore(tx: Tx, workspaceId: string, userId: string): Promise<string | null> {
  const [known] = await tx
    .select({ channel: message.channel })
    .from(message)
    .where(
      and(eq(message.workspaceId, workspaceId), eq(message.destination, userId), isNotNull(message.channel)),
    )
    .limit(1);
  return known?.channel ?? null;
}

export async function nothingToShow(tx: Tx, row: typeof message.$inferSelect): Promise<void> {
  await tx
    .update(message)
    .set({ delivered: row.wanted, attemptAt: null })
    .where(and(eq(message.workspaceId, row.workspaceId), eq(message.subject, row.subject)));
}

export const inHand = statement((orm) =>
  orm
    .update(message)
    .set({ attemptAt: sql`${given('now')}::timestamptz`, attempts: sql`${message.attempts} + 1` })
    .where(
      and(
        eq(message.workspaceId, given('workspaceId')),
        eq(message.subject, given('subject')),
        // Not delivered meanwhile, by one that looked at the same moment and was faster.
        eq(message.delivered, given('delivered')),
        sql`${message.attemptAt} is not distinct from ${given('unsure')}::timestamptz`,
      ),
    )
    .returning({ subject: message.subject }),
);
