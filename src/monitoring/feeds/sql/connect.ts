import { Socket } from 'node:net';
import pg from 'pg';
import type { Outside } from '../../../guarded-fetch/outside.ts';
import { notReached } from '../ask-web.ts';
import { faulty } from '../fault.ts';
import { FeedFault } from '../feed.ts';
import { shownText } from '../shown.ts';

/** A PostgreSQL server of the team's own. The password is a secret. */
export interface SqlSettings {
  host: string;
  port: number;
  database: string;
  user: string;
  /** `verify`: encrypted, and its certificate is checked. `off` is for hosts that the operator allowed only. */
  tls: 'verify' | 'off';
}

export type Row = Record<string, string | null>;

export interface SqlAsk {
  settings: SqlSettings;
  secrets: Readonly<Record<string, string>>;
  outside: Outside;
  signal: AbortSignal;
  /** Of our own database: a feed never reads that. Null where it is the embedded one, which nobody can connect to. */
  ours: string | null;
}

/** Milliseconds for a statement, and to connect. */
const STATEMENT = 30_000;
const CONNECT = 15_000;

const LIMITS = `select set_config('statement_timeout', '${STATEMENT}', true), set_config('lock_timeout', '5000', true),
  set_config('idle_in_transaction_session_timeout', '${STATEMENT}', true)`;

/**
 * Runs one statement in a transaction that can only read, with the server's own limit of time, on a connection of its own. The
 * embedded engine knows no such limit and would stop the whole process (f20): it is never asked.
 * @param statement with `$1`, the most rows: with a parameter more than one statement is refused
 * @returns the rows, whose columns a statement of ours makes text
 * @throws FeedFault
 */
export async function readOnly(ask: SqlAsk, statement: string, rows: number): Promise<Row[]> {
  const { settings, secrets, signal } = ask;
  const { host, port, database, user, tls } = settings;
  const place = await placeOf(ask);
  const socket = new Socket();
  const client = new pg.Client({
    host: place.address,
    port,
    database,
    user,
    password: secrets.password ?? '',
    // Checked against the name that was typed, though it is an address that is connected to.
    ssl: tls === 'off' ? false : { servername: host },
    stream: () => socket,
    connectionTimeoutMillis: CONNECT,
    application_name: 'phasegate feed',
  });
  client.on('error', () => {});
  const { promise: given, reject } = Promise.withResolvers<never>();
  const giveUp = () => {
    socket.destroy();
    reject(faulty('timeout', 'feeds.fault.given-up'));
  };
  if (signal.aborted) giveUp();
  else signal.addEventListener('abort', giveUp, { once: true });
  try {
    return await Promise.race([run(client, statement, rows), given]);
  } catch (error) {
    throw inWords(error);
  } finally {
    signal.removeEventListener('abort', giveUp);
    void client.end().catch(() => {});
    socket.destroy();
  }
}

async function run(client: pg.Client, statement: string, most: number): Promise<Row[]> {
  await client.connect();
  // What a server is told when a connection is made, a pooler in front of it may refuse: these are the transaction's own.
  await client.query('begin transaction isolation level repeatable read read only');
  // Begun and looked at, a transaction cannot be made to write any more, whatever the statement sets.
  await client.query(LIMITS);
  const { rows } = await client.query<Row>(statement, [most]);
  await client.query('rollback');
  return rows;
}

async function placeOf({ settings: { host, port, database, tls }, outside, ours }: SqlAsk) {
  const mine = ours === null ? null : URL.parse(ours);
  try {
    const place = await outside.place(host, port);
    const isOurs =
      mine !== null &&
      [host.toLowerCase(), place.address].includes(mine.hostname) &&
      Number(mine.port || 5432) === port &&
      mine.pathname === `/${database}`;
    if (isOurs) throw faulty('refused', 'feeds.fault.own-database');
    if (tls === 'off' && !place.isAllowed) throw faulty('refused', 'feeds.fault.tls');
    return place;
  } catch (error) {
    throw notReached(error);
  }
}

/** What went wrong, by PostgreSQL's codes. */
function inWords(error: unknown): unknown {
  if (error instanceof FeedFault) return error;
  const { code = '', message = '' } = error as { code?: string; message?: string };
  const said = shownText(message);
  if (error instanceof pg.DatabaseError) {
    if (code === '57014') return faulty('timeout', 'feeds.fault.sql-slow', { seconds: STATEMENT / 1_000 });
    if (/^(28|3D)/.test(code)) return faulty('refused', 'feeds.fault.sql-login', { said });
    if (code === '42501') return faulty('refused', 'feeds.fault.sql-rights', { said });
    if (code === '25006') return faulty('query', 'feeds.fault.sql-writes', { said });
    if (/^(53|57P|58|XX)/.test(code)) return faulty('unreachable', 'feeds.fault.sql-trouble', { said });
    return faulty('query', 'feeds.fault.sql', { said });
  }
  return faulty(/timeout/i.test(message) ? 'timeout' : 'unreachable', 'feeds.fault.sql-unreachable', {
    said,
  });
}
