import { and, asc, eq, gt, lte, sql } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { auditEvent, auditHead } from '../../db/schema/record.ts';
import { chainHash, GENESIS } from './audit.ts';

/** What is wrong with a chain, and where: the first event that does not fit. */
export interface ChainFault {
  seq: number;
  fault: 'missing' | 'changed' | 'unlinked' | 'inserted' | 'cut off';
  detail: string;
}

export interface ChainReport {
  /** Events that fit, from the first on. */
  events: number;
  /** The last hash. Kept elsewhere, it also proves that nobody rewrote the whole chain. */
  head: string;
  fault: ChainFault | null;
}

interface Link {
  seq: number;
  hash: string;
}

type Event = typeof auditEvent.$inferSelect;

const PAGE = 1_000;

/**
 * Walks a workspace's chain from its first event to the head it has now, and stops at the first fault.
 * Events appended meanwhile are left for the next walk.
 */
export async function verifyChain(tx: Tx, workspaceId: string): Promise<ChainReport> {
  const [head] = await tx.select().from(auditHead).where(eq(auditHead.workspaceId, workspaceId));
  const end = head ?? { seq: 0, hash: GENESIS };
  let last: Link = { seq: 0, hash: GENESIS };
  const report = (fault: ChainFault | null): ChainReport => ({ events: last.seq, head: last.hash, fault });
  for (;;) {
    const events = await readPage(tx, workspaceId, last.seq, end.seq);
    for (const event of events) {
      const fault = misfit(event, last);
      if (fault) return report(fault);
      last = { seq: event.seq, hash: event.hash };
    }
    if (events.length < PAGE) break;
  }
  return report(endFault(last, end) ?? (await beyondHead(tx, workspaceId)));
}

const readPage = (tx: Tx, workspaceId: string, after: number, upTo: number): Promise<Event[]> =>
  tx
    .select()
    .from(auditEvent)
    .where(and(eq(auditEvent.workspaceId, workspaceId), gt(auditEvent.seq, after), lte(auditEvent.seq, upTo)))
    .orderBy(asc(auditEvent.seq))
    .limit(PAGE);

function misfit({ hash, ...event }: Event, last: Link): ChainFault | null {
  const next = last.seq + 1;
  if (event.seq !== next) {
    return {
      seq: next,
      fault: 'missing',
      detail: `event ${next} is missing; the next one is ${event.seq}, ${nameOf(event)}`,
    };
  }
  if (chainHash(event) !== hash) {
    return {
      seq: next,
      fault: 'changed',
      detail: `event ${next} was changed: ${nameOf(event)} by ${event.actor}`,
    };
  }
  if (event.prevHash !== last.hash) {
    return {
      seq: next,
      fault: 'unlinked',
      detail: `event ${next} does not follow event ${last.seq}: ${nameOf(event)}`,
    };
  }
  return null;
}

function endFault(last: Link, end: Link): ChainFault | null {
  if (last.seq < end.seq) {
    return {
      seq: last.seq + 1,
      fault: 'cut off',
      detail: `the chain ends at event ${last.seq}, but ${end.seq} were written`,
    };
  }
  if (last.hash !== end.hash) {
    return {
      seq: last.seq,
      fault: 'changed',
      detail: `event ${last.seq} is not the one that was written last`,
    };
  }
  return null;
}

/** One statement, so that an event and the head it moved are seen together or not at all. */
async function beyondHead(tx: Tx, workspaceId: string): Promise<ChainFault | null> {
  const [extra] = await tx
    .select()
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.workspaceId, workspaceId),
        sql`${auditEvent.seq} > coalesce((select h.seq from audit_head h where h.workspace_id = ${workspaceId}), 0)`,
      ),
    )
    .orderBy(asc(auditEvent.seq))
    .limit(1);
  if (!extra) return null;
  return {
    seq: extra.seq,
    fault: 'inserted',
    detail: `event ${extra.seq} stands behind the end of the chain: ${nameOf(extra)} by ${extra.actor}`,
  };
}

const nameOf = (event: Pick<Event, 'action' | 'kind' | 'subject' | 'at'>): string =>
  `${event.action} on ${event.kind} ${event.subject} at ${event.at}`;
