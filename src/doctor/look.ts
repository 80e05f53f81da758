import pg from 'pg';
import { lockFolder } from '../../db/lock.ts';

type Rows = Record<string, unknown>[];

/** Looks into a database and changes nothing: no migration, no mark. */
export interface Look {
  ask(text: string, values?: unknown[]): Promise<Rows>;
  /** What a workspace's own rows say, as the app sees them; every workspace there is, where none is named. */
  askAs(who: { workspaceId: string } | 'clock', text: string): Promise<Rows>;
  close(): Promise<void>;
}

/** Milliseconds for a connection, and for a statement. */
const PATIENCE = 5_000;

export async function lookIntoServer(url: string): Promise<Look> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: PATIENCE,
    statement_timeout: PATIENCE,
    application_name: 'phasegate-doctor',
  });
  // Told by the statement that was under way.
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
  return looking(
    async (text, values) => (await client.query(text, values)).rows,
    () => client.end(),
  );
}

/** @throws FolderInUse while the program runs on it */
export async function lookIntoFolder(folder: string): Promise<Look> {
  const unlock = lockFolder(folder);
  try {
    const { openPglite } = await import('../../db/embedded.ts');
    const pglite = await openPglite(`${folder}/postgres`);
    return looking(
      async (text, values) => (await pglite.query<Record<string, unknown>>(text, values)).rows,
      async () => {
        await pglite.close();
        unlock();
      },
    );
  } catch (error) {
    unlock();
    throw error;
  }
}

const looking = (ask: Look['ask'], close: Look['close']): Look => ({
  ask,
  close,
  async askAs(who, text) {
    await ask('begin read only');
    try {
      await ask(
        "select set_config('role', $1, true), set_config('phasegate.workspace_id', $2, true)",
        who === 'clock' ? ['phasegate_clock', ''] : ['phasegate_app', who.workspaceId],
      );
      return await ask(text);
    } finally {
      await ask('rollback');
    }
  },
});
