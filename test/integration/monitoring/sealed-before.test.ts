import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { reference } from '../../../db/schema/references.ts';
import { referencesBefore } from '../../../src/monitoring/retraining/sealed-before.ts';
import { eachEngine } from '../../support/database.ts';
import { monitoringBench, putMonitor } from '../../support/monitoring.ts';

const PROMOTED = Temporal.Instant.from('2027-03-01T09:00:00Z');

eachEngine('what input is held against when a version is put to work', (open) => {
  it('[R2] [M4] is named where its newest version was sealed before, and something watches by it', async () => {
    const at = await monitoringBench(await open());
    const { workspaceId, engagementId, deploymentId } = at;
    const { db } = at.world;
    /** Sealed so many hours before or after, version by version. */
    const put = async (name: string, hours: readonly number[], isWatched = true) => {
      const id = randomUUID();
      const row = { workspaceId, id, engagementId, name, nameKey: name.toLowerCase() };
      const what = {
        content: { n: 0, features: [], leftOut: [] },
        digest: '',
        source: name,
        sealedBy: 'ULEAD',
      };
      await db.inWorkspace(workspaceId, (tx) =>
        tx.insert(reference).values(
          hours.map((offset, before) => ({
            ...row,
            ...what,
            version: before + 1,
            reason: before ? 'anew' : null,
            sealedAt: PROMOTED.add({ hours: offset }),
          })),
        ),
      );
      const rule = { kind: 'drift', alpha: 0.05, referenceId: id } as const;
      if (isWatched) await putMonitor(db, at, { layer: 'input', rule });
    };
    await put('Old days', [-48, -1]);
    await put('Sealed anew', [-48, 1]);
    await put('Nobody looks', [-48], false);
    expect(
      await db.inWorkspace(workspaceId, (tx) =>
        referencesBefore(tx, { workspaceId, deploymentId }, PROMOTED),
      ),
    ).toEqual(['Old days']);
  });
});
