import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { findEngagement } from '../../../src/engagement/store.ts';
import { exitChecks } from '../../../src/foundation/exit/checks.ts';
import { recordRun } from '../../../src/foundation/exit/record-run.ts';
import { readRevision } from '../../../src/foundation/exit/revision.ts';
import { sourceForm } from '../../../src/foundation/inventory/source.ts';
import { addNode } from '../../../src/foundation/lineage/add-node.ts';
import { foundation } from '../../../src/foundation/room.ts';
import { columnOf } from '../../../src/imports/columns/columns.ts';
import { eachEngine } from '../../support/database.ts';
import { checkFile, confirmFile } from '../../support/imports.ts';
import { add, type Bench, bench as benchOf } from '../../support/sources.ts';

/** Whether the pipeline counts as validated now. */
const isValidated = ({ world, workspaceId, engagementId }: Bench) =>
  world.db.inWorkspace(workspaceId, async (tx) => {
    const engagement = await findEngagement(tx, workspaceId, engagementId);
    const look = exitChecks['foundation.pipeline'];
    if (!engagement || !look) throw new Error('gone');
    const context = { tx, workspaceId, world, now: world.clock.now(), engagement, subject: null };
    return (await look(context)).ok;
  });

eachEngine('an import of sources', (open) => {
  it('[F5.1] voids the run of the pipeline that was recorded before it', async () => {
    const made = await benchOf(await open());
    const at = { ...made, world: { ...made.world, rooms: [foundation] } };
    const { world, lead, workspaceId, engagementId } = at;
    const source = await add(at);
    const node = { kind: 'dataset' as const, name: 'training set', description: '', isFinal: true };
    await addNode(world, lead, { engagementId, id: randomUUID(), ...node, feeds: [source] });
    const { revision = 0 } =
      (await world.db.inWorkspace(workspaceId, async (tx) => {
        const engagement = await findEngagement(tx, workspaceId, engagementId);
        return engagement && readRevision(tx, engagement);
      })) ?? {};
    await recordRun(world, lead, {
      engagementId,
      id: randomUUID(),
      revision,
      when: Math.floor(world.clock.now().epochMilliseconds / 1_000),
      rowsIn: '6000',
      rowsOut: '5990',
      passed: '14',
      failed: '0',
      covers: true,
      link: 'https://ci.example.org/run/7',
      note: '',
      file: '',
    });
    expect(await isValidated(at)).toBe(true);
    const header = sourceForm.names.map(columnOf).join(',');
    const file = `${header}\nbilling,SAP,Sales,sql,daily,1 GB,table,,,yes,yes,,`;
    expect(await confirmFile(at, await checkFile(at, 'sources', Buffer.from(file)))).toBe(true);
    expect(await isValidated(at)).toBe(false);
  });
});
