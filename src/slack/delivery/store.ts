import { and, eq, gt, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '../../../db/database.ts';
import { destination, message } from '../../../db/schema/delivery.ts';
import { person, workspace } from '../../../db/schema/workspace.ts';
import { given, statement } from '../../../db/statement.ts';

export const homeOf = statement((orm) =>
  orm
    .select({
      locale: workspace.locale,
      installedAt: workspace.installedAt,
      revokedAt: workspace.revokedAt,
    })
    .from(workspace)
    .where(eq(workspace.workspaceId, given('workspaceId'))),
);

const root = alias(message, 'root');
/** The earliest pending message; one of a thread waits until what it answers is there. */
export const earliest = statement((orm) =>
  orm
    .select({ message, threadTs: root.ts })
    .from(message)
    .leftJoin(
      root,
      and(
        eq(root.workspaceId, message.workspaceId),
        eq(root.subject, message.threadOf),
        eq(root.destination, message.destination),
      ),
    )
    .where(
      and(
        eq(message.workspaceId, given('workspaceId')),
        eq(message.destination, given('destination')),
        gt(message.wanted, message.delivered),
        isNull(message.deadAt),
        or(isNotNull(message.ts), isNull(root.subject), isNotNull(root.ts)),
      ),
    )
    .orderBy(message.position)
    .limit(1),
);

export const placeOf = statement((orm) =>
  orm
    .select()
    .from(destination)
    .where(
      and(
        eq(destination.workspaceId, given('workspaceId')),
        eq(destination.destination, given('destination')),
      ),
    ),
);

/** Slack takes direct messages to deactivated people without a word. */
export async function isGone(tx: Tx, workspaceId: string, userId: string): Promise<boolean> {
  const [known] = await tx
    .select({ gone: person.isDeactivated })
    .from(person)
    .where(and(eq(person.workspaceId, workspaceId), eq(person.userId, userId)));
  return known?.gone ?? false;
}

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
        sql`${message.attemptAt} is not distinct from ${given('unsure')}::timestamptz`,
      ),
    )
    .returning({ subject: message.subject }),
);
