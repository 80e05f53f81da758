import { and, asc, eq, gt } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { auditEvent, auditHead } from '../../db/schema/record.ts';
import { chainHash, GENESIS } from './audit.ts';

/** What is wrong with a chain, and where: the first event that does not fit. */
export interface ChainFault {
  seq: number;
  fault: 'missing' | 'changed' | 'unlinked' | 'cut off';
  detail: string;
}

export interface ChainReport {
  events: number;
  /** The last hash. Kept elsewhere, it also proves that nobody rewrote the whole chain. */
  head: string;
  fault: ChainFault | null;
}

const PAGE = 1_000;

/** Walks a workspace's chain from its first event and stops at the first fault. */
export async function verifyChain(tx: Tx, workspaceId: string): Promise<ChainReport> {
  let seq = 0;
  let hash = GENESIS;
  const report = (fault: ChainFault | null): ChainReport => ({ events: seq, head: hash, fault });
  for (;;) {
    const events = await tx
      .select()
      .from(auditEvent)
      .where(and(eq(auditEvent.workspaceId, workspaceId), gt(auditEvent.seq, seq)))
      .orderBy(asc(auditEvent.seq))
      .limit(PAGE);
    for (const { hash: stored, ...event } of events) {
      const name = `${event.action} on ${event.kind} ${event.subject} at ${event.at}`;
      if (event.seq !== seq + 1) {
        return report({
          seq: seq + 1,
          fault: 'missing',
          detail: `event ${seq + 1} is missing; the next one is ${event.seq}, ${name}`,
        });
      }
      if (chainHash(event) !== stored) {
        return report({
          seq: event.seq,
          fault: 'changed',
          detail: `event ${event.seq} was changed: ${name} by ${event.actor}`,
        });
      }
      if (event.prevHash !== hash) {
        return report({
          seq: event.seq,
          fault: 'unlinked',
          detail: `event ${event.seq} does not follow event ${seq}: ${name}`,
        });
      }
      seq = event.seq;
      hash = stored;
    }
    if (events.length < PAGE) break;
  }
  const [head] = await tx.select().from(auditHead).where(eq(auditHead.workspaceId, workspaceId));
  if (head && (head.seq !== seq || head.hash !== hash)) {
    return report({
      seq: seq + 1,
      fault: 'cut off',
      detail: `the chain ends at event ${seq}, but ${head.seq} were written`,
    });
  }
  return report(null);
}
