import {
  type Ask,
  type Begin,
  MONTHLY,
  MONTHLY_TABLES,
  type Monthly,
  monthAfter,
  overIn,
  partsOf,
} from './months.ts';
import { putBack, setAside, showToOwner } from './rows-ahead.ts';

/** Any constant will do, as long as every replica asks for the same one. */
const MONTHS_LOCK = 726_583_002;

/**
 * Shorter than PostgreSQL's `deadlock_timeout`: where people's transactions and this one wait for each other it is this one
 * that gives up, and is tried again within the hour.
 */
const PATIENCE = '500ms';

/** One at a time among all replicas. @returns null where another one is at it */
const alone = <T>(begin: Begin, work: (ask: Ask) => Promise<T>): Promise<T | null> =>
  begin(async (ask) => {
    await ask(`set local lock_timeout = '${PATIENCE}'`);
    await ask("set local timezone = 'UTC'");
    const [lock] = await ask('select pg_try_advisory_xact_lock($1) as mine', [MONTHS_LOCK]);
    return lock?.mine === true ? work(ask) : null;
  });

const CHECK_VIOLATION = '23514';

const nameOf = (table: Monthly, from: Temporal.Instant): string =>
  `${table}_${from.toString().slice(0, 7).replace('-', '_')}`;

/**
 * Sees to it that this month and the next one have parts of their own. The open part is given an end, which costs nothing
 * while it is empty; one that has rows, as the whole table has that was there before, is held against that end first, while
 * everybody goes on reading and writing. Rows beyond it, of a clock that was ahead, go on to the next open part. Any number of replicas may do so at once.
 * @param started at the start of a process: a large table waits for the clock
 */
export async function keepMonths(begin: Begin, now: Temporal.Instant, started = false): Promise<void> {
  for (const table of MONTHLY_TABLES) while (await keepNext(begin, table, now, started));
}

/** @returns whether there may be more to do */
async function keepNext(
  begin: Begin,
  table: Monthly,
  now: Temporal.Instant,
  started: boolean,
): Promise<boolean> {
  const next = await alone(begin, async (ask) => {
    const open = await openPart(ask, table);
    if (open.from && Temporal.Instant.compare(open.from, monthAfter(now, 2)) >= 0) return null;
    if (started && open.isWhole && open.isUsed) {
      await letGo(ask, open, now);
      return null;
    }
    const end = endOf(open, now);
    if (!(await isHeldTo(ask, open, end))) await holdTo(ask, table, open, end);
    return end;
  });
  if (!next) return false;
  const isValid = await allBefore(begin, table, next);
  if (!isValid) await alone(begin, async (ask) => showToOwner(ask, (await openPart(ask, table)).place));
  const done = await alone(begin, async (ask) => {
    const open = await openPart(ask, table);
    // Another replica was faster.
    if (!(await isHeldTo(ask, open, next, isValid))) return true;
    if (!isValid) await setAside(ask, table, { place: open.place, end: next, endName: endName(next) });
    if (open.isWhole) await divide(ask, table, next);
    else await close(ask, table, open.from as Temporal.Instant, next);
    if (!isValid) await putBack(ask, table);
    return true;
  });
  return done === true;
}

/** Looks through the open part. @returns false where a row lies beyond its end: it was written while a clock was ahead */
async function allBefore(begin: Begin, table: Monthly, end: Temporal.Instant): Promise<boolean> {
  try {
    await alone(begin, async (ask) => {
      const open = await openPart(ask, table);
      if (await isHeldTo(ask, open, end))
        await ask(`alter table ${open.place} validate constraint ${endName(end)}`);
    });
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code !== CHECK_VIOLATION) throw error;
    return false;
  }
}

/** Of an empty one the next month, while nobody can write beyond that meanwhile; of others a month that is yet to come. */
function endOf({ from, isUsed }: Open, now: Temporal.Instant): Temporal.Instant {
  const end = from && monthAfter(from, 1);
  return end && !isUsed && Temporal.Instant.compare(end, monthAfter(now, 1)) > 0 ? end : monthAfter(now, 2);
}

interface Open {
  /** With its schema. */
  place: string;
  from: Temporal.Instant | null;
  isUsed: boolean;
  /** The table as it was before there were months. */
  isWhole: boolean;
}

async function openPart(ask: Ask, table: Monthly): Promise<Open> {
  const open = (await partsOf(ask, table)).find(({ to }) => to === null);
  if (open) return { place: `months.${open.name}`, from: open.from, isUsed: open.isUsed, isWhole: false };
  const [whole] = await ask('select pg_relation_size(to_regclass($1)) > 0 as used', [`public.${table}`]);
  return { place: `public.${table}`, from: null, isUsed: whole?.used === true, isWhole: true };
}

const endName = (end: Temporal.Instant) => `until_${end.toString().slice(0, 10).replaceAll('-', '_')}`;

async function isHeldTo(
  ask: Ask,
  { place }: Open,
  end: Temporal.Instant,
  validated = false,
): Promise<boolean> {
  const found = await ask(
    'select from pg_constraint where conrelid = to_regclass($1) and conname = $2 and (convalidated or not $3)',
    [place, endName(end), validated],
  );
  return found.length > 0;
}

/** The ends that it is held to: of tries that were not carried through. */
async function endsOf(ask: Ask, { place }: Open): Promise<string[]> {
  const found = await ask(
    "select conname::text as name from pg_constraint where conrelid = to_regclass($1) and contype = 'c' and conname like 'until\\_%'",
    [place],
  );
  return found.map(({ name }) => String(name));
}

/** What is written from now on is held to the end, which is a month ahead at least; one that was not carried through goes. */
async function holdTo(ask: Ask, table: Monthly, open: Open, end: Temporal.Instant): Promise<void> {
  const former = await endsOf(ask, open);
  const column = MONTHLY[table];
  const since = open.from ? `${column} >= '${open.from}' and ` : '';
  await ask(
    `alter table ${open.place} ${former.map((name) => `drop constraint ${name}, `).join('')}
       add constraint ${endName(end)} check (${since}${column} < '${end}') not valid`,
  );
}

/** An end that was not carried through, and that nobody went on with for so long that it would soon refuse what is written. */
async function letGo(ask: Ask, open: Open, now: Temporal.Instant): Promise<void> {
  const soon = endName(monthAfter(now, 1));
  for (const name of await endsOf(ask, open))
    if (name <= soon) await ask(`alter table ${open.place} drop constraint ${name}`);
}

/** The table becomes the first part of one that has its name. Nothing is read or written but the catalogue. */
async function divide(ask: Ask, table: Monthly, end: Temporal.Instant): Promise<void> {
  const [whole, first] = [`public.${table}`, `months.${table}_before`];
  await ask(`lock table ${whole} in access exclusive mode`);
  await ask('create schema if not exists months');
  await ask(`alter table ${whole} set schema months`);
  await ask(`alter table months.${table} rename to ${table}_before`);
  await ask(
    `create table ${whole} (like ${first} including all excluding indexes) partition by range (${MONTHLY[table]})`,
  );
  await ask(`alter table ${whole} drop constraint ${endName(end)}`);
  const constraints = await ask(
    `select quote_ident(conname) as name, pg_get_constraintdef(oid) as is from pg_constraint
     where conrelid = $1::regclass and contype in ('p', 'u', 'f') order by contype = 'f'`,
    [first],
  );
  for (const { name, is } of constraints) await ask(`alter table ${whole} add constraint ${name} ${is}`);
  await ask(`alter table ${whole} enable row level security`);
  await ask(`alter table ${whole} force row level security`);
  const own = "workspace_id = current_setting('phasegate.workspace_id', true)";
  await ask(
    `create policy ${table}_workspace_only on ${whole} for all to phasegate_app using (${own}) with check (${own})`,
  );
  await ask(`grant select, insert, update, delete on ${whole} to phasegate_app`);
  await ask(`revoke all on ${first} from phasegate_app`);
  await ask(`alter table ${first} force row level security`);
  await guard(ask, whole);
  await ask(`alter table ${whole} attach partition ${first} for values from (minvalue) to ('${end}')`);
  await ask(`alter table ${first} drop constraint ${endName(end)}`);
  await addPart(ask, table, `${table}_open`, `from ('${end}') to (maxvalue)`);
}

/**
 * The version before there were months sweeps rows by their place in the table, and the same place is there in each part. It
 * finds this instead, and goes on with its other work.
 */
async function guard(ask: Ask, whole: string): Promise<void> {
  await ask(`create or replace function months.by_part() returns trigger language plpgsql as $$
begin
  if current_setting('phasegate.deletes_by_part', true) is distinct from 'on' then
    raise exception 'this version of Phasegate knows nothing of months: rows of % are swept by a newer one', tg_table_name;
  end if;
  return null;
end $$`);
  await ask(
    `create trigger by_part before delete on ${whole} for each statement execute function months.by_part()`,
  );
}

/** The open part is called after its first month from now on, and another one is open. */
async function close(ask: Ask, table: Monthly, from: Temporal.Instant, end: Temporal.Instant): Promise<void> {
  const name = nameOf(table, from);
  await ask(`alter table public.${table} detach partition months.${table}_open`);
  await ask(`alter table months.${table}_open rename to ${name}`);
  await ask(`alter index months.${table}_open_pkey rename to ${name}_pkey`);
  await ask(`alter table months.${name} force row level security`);
  await ask(
    `alter table public.${table} attach partition months.${name} for values from ('${from}') to ('${end}')`,
  );
  await ask(`alter table months.${name} drop constraint ${endName(end)}`);
  await addPart(ask, table, `${table}_open`, `from ('${end}') to (maxvalue)`);
}

/** Nobody sees rows through a part itself: it has no policy, and nobody but the owner is let into the schema. */
async function addPart(ask: Ask, table: Monthly, name: string, bounds: string): Promise<void> {
  await ask(`create table months.${name} (like public.${table} including all)`);
  await ask(`alter table months.${name} enable row level security`);
  await ask(`alter table months.${name} force row level security`);
  await ask(`alter table public.${table} attach partition months.${name} for values ${bounds}`);
}

/**
 * Drops the parts that end by then, in one transaction that looks at no row. What comes late for them, from a clock that is
 * behind say, still has its place.
 * @returns the names of those that are gone
 */
export async function dropMonths(begin: Begin, table: Monthly, until: Temporal.Instant): Promise<string[]> {
  const gone = await alone(begin, async (ask) => {
    const over = overIn(await partsOf(ask, table), until);
    const end = over.at(-1)?.to;
    if (!end) return [];
    for (const { name } of over) await ask(`drop table months.${name}`);
    await addPart(ask, table, `${table}_before`, `from (minvalue) to ('${end}')`);
    return over.map(({ name }) => name);
  });
  return gone ?? [];
}
