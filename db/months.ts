/**
 * Tables that are kept in parts, one a month, so that an old month is dropped instead of deleted row by row: declarative
 * partitions by range, in the schema `months`, which nobody but the owner may look into. The first part begins with time
 * and the last one is open, so that no row is ever refused. `keep-months.ts`
 * makes and drops them (docs/adr/0046-months.md).
 */

/** The column by which a table is in months. It stands in the key, and tells when the row was written. */
export const MONTHLY = { reading: 'slot' } as const satisfies Record<string, string>;
export type Monthly = keyof typeof MONTHLY;
export const MONTHLY_TABLES = Object.keys(MONTHLY) as Monthly[];

/** Sends a statement within a transaction. */
export type Ask = (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;
/** Runs a transaction as the login role, which owns the tables. */
export type Begin = <T>(work: (ask: Ask) => Promise<T>) => Promise<T>;

export interface Part {
  /** Within the schema `months`. */
  name: string;
  /** Its first moment; null: from the beginning. */
  from: Temporal.Instant | null;
  /** The first moment that is not in it any more; null: it is open. */
  to: Temporal.Instant | null;
  /** Whether a row was ever written to it. */
  isUsed: boolean;
}

/** The first moment of the month that is so many after this one, as UTC has it. */
export const monthAfter = (at: Temporal.Instant, months: number): Temporal.Instant =>
  at.toZonedDateTimeISO('UTC').with({ day: 1 }).startOfDay().add({ months }).toInstant();

/** The parts of a table, the oldest first; none where it is still one table. */
export async function partsOf(ask: Ask, table: Monthly): Promise<Part[]> {
  const bound = (word: string) =>
    `to_char((regexp_match(bounds, '${word} \\(''([^'']+)''\\)'))[1]::timestamptz at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
  const rows = await ask(
    `select name, ${bound('FROM')} as "from", ${bound('TO')} as "to", used from (
       select c.relname::text as name, pg_get_expr(c.relpartbound, c.oid) as bounds, pg_relation_size(c.oid) > 0 as used
       from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = to_regclass($1)) parts
     order by 2 nulls first`,
    [`public.${table}`],
  );
  const moment = (value: unknown) => (value === null ? null : Temporal.Instant.from(String(value)));
  return rows.map(({ name, from, to, used }) => ({
    name: String(name),
    from: moment(from),
    to: moment(to),
    isUsed: used === true,
  }));
}

/** How many months after this one have a part: 0 where the next one has none, or the table is still one. */
export function monthsAhead(parts: readonly Part[], now: Temporal.Instant): number {
  const open = parts.at(-1)?.from;
  let months = 0;
  while (open && Temporal.Instant.compare(monthAfter(now, months + 2), open) <= 0) months += 1;
  return months;
}

/** Those that end by then; none where there is only the first one, and nothing in it. */
export function overIn(parts: readonly Part[], until: Temporal.Instant): Part[] {
  const over = parts.filter(({ to }) => to !== null && Temporal.Instant.compare(to, until) <= 0);
  return over.length === 1 && over[0]?.from === null && !over[0].isUsed ? [] : over;
}
