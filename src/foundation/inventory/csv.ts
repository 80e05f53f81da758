import { source } from '../../../db/schema/foundation.ts';
import { changesIn } from '../../forms/csv/changes.ts';
import { confirmList } from '../../forms/csv/confirm.ts';
import { listingColumns, readList } from '../../forms/csv/dry-run.ts';
import type { Listing } from '../../forms/csv/listing.ts';
import { columnOf } from '../../imports/columns/columns.ts';
import { type ImportKind, TABLE_TYPES } from '../../imports/kind.ts';
import { readPerson } from '../../slack/people.ts';
import { foundationChanged } from '../changed.ts';
import { openGaps } from '../gaps/open-for-sources.ts';
import { byOf, noteEdit } from './keeping.ts';
import { dayIn, type SourceContext, type SourceFields, sourceForm } from './source.ts';
import { allSources, isTaken, rowOf, type Source, sourcesOf } from './store.ts';

const MAX_BYTES = 10 * 1024 * 1024;
export const MAX_ROWS = 20_000;

/** How sources stand in a file. What may be left out says nothing, and a source that is there keeps what it has. */
export const sourceListing: Listing<SourceFields, SourceContext> = {
  form: sourceForm,
  must: [
    'name',
    'system',
    'owner',
    'accessMethod',
    'updateFrequency',
    'volume',
    'format',
    'existsToday',
    'accessible',
  ],
  maxRows: MAX_ROWS,
  fill(input, before, { me, today }) {
    input.checkedBy = input.checkedBy || before?.checkedBy || me;
    input.checkedOn = input.checkedOn || before?.checkedOn || today;
  },
  retired: {
    rows: 'foundation.imports.notice.retired-rows',
    names: 'foundation.imports.notice.retired-names',
  },
};

/** [F1.3] [F1.5] Data sources from a table. */
export const sourcesImport: ImportKind = {
  kind: 'sources',
  name: 'foundation.imports.name',
  types: [...TABLE_TYPES],
  phases: [1, 2],
  maxBytes: MAX_BYTES,
  hint: (say) => say.md('foundation.imports.columns', { columns: sourceForm.names.map(columnOf).join(', ') }),
  table: ({ playbook }) =>
    listingColumns(sourceListing, { inventory: playbook.inventory, me: '', today: '' }),
  read: readList(sourceListing, ({ world, workspaceId, engagement, userId, now }) =>
    world.db.inWorkspace(workspaceId, async (tx) => {
      const person = await readPerson(tx, workspaceId, userId);
      const today = dayIn(now, person?.timeZone ?? 'UTC');
      return {
        context: { inventory: world.playbook.inventory, me: userId, today },
        names: world.playbook.tables.sources,
        existing: await allSources(tx, workspaceId, engagement.id, true),
      };
    }),
  ),
  changes: changesIn<SourceFields, SourceContext, Source>(sourceForm, {
    find: sourcesOf,
    context: async ({ world }) => ({ inventory: world.playbook.inventory, me: '', today: '' }),
  }),
  confirm: confirmList<SourceFields, SourceContext, Source>(sourceForm, {
    table: source,
    noun: 'foundation.source',
    kind: 'source',
    rowOf: (id, fields, acting) => rowOf(id, fields, byOf(acting)),
    isTaken,
    noteEdit,
    async changed(acting, rows, { importId, fileName }) {
      await openGaps(acting, rows);
      // A file of which every row was there already changes nothing.
      if (rows.length > 0) await foundationChanged(acting, { kind: 'import', id: importId, name: fileName });
    },
  }),
};
