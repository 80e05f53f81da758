import type { PGlite } from '@electric-sql/pglite';
import { type SQL, sql } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { lastOf, type Opening } from './lastly.ts';
import { openListener } from './listener.ts';
import { lockFolder } from './lock.ts';
import { migrate } from './migrate.ts';
import type { Owner } from './owner.ts';
import { raw } from './raw.ts';
import { openPool } from './server.ts';

/** Either engine, seen through drizzle. Also the type of an open transaction. */
export type Orm = PgDatabase<PgQueryResultHKT, Record<string, never>>;
export type Tx = Orm;

/** The clock's own rows live in a workspace of its own, so that no table needs an exception. */
export const SYSTEM_WORKSPACE = 'system';

export interface Database {
  engine: 'postgres' | 'pglite';
  /** As the login role, outside any workspace: for the queue's own tables and for health checks. */
  orm: Orm;
  /**
   * A transaction that sees and writes one workspace only. Rolled back when `work` throws. `lasting: false`:
   * nobody waits for the disk, and a crash of the server in the same moment may lose it. `snapshot: true`: it only reads,
   * and sees all through what was committed when it began. `keyed: true`: it asks for rows by their keys alone, and is planned for no
   * values.
   */
  inWorkspace<T>(
    workspaceId: string,
    work: (tx: Tx) => Promise<T>,
    options?: { lasting?: boolean; snapshot?: boolean; keyed?: boolean },
  ): Promise<T>;
  /** The ids of all workspaces with a working installation, for the clock; with `revoked`, of all others too. */
  workspaceIds(which?: { revoked: boolean }): Promise<string[]>;
  /** How many transactions can be under way at once. */
  connections: number;
  /**
   * Hears what `pg_notify` says on a channel, from any process. Whatever is said while the connection is lost is not
   * heard: `again` is called each time listening begins, the first time too.
   */
  listen(channel: string, heard: (payload: string) => void, again: () => void): void;
  /** Where pg-boss finds the same database. */
  queueConnection: { connectionString: string } | { pglite: PGlite };
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** postgres:// URL of a server; without it an embedded database in `folder`, or in memory. */
  url?: string | undefined;
  folder?: string | undefined;
  /** Connections to a server. */
  max?: number;
  /** Who it has to be for; nobody asks in tests. */
  owner?: Owner;
  /** Told of each connection to a server that is lost. */
  lost?: (error: Error) => void;
}

/**
 * Opens the database and brings its schema up to date. Any number of replicas may start at once.
 * @throws ForeignDatabase
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  return options.url ? openServer(options.url, options) : openEmbedded(options);
}

async function openServer(
  url: string,
  { max = 10, lost = () => {}, owner }: DatabaseOptions,
): Promise<Database> {
  await migrate(url, owner);
  const { orm, transaction, close } = openPool(url, max, lost);
  const listeners: (() => Promise<void>)[] = [];
  return {
    engine: 'postgres',
    orm,
    ...workspaceAccess(transaction),
    connections: max,
    listen: (channel, heard, again) => {
      listeners.push(openListener(url, channel, heard, again));
    },
    queueConnection: { connectionString: url },
    close: async () => {
      await Promise.all(listeners.map((end) => end()));
      await close();
    },
  };
}

async function openEmbedded({ folder, owner }: DatabaseOptions): Promise<Database> {
  const unlock = folder ? lockFolder(folder) : () => {};
  try {
    const { openPglite, ormOf } = await import('./embedded.ts');
    const pglite = await openPglite(folder && `${folder}/postgres`);
    const orm = ormOf(pglite);
    await migrate(pglite, owner);
    return {
      engine: 'pglite',
      orm,
      ...workspaceAccess((opening, work) =>
        orm.transaction(async (tx) => {
          await raw(tx, opening.text, opening.values);
          const result = await work(tx);
          for (const { text, values, told } of lastOf(tx)) {
            const rows = await raw(tx, text, values);
            told?.(rows);
          }
          return result;
        }),
      ),
      connections: 1,
      listen: (channel, heard, again) => {
        pglite.listen(channel, heard).then(again, () => {});
      },
      queueConnection: { pglite },
      close: async () => {
        await pglite.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

function workspaceAccess(
  transaction: <T>(opening: Opening, work: (tx: Tx) => Promise<T>) => Promise<T>,
): Pick<Database, 'inWorkspace' | 'workspaceIds'> {
  return {
    inWorkspace: (workspaceId, work, { lasting = true, snapshot = false, keyed = false } = {}) =>
      transaction({ text: lasting ? AS_WORKSPACE : UNWAITED, values: [workspaceId], snapshot, keyed }, work),
    workspaceIds: (which) =>
      transaction({ text: AS_CLOCK, values: ['phasegate_clock'] }, async (tx) => {
        const found = await query<{ workspace_id: string }>(
          tx,
          sql`select workspace_id from workspace where revoked_at is null or ${which?.revoked ?? false} order by workspace_id`,
        );
        return found.map((row) => row.workspace_id);
      }),
  };
}

/** The role and the workspace; and that nobody waits for the disk. */
const AS_WORKSPACE = `select set_config('role', 'phasegate_app', true), set_config('phasegate.workspace_id', $1, true)`;
const UNWAITED = `${AS_WORKSPACE}, set_config('synchronous_commit', 'off', true)`;
const AS_CLOCK = `select set_config('role', $1, true)`;

/** Rows of a hand-written statement, the same from both drivers. */
export async function query<Row extends Record<string, unknown>>(tx: Orm, statement: SQL): Promise<Row[]> {
  const result = (await tx.execute(statement)) as unknown as Row[] | { rows: Row[] };
  return Array.isArray(result) ? [...result] : result.rows;
}
