import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate as migrateFrom } from 'drizzle-orm/pglite/migrator';
import { expect, it } from 'vitest';
import { openDatabase, query } from '../../../db/database.ts';
import { migrate } from '../../../db/migrate.ts';
import { readiness } from '../../../src/api/readiness.ts';

const ID = '5b0f0d52-6a3b-4a0e-8e0c-0c6f5f0b7a11';
/** The newest migration that has been released. */
const RELEASED = '0010_digests_by_date';

/** An engagement with a source, and a dry run that nobody has confirmed. */
const BEFORE = `
  insert into engagement (workspace_id, id, name, goal, planned_start, time_zone, working_days, created_by, created_at)
    values ('T1', '${ID}', 'Triage', 'Faster', '2027-03-01', 'Europe/Berlin', '{1,2,3,4,5}', 'U1', now());
  insert into source (workspace_id, engagement_id, id, name, name_key, system, owner, access_method, update_frequency,
      volume, format, personal_data, exists_today, accessible, created_by, created_at, updated_at)
    values ('T1', '${ID}', '${ID}', 'CRM', 'crm', 'CRM', 'U2', 'api', 'daily', '1 GB', 'table', '{}', true, true,
      'U1', now(), now());
  insert into source_import (workspace_id, id, engagement_id, file_name, user_id, state, rows, created_at)
    values ('T1', '${ID}', '${ID}', 'sources.csv', 'U1', 'dry', '[{"name": "CRM"}]', now());`;

it('a database of the release before is brought up to date; an import that waits in it is given up, nothing else [H4]', {
  timeout: 60_000,
}, async () => {
  const folder = migrationsUntil(RELEASED);
  const pglite = await PGlite.create();
  try {
    await pglite.exec(
      'create role phasegate_app nologin; create role phasegate_clock nologin; create role phasegate_eraser nologin',
    );
    await migrateFrom(drizzle(pglite), { migrationsFolder: folder });
    await pglite.exec(BEFORE);
    await migrate(pglite);
    const { rows } = await pglite.query(
      'select name, externals_may_approve, (select count(*)::int from source) as sources from engagement',
    );
    expect(rows).toEqual([{ name: 'Triage', externals_may_approve: false, sources: 1 }]);
    expect((await pglite.query('select * from file_import')).rows).toEqual([]);
    const words = await pglite.query('select kind, words::text as words from search_entry order by kind');
    expect(words.rows, 'what was there is searched for').toEqual([
      { kind: 'engagement', words: expect.stringContaining("'T1triage'") },
      { kind: 'source', words: expect.stringContaining("'T1crm'") },
    ]);
  } finally {
    await pglite.close();
    rmSync(folder, { recursive: true });
  }
});

it('a process is not ready on a database that lacks the newest migration', { timeout: 60_000 }, async () => {
  const db = await openDatabase({});
  try {
    expect(await readiness(db)()).toBeNull();
    await query(
      db.orm,
      sql`delete from drizzle.__drizzle_migrations where created_at = (select max(created_at) from drizzle.__drizzle_migrations)`,
    );
    // Asked by another one: an answer is given again for a moment.
    expect(await readiness(db)()).toMatch(/^migrations: \d{4}_\w+ is not applied$/);
  } finally {
    await db.close();
  }
});

function migrationsUntil(last: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'phasegate-migrations-'));
  cpSync('db/migrations', folder, { recursive: true });
  const journal = join(folder, 'meta/_journal.json');
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: { tag: string }[] };
  const kept = entries.slice(0, entries.findIndex((one) => one.tag === last) + 1);
  expect(kept.at(-1)?.tag).toBe(last);
  writeFileSync(journal, JSON.stringify({ ...rest, entries: kept }));
  return folder;
}
