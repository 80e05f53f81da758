import { type Database, openDatabase } from '../../db/database.ts';
import { runCommand } from '../command.ts';
import { readConfig } from '../config.ts';
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

async function main(): Promise<void> {
  const print = (line: string) => process.stdout.write(`${line}\n`);
  // Only the database matters here: what is missing for Slack is no reason not to look.
  const { DATABASE_URL, PHASEGATE_DATA_DIR } = process.env;
  const { databaseUrl, dataDir } = readConfig({ DATABASE_URL, PHASEGATE_DATA_DIR });
  const db = await openDatabase({ url: databaseUrl ?? undefined, folder: dataDir });
  try {
    process.exitCode = (await verifyAll(db, print)) ? 0 : 1;
  } finally {
    await db.close();
  }
}

if (import.meta.main) await runCommand(main);
