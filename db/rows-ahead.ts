import { type Ask, MONTHLY, type Monthly } from './months.ts';

/**
 * Rows that were written while a clock was ahead lie beyond the end that the open part of a table is to have. They go on to the
 * next open part each time, until their month has come: no month waits for them.
 */

/** Until it has its end the owner sees its rows, which are of all workspaces. In a transaction of its own nobody waits long for it. */
export const showToOwner = (ask: Ask, place: string): Promise<unknown> =>
  ask(`alter table ${place} no force row level security`);

/** What lies beyond the end leaves the part, and is nowhere else until the transaction ends. Others read and write meanwhile. */
export async function setAside(
  ask: Ask,
  table: Monthly,
  { place, end, endName }: { place: string; end: Temporal.Instant; endName: string },
): Promise<void> {
  await ask('create schema if not exists months');
  await ask(`create table months.${table}_ahead (like ${place})`);
  await ask(
    `with ahead as (delete from only ${place} where ${MONTHLY[table]} >= '${end}' returning *)
     insert into months.${table}_ahead select * from ahead`,
  );
  await ask(`alter table ${place} validate constraint ${endName}`);
}

/** They stand in the part that is open now, as the whole table would put them there. */
export async function putBack(ask: Ask, table: Monthly): Promise<void> {
  const open = `months.${table}_open`;
  await showToOwner(ask, open);
  await ask(`insert into ${open} select * from months.${table}_ahead`);
  await ask(`alter table ${open} force row level security`);
  await ask(`drop table months.${table}_ahead`);
}
