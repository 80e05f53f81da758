import { and, count, desc, eq, gt, like, sql } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { auditEvent } from '../../db/schema/record.ts';

/** Field-level events are longer than list rows: fewer fit on a page that is read. */
const PER_PAGE = 5;

/** What a history is of: the kind and id that its events name as their subject. */
export interface Subject {
  workspaceId: string;
  kind: string;
  id: string;
  /** Only actions that begin so. */
  actions?: string;
}

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

const isOf = ({ workspaceId, kind, id, actions }: Subject) =>
  and(
    eq(auditEvent.workspaceId, workspaceId),
    eq(auditEvent.kind, kind),
    eq(auditEvent.subject, id),
    actions === undefined ? undefined : like(auditEvent.action, `${actions}%`),
  );

const columns = {
  seq: auditEvent.seq,
  at: auditEvent.at,
  actor: auditEvent.actor,
  action: auditEvent.action,
  before: sql<Record<string, unknown>>`coalesce(${auditEvent.before}, '{}')`,
  after: sql<Record<string, unknown>>`coalesce(${auditEvent.after}, '{}')`,
};

/** What was done to something, the newest first; a page beyond the last is the last. */
export async function historyOf(tx: Tx, subject: Subject, wanted: number): Promise<HistoryPage> {
  const [counted] = await tx.select({ total: count() }).from(auditEvent).where(isOf(subject));
  const total = counted?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / PER_PAGE));
  const page = Math.min(pages, Math.max(1, wanted));
  const events = await tx
    .select(columns)
    .from(auditEvent)
    .where(isOf(subject))
    .orderBy(desc(auditEvent.seq))
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE);
  return { events, page, pages, total };
}

/** What somebody else changed in a field while a form was open. */
export interface NewerChange<Field extends string> {
  field: Field;
  before: unknown;
  after: unknown;
}

/** What happened to something after a version: by whom, and each field from what it was then to what it is now. */
export async function newerChanges<Field extends string>(
  tx: Tx,
  subject: Subject,
  version: number,
  fields: readonly Field[],
): Promise<{ who: string[]; changes: NewerChange<Field>[] }> {
  const events = await tx
    .select(columns)
    .from(auditEvent)
    .where(and(isOf(subject), gt(sql`(${auditEvent.after} ->> 'version')::int`, version)))
    .orderBy(auditEvent.seq);
  const changes = fields.flatMap((field): NewerChange<Field>[] => {
    const touching = events.filter((event) => field in event.before);
    const first = touching[0];
    const last = touching.at(-1);
    return first && last ? [{ field, before: first.before[field], after: last.after[field] }] : [];
  });
  return { who: [...new Set(events.map((event) => event.actor))], changes };
}
