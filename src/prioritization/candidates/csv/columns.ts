import { columnsOfForm } from '../../../forms/csv/listing.ts';
import { columnOf, type TableColumn } from '../../../imports/columns/columns.ts';
import { candidateForm } from '../../use-case/candidate.ts';

/** What a field is called in a file of ours. */
const headingOf = (field: string): string => (field === 'sources' ? 'data_sources' : columnOf(field));

/** Several columns may hold these; this stands between what they say. */
const BETWEEN: Readonly<Record<string, string>> = { description: '\n\n', processOwner: ' · ' };

/** What the columns of a file of use cases may hold, in the order they are asked for. */
export const CANDIDATE_COLUMNS: readonly TableColumn[] = columnsOfForm(
  candidateForm,
  { sources: new Map(), currency: null },
  { must: ['name'], heading: headingOf },
).map((column) => {
  const between = BETWEEN[column.field];
  return between === undefined ? column : { ...column, between };
});
