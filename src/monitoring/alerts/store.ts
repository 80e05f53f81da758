import { and, asc, desc, eq, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Orm, Tx } from '../../../db/database.ts';
import { alert, alertNote } from '../../../db/schema/alerts.ts';
import { engagement } from '../../../db/schema/engagement.ts';
import { monitor } from '../../../db/schema/monitoring.ts';
import { retrainingEvent, retrainingTrigger } from '../../../db/schema/retraining.ts';
import { ofEngagement, withId } from '../../../db/scope.ts';
import { given, statement } from '../../../db/statement.ts';
import { Refusal } from '../../refusal.ts';
import type { Monitor } from '../monitors/store.ts';
import { columnsOf } from './life.ts';
import { type AlertLife, UNBROKEN } from './rules.ts';

export type Alert = typeof alert.$inferSelect;
export type AlertNote = typeof alertNote.$inferSelect;

const currentLocked = statement((orm) =>
  orm
    .select()
    .from(alert)
    .where(
      and(
        eq(alert.workspaceId, given('workspaceId')),
        eq(alert.monitorId, given('id')),
        eq(alert.fingerprint, ''),
        isNull(alert.closedAt),
      ),
    )
    .for('no key update'),
);

/** A monitor's own alert that is not over, locked; null where there is none. */
export async function currentAlert(
  tx: Tx,
  { workspaceId, id }: { workspaceId: string; id: string },
): Promise<Alert | null> {
  const [found] = await currentLocked(tx, { workspaceId, id });
  return found ?? null;
}

/** @throws Refusal where there is none of this id in the engagement */
export async function lockAlert(
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  id: string,
): Promise<Alert> {
  const [found] = await tx
    .select()
    .from(alert)
    .where(and(withId(alert, workspaceId, id), eq(alert.engagementId, engagementId)))
    .for('no key update');
  if (!found) throw new Refusal('refusal.not-found');
  return found;
}

export async function findAlert(tx: Tx, workspaceId: string, id: string): Promise<Alert | undefined> {
  const [found] = await tx
    .select()
    .from(alert)
    .where(withId(alert, workspaceId, id));
  return found;
}

export async function insertAlert(
  tx: Tx,
  row: Omit<typeof alert.$inferInsert, keyof AlertLife>,
): Promise<Alert> {
  const [made] = await tx
    .insert(alert)
    .values({ ...columnsOf(UNBROKEN), ...row })
    .returning();
  if (!made) throw new Error('the alert was not written');
  return made;
}

export async function updateAlert(
  tx: Tx,
  row: Alert,
  set: Partial<typeof alert.$inferInsert>,
): Promise<Alert> {
  await tx
    .update(alert)
    .set({ ...set, version: row.version + 1 })
    .where(withId(alert, row.workspaceId, row.id));
  return { ...row, ...set, version: row.version + 1 } as Alert;
}

export async function insertNote(tx: Tx, row: Omit<AlertNote, 'number'>): Promise<number> {
  const [made] = await tx
    .insert(alertNote)
    .values({
      ...row,
      number: sql`(select coalesce(max(number), 0) + 1 from ${alertNote}
        where workspace_id = ${row.workspaceId} and alert_id = ${row.alertId})`,
    })
    .returning({ number: alertNote.number });
  return made?.number ?? 1;
}

export async function findNote(
  tx: Tx,
  workspaceId: string,
  alertId: string,
  number: number,
): Promise<AlertNote | undefined> {
  const [found] = await tx
    .select()
    .from(alertNote)
    .where(
      and(
        eq(alertNote.workspaceId, workspaceId),
        eq(alertNote.alertId, alertId),
        eq(alertNote.number, number),
      ),
    );
  return found;
}

/** The alerts that are not over: of one engagement or, without one, of all. The oldest first. */
export const currentAlerts = (tx: Tx, workspaceId: string, engagementId?: string): Promise<Alert[]> =>
  tx
    .select()
    .from(alert)
    .where(
      and(
        eq(alert.workspaceId, workspaceId),
        isNull(alert.closedAt),
        engagementId ? eq(alert.engagementId, engagementId) : undefined,
      ),
    )
    .orderBy(asc(alert.openedAt), asc(alert.id));

/** The same with their monitors, and whether their engagement is under way; in one look, however many there are. */
export const watchedAlerts = (
  tx: Tx,
  workspaceId: string,
  engagementId?: string,
): Promise<{ alert: Alert; monitor: Monitor; isActive: boolean }[]> =>
  engagementId ? watchedIn(tx, { workspaceId, engagementId }) : watchedAnywhere(tx, { workspaceId });

const watched = (orm: Orm, where?: SQL) =>
  orm
    .select({ alert, monitor, isActive: sql<boolean>`${engagement.state} = 'active'` })
    .from(alert)
    .innerJoin(monitor, withId(monitor, alert.workspaceId, alert.monitorId))
    .innerJoin(engagement, withId(engagement, alert.workspaceId, alert.engagementId))
    .where(and(eq(alert.workspaceId, given('workspaceId')), isNull(alert.closedAt), where))
    .orderBy(asc(alert.openedAt), asc(alert.id));
const watchedIn = statement((orm) => watched(orm, eq(alert.engagementId, given('engagementId'))));
const watchedAnywhere = statement((orm) => watched(orm));

/** The newest alerts of an engagement that people were told of, current ones first. */
export const toldAlerts = (
  tx: Tx,
  workspaceId: string,
  engagementId: string,
  most: number,
): Promise<Alert[]> =>
  tx
    .select()
    .from(alert)
    .where(
      and(
        ofEngagement(alert, workspaceId, engagementId),
        or(isNull(alert.closedAt), ne(alert.told, 'nothing')),
      ),
    )
    .orderBy(sql`${alert.closedAt} is not null`, desc(alert.openedAt), desc(alert.id))
    .limit(most);

/** Whether an alert stands among the reasons of a retraining that is open. */
export async function isReasonToRetrain(
  tx: Tx,
  { workspaceId, id }: Pick<Alert, 'workspaceId' | 'id'>,
): Promise<boolean> {
  const found = await tx
    .select({ id: retrainingTrigger.id })
    .from(retrainingTrigger)
    .innerJoin(
      retrainingEvent,
      withId(retrainingEvent, retrainingTrigger.workspaceId, retrainingTrigger.eventId),
    )
    .where(
      and(
        eq(retrainingTrigger.workspaceId, workspaceId),
        eq(retrainingTrigger.alertId, id),
        isNull(retrainingEvent.endedAt),
      ),
    )
    .limit(1);
  return found.length > 0;
}
