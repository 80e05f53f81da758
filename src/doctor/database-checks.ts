import { journal } from '../../db/journal.ts';
import { ROLES } from '../../db/migrate.ts';
import { MONTHLY_TABLES, monthsAhead, partsOf } from '../../db/months.ts';
import { systemClock } from '../clock.ts';
import { type Finding, fault, note, ok } from './finding.ts';
import type { Look } from './look.ts';

/** The oldest server that migrations and statements are tested on. */
const OLDEST = 15;
/** What one process keeps open, and one more while it starts. */
const CONNECTIONS = 16;
/** Seconds by which clocks may differ before something goes wrong by it. */
const SKEW = 30;

export async function server(look: Look): Promise<Finding[]> {
  const [row] = (await look.ask(`select current_setting('server_version') as version,
    current_setting('server_version_num')::int / 10000 as major, pg_encoding_to_char(encoding) as encoding,
    current_setting('TimeZone') as zone, pg_is_in_recovery() as standby,
    current_setting('default_transaction_read_only')::bool as read_only,
    exists (select from pg_extension where extname = 'plpgsql') as plpgsql,
    current_setting('max_connections')::int - (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as free
    from pg_database where datname = current_database()`)) as {
    version: string;
    major: number;
    encoding: string;
    zone: string;
    standby: boolean;
    read_only: boolean;
    plpgsql: boolean;
    free: number;
  }[];
  if (!row) throw new Error('pg_database does not list it');
  const found: Finding[] = [];
  const say = (isWrong: boolean, says: string, todo: string) =>
    isWrong && found.push(fault('database server', says, todo));
  say(row.major < OLDEST, `PostgreSQL ${row.version} is too old`, `Use PostgreSQL ${OLDEST} or later.`);
  say(
    row.encoding !== 'UTF8',
    `its encoding is ${row.encoding}`,
    'Make a database with encoding UTF8: names of people need it.',
  );
  say(row.standby, 'it is a standby, which takes no changes', 'Let DATABASE_URL lead to the primary.');
  say(
    row.read_only,
    'transactions are read-only by default',
    'alter database … set default_transaction_read_only = off, for the login role too.',
  );
  say(!row.plpgsql, 'the extension plpgsql is missing', 'create extension plpgsql; no other one is needed.');
  if (found.length > 0) return found;
  const is = `PostgreSQL ${row.version}, UTF8, time zone ${row.zone} (any will do), no extension but plpgsql needed`;
  // The embedded engine has no connections to share.
  const isTight = row.free < CONNECTIONS && row.free > 1;
  return [
    ok('database server', is),
    ...(isTight
      ? [
          note(
            'connections',
            `${row.free} are left, and a process may want ${CONNECTIONS}`,
            'Raise max_connections, or run fewer processes.',
          ),
        ]
      : []),
  ];
}

export async function roles(look: Look): Promise<Finding> {
  const [login] = (await look.ask(`select rolname as name, rolsuper or rolcreaterole as makes,
    has_database_privilege(current_database(), 'create') and has_schema_privilege('public', 'create') as creates,
    case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end as way
    from pg_roles where rolname = current_user`)) as {
    name: string;
    makes: boolean;
    creates: boolean;
    way: string;
  }[];
  const there = (await look.ask(
    'select rolname as name, rolsuper or rolbypassrls or rolcanlogin as strong, pg_has_role(current_user, oid, $2) as ours from pg_roles where rolname = any ($1::text[])',
    [ROLES, login?.way],
  )) as { name: string; strong: boolean; ours: boolean }[];
  const name = login?.name ?? '';
  if (!login?.creates)
    return fault(
      'database roles',
      `${name} may not make tables here`,
      `grant create on database … to ${name}; grant create on schema public to ${name};`,
    );
  const missing = ROLES.filter((role) => !there.some((one) => one.name === role));
  const strange = there.filter(({ ours }) => !ours).map((one) => one.name);
  const strong = there.filter((one) => one.strong).map((one) => one.name);
  if (strong.length > 0)
    return fault(
      'database roles',
      `${strong.join(', ')} can log in or pass row security`,
      `alter role ${strong[0]} nologin nosuperuser nobypassrls;`,
    );
  if (!login.makes && missing.length + strange.length > 0) {
    const made = missing.map((role) => `create role ${role} nologin; `).join('');
    return fault(
      'database roles',
      `${name} may not act as ${[...missing, ...strange].join(', ')}`,
      `As a superuser: ${made}grant ${ROLES.join(', ')} to ${name};`,
    );
  }
  return ok('database roles', missing.length > 0 ? `${name}; others are made at the first start` : name);
}

export async function migrations(look: Look): Promise<Finding> {
  const known = journal();
  const newest = known.at(-1);
  const [table] = await look.ask("select to_regclass('drizzle.__drizzle_migrations') is not null as there");
  if (!table?.there) return note('migrations', 'none applied yet; the first start applies them');
  const [row] = await look.ask('select max(created_at)::text as applied from drizzle.__drizzle_migrations');
  const applied = Number(row?.applied ?? 0);
  const waiting = known.filter(({ when }) => when > applied);
  if (waiting.length > 0)
    return note(
      'migrations',
      `${waiting.length} are to come: ${waiting[0]?.tag} …`,
      'The next start applies them. Take a backup before.',
    );
  if (newest && applied > newest.when)
    return note(
      'migrations',
      'the database has had newer ones than this program knows',
      'Right while a version is taken back; else start the newer program.',
    );
  return ok('migrations', `all applied, to ${newest?.tag}`);
}

export async function rowSecurity(look: Look): Promise<Finding> {
  const rows = await look.ask(`select relname as name, relrowsecurity and relforcerowsecurity and exists (
      select from pg_policy p where p.polrelid = c.oid) as held
    from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`);
  if (rows.length === 0) return note('row security', 'there are no tables yet');
  const open = rows.filter(({ held }) => !held).map(({ name }) => name);
  return open.length === 0
    ? ok('row security', `forced on all ${rows.length} tables`)
    : fault(
        'row security',
        `not forced on ${open.join(', ')}: workspaces could see each other’s rows`,
        `The next start forces it again; find out who took it away. Or now: alter table ${open[0]} enable row level security, force row level security;`,
      );
}

/** Tables in months: has the next one its part, and is all in its month? */
export async function months(look: Look): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const table of MONTHLY_TABLES) {
    const [there] = await look.ask('select to_regclass($1) is not null as is', [`public.${table}`]);
    if (!there?.is) continue;
    const parts = await partsOf(look.ask, table);
    const todo =
      'A running process with the role worker does it at two minutes past each hour; its log says why it could not.';
    if (parts.length === 0) found.push(note('months', `${table} is one table still`, todo));
    else if (monthsAhead(parts, systemClock.now()) < 1)
      found.push(fault('months', `next month has no part of ${table}`, todo));
    else if (parts.at(-1)?.isUsed)
      found.push(
        note(
          'months',
          `rows of ${table} lie beyond the months that have a part`,
          'Where no process ran for long the next hour puts it right. Else they were written while a clock was ahead: they keep no month from its part, and wait for their own.',
        ),
      );
    else found.push(ok('months', `${table}: ${parts.length} parts, next month has its own`));
  }
  return found;
}

/** Held against ours in the middle of the question. */
export async function clock(look: Look): Promise<Finding> {
  const now = () => systemClock.now().epochMilliseconds;
  const before = now();
  const [row] = await look.ask('select extract(epoch from clock_timestamp())::float8 * 1000 as ms');
  const off = (Number(row?.ms) - (before + now()) / 2) / 1_000;
  return skew('database clock', off, 'the database’s');
}

/** @param off seconds by which theirs is ahead */
export function skew(check: string, off: number, whose: string): Finding {
  const by = `${Math.abs(off).toFixed(1)} s ${off > 0 ? 'behind' : 'ahead of'} ${whose}`;
  return Math.abs(off) <= SKEW
    ? ok(check, `within ${Math.max(1, Math.ceil(Math.abs(off)))} s of ours`)
    : fault(
        check,
        `ours is ${by}`,
        'Set both machines’ clocks by NTP (timedatectl status, chronyc tracking).',
      );
}

/** What grows: the tables with most bytes. */
export async function grown(look: Look): Promise<Finding> {
  const rows = await look.ask(`select relname as name, pg_size_pretty(bytes) as size
    from pg_class c cross join lateral (
      select coalesce(sum(pg_total_relation_size(relid)), pg_total_relation_size(c.oid)) as bytes from pg_partition_tree(c.oid)) whole
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by bytes desc limit 3`);
  const [all] = await look.ask('select pg_size_pretty(pg_database_size(current_database())) as size');
  return ok(
    'size',
    `${all?.size}; largest: ${rows.map(({ name, size }) => `${name} ${size}`).join(', ') || 'nothing'}`,
  );
}
