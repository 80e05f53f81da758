import { sql } from 'drizzle-orm';
import { type Orm, query } from '../../db/database.ts';

const APP = 'phasegate_app';
const CLOCK = 'phasegate_clock';
const ERASER = 'phasegate_eraser';
const SEARCHER = 'phasegate_searcher';
/** [A3] What an erasure may put in other words, and what it finds that by. */
const ERASED = [
  'audit_event.actor',
  'audit_event.subject',
  'audit_event.before',
  'audit_event.after',
  'audit_event.salt',
  'audit_event.redaction',
  'seal.sealed_by',
];
/** What keeps a workspace's rows to itself, as Postgres prints it. */
const OWN_ROWS = "(workspace_id = current_setting('phasegate.workspace_id'::text, true))";

/**
 * Walks the catalogue of a migrated database and names everything that would let workspaces meet, or would
 * keep the tables from being distributed by workspace. An empty list is what we want.
 */
export async function schemaFaults(orm: Orm): Promise<string[]> {
  const found = await Promise.all(
    [
      keyFaults,
      indexFaults,
      foreignKeyFaults,
      rowSecurityFaults,
      policyFaults,
      privilegeFaults,
      bypassFaults,
      roleFaults,
    ].map((check) => check(orm)),
  );
  return found.flat().sort();
}

/** The tables of the schema, by name. */
export async function tableNames(orm: Orm): Promise<string[]> {
  const rows = await query<{ name: string }>(
    orm,
    sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
  );
  return rows.map((row) => row.name);
}

const faultsFrom = async (orm: Orm, statement: ReturnType<typeof sql>): Promise<string[]> =>
  (await query<{ fault: string }>(orm, statement)).map((row) => row.fault);

const keyFaults = (orm: Orm) =>
  faultsFrom(
    orm,
    sql`select format('%s: the primary key does not begin with workspace_id', c.relname) as fault
        from pg_class c
        left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
        left join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
          and a.attname is distinct from 'workspace_id'`,
  );

const indexFaults = (orm: Orm) =>
  faultsFrom(
    orm,
    sql`select format('%s: the unique index %s does not begin with workspace_id', c.relname, i.indexrelid::regclass) as fault
        from pg_index i
        join pg_class c on c.oid = i.indrelid
        left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
        where c.relnamespace = 'public'::regnamespace and i.indisunique and not i.indisprimary
          and a.attname is distinct from 'workspace_id'`,
  );

const foreignKeyFaults = (orm: Orm) =>
  faultsFrom(
    orm,
    sql`select format('%s: the foreign key %s does not carry workspace_id first', c.relname, k.conname) as fault
        from pg_constraint k
        join pg_class c on c.oid = k.conrelid
        join pg_attribute here on here.attrelid = k.conrelid and here.attnum = k.conkey[1]
        join pg_attribute there on there.attrelid = k.confrelid and there.attnum = k.confkey[1]
        where c.relnamespace = 'public'::regnamespace and k.contype = 'f'
          and (here.attname <> 'workspace_id' or there.attname <> 'workspace_id')`,
  );

const rowSecurityFaults = (orm: Orm) =>
  faultsFrom(
    orm,
    sql`select format('%s: row-level security is not %s', relname,
          case when not relrowsecurity then 'enabled' else 'forced on the owner' end) as fault
        from pg_class
        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
          and not (relrowsecurity and relforcerowsecurity)`,
  );

/** Permissive policies are joined by OR: a table needs the one that restricts it, and no other for the app. */
async function policyFaults(orm: Orm): Promise<string[]> {
  const policies = await query<{
    table: string;
    name: string;
    roles: string;
    verb: string;
    reads: string;
    writes: string;
  }>(
    orm,
    sql`select tablename as table, policyname as name, array_to_string(roles, ',') as roles, cmd as verb,
               coalesce(qual, '') as reads, coalesce(with_check, '') as writes
        from pg_policies where schemaname = 'public' and permissive = 'PERMISSIVE'`,
  );
  const ownRows = (policy: (typeof policies)[number], role: string) =>
    policy.roles === role && policy.verb === 'ALL' && policy.reads === OWN_ROWS && policy.writes === OWN_ROWS;
  const restricts = (policy: (typeof policies)[number]) => ownRows(policy, APP);
  const erases = (policy: (typeof policies)[number]) =>
    ownRows(policy, ERASER) && ['audit_event', 'seal'].includes(policy.table);
  const readsWorkspaces = (policy: (typeof policies)[number]) =>
    policy.roles === CLOCK && policy.verb === 'SELECT' && policy.table === 'workspace';
  const searches = (policy: (typeof policies)[number]) =>
    policy.roles === SEARCHER && policy.verb === 'SELECT' && policy.table === 'search_entry';
  const unprotected = (await tableNames(orm)).filter(
    (table) => !policies.some((one) => one.table === table && restricts(one)),
  );
  return [
    ...unprotected.map((table) => `${table}: no policy keeps a workspace to its own rows`),
    ...policies
      .filter((one) => !restricts(one) && !erases(one) && !searches(one) && !readsWorkspaces(one))
      .map((one) => `${one.table}: the policy ${one.name} lets more through than a workspace's own rows`),
  ];
}

const privilegeFaults = (orm: Orm) =>
  faultsFrom(
    orm,
    sql`select format('%s: %s may %s', c.relname, p.role, lower(p.verb)) as fault
        from pg_class c
        cross join (values
          (${APP}, 'TRUNCATE'), (${APP}, 'UPDATE'), (${APP}, 'DELETE'),
          (${CLOCK}, 'SELECT'), (${CLOCK}, 'INSERT'), (${CLOCK}, 'UPDATE'), (${CLOCK}, 'DELETE'), (${CLOCK}, 'TRUNCATE')
        ) p (role, verb)
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
          and (p.role = ${CLOCK} or p.verb = 'TRUNCATE' or c.relname in ('audit_event', 'seal') or (c.relname in ('audit_head', 'audit_lane') and p.verb = 'DELETE'))
          and (has_table_privilege(p.role, c.oid, p.verb)
               or (p.verb in ('SELECT', 'INSERT', 'UPDATE') and has_any_column_privilege(p.role, c.oid, p.verb)))
          and not (p.role = ${CLOCK} and p.verb = 'SELECT' and c.relname = 'workspace')
        union all
        select format('%s: %s may not %s', c.relname, ${APP}::text, lower(p.verb))
        from pg_class c cross join (values ('SELECT'), ('INSERT')) p (verb)
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
          and not has_table_privilege(${APP}, c.oid, p.verb)
        union all
        select format('%s: %s may %s', c.relname, ${ERASER}::text, lower(p.verb))
        from pg_class c cross join (values ('INSERT'), ('DELETE'), ('TRUNCATE')) p (verb)
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
          and has_table_privilege(${ERASER}, c.oid, p.verb)
        union all
        select format('%s: %s may change %s', c.relname, ${ERASER}::text, a.attname)
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
          and has_column_privilege(${ERASER}, c.oid, a.attnum, 'UPDATE')
          and concat(c.relname, '.', a.attname) not in (${sql.join(
            ERASED.map((one) => sql`${one}`),
            sql`, `,
          )})
        union all
        select format('%s: %s may %s', c.relname, ${SEARCHER}::text, lower(p.verb))
        from pg_class c cross join (values ('SELECT'), ('INSERT'), ('UPDATE'), ('DELETE'), ('TRUNCATE')) p (verb)
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
          and (has_table_privilege(${SEARCHER}, c.oid, p.verb)
               or (p.verb in ('SELECT', 'INSERT', 'UPDATE') and has_any_column_privilege(${SEARCHER}, c.oid, p.verb)))
          and not (p.verb = 'SELECT' and c.relname = 'search_entry')
        union all
        select format('workspace: %s may read %s', ${CLOCK}::text, attname)
        from pg_attribute
        where attrelid = 'public.workspace'::regclass and attnum > 0 and not attisdropped
          and attname not in ('workspace_id', 'revoked_at') and has_column_privilege(${CLOCK}, attrelid, attnum, 'SELECT')`,
  );

/** Views and SECURITY DEFINER functions run with their owner's rights, past the policies. */
const bypassFaults = (orm: Orm) =>
  faultsFrom(
    orm,
    sql`select format('%s: a view shows its owner''s rows', relname) as fault
        from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
        union all
        select format('%s: runs with its owner''s rights', proname)
        from pg_proc where pronamespace = 'public'::regnamespace and prosecdef`,
  );

const roleFaults = (orm: Orm) =>
  faultsFrom(
    orm,
    sql`select format('%s: the role can log in, bypass row-level security, make roles or databases, or belongs to another role', wanted.name) as fault
        from (values (${APP}), (${CLOCK}), (${ERASER}), (${SEARCHER})) wanted (name)
        left join pg_roles r on r.rolname = wanted.name
        where r.oid is null or r.rolcanlogin or r.rolbypassrls or r.rolsuper or r.rolcreaterole or r.rolcreatedb
          or exists (select from pg_auth_members m where m.member = r.oid)
        union all
        select format('%s: belongs to %s, who is past its policies', relname, pg_get_userbyid(relowner))
        from pg_class
        where relnamespace = 'public'::regnamespace and pg_get_userbyid(relowner) in (${APP}, ${CLOCK}, ${ERASER}, ${SEARCHER})`,
  );
