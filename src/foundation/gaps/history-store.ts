import { and, count, desc, eq, gt, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { auditEvent } from '../../../db/schema/record.ts';
import type { HistoryPage } from '../inventory/history-store.ts';

/** Events with their fields are long: few fit on a page that is read. */
const PER_PAGE = 5;

const isOf = (workspaceId: string, id: string) =>
  and(eq(auditEvent.workspaceId, workspaceId), eq(auditEvent.kind, 'gap'), eq(auditEvent.subject, id));

/** What was done to a gap, the newest first. */
export async function gapHistory(
  tx: Tx,
  workspaceId: string,
  id: string,
  wanted: number,
): Promise<HistoryPage> {
  const [counted] = await tx.select({ total: count() }).from(auditEvent).where(isOf(workspaceId, id));
  const total = counted?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / PER_PAGE));
  const page = Math.min(pages, Math.max(1, wanted));
  const events = await tx
    .select({
      seq: auditEvent.seq,
      at: auditEvent.at,
      actor: auditEvent.actor,
      action: auditEvent.action,
      before: sql<Record<string, unknown>>`coalesce(${auditEvent.before}, '{}')`,
      after: sql<Record<string, unknown>>`coalesce(${auditEvent.after}, '{}')`,
    })
    .from(auditEvent)
    .where(isOf(workspaceId, id))
    .orderBy(desc(auditEvent.seq))
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE);
  return { events, page, pages, total };
}

/** Who changed a gap after a version. */
export async function changersSince(
  tx: Tx,
  workspaceId: string,
  id: string,
  version: number,
): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ actor: auditEvent.actor })
    .from(auditEvent)
    .where(and(isOf(workspaceId, id), gt(sql`(${auditEvent.after} ->> 'version')::int`, version)));
  return rows.map((row) => row.actor);
}
