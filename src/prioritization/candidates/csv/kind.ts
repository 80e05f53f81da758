import { collected } from '../../../imports/csv/bytes.ts';
import type { DryRun, ImportContext, ImportFile, ImportKind } from '../../../imports/kind.ts';
import { dataSourcesOf } from '../around.ts';
import { COLUMNS } from './columns.ts';
import { confirmCandidates } from './confirm.ts';
import { dryRun } from './read.ts';
import { existingOf } from './store.ts';

/** [P1.1] Use cases from a CSV file: our columns, or the federal inventory of AI use cases as published. */
export const candidatesImport: ImportKind = {
  kind: 'candidates',
  name: 'candidates.imports.name',
  types: ['csv', 'tsv'],
  phases: [2],
  maxBytes: 10 * 1024 * 1024,
  hint: (say) => say.md('candidates.imports.columns', { columns: Object.values(COLUMNS).join(', ') }),
  read: readCandidates,
  confirm: confirmCandidates,
};

/** The dry run of a file against the use cases and sources as they are. */
async function readCandidates(context: ImportContext, { bytes }: ImportFile): Promise<DryRun> {
  const { world, workspaceId, engagement } = context;
  const ground = await world.db.inWorkspace(workspaceId, async (tx) => ({
    existing: await existingOf(tx, workspaceId, engagement.id),
    sources: await dataSourcesOf({ ...context, tx }),
  }));
  return dryRun(await collected(bytes), ground);
}
