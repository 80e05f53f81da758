import { parseArgs } from 'node:util';
import { openDatabase } from '../../db/database.ts';
import { systemClock } from '../clock.ts';
import { runCommand } from '../command.ts';
import { ConfigError, readConfig } from '../config.ts';
import { writeEntries } from '../jobs/queue.ts';
import { openLog } from '../log.ts';
import { requestMessages } from '../slack/delivery/wanted.ts';
import { openVault } from '../vault.ts';
import { replaceKeys, rotateKeys } from './rotate.ts';

/**
 * `npm run keys:rotate`: makes the next signing key, which signs in a day. With `--now` it signs at once, and all others are
 * taken back: for a key that may have been seen.
 */
async function main(): Promise<void> {
  const { now } = parseArgs({ options: { now: { type: 'boolean', default: false } } }).values;
  // What is missing for Slack is no reason not to.
  const { DATABASE_URL, PHASEGATE_DATA_DIR, PHASEGATE_ENCRYPTION_KEY } = process.env;
  const config = readConfig({ DATABASE_URL, PHASEGATE_DATA_DIR, PHASEGATE_ENCRYPTION_KEY });
  if (config.encryptionKey === null)
    throw new ConfigError('PHASEGATE_ENCRYPTION_KEY is missing: signing keys are kept under it.');
  const db = await openDatabase({ url: config.databaseUrl ?? undefined, folder: config.dataDir });
  const idle = async () => {};
  const house = {
    db,
    queue: { insert: writeEntries, start: idle, stop: idle },
    clock: systemClock,
    requestMessages,
    log: openLog('error'),
    vault: openVault(config.encryptionKey, config.formerKeys),
  };
  try {
    const signsFrom = await (now ? replaceKeys : rotateKeys)(house);
    process.stdout.write(
      now
        ? 'A new key signs from now on; what others signed is refused.\n'
        : `The newest key signs from ${signsFrom.toString()} on. Nothing else has to be done.\n`,
    );
  } finally {
    await db.close();
  }
}

if (import.meta.main) await runCommand(main);
