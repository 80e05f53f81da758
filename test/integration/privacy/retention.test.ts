import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { query } from '../../../db/database.ts';
import { fileImport } from '../../../db/schema/imports.ts';
import { draft } from '../../../db/schema/workspace.ts';
import { heldRows, sweep } from '../../../src/jobs/sweep.ts';
import { liftHold } from '../../../src/privacy/lift-hold.ts';
import { placeHold } from '../../../src/privacy/place-hold.ts';
import { changeRetention } from '../../../src/privacy/set-retention.ts';
import { eitherEngine } from '../../support/database.ts';
import { slackActor, startedEngagement } from '../../support/engagements.ts';
import { refusal } from '../../support/gates.ts';
import { knowPeople } from '../../support/people.ts';
import { bench } from '../../support/sources.ts';

eitherEngine('how long a workspace keeps what', (open) => {
  it('[A3] is set by its admins; a hold keeps what it covers, until its day is over everywhere or it is lifted', async () => {
    const { world, workspaceId, engagementId, clock } = await bench(await open());
    await knowPeople(world.db, workspaceId, { UADMIN: { isAdmin: true }, ULEAD: {} });
    const [admin, lead] = [slackActor(workspaceId, 'UADMIN'), slackActor(workspaceId, 'ULEAD')];
    const held = await startedEngagement(world, workspaceId, { name: 'Held' });
    const ago = (days: number) => clock.now().subtract({ hours: 24 * days });
    const file = {
      workspaceId,
      fileName: 'a.csv',
      userId: 'U1',
      state: 'ready',
      createdAt: ago(40),
    } as const;
    await world.db.inWorkspace(workspaceId, async (tx) => {
      await tx.insert(draft).values({ workspaceId, userId: 'U1', form: 'f', values: {}, savedAt: ago(8) });
      await tx.insert(fileImport).values([
        { ...file, id: randomUUID(), engagementId },
        { ...file, id: randomUUID(), engagementId: held },
      ]);
    });
    const left = () =>
      world.db.inWorkspace(workspaceId, async (tx) => {
        await sweep(world, workspaceId);
        const [rows] = await query<{ drafts: number; files: number }>(
          tx,
          sql`select (select count(*)::int from draft) as drafts, (select count(*)::int from file_import) as files`,
        );
        return { ...rows, kept: await heldRows(world, tx, workspaceId) };
      });

    expect(await refusal(changeRetention(world, lead, { drafts: '8' }))).toEqual(['privacy.refusal.admin']);
    expect(await refusal(changeRetention(world, admin, { drafts: '0', imports: '1.5' }))).toEqual([
      'drafts: privacy.refusal.days',
      'imports: privacy.refusal.days',
    ]);
    expect(await changeRetention(world, admin, { drafts: '9', imports: '30', keys: '365' })).toBe(2);
    expect(await changeRetention(world, admin, { drafts: '9', imports: '30' })).toBe(0);

    const ofEngagement = { id: randomUUID(), engagementId: held, reason: 'Case 12', untilDay: '2027-03-02' };
    expect(await refusal(placeHold(world, lead, ofEngagement))).toEqual(['privacy.refusal.admin']);
    expect(await refusal(placeHold(world, admin, { ...ofEngagement, untilDay: '2027-02-28' }))).toEqual([
      'untilDay: privacy.refusal.past',
    ]);
    await placeHold(world, admin, ofEngagement);
    await placeHold(world, admin, ofEngagement);
    expect(await left()).toEqual({ drafts: 1, files: 1, kept: 1 });

    const ofAll = { id: randomUUID(), engagementId: '', reason: 'Case 13', untilDay: '' };
    await placeHold(world, admin, ofAll);
    await changeRetention(world, admin, { drafts: '1' });
    expect(await left()).toEqual({ drafts: 1, files: 1, kept: 2 });
    await liftHold(world, admin, ofAll);
    await liftHold(world, admin, ofAll);
    clock.set('2027-03-03T11:59:00Z');
    expect(await left()).toEqual({ drafts: 0, files: 1, kept: 1 });
    clock.set('2027-03-03T12:01:00Z');
    expect(await left()).toEqual({ drafts: 0, files: 0, kept: 0 });
  });
});
