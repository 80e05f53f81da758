// Exits with 0 where the PostgreSQL server of a URL answers and lets us make databases and roles.
import pg from 'pg';

const client = new pg.Client({ connectionString: process.argv[2], connectionTimeoutMillis: 5_000 });
try {
  await client.connect();
  const { rows } = await client.query(
    'select rolsuper or (rolcreatedb and rolcreaterole) as able from pg_roles where rolname = current_user',
  );
  process.exitCode = rows[0]?.able ? 0 : 1;
} catch {
  process.exitCode = 1;
} finally {
  await client.end();
}
