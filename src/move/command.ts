import { existsSync } from 'node:fs';
import pg from 'pg';
import { type Database, openDatabase } from '../../db/database.ts';
import { raw } from '../../db/raw.ts';
import { runCommand } from '../command.ts';
import { ConfigError, readConfig } from '../config.ts';
import { openQueue } from '../jobs/queue.ts';
import { openLog } from '../log.ts';
import { moveAll, NotMoved } from './move.ts';

/** `npm run database:move`: from the embedded database in PHASEGATE_DATA_DIR to the empty one that DATABASE_URL names. */
async function main(): Promise<void> {
  const { DATABASE_URL, PHASEGATE_DATA_DIR } = process.env;
  const { databaseUrl, dataDir } = readConfig({ DATABASE_URL, PHASEGATE_DATA_DIR });
  if (databaseUrl === null)
    throw new ConfigError('DATABASE_URL is missing: it should name the empty database to move to.');
  if (!existsSync(`${dataDir}/postgres`))
    throw new ConfigError(`PHASEGATE_DATA_DIR ${dataDir} has no embedded database.`);
  await mustBeEmpty(databaseUrl);
  const embedded = await openDatabase({ folder: dataDir });
  try {
    const server = await openDatabase({ url: databaseUrl });
    try {
      await makeQueues(embedded, server);
      for (const line of await moveAll(embedded, server)) process.stdout.write(`${line}\n`);
    } finally {
      await server.close();
    }
  } finally {
    await embedded.close();
  }
  process.stdout.write(
    `All is moved, and the record is whole. Start with DATABASE_URL from now on, and never again without it: two would post to one Slack.\nKeep ${dataDir} until you have a backup of the server, then take it away.\n`,
  );
}

/** Before anything is made there. An earlier try left tables, and no rows: these are looked at when they are moved. */
async function mustBeEmpty(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c where c.relkind in ('r', 'p')
       and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema', 'pg_toast', 'pgboss', 'drizzle')`,
    );
    const isOurs = ['workspace', 'audit_event'].every((known) => rows.some(({ name }) => name === known));
    if (rows.length > 0 && !isOurs) throw new ConfigError('DATABASE_URL should name an empty database.');
  } finally {
    await client.end();
  }
}

/** The queue's tables are as this version makes them, on both sides. */
async function makeQueues(embedded: Database, server: Database): Promise<void> {
  const log = openLog('error');
  const mine = openQueue(embedded, log);
  await mine.start([], false);
  await mine.stop();
  const names = (await raw(embedded.orm, 'select name from pgboss.queue', [])).map(({ name }) =>
    String(name),
  );
  const nobody = { concurrency: 1, tries: 1, handle: async () => {} };
  const theirs = openQueue(server, log);
  await theirs.start(
    names.map((queue) => ({ queue, ...nobody })),
    false,
  );
  await theirs.stop();
}

if (import.meta.main) await runCommand(main, [NotMoved]);
