import { type Database, openDatabase } from '../../db/database.ts';
import { FolderInUse } from '../../db/lock.ts';
import { ConfigError, readConfig } from '../config.ts';
import { verifyChain } from './verify.ts';

/**
 * Checks the record of every workspace, those that removed the app too.
 * @param print takes one line a workspace
 * @returns whether all of them are whole
 */
export async function verifyAll(db: Database, print: (line: string) => void): Promise<boolean> {
  let whole = true;
  for (const workspaceId of await db.workspaceIds({ revoked: true })) {
    const { events, head, fault } = await db.inWorkspace(workspaceId, (tx) => verifyChain(tx, workspaceId));
    if (fault) whole = false;
    print(`${workspaceId}: ${fault ? `FAULT: ${fault.detail}` : `ok, ${events} events, head ${head}`}`);
  }
  return whole;
}

async function main(): Promise<boolean> {
  const print = (line: string) => process.stdout.write(`${line}\n`);
  // Only the database matters here: what is missing for Slack is no reason not to look.
  const { DATABASE_URL, PHASEGATE_DATA_DIR } = process.env;
  const { databaseUrl, dataDir } = readConfig({ DATABASE_URL, PHASEGATE_DATA_DIR });
  const db = await openDatabase({ url: databaseUrl ?? undefined, folder: dataDir });
  try {
    return await verifyAll(db, print);
  } finally {
    await db.close();
  }
}

if (import.meta.main) {
  try {
    process.exitCode = (await main()) ? 0 : 1;
  } catch (error) {
    const isForPeople = error instanceof ConfigError || error instanceof FolderInUse;
    process.stderr.write(
      `${isForPeople || !(error instanceof Error) ? String(isForPeople ? error.message : error) : error.stack}\n`,
    );
    process.exitCode = 1;
  }
}
