import { columnOf } from '../../imports/columns/columns.ts';
import { neutralize, writeCsv } from '../../imports/csv/write.ts';
import type { Form } from '../form.ts';
import { type Existing, RETIRED } from './listing.ts';

/** [F1.3] Things as UTF-8 CSV without a byte order mark; importing it again changes nothing. */
export function listCsv<Fields extends object, Context extends object>(
  form: Form<Fields, Context>,
  things: readonly (Fields & Pick<Existing, 'retiredAt'>)[],
  withRetired: boolean,
): string {
  const header = form.names.map(columnOf);
  const rows = things.map((thing) => {
    const cells = form.names.map((name) => neutralize(form.field(name)?.toCell(thing[name]) ?? ''));
    return withRetired ? [...cells, thing.retiredAt?.toString().slice(0, 10) ?? ''] : cells;
  });
  return writeCsv([withRetired ? [...header, columnOf(RETIRED)] : header, ...rows]);
}
