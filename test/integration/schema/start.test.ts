import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, query } from '../../../db/database.ts';
import { dropMonths, keepMonths } from '../../../db/keep-months.ts';
import { migrate } from '../../../db/migrate.ts';
import type { Begin } from '../../../db/months.ts';
import { schemaFaults } from '../../support/catalogue.ts';
import { type Open, onPostgres } from '../../support/database.ts';

const REPLICAS = 5;

onPostgres('an empty database', (open: Open) => {
  it('[X5] is brought up once by replicas that start together', async () => {
    const { orm, queueConnection } = await open();
    if ('pglite' in queueConnection) throw new Error('a server is meant');
    const name = `phasegate_empty_${randomBytes(4).toString('hex')}`;
    await orm.execute(sql`create database ${sql.identifier(name)}`);
    const url = new URL(queueConnection.connectionString);
    url.pathname = `/${name}`;
    const replicas = await Promise.all(
      Array.from({ length: REPLICAS }, () => openDatabase({ url: url.href, max: 1 })),
    );
    try {
      for (const replica of replicas) expect(await schemaFaults(replica.orm)).toEqual([]);
      const [applied] = await query<{ twice: number }>(
        replicas[0]?.orm ?? orm,
        sql`select (count(*) - count(distinct hash))::int as twice from drizzle.__drizzle_migrations`,
      );
      expect(applied?.twice).toBe(0);
    } finally {
      await Promise.all(replicas.map((replica) => replica.close()));
      await orm.execute(sql`drop database ${sql.identifier(name)} with (force)`);
    }
  });
});

describe('a login role that is no superuser', () => {
  it('[X2] brings up the schema and acts as the roles it made', async () => {
    const pglite = await PGlite.create();
    await pglite.exec(`create role operator login createrole nosuperuser;
      grant create on database postgres to operator;
      grant create on schema public to operator;
      set session authorization operator`);
    await migrate(pglite);
    await migrate(pglite);
    for (const role of ['phasegate_app', 'phasegate_clock', 'phasegate_eraser', 'phasegate_searcher']) {
      await pglite.exec(`set role ${role}; reset role`);
    }
    await pglite.close();
  });

  it('[X2] needs no right to make roles where they were made for it', async () => {
    const pglite = await PGlite.create();
    await pglite.exec(`create role operator login nosuperuser nocreaterole;
      create role phasegate_app nologin;
      create role phasegate_clock nologin;
      create role phasegate_eraser nologin;
      create role phasegate_searcher nologin;
      grant phasegate_app, phasegate_clock, phasegate_eraser, phasegate_searcher to operator;
      grant create on database postgres to operator;
      grant create on schema public to operator;
      set session authorization operator`);
    await migrate(pglite);
    for (const role of ['phasegate_app', 'phasegate_clock', 'phasegate_eraser', 'phasegate_searcher']) {
      await pglite.exec(`set role ${role}; reset role`);
    }
    await pglite.close();
  });
});

describe('a login role that owns the tables and is held to their policies', () => {
  it('[X7] makes months, of rows that it may not see, and drops them', async () => {
    const pglite = await PGlite.create();
    await pglite.exec(`create role operator login createrole nosuperuser;
      grant create on database postgres to operator;
      grant create on schema public to operator;
      set session authorization operator`);
    await migrate(pglite);
    const begin: Begin = (work) =>
      pglite.transaction((tx) =>
        work(async (text, values) => (await tx.query<Record<string, unknown>>(text, values)).rows),
      );
    const app = (statements: string) =>
      pglite.exec(
        `begin; set local role phasegate_app; set local phasegate.workspace_id = 'T1'; ${statements}; commit`,
      );
    await pglite.exec(
      'alter table reading drop constraint reading_workspace_id_monitor_id_monitor_workspace_id_id_fk',
    );
    for (const slot of ['2020-01-05', '2999-01-01', '3005-01-01'])
      await app(
        `insert into reading (workspace_id, monitor_id, slot, taken_at, verdict, shown)
         values ('T1', gen_random_uuid(), '${slot}', now(), 'ok', '')`,
      );
    for (const now of ['2999-01-02T00:00:00Z', '2999-02-02T00:00:00Z'])
      await keepMonths(begin, Temporal.Instant.from(now));
    expect((await pglite.query('select from reading')).rows).toEqual([]);
    const gone = await dropMonths(begin, 'reading', Temporal.Instant.from('2999-01-01T00:00:00Z'));
    expect(gone).toEqual(['reading_before']);
    await pglite.exec("set role phasegate_app; set phasegate.workspace_id = 'T1'");
    const { rows } = await pglite.query('select slot::date::text as slot from reading order by 1');
    expect(rows).toEqual([{ slot: '2999-01-01' }, { slot: '3005-01-01' }]);
    await pglite.close();
  });

  it('[H4] [X2] takes the dots of searched words away, in rows of every workspace', async () => {
    const pglite = await PGlite.create();
    await pglite.exec(`create role operator login createrole nosuperuser;
      grant create on database postgres to operator;
      grant create on schema public to operator;
      set session authorization operator`);
    await migrate(pglite);
    await pglite.exec(
      'alter table search_entry drop constraint search_entry_workspace_id_engagement_id_engagement_workspace_id_id_fk',
    );
    await pglite.exec(`begin; set local role phasegate_app; set local phasegate.workspace_id = 'T1';
      insert into search_entry (workspace_id, kind, subject_id, engagement_id, words)
        values ('T1', 'source', gen_random_uuid(), gen_random_uuid(), U&'''T1i\\0307zmir'':1'::tsvector); commit`);
    await pglite.exec(readFileSync('db/migrations/0047_search_dots.sql', 'utf8'));
    await pglite.exec("set role phasegate_app; set phasegate.workspace_id = 'T1'");
    const { rows } = await pglite.query('select words::text as words from search_entry');
    expect(rows).toEqual([{ words: "'T1izmir':1" }]);
    await pglite.close();
  });
});

// Each opens the embedded database several times, which takes seconds, and more where the machine is busy.
describe('a data folder', { timeout: 120_000 }, () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'phasegate-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('[X5] is for one process: a second one is refused in a line that says what to do', async () => {
    const first = await openDatabase({ folder });
    const second = openInAnotherProcess(folder);
    expect(second.status).toBe(1);
    expect(second.stderr.trim()).toBe(
      `${folder} is in use by process ${process.pid}. The embedded database is for one process: stop that one, set PHASEGATE_DATA_DIR to another folder, or set DATABASE_URL to a PostgreSQL server.`,
    );
    await first.orm.execute(sql`select 1`);
    await first.close();
    expect(openInAnotherProcess(folder)).toMatchObject({ status: 0, stderr: '' });
  });

  it('[X5] is taken over from a process that died, with what it had written', async () => {
    const first = await openDatabase({ folder });
    await first.inWorkspace('T1', (tx) =>
      tx.execute(sql`insert into receipt (workspace_id, key, at) values ('T1', 'kept', now())`),
    );
    await first.close();
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeFileSync(join(folder, 'lock'), String(pid));
    const second = await openDatabase({ folder });
    expect(await second.inWorkspace('T1', (tx) => query(tx, sql`select key from receipt`))).toEqual([
      { key: 'kept' },
    ]);
    await second.close();
  });
});

function openInAnotherProcess(folder: string): { status: number | null; stderr: string } {
  const database = pathToFileURL('db/database.ts').href;
  const program = `
    const { openDatabase } = await import(${JSON.stringify(database)});
    try {
      await (await openDatabase({ folder: ${JSON.stringify(folder)} })).close();
    } catch (error) {
      process.stderr.write(error.message);
      process.exitCode = 1;
    }`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
  });
  return { status, stderr };
}
