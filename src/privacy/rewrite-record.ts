import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { auditEvent } from '../../db/schema/record.ts';
import { seal } from '../../db/schema/seal.ts';
import { leafHash } from '../record/audit.ts';
import { redacted } from '../record/commitments.ts';
import { digestOfPrints } from '../record/redactions.ts';
import { inRecord } from './places.ts';
import { type Trace, without } from './trace.ts';

const PAGE = 500;

/**
 * [A3] Puts the pseudonym into every event that names somebody, so that the chains still hold, and into seals.
 * @returns how many events, and the digest of what they say now, for the erasure's own event
 */
export async function rewriteRecord(
  tx: Tx,
  workspaceId: string,
  trace: Trace,
  erasure: string,
): Promise<{ events: number; seals: number; digest: string }> {
  const digest = digestOfPrints();
  const replace = without(trace);
  let events = 0;
  for (let after = -1; ; ) {
    const page = await tx
      .select()
      .from(auditEvent)
      .where(and(eq(auditEvent.workspaceId, workspaceId), gt(auditEvent.seq, after), inRecord(trace)))
      .orderBy(asc(auditEvent.seq))
      .limit(PAGE);
    await asEraser(tx, async () => {
      for (const event of page) {
        const leaf = event.lane === null ? null : leafHash(event);
        const said = redacted(event, { erasure, replace, leaf });
        if (!said) continue;
        events += 1;
        digest.add(event.seq, said.redaction.prints.at(-1)?.print ?? '');
        await tx
          .update(auditEvent)
          .set({ ...said, salt: null })
          .where(and(eq(auditEvent.workspaceId, workspaceId), eq(auditEvent.seq, event.seq)));
      }
    });
    const last = page.at(-1);
    if (!last || page.length < PAGE) break;
    after = last.seq;
  }
  const seals = await asEraser(tx, () =>
    tx
      .update(seal)
      .set({ sealedBy: trace.pseudonym })
      .where(and(eq(seal.workspaceId, workspaceId), eq(seal.sealedBy, trace.userId)))
      .returning({ workspaceId: seal.workspaceId }),
  );
  return { events, seals: seals.length, digest: digest.hex() };
}

/** The app can only add to the record. */
async function asEraser<Result>(tx: Tx, work: () => Promise<Result>): Promise<Result> {
  await tx.execute(sql`select set_config('role', 'phasegate_eraser', true)`);
  const result = await work();
  await tx.execute(sql`select set_config('role', 'phasegate_app', true)`);
  return result;
}
