import { and, count, desc, eq, gt, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { auditEvent } from '../../../db/schema/record.ts';
import { type NewerChange, SOURCE_FIELDS } from '../rules.ts';

/** Field-level events are longer than list rows: fewer fit on a page that is read. */
const PER_PAGE = 5;

export interface HistoryEvent {
  seq: number;
  at: Temporal.Instant;
  actor: string;
  action: string;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

export interface HistoryPage {
  events: HistoryEvent[];
  page: number;
  pages: number;
  total: number;
}

const isOf = (workspaceId: string, id: string) =>
  and(eq(auditEvent.workspaceId, workspaceId), eq(auditEvent.kind, 'source'), eq(auditEvent.subject, id));

const columns = {
  seq: auditEvent.seq,
  at: auditEvent.at,
  actor: auditEvent.actor,
  action: auditEvent.action,
  before: sql<Record<string, unknown>>`coalesce(${auditEvent.before}, '{}')`,
  after: sql<Record<string, unknown>>`coalesce(${auditEvent.after}, '{}')`,
};

/** [F1.2] What was done to a source, the newest first. */
export async function sourceHistory(
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
    .select(columns)
    .from(auditEvent)
    .where(isOf(workspaceId, id))
    .orderBy(desc(auditEvent.seq))
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE);
  return { events, page, pages, total };
}

/** What happened to a source after a version: by whom, and each field from what it was then to what it is now. */
export async function newerChanges(
  tx: Tx,
  workspaceId: string,
  id: string,
  version: number,
): Promise<{ who: string[]; changes: NewerChange[] }> {
  const events = await tx
    .select(columns)
    .from(auditEvent)
    .where(and(isOf(workspaceId, id), gt(sql`(${auditEvent.after} ->> 'version')::int`, version)))
    .orderBy(auditEvent.seq);
  const changes = SOURCE_FIELDS.flatMap((field): NewerChange[] => {
    const touching = events.filter((event) => field in event.before);
    const first = touching[0];
    const last = touching.at(-1);
    return first && last ? [{ field, before: first.before[field], after: last.after[field] }] : [];
  });
  return { who: [...new Set(events.map((event) => event.actor))], changes };
}
