import { changesIn } from '../../../forms/csv/changes.ts';
import {
  type DryRun,
  type ImportContext,
  type ImportFile,
  type ImportKind,
  TABLE_TYPES,
} from '../../../imports/kind.ts';
import { type CandidateContext, type CandidateFields, candidateForm } from '../../use-case/candidate.ts';
import { dataSourcesOf } from '../../use-case/sources.ts';
import type { CandidateWithSources } from '../../use-case/store.ts';
import { CANDIDATE_COLUMNS } from './columns.ts';
import { confirmCandidates } from './confirm.ts';
import { dryRun } from './read.ts';
import { existingOf, namedCandidates } from './store.ts';

/** [P1.1] [F1.5] Use cases from a table: our columns, the federal inventory of AI use cases as published, or any other list. */
export const candidatesImport: ImportKind = {
  kind: 'candidates',
  name: 'candidates.imports.name',
  types: [...TABLE_TYPES],
  phases: [2],
  maxBytes: 10 * 1024 * 1024,
  hint: (say) =>
    say.md('candidates.imports.columns', {
      columns: CANDIDATE_COLUMNS.map(({ heading }) => heading).join(', '),
    }),
  table: () => CANDIDATE_COLUMNS,
  read: readCandidates,
  changes: changesIn<CandidateFields, CandidateContext, CandidateWithSources>(candidateForm, {
    find: namedCandidates,
    context: async (context, engagement) => {
      const sources = await dataSourcesOf({ ...context, engagement });
      return { sources: new Map(sources.map(({ id, name }) => [id, name])), currency: null };
    },
  }),
  confirm: confirmCandidates,
};

/** The dry run of a file against the use cases and sources as they are. */
async function readCandidates(context: ImportContext, file: ImportFile): Promise<DryRun> {
  const { world, workspaceId, engagement } = context;
  const ground = await world.db.inWorkspace(workspaceId, async (tx) => ({
    existing: await existingOf(tx, workspaceId, engagement.id),
    sources: await dataSourcesOf({ ...context, tx }),
  }));
  return dryRun(context, file, ground, world.playbook.tables.useCases);
}
