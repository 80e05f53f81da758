import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase, query } from '../../../db/database.ts';
import { diagnose } from '../../../src/doctor/diagnose.ts';
import { verifyAll } from '../../../src/record/verify-command.ts';
import { schemaFaults } from '../../support/catalogue.ts';
import { onPostgres, serverOf } from '../../support/database.ts';
import { emptyServer } from '../../support/empty-server.ts';
import { type Story, startStory } from '../../support/story.ts';

const run = promisify(execFile);
const isAble = ['pg_dump', 'pg_restore'].every((program) => spawnSync(program, ['--version']).status === 0);

onPostgres(`a backup${isAble ? '' : ' (skipped: pg_dump and pg_restore are not here)'}`, (open) => {
  let story: Story;
  let folder: string;
  beforeAll(async () => {
    story = await startStory({ db: await open() });
    folder = mkdtempSync(join(tmpdir(), 'phasegate-backup-'));
  });
  afterAll(async () => {
    await story.stop();
    rmSync(folder, { recursive: true });
  });

  it.skipIf(!isAble)(
    '[A1][X2] is restored by a login that is no superuser: the record whole, workspaces apart, cards where they stand',
    {
      timeout: 180_000,
    },
    async () => {
      const card = await story.start('lena', 'support-triage', { name: 'Invoice coding' });
      await story.sandbox.settled();
      const dump = join(folder, 'phasegate.dump');
      await run('pg_dump', ['--format=custom', `--file=${dump}`, serverOf(story.db)]);
      const lines = async (db: typeof story.db) => {
        const heads: string[] = [];
        expect(await verifyAll(db, (line) => heads.push(line))).toBe(true);
        return heads;
      };
      const before = await lines(story.db);
      expect(before).toEqual([expect.stringMatching(/^T0NORTHWND: ok, \d+ events/)]);

      const server = await emptyServer({ ownLogin: true });
      try {
        await run('pg_restore', [
          `--dbname=${server.asSuperuser}`,
          '--exit-on-error',
          '--no-owner',
          `--role=${server.login}`,
          dump,
        ]);
        const found = await diagnose({ ...slackOf(story), DATABASE_URL: server.url });
        expect(found.filter(({ state }) => state === 'fault')).toEqual([]);
        const db = await openDatabase({ url: server.url });
        try {
          expect(await lines(db)).toEqual(before);
          expect(await schemaFaults(db.orm)).toEqual([]);
          // The owner too sees nothing by itself.
          expect(await query(db.orm, sql`select 1 from engagement`)).toEqual([]);
          const placed = await db.inWorkspace('T0NORTHWND', (tx) =>
            query(tx, sql`select ts from message where subject like 'engagement.card:%'`),
          );
          expect(placed).toEqual([{ ts: card.ts }]);
          expect(await query(db.orm, sql`select count(*)::int as n from pgboss.queue`)).not.toEqual([
            { n: 0 },
          ]);
        } finally {
          await db.close();
        }
      } finally {
        await server.drop();
      }
    },
  );

  it.skipIf(!isAble)(
    '[A1] that somebody changed is told before the program starts',
    { timeout: 120_000 },
    async () => {
      const dump = join(folder, 'changed.dump');
      await run('pg_dump', ['--format=custom', `--file=${dump}`, serverOf(story.db)]);
      const server = await emptyServer();
      try {
        await run('pg_restore', [`--dbname=${server.url}`, '--exit-on-error', '--no-owner', dump]);
        await server.run("update audit_event set actor = 'U0SOMEBODY' where place = 1");
        const db = await openDatabase({ url: server.url });
        try {
          expect(await verifyAll(db, () => {})).toBe(false);
        } finally {
          await db.close();
        }
      } finally {
        await server.drop();
      }
    },
  );

  it.skipIf(!isAble)(
    '[X2] is refused to the program’s own login, rather than made with rows of nobody',
    async () => {
      const server = await emptyServer({ ownLogin: true });
      try {
        await (await openDatabase({ url: server.url })).close();
        await expect(run('pg_dump', [`--file=${join(folder, 'none')}`, server.url])).rejects.toMatchObject({
          stderr: expect.stringContaining('row-level security'),
        });
      } finally {
        await server.drop();
      }
    },
  );
});

const slackOf = ({ sandbox }: Story) => ({
  SLACK_BOT_TOKEN: sandbox.botToken,
  SLACK_SIGNING_SECRET: sandbox.signingSecret,
  SLACK_API_URL: sandbox.apiUrl,
});
