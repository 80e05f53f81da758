import { and, asc, count, eq, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/database.ts';
import { alert, incomingAlert } from '../../../db/schema/alerts.ts';
import type { Monitor } from '../monitors/store.ts';
import type { Known } from './incoming.ts';
import type { Alert } from './store.ts';

export type Incoming = typeof incomingAlert.$inferSelect;
type Of = Pick<Monitor, 'workspaceId' | 'id'>;

/** Parameters of one statement are limited to 65,535. */
const AT_ONCE = 1_000;

const ofMonitor = ({ workspaceId, id }: Of) =>
  and(eq(incomingAlert.workspaceId, workspaceId), eq(incomingAlert.monitorId, id));

/** Those of these fingerprints and, for whoever wants all, those that are open; by fingerprint. */
export async function knownAlerts(
  tx: Tx,
  monitor: Of,
  fingerprints: readonly string[],
  { isAll }: { isAll: boolean },
): Promise<Map<string, Incoming>> {
  const known = new Map<string, Incoming>();
  const find = async (which: SQL) => {
    const found = await tx
      .select()
      .from(incomingAlert)
      .where(and(ofMonitor(monitor), which));
    for (const one of found) known.set(one.fingerprint, one);
  };
  for (let from = 0; from < fingerprints.length; from += AT_ONCE)
    await find(inArray(incomingAlert.fingerprint, fingerprints.slice(from, from + AT_ONCE)));
  if (isAll) await find(isNull(incomingAlert.endsAt));
  return known;
}

export async function keepKnown(
  tx: Tx,
  { workspaceId, id: monitorId }: Of,
  all: readonly Known[],
  heardAt: Temporal.Instant,
): Promise<void> {
  const rows = all.map((known) => ({ ...known, workspaceId, monitorId, heardAt }));
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await tx
      .insert(incomingAlert)
      .values(rows.slice(from, from + AT_ONCE))
      .onConflictDoUpdate({
        target: [incomingAlert.workspaceId, incomingAlert.monitorId, incomingAlert.fingerprint],
        set: {
          labels: sql`excluded.labels`,
          annotations: sql`excluded.annotations`,
          generatorUrl: sql`excluded.generator_url`,
          startsAt: sql`excluded.starts_at`,
          endsAt: sql`excluded.ends_at`,
          suppressed: sql`excluded.suppressed`,
          missed: sql`excluded.missed`,
          heardAt: sql`excluded.heard_at`,
        },
      });
}

/** Our alerts that stand for one in Alertmanager and are not over, locked, with what is known of that. */
export const livingAlerts = (
  tx: Tx,
  { workspaceId, id }: Of,
): Promise<{ row: Alert; of: Incoming | null }[]> =>
  tx
    .select({ row: alert, of: incomingAlert })
    .from(alert)
    .leftJoin(
      incomingAlert,
      and(
        eq(incomingAlert.workspaceId, alert.workspaceId),
        eq(incomingAlert.monitorId, alert.monitorId),
        eq(incomingAlert.fingerprint, alert.fingerprint),
      ),
    )
    .where(
      and(
        eq(alert.workspaceId, workspaceId),
        eq(alert.monitorId, id),
        isNull(alert.closedAt),
        ne(alert.fingerprint, ''),
      ),
    )
    .orderBy(asc(alert.id))
    .for('no key update', { of: alert });

const isOpenThere = and(isNull(incomingAlert.endsAt), eq(incomingAlert.suppressed, false));

/** The oldest that are open there and have no alert of ours. */
export const unheardOf = (tx: Tx, monitor: Of, most: number): Promise<Incoming[]> =>
  tx
    .select()
    .from(incomingAlert)
    .where(
      and(
        ofMonitor(monitor),
        isOpenThere,
        sql`not exists (select from ${alert} where ${alert.workspaceId} = ${incomingAlert.workspaceId}
          and ${alert.monitorId} = ${incomingAlert.monitorId} and ${alert.fingerprint} = ${incomingAlert.fingerprint}
          and ${alert.closedAt} is null)`,
      ),
    )
    .orderBy(asc(incomingAlert.startsAt), asc(incomingAlert.fingerprint))
    .limit(most);

export async function findIncoming(
  tx: Tx,
  { workspaceId, monitorId, fingerprint }: Pick<Alert, 'workspaceId' | 'monitorId' | 'fingerprint'>,
): Promise<Incoming | null> {
  if (fingerprint === '') return null;
  const [found] = await tx
    .select()
    .from(incomingAlert)
    .where(and(ofMonitor({ workspaceId, id: monitorId }), eq(incomingAlert.fingerprint, fingerprint)));
  return found ?? null;
}

/** How many are open there. */
export async function countIncoming(tx: Tx, monitor: Of): Promise<number> {
  const [found] = await tx
    .select({ open: count() })
    .from(incomingAlert)
    .where(and(ofMonitor(monitor), isOpenThere));
  return found?.open ?? 0;
}
