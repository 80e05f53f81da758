import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { type Orm, query } from '../../../db/database.ts';
import { tableNames } from '../../support/catalogue.ts';
import { eachEngine } from '../../support/database.ts';

/** What Citus would make of each table; `workspace` is the row of each tenant itself. */
type Place = 'distributed' | 'reference' | 'local';

/**
 * Whether a table could be distributed by `workspace_id` as it is: each key of its own, each unique index and each foreign key
 * holds the column, a foreign key at the same place on both sides, so that what refers to each other is on one node.
 */
async function placeOf(orm: Orm, table: string): Promise<Place> {
  const keys = await query<{ holds: boolean }>(
    orm,
    sql`select coalesce(a.attname = 'workspace_id', false) as holds from pg_index i
          left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey) and a.attname = 'workspace_id'
          where i.indrelid = ${`public.${table}`}::regclass and i.indisunique
        union all
        select exists (select from unnest(k.conkey, k.confkey) pair (here, there)
            join pg_attribute own on own.attrelid = k.conrelid and own.attnum = pair.here
            join pg_attribute other on other.attrelid = k.confrelid and other.attnum = pair.there
            where own.attname = 'workspace_id' and other.attname = 'workspace_id')
          from pg_constraint k where k.contype = 'f' and k.conrelid = ${`public.${table}`}::regclass and k.conparentid = 0`,
  );
  return keys.length > 0 && keys.every(({ holds }) => holds) ? 'distributed' : 'local';
}

/**
 * What Citus refuses on a distributed table, or says to be unsafe, by its own documentation (docs/adr/0046-months.md): triggers,
 * constraints that exclude, partitions of partitions, foreign keys that set a part of themselves to null, numbers
 * from sequences that are no bigint, rules.
 */
const refused = (orm: Orm) =>
  query<{ fault: string }>(
    orm,
    sql`select format('%s: %s trigger %s', c.relname, case when t.tgtype & 1 = 1 then 'row' else 'statement' end, p.proname) as fault
          from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
          where not t.tgisinternal and c.relnamespace = 'public'::regnamespace
        union all
        select format('%s: excluding constraint %s', conrelid::regclass, conname) from pg_constraint
          where contype = 'x' and connamespace = 'public'::regnamespace
        union all
        select format('%s: foreign key %s changes its own columns', conrelid::regclass, conname) from pg_constraint
          where contype = 'f' and connamespace = 'public'::regnamespace and (confdeltype in ('n', 'd') or confupdtype <> 'a')
        union all
        select format('%s: parts of a part', c.relname) from pg_class c
          where c.relkind = 'p' and c.relispartition
        union all
        select format('%s.%s: a sequence on %s', c.relname, a.attname, format_type(a.atttypid, null))
          from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.atttypid <> 'bigint'::regtype
            and (a.attidentity <> '' or pg_get_serial_sequence(c.oid::regclass::text, a.attname) is not null)
        union all
        select format('%s: rule %s', tablename, rulename) from pg_rules where schemaname = 'public'
        order by 1`,
  ).then((rows) => rows.map(({ fault }) => fault));

/** These keep the words that search finds: of rows of their own workspace, and so on their own node. */
const SEARCHED = [
  'alert',
  'candidate',
  'engagement',
  'gap',
  'gate_request',
  'monitor',
  'retraining_trigger',
  'source',
];

eachEngine('tables over several nodes', (open) => {
  it('[X2] every table can be distributed by workspace_id as it is; none would have to be local or a reference', async () => {
    const { orm } = await open();
    const names = await tableNames(orm);
    const places = await Promise.all(names.map(async (name) => [name, await placeOf(orm, name)] as const));
    expect(places.filter(([, place]) => place !== 'distributed')).toEqual([]);
    expect(places.length).toBeGreaterThan(60);
  });

  it('[X2] a key without the workspace is found', async () => {
    const { orm } = await open();
    const found = orm.transaction(async (tx) => {
      await tx.execute(
        sql`create table astray (workspace_id text, id uuid primary key, unique (workspace_id, id))`,
      );
      throw Object.assign(new Error('undo'), { place: await placeOf(tx, 'astray') });
    });
    await expect(found).rejects.toMatchObject({ place: 'local' });
  });

  it('[X2] what would have to change before is known by name', async () => {
    const { orm } = await open();
    const faults = await refused(orm);
    const ofSearch = faults.filter((fault) => fault.includes(': row trigger '));
    expect([...new Set(ofSearch.map((fault) => fault.split(':')[0]))]).toEqual(SEARCHED);
    expect(faults.filter((fault) => !ofSearch.includes(fault))).toEqual([
      'reading: statement trigger by_part',
    ]);
  });

  it('[X2] no function acts with its owner’s rights, which would pass the policies of every node', async () => {
    const { orm } = await open();
    const found = await query(
      orm,
      sql`select proname from pg_proc where pronamespace in ('public'::regnamespace, 'months'::regnamespace) and prosecdef`,
    );
    expect(found).toEqual([]);
  });
});
