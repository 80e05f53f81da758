import type { ActionVisit, ViewVisit, Visit } from '../../handlers.ts';
import { Refusal } from '../../refusal.ts';
import type { ViewAnswer } from '../../slack/handlers.ts';
import { asked } from '../columns/asked.ts';
import { summaryIn } from '../kept.ts';
import { kindNamed } from '../kinds.ts';
import { sayColumns } from '../say-columns.ts';
import { type ColumnsForm, checkColumns, columnsModal, readColumns } from '../screens/columns.ts';
import { importModal } from '../screens/import.ts';
import { columnsMeta } from '../screens/meta.ts';
import type { Import } from '../store.ts';
import { load } from './load.ts';

/** What a file is asked about, and as what it is read. */
function formOf({ world }: Visit, found: Import): ColumnsForm {
  const columns = kindNamed(world.rooms, found.kind)?.table?.(world);
  const asks = asked.safeParse(found.asks);
  // Decided on, or being read anew: there is nothing to be asked any more.
  if (!columns || !asks.success)
    throw new Refusal(found.state === 'reading' ? 'imports.stale' : 'imports.done');
  const { id: importId, engagementId, fileName } = found;
  const { isSheet } = summaryIn(found);
  const { mapping } = asks.data;
  return { importId, engagementId, fileName, isSheet, asks: asks.data, columns, mapping };
}

/** [F1.5] Asks what the columns of a table hold. */
export async function clickColumns(visit: ActionVisit): Promise<void> {
  const found = await load(visit, visit.value);
  await visit.openModal(columnsModal(visit.say, formOf(visit, found)));
}

/** Another column for a field: its words may be unknown too. What was chosen stays. */
export async function changeColumn(visit: ActionVisit): Promise<void> {
  if (!visit.view) return;
  const form = formOf(visit, await load(visit, visit.view.meta(columnsMeta).importId));
  const mapping = readColumns(visit.view.values, form);
  await visit.updateModal(visit.view.id, columnsModal(visit.say, { ...form, mapping }), visit.view.hash);
}

/** [F1.5] It is said: the file is read by it, where it was handed in. */
export async function submitColumns(visit: ViewVisit): Promise<ViewAnswer> {
  const { importId, engagementId } = visit.view.meta(columnsMeta);
  const found = await load(visit, importId);
  const form = formOf(visit, found);
  const mapping = readColumns(visit.view.values, form);
  checkColumns(visit.say, form.columns, mapping);
  const viewId = found.channel ? null : found.viewId;
  await sayColumns(visit.world, visit.actor, { engagementId, id: importId, mapping, viewId });
  if (viewId) {
    const kind = kindNamed(visit.world.rooms, found.kind);
    await visit.updateModal(viewId, importModal(visit.say, await load(visit, importId), kind));
  }
  return undefined;
}
