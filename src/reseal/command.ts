import { openDatabase } from '../../db/database.ts';
import { systemClock } from '../clock.ts';
import { runCommand } from '../command.ts';
import { ConfigError, readConfig } from '../config.ts';
import { writeEntries } from '../jobs/queue.ts';
import { openLog } from '../log.ts';
import { Refusal } from '../refusal.ts';
import { requestMessages } from '../slack/delivery/wanted.ts';
import { openVault } from '../vault.ts';
import { reseal } from './reseal.ts';

/** `npm run keys:reseal`: brings what former keys sealed under the first key of PHASEGATE_ENCRYPTION_KEY. */
async function main(): Promise<void> {
  // What is missing for Slack is no reason not to.
  const { DATABASE_URL, PHASEGATE_DATA_DIR, PHASEGATE_ENCRYPTION_KEY } = process.env;
  const config = readConfig({ DATABASE_URL, PHASEGATE_DATA_DIR, PHASEGATE_ENCRYPTION_KEY });
  if (config.encryptionKey === null)
    throw new ConfigError(
      'PHASEGATE_ENCRYPTION_KEY is missing: it should be the new key, a comma, the former one.',
    );
  const db = await openDatabase({ url: config.databaseUrl ?? undefined, folder: config.dataDir });
  const idle = async () => {};
  try {
    const values = await reseal({
      db,
      queue: { insert: writeEntries, start: idle, stop: idle },
      clock: systemClock,
      requestMessages,
      log: openLog('error'),
      vault: openVault(config.encryptionKey, config.formerKeys),
    });
    process.stdout.write(
      `${values} values were sealed anew; all open with the first key, and the others can go.\n`,
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new ConfigError(
      'PHASEGATE_ENCRYPTION_KEY: something is sealed with a key that is not among these; npm run doctor names it.',
    );
  } finally {
    await db.close();
  }
}

if (import.meta.main) await runCommand(main);
