import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database } from '../../db/database.ts';
import { type Part, partsOf } from '../../db/months.ts';
import { raw } from '../../db/raw.ts';
import { reading } from '../../db/schema/monitoring.ts';
import { type MonitoringBench, putMonitor } from './monitoring.ts';

/** The parts of the readings, as the login role finds them. */
export const partsIn = (db: Database): Promise<Part[]> =>
  db.orm.transaction((tx) => partsOf((text, values = []) => raw(tx, text, values), 'reading'));

/** `before-2027-01`, `2027-01-2027-02`, `2027-02-`: one after another, so that a hole shows. */
export const named = (parts: readonly Part[]): string[] =>
  parts.map(({ from, to }) => `${monthOf(from)}-${monthOf(to)}`);

const monthOf = (at: Temporal.Instant | null): string => at?.toString().slice(0, 7) ?? '';

/** Readings as checks leave them, one at each of these moments, of a monitor of their own. @returns the monitor's id */
export async function putReadings(
  db: Database,
  bench: MonitoringBench,
  ...slots: readonly string[]
): Promise<string> {
  const monitorId = await putMonitor(db, bench);
  await addReadings(db, bench.workspaceId, monitorId, slots);
  return monitorId;
}

export const addReadings = (db: Database, workspaceId: string, monitorId: string, slots: readonly string[]) =>
  db.inWorkspace(workspaceId, (tx) =>
    tx.insert(reading).values(
      slots.map((slot) => {
        const at = Temporal.Instant.from(slot);
        return {
          workspaceId,
          monitorId,
          slot: at,
          takenAt: at,
          value: 0.95,
          verdict: 'ok' as const,
          shown: '0.95',
        };
      }),
    ),
  );

/** The moments of the readings of a workspace, the first one first. */
export const slotsOf = (db: Database, workspaceId: string): Promise<string[]> =>
  db.inWorkspace(workspaceId, async (tx) =>
    (await tx.select({ slot: reading.slot }).from(reading).orderBy(reading.slot)).map(({ slot }) =>
      slot.toString(),
    ),
  );

/** Puts the readings back into one table, as the version before has it, with what is in them. */
export async function undivide(db: Database): Promise<void> {
  const own = "workspace_id = current_setting('phasegate.workspace_id', true)";
  const scratch = `whole_${randomUUID().slice(0, 8)}`;
  for (const statement of [
    `create table ${scratch} (like reading including all excluding indexes)`,
    'drop table reading',
    `alter table ${scratch} rename to reading`,
    'alter table reading add constraint reading_workspace_id_monitor_id_slot_pk primary key (workspace_id, monitor_id, slot)',
    `alter table reading add constraint reading_workspace_id_monitor_id_monitor_workspace_id_id_fk
       foreign key (workspace_id, monitor_id) references monitor (workspace_id, id)`,
    'alter table reading enable row level security',
    'alter table reading force row level security',
    `create policy reading_workspace_only on reading for all to phasegate_app using (${own}) with check (${own})`,
    'grant select, insert, update, delete on reading to phasegate_app',
  ])
    await db.orm.execute(sql.raw(statement));
}
