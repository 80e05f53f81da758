import { collected } from '../../../imports/csv/bytes.ts';
import type { ImportContext, ImportFile, ImportKind } from '../../../imports/kind.ts';
import { readPerson } from '../../../slack/people.ts';
import { dayIn } from '../source-input.ts';
import { allSources } from '../store.ts';
import { COLUMNS } from './columns.ts';
import { confirmSources } from './confirm.ts';
import { dryRun, MAX_BYTES, type SourcesDryRun } from './read.ts';

/** [F1.3] Data sources from a CSV file. */
export const sourcesImport: ImportKind = {
  kind: 'sources',
  name: 'foundation.imports.name',
  types: ['csv', 'tsv'],
  phases: [1, 2],
  maxBytes: MAX_BYTES,
  hint: (say) => say.md('foundation.imports.columns', { columns: Object.values(COLUMNS).join(', ') }),
  read: readSources,
  confirm: confirmSources,
};

/** The dry run of a file against the inventory as it is. */
async function readSources(context: ImportContext, { bytes }: ImportFile): Promise<SourcesDryRun> {
  const { world, workspaceId, engagement, userId, now } = context;
  const ground = await world.db.inWorkspace(workspaceId, async (tx) => ({
    existing: await allSources(tx, workspaceId, engagement.id, true),
    person: await readPerson(tx, workspaceId, userId),
  }));
  return dryRun(await collected(bytes), {
    inventory: world.playbook.inventory,
    existing: ground.existing,
    me: userId,
    today: dayIn(now, ground.person?.timeZone ?? 'UTC'),
  });
}
