import { createHash, type Hash } from 'node:crypto';
import { and, asc, eq, gt, isNotNull } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { auditEvent } from '../../db/schema/record.ts';
import type { RecordedEvent } from './audit.ts';
import { printOf, type Redaction } from './commitments.ts';

/** The event that says of an erasure what it put in other words: its `subject` is the erasure's id. */
export const ERASED = 'privacy.person.erase';

const PAGE = 1_000;

/** What an erasure's own event holds of the events that it changed: a line each, in their order. */
export const digestOfPrints = (): { add(seq: number, print: string): void; hex(): string } => {
  const hash = createHash('sha256');
  return { add: (seq, print) => addLine(hash, seq, print), hex: () => hash.digest('hex') };
};

const addLine = (hash: Hash, seq: number, print: string) => hash.update(`${seq} ${print}\n`);

/**
 * [A3] Whether each event that was put in other words says what an erasure made it say, and whether each erasure recorded
 * just these.
 * @returns the event that does not fit, and what is wrong
 */
export async function misfitRedaction(
  tx: Tx,
  workspaceId: string,
): Promise<{ event: RecordedEvent; why: string } | null> {
  const found = new Map<string, { hash: Hash; first: RecordedEvent }>();
  for (let after = -1; ; ) {
    const events = await tx
      .select()
      .from(auditEvent)
      .where(
        and(
          eq(auditEvent.workspaceId, workspaceId),
          isNotNull(auditEvent.redaction),
          gt(auditEvent.seq, after),
        ),
      )
      .orderBy(asc(auditEvent.seq))
      .limit(PAGE);
    for (const event of events) {
      const { prints, salt } = event.redaction as Redaction;
      if (prints.at(-1)?.print !== printOf(event, salt))
        return { event, why: 'does not say what the erasure left' };
      for (const { erasure, print } of prints) {
        const known = found.get(erasure) ?? { hash: createHash('sha256'), first: event };
        found.set(erasure, known);
        addLine(known.hash, event.seq, print);
      }
    }
    const last = events.at(-1);
    if (!last || events.length < PAGE) break;
    after = last.seq;
  }
  const recorded = await digests(tx, workspaceId);
  for (const [erasure, { hash, first }] of found)
    if (recorded.get(erasure) !== hash.digest('hex'))
      return { event: first, why: `is not as erasure ${erasure} recorded it, or another one is not` };
  for (const [erasure, digest] of recorded)
    if (!found.has(erasure) && digest !== digestOfPrints().hex()) return lost(tx, workspaceId, erasure);
  return null;
}

async function digests(tx: Tx, workspaceId: string): Promise<Map<string, unknown>> {
  const rows = await erasures(tx, workspaceId);
  return new Map(rows.map(({ subject, after }) => [subject, (after as { digest?: unknown } | null)?.digest]));
}

const erasures = (tx: Tx, workspaceId: string): Promise<RecordedEvent[]> =>
  tx
    .select()
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.workspaceId, workspaceId),
        eq(auditEvent.kind, 'erasure'),
        eq(auditEvent.action, ERASED),
      ),
    );

async function lost(tx: Tx, workspaceId: string, erasure: string) {
  const event = (await erasures(tx, workspaceId)).find((one) => one.subject === erasure);
  return event ? { event, why: 'recorded events in other words that are not there' } : null;
}
