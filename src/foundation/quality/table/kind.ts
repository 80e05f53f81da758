import { page } from '@phasegate/block-kit/fit.ts';
import {
  type DryRun,
  type ImportContext,
  type ImportFile,
  type ImportKind,
  TABLE_TYPES,
} from '../../../imports/kind.ts';
import { allSources } from '../../inventory/store.ts';
import { fieldsOfAssessment } from '../fields.ts';
import { choiceName, dimensionLines } from '../screens/words.ts';
import { newestOf } from '../store.ts';
import { assessmentColumns } from './columns.ts';
import { confirmAssessments } from './confirm.ts';
import { plannedAssessments, readAssessments } from './read.ts';

/** [F1.3] Dimension by dimension, what was found before and what the file says. */
const assessmentsChanged: NonNullable<ImportKind['changes']> = async (context, _engagement, plan, wanted) => {
  const { tx, workspaceId, world, say } = context;
  const at = page(
    plannedAssessments.parse(plan).filter(({ before }) => before > 0),
    wanted,
  );
  const newest = await newestOf(
    tx,
    workspaceId,
    at.items.map(({ sourceId }) => sourceId),
  );
  const { quality } = world.playbook;
  return {
    ...at,
    items: at.items.map(({ name, sourceId, fields }) => {
      const was = newest.find((one) => one.sourceId === sourceId && one.use === fields.use);
      return {
        name: `${name} · ${choiceName(quality.uses, fields.use, say)}`,
        lines: dimensionLines(say, quality, { before: was && fieldsOfAssessment(was), after: fields }),
      };
    }),
  };
};

/** [F2.1] [F1.5] Assessments of many sources from one table. */
export const assessmentsImport: ImportKind = {
  kind: 'assessments',
  name: 'quality.table.name',
  types: [...TABLE_TYPES],
  called: /^assessments/i,
  phases: [1, 2],
  maxBytes: 10 * 1024 * 1024,
  hint: (say) => say.md('quality.table.hint'),
  table: ({ playbook }) => assessmentColumns(playbook.quality),
  read: readTable,
  changes: assessmentsChanged,
  confirm: confirmAssessments,
};

/** The dry run of a table against the sources and their assessments as they are. */
async function readTable(context: ImportContext, file: ImportFile): Promise<DryRun> {
  const { world, workspaceId, engagement } = context;
  const { quality, tables } = world.playbook;
  const ground = await world.db.inWorkspace(workspaceId, async (tx) => {
    const sources = await allSources(tx, workspaceId, engagement.id, true);
    const newest = await newestOf(
      tx,
      workspaceId,
      sources.map(({ id }) => id),
    );
    return { quality, names: tables.assessments, sources, newest };
  });
  return readAssessments(context, file, ground);
}
