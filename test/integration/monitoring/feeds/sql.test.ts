import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../../../db/database.ts';
import { sql } from '../../../../src/monitoring/feeds/sql/kind.ts';
import { eachEngine, onPostgres, serverOf } from '../../../support/database.ts';
import { type Asking, askOf, probeOf } from '../../../support/feeds.ts';
import { freePort } from '../../../support/free-port.ts';

onPostgres('a PostgreSQL server as a feed', (openDb) => {
  let db: Database;
  let warehouse: pg.Client;
  let at: Asking;
  let database: string;
  beforeAll(async () => {
    db = await openDb();
    const url = new URL(serverOf(db));
    const { hostname: host, port, username: user, password } = url;
    database = `warehouse_${randomBytes(4).toString('hex')}`;
    await asServer(`create database ${database}`);
    url.pathname = `/${database}`;
    warehouse = new pg.Client(url.href);
    await warehouse.connect();
    await warehouse.query(`create table scored as select i as id, case when i % 5 = 0 then null else 'r' || i % 2 end as region,
      (i % 10)::numeric / 10 as score, '2026-06-01T10:00:00Z'::timestamptz as at from generate_series(1, 100) i`);
    at = {
      settings: { host, port: Number(port || 5432), database, user, tls: 'off' },
      secrets: { password },
      allowed: [host],
      db,
    };
  });
  afterAll(async () => {
    await warehouse.end();
    await asServer(`drop database ${database} with (force)`);
  });

  async function asServer(statement: string) {
    const client = new pg.Client(serverOf(db));
    await client.connect();
    await client.query(statement).finally(() => client.end());
  }
  const asked = (statement: string, more: Partial<Asking> = {}, answer = 'value') =>
    askOf(sql, { statement, answer }, { ...at, ...more });

  it('[M3] one row with one number, or with cases and time beside it', async () => {
    expect(await asked('select avg(score) from scored')).toEqual({
      kind: 'value',
      value: 0.45,
      shown: '{"avg":0.45000000000000000000}',
    });
    const statement =
      'select avg(score) as value, count(*) as n, max(at) as measured_at from scored; -- of today';
    await expect(asked(statement)).rejects.toMatchObject({ code: 'query' });
    expect(await asked(statement.replace('; -- of today', ' -- of today'))).toEqual({
      kind: 'value',
      value: 0.45,
      n: 100,
      sampledAt: Temporal.Instant.from('2026-06-01T10:00:00Z'),
      shown: expect.stringContaining('"n":100'),
    });
    expect(await asked('with day as (select 1 as v) select v from day;')).toMatchObject({ value: 1 });
  });

  it('[M3] no row and null are no data, not 0', async () => {
    expect(await asked('select score from scored where id < 0')).toMatchObject({ kind: 'nothing' });
    expect(await asked('select avg(score) from scored where id < 0')).toEqual({
      kind: 'nothing',
      shown: '{"avg":null}',
    });
    expect(await asked("select ''::text")).toMatchObject({ kind: 'nothing' });
  });

  it.each([
    ['several rows', 'select score from scored', 'ambiguous', /more than one row/],
    ['several columns', 'select 1 as a, 2 as b', 'ambiguous', /a, b\. Call the one that counts value/],
    ['NaN', "select 'NaN'::float8", 'not a number', /NaN/],
    ['infinity', "select 'Infinity'::float8", 'not a number', /Infinity/],
    ['text', "select 'high'", 'not a number', /high/],
    ['a list with nothing in it but the word (f21)', "select array['NULL','b']", 'ambiguous', /2 values/],
    ['a table that is not there', 'select * from nowhere', 'query', /"nowhere" does not exist/],
    ['a changed column', 'select recall from scored', 'query', /"recall" does not exist/],
    ['no select', 'drop table scored', 'query', /syntax error/],
    [
      'two statements',
      'select 1) as feed limit $1; drop table scored; select (1',
      'query',
      /multiple commands/,
    ],
    ['one that writes', "select nextval('counting')", 'query', /can only read/],
    [
      'one that turns that off',
      "select set_config('transaction_read_only', 'off', false)",
      'query',
      /read-write mode|can only read/,
    ],
    [
      'one that writes within',
      'with gone as (delete from scored returning 1) select count(*) from gone',
      'query',
      /top level/,
    ],
  ])('[M3] %s is a fault in words', async (_, statement, code, message) => {
    await warehouse.query('create sequence if not exists counting');
    await expect(asked(statement)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    const { rows } = await warehouse.query('select count(*)::int as count from scored');
    expect(rows).toEqual([{ count: 100 }]);
  });

  it('[M8] one that takes too long is ended: by us when the time is over, by the server in any case', async () => {
    const signal = AbortSignal.timeout(300);
    await expect(asked('select pg_sleep(60)', { signal })).rejects.toMatchObject({ code: 'timeout' });
    // What the transaction was told at its beginning, and a statement cannot take back for itself.
    expect(
      await asked("select extract(epoch from current_setting('statement_timeout')::interval)"),
    ).toMatchObject({ value: 30 });
    const ended = "select 1 from (select set_config('statement_timeout', '50', false)) x, pg_sleep(0.01)";
    expect(await asked(ended)).toMatchObject({ value: 1 });
  });

  it('[M4] columns: each cell and how often, nothing as an empty one', async () => {
    const answer = await asked('select region, score, id % 2 = 0 as even from scored', {}, 'columns');
    expect(answer).toMatchObject({ kind: 'columns', n: 100, shown: '100 rows of region, score, even' });
    const cells =
      answer.kind === 'columns' ? answer.columns.map(({ cells: of }) => new Map([...of].sort())) : [];
    expect(cells[0]).toEqual(
      new Map([
        ['', 20],
        ['r0', 40],
        ['r1', 40],
      ]),
    );
    expect(cells[1]?.size).toBe(10);
    expect(cells[2]).toEqual(
      new Map([
        ['false', 50],
        ['true', 50],
      ]),
    );
    expect(await asked('select 1 where false', {}, 'columns')).toMatchObject({ kind: 'nothing' });
    await expect(asked('select generate_series(1, 200001)', {}, 'columns')).rejects.toMatchObject({
      code: 'too large',
    });
  });

  it('[X4] a database on this machine is not asked unless the operator allows it, and our own never', async () => {
    await expect(asked('select 1', { allowed: [] })).rejects.toMatchObject({ code: 'refused' });
    const own = new URL(serverOf(db)).pathname.slice(1);
    const settings = { ...at.settings, database: own };
    await expect(asked('select 1', { settings })).rejects.toMatchObject({
      code: 'refused',
      message: /Phasegate’s own/,
    });
  });

  it('[M3] is tried without a statement', async () => {
    expect(await probeOf(sql, at)).toMatch(/^PostgreSQL \d/);
    await expect(probeOf(sql, { ...at, allowed: [] })).rejects.toMatchObject({ code: 'refused' });
  });

  it('[M3] who is not let in, and what is not there, is told in words', async () => {
    const with_ = (settings: object) => ({ settings: { ...at.settings, ...settings } });
    await expect(asked('select 1', with_({ database: 'nowhere_at_all' }))).rejects.toMatchObject({
      code: 'refused',
      message: /database "nowhere_at_all"/,
    });
    await expect(asked('select 1', with_({ user: 'nobody_at_all' }))).rejects.toMatchObject({
      code: 'refused',
      message: /nobody_at_all/,
    });
    await expect(asked('select 1', with_({ port: await freePort() }))).rejects.toMatchObject({
      code: 'unreachable',
      message: /ECONNREFUSED/,
    });
    // A server without TLS that is asked for it.
    await expect(asked('select 1', with_({ tls: 'verify' }))).rejects.toMatchObject({
      code: 'unreachable',
      message: /SSL/,
    });
  });
});

eachEngine('a feed that is no PostgreSQL', (openDb) => {
  it('[M3] is told as such, or given up', async () => {
    const db = await openDb();
    const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(
      0,
      '127.0.0.1',
    );
    await new Promise((listening) => server.once('listening', listening));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const settings = { host: '127.0.0.1', port, database: 'x', user: 'x', tls: 'off' };
    const sent = askOf(
      sql,
      { statement: 'select 1', answer: 'value' },
      { settings, allowed: ['127.0.0.1'], db },
    );
    await expect(sent).rejects.toMatchObject({ code: expect.stringMatching(/unreachable|not understood/) });
    server.close();
  });
});
