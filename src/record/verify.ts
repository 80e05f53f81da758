import { createHash } from 'node:crypto';
import { and, asc, eq, gt, isNull, lte, sql } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import { auditEvent, auditHead, auditLane } from '../../db/schema/record.ts';
import { chainHash, GENESIS, LANES, type RecordedEvent } from './audit.ts';
import { misfitRedaction } from './redactions.ts';

/** What is wrong with a chain, and where: the first event that does not fit. */
export interface ChainFault {
  /** Null: the workspace's first chain, from before there were lanes. */
  lane: number | null;
  place: number;
  fault: 'missing' | 'changed' | 'unlinked' | 'inserted' | 'cut off';
  detail: string;
}

export interface ChainReport {
  /** Events that fit, up to the fault. */
  events: number;
  /** A hash over the ends of all chains. Kept elsewhere, it also proves that nobody rewrote one of them whole. */
  head: string;
  fault: ChainFault | null;
}

/** A chain up to one of its events. */
export interface Chain {
  lane: number | null;
  place: number;
  hash: string;
}

const PAGE = 1_000;

/**
 * Walks a workspace's chains, each from its first event to the end it has now, and stops at the first fault.
 * Events appended meanwhile are left for the next walk.
 */
export async function verifyChain(tx: Tx, workspaceId: string): Promise<ChainReport> {
  const ends = await readEnds(tx, workspaceId);
  let events = 0;
  const report = (fault: ChainFault | null): ChainReport => ({ events, head: headOf(ends), fault });
  const gone = missingLane(ends);
  if (gone) return report(gone);
  for (const end of ends) {
    const { place, fault } = await walk(tx, workspaceId, end);
    events += place;
    if (fault) return report(fault);
  }
  return report((await behindEnds(tx, workspaceId)) ?? (await redactionFault(tx, workspaceId)));
}

/** [A3] The chain holds what was said before; what is said since is held by the erasures' own events. */
async function redactionFault(tx: Tx, workspaceId: string): Promise<ChainFault | null> {
  const found = await misfitRedaction(tx, workspaceId);
  if (!found) return null;
  const { event, why } = found;
  const { lane } = event;
  const place = placeOf(event);
  return { lane, place, fault: 'changed', detail: `${label(lane, place)} ${why}: ${nameOf(event)}` };
}

/** All in one statement, so that what is committed meanwhile is in none of them or in all it belongs to. */
export async function readEnds(tx: Tx, workspaceId: string): Promise<Chain[]> {
  const first = tx
    .select({ lane: sql<number | null>`null::integer`, place: auditHead.seq, hash: auditHead.hash })
    .from(auditHead)
    .where(eq(auditHead.workspaceId, workspaceId));
  const lanes = tx
    .select({ lane: sql<number | null>`${auditLane.lane}`, place: auditLane.place, hash: auditLane.hash })
    .from(auditLane)
    .where(eq(auditLane.workspaceId, workspaceId));
  return first.unionAll(lanes).orderBy(sql`1 nulls first`);
}

/** A hash over the ends of all chains. */
export function headOf(ends: readonly Chain[]): string {
  const begun = ends.filter((end) => end.place > 0);
  const [only] = begun;
  if (!only) return GENESIS;
  // As it was printed before there were lanes.
  if (begun.length === 1 && only.lane === null) return only.hash;
  const lines = begun.map(({ lane, place, hash }) => `${lane ?? 'first'} ${place} ${hash}\n`);
  return createHash('sha256').update(lines.join('')).digest('hex');
}

function missingLane(ends: readonly Chain[]): ChainFault | null {
  const lanes = ends.filter((end) => end.lane !== null);
  const lane = lanes.findIndex((end, index) => end.lane !== index + 1) + 1 || lanes.length + 1;
  if (lanes.length === 0 || lane > LANES) return null;
  return { lane, place: 1, fault: 'missing', detail: `the end of lane ${lane} is missing` };
}

async function walk(
  tx: Tx,
  workspaceId: string,
  end: Chain,
): Promise<{ place: number; fault: ChainFault | null }> {
  let last: Chain = { lane: end.lane, place: 0, hash: GENESIS };
  for (;;) {
    const events = end.place > last.place ? await readPage(tx, workspaceId, last, end) : [];
    for (const event of events) {
      const fault = misfit(event, last);
      if (fault) return { place: last.place, fault };
      last = { lane: end.lane, place: last.place + 1, hash: event.hash };
    }
    if (events.length < PAGE) return { place: last.place, fault: endFault(last, end) };
  }
}

const readPage = (tx: Tx, workspaceId: string, last: Chain, end: Chain): Promise<RecordedEvent[]> => {
  const place = end.lane === null ? auditEvent.seq : auditEvent.place;
  return tx
    .select()
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.workspaceId, workspaceId),
        end.lane === null ? isNull(auditEvent.lane) : eq(auditEvent.lane, end.lane),
        gt(place, last.place),
        lte(place, end.place),
      ),
    )
    .orderBy(asc(place))
    .limit(PAGE);
};

function misfit(event: RecordedEvent, last: Chain): ChainFault | null {
  const { lane } = last;
  const place = last.place + 1;
  const wrong = (fault: ChainFault['fault'], detail: string): ChainFault => ({ lane, place, fault, detail });
  if (placeOf(event) !== place)
    return wrong(
      'missing',
      `${label(lane, place)} is missing; the next one is ${placeOf(event)}, ${nameOf(event)}`,
    );
  if (chainHash(event) !== event.hash)
    return wrong('changed', `${label(lane, place)} was changed: ${nameOf(event)} by ${event.actor}`);
  if (event.prevHash !== last.hash)
    return wrong('unlinked', `${label(lane, place)} does not follow event ${last.place}: ${nameOf(event)}`);
  return null;
}

function endFault(last: Chain, end: Chain): ChainFault | null {
  const { lane, place } = last;
  if (place < end.place) {
    const chain = lane === null ? 'the chain' : `lane ${lane}`;
    const detail = `${chain} ends at event ${place}, but ${end.place} were written`;
    return { lane, place: place + 1, fault: 'cut off', detail };
  }
  if (last.hash === end.hash) return null;
  return {
    lane,
    place,
    fault: 'changed',
    detail: `${label(lane, place)} is not the one that was written last`,
  };
}

/** One statement, so that an event and the end it moved are seen together or not at all. */
async function behindEnds(tx: Tx, workspaceId: string): Promise<ChainFault | null> {
  const [extra] = await tx
    .select()
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.workspaceId, workspaceId),
        sql`coalesce(${auditEvent.place}, ${auditEvent.seq}) > coalesce(case when ${auditEvent.lane} is null
          then (select h.seq from audit_head h where h.workspace_id = ${workspaceId})
          else (select l.place from audit_lane l where l.workspace_id = ${workspaceId} and l.lane = ${auditEvent.lane}) end, 0)`,
      ),
    )
    .orderBy(asc(auditEvent.seq))
    .limit(1);
  if (!extra) return null;
  const { lane } = extra;
  const place = placeOf(extra);
  const detail = `${label(lane, place)} stands behind the end of its chain: ${nameOf(extra)} by ${extra.actor}`;
  return { lane, place, fault: 'inserted', detail };
}

const placeOf = (event: RecordedEvent): number => (event.lane === null ? event.seq : (event.place ?? 0));

const label = (lane: number | null, place: number): string =>
  lane === null ? `event ${place}` : `event ${place} of lane ${lane}`;

const nameOf = (event: Pick<RecordedEvent, 'action' | 'kind' | 'subject' | 'at'>): string =>
  `${event.action} on ${event.kind} ${event.subject} at ${event.at}`;
