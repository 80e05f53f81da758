// Exits with 0 where the PostgreSQL server of a URL answers and lets us make databases and roles.
import postgres from 'postgres';

const sql = postgres(process.argv[2], { max: 1, connect_timeout: 5, onnotice: () => {} });
try {
  const [role] =
    await sql`select rolsuper or (rolcreatedb and rolcreaterole) as able from pg_roles where rolname = current_user`;
  process.exitCode = role?.able ? 0 : 1;
} catch {
  process.exitCode = 1;
} finally {
  await sql.end({ timeout: 1 });
}
