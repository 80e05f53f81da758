// Adapts the tests as they are to the one declared form: not part of the proposal.
import { dryRun as listDryRun } from '../../src/forms/csv/dry-run.ts';
import { listCsv } from '../../src/forms/csv/export.ts';
import { columnOf, headings } from '../../src/forms/csv/headings.ts';
import { sameValue } from '../../src/forms/field.ts';
import { historyModal as history, retireModal as retire } from '../../src/forms/history.ts';
import { listModal as list } from '../../src/forms/list.ts';
import { draftAction, formModal } from '../../src/forms/screen.ts';
import { MAX_ROWS, sourceListing } from '../../src/foundation/inventory/csv.ts';
import { IDS } from '../../src/foundation/inventory/ids.ts';
import {
  restoreSource,
  retireSource,
  saveSource,
  sourceSubject,
} from '../../src/foundation/inventory/keeping.ts';
import { listButtons, savedModal, sourceRow } from '../../src/foundation/inventory/screens/list.ts';
import { sourceList } from '../../src/foundation/inventory/slack.ts';
import { sourceForm as form } from '../../src/foundation/inventory/source.ts';
import { FILTERS } from '../../src/foundation/rules.ts';

// biome-ignore lint/suspicious/noExplicitAny: the tests of both parts as they were, until they speak of the form
type Any = any;
export const addSource = (w: Any, a: Any, i: Any): Any => saveSource(w, a, { ...i, version: 0 });
export const editSource: Any = saveSource;
export { MAX_ROWS, restoreSource, retireSource, savedModal, sourceSubject };
export const SOURCE_FIELDS = form.names;
export const COLUMNS: Any = Object.fromEntries(form.names.map((n) => [n, columnOf(n)]));
export const meaningOf: Any = (h: string) => {
  const m = headings({ ...sourceListing.columns, retiredOn: {} }).meaningOf(h);
  return m === 'retiredOn' ? 'retired' : m;
};
export const sourcesCsv = (s: Any, r: boolean) => listCsv(form, s, r);
export const dryRun = (bytes: Any, ground: Any): Any =>
  listDryRun(bytes, sourceListing, {
    context: { inventory: ground.inventory, me: ground.me, today: ground.today },
    existing: ground.existing,
  });
export const fromCell = (f: Any, cell: string, inventory: Any): Any =>
  form.field(f)?.fromCell(cell.trim(), { inventory } as Any);
export const toCell = (f: Any, s: Any): Any => form.field(f)?.toCell(s[f]);
export const checkSource = (inventory: Any, today: string, input: Any): Any =>
  form.check(input, { inventory, today, me: 'ULEAD' });
export const checkStep = (inventory: Any, today: string, step: number, input: Any): void =>
  form.checkStep(step, input, { inventory, today, me: 'ULEAD' });
export const LAST_STEP = form.steps.length;
export const STEPS: string[][] = [1, 2, 3].map((s) => form.names.filter((n) => form.stepOf(n) === s));
export const stepOf: Any = (n: Any) => form.stepOf(n);
export const readStep: Any = (v: Any) => form.read(v);
export const changedFields: Any = (a: Any, b: Any) => form.changed(a, b);
export const mergeNewer: Any = (a: Any, b: Any) => form.merge(a, b);
export const sourceForm = ({ inventory, me, today, meta: { sourceId, ...meta }, ...s }: Any): Any =>
  formModal(form, IDS, 'foundation', {
    ...s,
    meta: { ...meta, id: sourceId ?? meta.id },
    context: { inventory, me, today },
  });
export const FIRST_PAGE: Any = sourceList.first;
export const renderList: Any = sourceList.render;
export const listModal = ({ say, inventory, engagement, list: at, found, assessed, notice }: Any): Any =>
  list('foundation', IDS, FILTERS, {
    say,
    engagement,
    list: at,
    found,
    ...(notice && { notice }),
    buttons: listButtons(say, engagement.id),
    rows: found.sources.flatMap((s: Any) => sourceRow({ say, inventory, assessed }, s)),
    empty: say.md('foundation.list.empty', { engagement: engagement.name }),
  });
export const historyModal = (
  say: Any,
  inventory: Any,
  name: string,
  { sourceId, ...meta }: Any,
  found: Any,
): Any =>
  history(
    { form, texts: 'foundation', ids: IDS },
    {
      say,
      context: { inventory, me: '', today: '' } as Any,
      name,
      meta: { ...meta, id: sourceId ?? meta.id },
      found,
    },
  );
export const retireModal = (say: Any, name: string, { sourceId, ...meta }: Any): Any =>
  retire('foundation', IDS, say, name, { ...meta, id: sourceId ?? meta.id });
export { draftAction, sameValue };
