import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { query, type Tx } from '../../../db/database.ts';
import { KEEPING } from '../../../db/keeping.ts';
import { destination, message } from '../../../db/schema/delivery.ts';
import { digestSent } from '../../../db/schema/digest.ts';
import { fileImport } from '../../../db/schema/imports.ts';
import { receipt } from '../../../db/schema/record.ts';
import { draft } from '../../../db/schema/workspace.ts';
import { sweep } from '../../../src/jobs/sweep.ts';
import { tableNames } from '../../support/catalogue.ts';
import { eachEngine } from '../../support/database.ts';
import { bench } from '../../support/sources.ts';

eachEngine('what tables keep', (open) => {
  it('[X7] every table of the catalogue has an owner and a rule, and every rule a table', async () => {
    const { orm } = await open();
    expect(Object.keys(KEEPING).sort()).toEqual(await tableNames(orm));
    const folders = new Set(readdirSync('src'));
    expect(Object.values(KEEPING).filter(({ owner }) => !folders.has(owner))).toEqual([]);
  });

  it('[X7] what nobody needs goes, in each workspace for itself; what can still change stays', async () => {
    const at = await bench(await open());
    const { world, workspaceId, engagementId } = at;
    const now = world.clock.now();
    const ago = (days: number) => now.subtract({ hours: 24 * days });
    const date = (days: number) => ago(days).toZonedDateTimeISO('UTC').toPlainDate().toString();
    const place = { workspaceId, destination: 'C1', wanted: 1, delivered: 1, position: 1 };
    const file = { workspaceId, engagementId, fileName: 'a.csv', userId: 'U1' };
    const [old, open60, imported] = [randomUUID(), randomUUID(), randomUUID()];
    await world.db.inWorkspace(workspaceId, async (tx) => {
      await tx.insert(draft).values([
        { workspaceId, userId: 'U1', form: 'old', values: {}, savedAt: ago(8) },
        { workspaceId, userId: 'U2', form: 'new', values: {}, savedAt: ago(6) },
      ]);
      await tx.insert(receipt).values([
        { workspaceId, key: 'event:1', at: ago(2) },
        { workspaceId, key: 'event:2', at: now },
        { workspaceId, key: 'verb:1', at: ago(400) },
      ]);
      await tx.insert(destination).values([
        { workspaceId, destination: 'C-calm', notBefore: ago(2) },
        { workspaceId, destination: 'C-busy', notBefore: now },
        { workspaceId, destination: 'C-shut', notBefore: ago(2), closedReason: 'is_archived' },
      ]);
      const sent = { workspaceId, engagementId, subscriber: 'channel', content: {} };
      await tx.insert(digestSent).values(
        [60, 50, 40].map((days) => ({
          ...sent,
          localDate: date(days),
          until: ago(days),
          queuedAt: ago(days),
          composedAt: ago(days),
        })),
      );
      await tx.insert(fileImport).values([
        { ...file, id: old, state: 'ready', createdAt: ago(91) },
        { ...file, id: open60, state: 'ready', createdAt: ago(60) },
        { ...file, id: imported, state: 'imported', createdAt: ago(200), decidedAt: ago(200) },
      ]);
      const digest = (days: number) => `digest.daily:${engagementId} channel ${date(days)}`;
      const subjects = [
        digest(60),
        digest(40),
        `imports.file:${old}`,
        `imports.upload:${old}`,
        `imports.file:${open60}`,
        'gates.request:1',
      ];
      await tx
        .insert(message)
        .values(subjects.map((subject, n) => ({ ...place, subject, id: randomUUID(), position: n + 1 })));
      await tx.insert(message).values({
        ...place,
        subject: `imports.file:${randomUUID()}`,
        id: randomUUID(),
        wanted: 2,
        position: 9,
      });
    });
    const other = await bench(world.db);
    await other.world.db.inWorkspace(other.workspaceId, (tx) =>
      tx.insert(draft).values({ ...other, userId: 'U1', form: 'old', values: {}, savedAt: ago(8) }),
    );

    await sweep(world, workspaceId);

    const column = (tx: Tx, name: string, table: string) =>
      query<{ value: string }>(
        tx,
        sql`select ${sql.identifier(name)}::text as value from ${sql.identifier(table)} order by 1`,
      ).then((rows) => rows.map(({ value }) => value));
    await world.db.inWorkspace(workspaceId, async (tx) => {
      expect(await column(tx, 'form', 'draft')).toEqual(['new']);
      expect(await column(tx, 'key', 'receipt')).toEqual(['event:2', 'verb:1']);
      expect(await column(tx, 'destination', 'destination')).toEqual(['C-busy', 'C-shut']);
      expect(await column(tx, 'local_date', 'digest_sent')).toEqual([date(40)]);
      expect(await column(tx, 'id', 'file_import')).toEqual([open60, imported].sort());
      const subjects = await column(tx, 'subject', 'message');
      expect(subjects.filter((subject) => subject.startsWith('digest'))).toEqual([
        `digest.daily:${engagementId} channel ${date(40)}`,
      ]);
      expect(subjects).toContain('gates.request:1');
      expect(subjects.filter((subject) => subject.endsWith(old))).toEqual([]);
      // One of the two is not delivered yet.
      expect(subjects.filter((subject) => subject.startsWith('imports'))).toHaveLength(2);
    });
    const untouched = await world.db.inWorkspace(other.workspaceId, (tx) => column(tx, 'form', 'draft'));
    expect(untouched).toEqual(['old']);
  });
});
