import { fileURLToPath } from 'node:url';
import type { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { keepMonths } from './keep-months.ts';
import type { Begin } from './months.ts';
import { claim, type Owner } from './owner.ts';

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

/** Any constant will do, as long as every replica asks for the same one. */
const MIGRATION_LOCK = 726_583_001;

const LOCK_NOT_AVAILABLE = '55P03';

/** What the login acts as: none of them logs in. */
export const ROLES = ['phasegate_app', 'phasegate_clock', 'phasegate_eraser', 'phasegate_searcher'] as const;

/**
 * Roles belong to the whole server, and databases on it may be migrated side by side: one that exists
 * already, or comes to exist meanwhile, is fine. From PostgreSQL 16 on, whoever makes a role belongs to it
 * without the right to act as it.
 */
const MAKE_ROLES = ROLES.map(
  (role) => `
do $$ begin
  -- Asked first: a login role that may not make roles uses those that were made for it.
  if not exists (select from pg_roles where rolname = '${role}') then
    create role ${role} nologin nosuperuser nobypassrls;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin
  if not pg_has_role(current_user, '${role}', case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end) then
    grant ${role} to current_user;
  end if;
end $$;`,
).join('\n');

/**
 * What drizzle cannot say: even the owner is held to the policies, the app role may use the tables, the
 * record and seals are append-only but for who is erased, the clock sees the workspaces' ids, a search the words. Safe to run at every start.
 */
const SECURE = `
do $$ declare t text; begin
  -- Only tables that are new: each of these locks its table against the replicas that are at work.
  for t in select c.relname from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not (c.relrowsecurity and c.relforcerowsecurity and has_table_privilege('phasegate_app', c.oid, 'select'))
  loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('grant select, insert, update, delete on public.%I to phasegate_app', t);
  end loop;
end $$;
grant usage on schema public to phasegate_app, phasegate_clock, phasegate_eraser, phasegate_searcher;
grant usage, select on all sequences in schema public to phasegate_app;
revoke update, delete, truncate on audit_event from phasegate_app;
revoke delete, truncate on audit_head, audit_lane from phasegate_app;
revoke update, delete, truncate on seal from phasegate_app;
grant select, update (actor, subject, before, after, salt, redaction) on audit_event to phasegate_eraser;
grant select (workspace_id, sealed_by), update (sealed_by) on seal to phasegate_eraser;
grant select on search_entry to phasegate_searcher;
grant select (workspace_id, revoked_at) on workspace to phasegate_clock;`;

/**
 * Brings the schema up to date. Replicas that start together wait for each other on one lock.
 * @param owner who the database has to be for, where that matters
 * @throws ForeignDatabase before anything is changed
 */
export async function migrate(target: string | PGlite, owner?: Owner): Promise<void> {
  if (typeof target !== 'string') {
    if (owner) {
      await claim(
        (statement) => target.query(statement),
        (statements) => target.exec(statements),
        owner,
      );
    }
    await target.exec(MAKE_ROLES);
    const { migrateEmbedded } = await import('./embedded.ts');
    await migrateEmbedded(target, migrationsFolder);
    await target.exec(SECURE);
    await divideNew((work) =>
      target.transaction((tx) =>
        work(async (text, values) => (await tx.query<Record<string, unknown>>(text, values)).rows),
      ),
    );
    return;
  }
  const client = postgres(target, { max: 1, onnotice: () => {}, connect_timeout: 5 });
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    if (owner) {
      const ask = async (statement: string) => ({ rows: await client.unsafe(statement) });
      await claim(ask, ask, owner);
    }
    await client.unsafe(MAKE_ROLES);
    await runMigrations(drizzle(client), { migrationsFolder });
    await client.unsafe(SECURE);
    await divideNew(
      (work) => client.begin((tx) => work((text, values) => tx.unsafe(text, values as never[]))) as never,
    );
  } finally {
    await client.end();
  }
}

/** Tables that have no row yet are divided into months at once; others within the hour, by the clock (`src/jobs/months.ts`). */
async function divideNew(begin: Begin): Promise<void> {
  try {
    const [row] = await begin((ask) =>
      ask('select to_char(now() at time zone \'UTC\', \'YYYY-MM-DD"T"HH24:MI:SS"Z"\') as now'),
    );
    await keepMonths(begin, Temporal.Instant.from(String(row?.now)), true);
  } catch (error) {
    // Somebody is at work on it: the clock tries again.
    if ((error as { code?: unknown }).code !== LOCK_NOT_AVAILABLE) throw error;
  }
}
