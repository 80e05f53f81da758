import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../../db/database.ts';
import {
  type gateAttestation,
  gateDecision,
  gateDelegation,
  gateRequest,
  isOpenRequest,
} from '../../db/schema/gates.ts';
import { ofCycle, ofEngagement, withId } from '../../db/scope.ts';
import { given, statement } from '../../db/statement.ts';
import type { EvidenceChange, StoredEvidence } from './evidence.ts';

type Row = typeof gateRequest.$inferSelect;
/** A request with its JSON columns as this room wrote them. */
export type GateRequest = Omit<Row, 'evidence' | 'changes' | 'reactions'> & {
  evidence: StoredEvidence;
  changes: EvidenceChange[];
  reactions: string[];
};
export type Decision = typeof gateDecision.$inferSelect;
export type Attestation = typeof gateAttestation.$inferSelect;
export type Delegation = typeof gateDelegation.$inferSelect;

export const typed = (row: Row): GateRequest => row as GateRequest;

export async function findRequest(tx: Tx, workspaceId: string, id: string): Promise<GateRequest | undefined> {
  const [found] = await byId(tx, { workspaceId, id });
  return found && typed(found);
}

const byId = statement((orm) =>
  orm
    .select()
    .from(gateRequest)
    .where(withId(gateRequest, given('workspaceId'), given('id'))),
);

/** As `findRequest`; whoever decides next waits until this transaction ends. */
export async function lockRequest(tx: Tx, workspaceId: string, id: string): Promise<GateRequest | undefined> {
  const [found] = await tx
    .select()
    .from(gateRequest)
    .where(withId(gateRequest, workspaceId, id))
    .for('update');
  return found && typed(found);
}

/** The open requests of an engagement, locked, always in the same order. */
export async function lockOpenRequests(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
): Promise<GateRequest[]> {
  const rows = await openLocked(tx, { workspaceId, engagementId });
  return rows.map(typed);
}

const isOfEngagement = ofEngagement(gateRequest, given('workspaceId'), given('engagementId'));
const openLocked = statement((orm) =>
  orm
    .select()
    .from(gateRequest)
    .where(and(isOfEngagement, isOpenRequest))
    .orderBy(asc(gateRequest.id))
    .for('update'),
);

/** Requests of some gates that were approved or overridden, of every cycle. */
export async function approvedOf(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  gates: readonly string[],
): Promise<GateRequest[]> {
  const rows = await approved(tx, { workspaceId, engagementId, gates });
  return rows.map(typed);
}

const approved = statement((orm) =>
  orm
    .select()
    .from(gateRequest)
    .where(
      and(
        isOfEngagement,
        inArray(gateRequest.state, ['approved', 'overridden']),
        sql`${gateRequest.gate} = any(${given('gates')})`,
      ),
    )
    .orderBy(asc(gateRequest.requestedAt)),
);

/** [R3] The open requests of an engagement, of every cycle in which things go on, the newest first. */
export async function openRequestsOf(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
): Promise<GateRequest[]> {
  const rows = await openOf(tx, { workspaceId, engagementId });
  return rows.map(typed);
}

const openOf = statement((orm) =>
  orm
    .select()
    .from(gateRequest)
    .where(and(isOfEngagement, isOpenRequest))
    .orderBy(desc(gateRequest.requestedAt), desc(gateRequest.id)),
);

export async function openRequests(tx: Tx, workspaceId: string): Promise<GateRequest[]> {
  const rows = await tx
    .select()
    .from(gateRequest)
    .where(and(eq(gateRequest.workspaceId, workspaceId), isOpenRequest))
    .orderBy(asc(gateRequest.requestedAt));
  return rows.map(typed);
}

/** The requests of one cycle, newest first; of one gate where it is named. */
export async function requestsOf(
  tx: Tx,
  workspaceId: string,
  engagement: { id: string; cycle: number },
  gate?: string,
): Promise<GateRequest[]> {
  const { id, cycle } = engagement;
  const rows = await inCycle(tx, { workspaceId, id, cycle });
  return rows.filter((row) => gate === undefined || row.gate === gate).map(typed);
}

const inCycle = statement((orm) =>
  orm
    .select()
    .from(gateRequest)
    .where(ofCycle(gateRequest, given('workspaceId'), given('id'), given('cycle')))
    .orderBy(desc(gateRequest.requestedAt), desc(gateRequest.id)),
);

export async function updateRequest(
  tx: Tx,
  { workspaceId, id }: Pick<Row, 'workspaceId' | 'id'>,
  changes: Partial<typeof gateRequest.$inferInsert>,
): Promise<void> {
  await tx
    .update(gateRequest)
    .set({ ...changes, version: sql`${gateRequest.version} + 1` })
    .where(withId(gateRequest, workspaceId, id));
}

/** Every decision on a request, in order, those that no longer count too. */
export async function decisionsOf(tx: Tx, workspaceId: string, requestId: string): Promise<Decision[]> {
  return decisions(tx, { workspaceId, requestId });
}

const decisions = statement((orm) =>
  orm
    .select()
    .from(gateDecision)
    .where(
      and(eq(gateDecision.workspaceId, given('workspaceId')), eq(gateDecision.requestId, given('requestId'))),
    )
    .orderBy(asc(gateDecision.at), asc(gateDecision.id)),
);

export async function voidDecisions(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
  why: NonNullable<Decision['voidReason']>,
  at: Temporal.Instant,
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(gateDecision)
    .set({ voidedAt: at, voidReason: why })
    .where(
      and(
        eq(gateDecision.workspaceId, workspaceId),
        inArray(gateDecision.id, [...ids]),
        isNull(gateDecision.voidedAt),
      ),
    );
}

/** Absences of an engagement that were not ended early; which day they cover is for the rules. */
export async function delegationsOf(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
): Promise<Delegation[]> {
  return delegations(tx, { workspaceId, engagementId });
}

const delegations = statement((orm) =>
  orm
    .select()
    .from(gateDelegation)
    .where(
      and(
        ofEngagement(gateDelegation, given('workspaceId'), given('engagementId')),
        isNull(gateDelegation.endedAt),
      ),
    )
    .orderBy(asc(gateDelegation.fromDay), asc(gateDelegation.id)),
);
