import { openDatabase } from '../../db/database.ts';
import { startPhasegate } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { openLog } from '../../src/log.ts';
import { MovedClock } from './moved-clock.ts';

/**
 * The program with a clock that can be moved, in a process of its own: `node clocked-program.ts <moment>`. A message is the
 * moment that it is from now on; it is sent back once it is.
 */
const [at = ''] = process.argv.slice(2);
const clock = new MovedClock();
clock.set(at);
process.on('message', (moment: string) => {
  clock.set(moment);
  process.send?.(moment);
});
process.once('SIGTERM', () => process.exit(0));
// Whoever started it is gone: so is this.
process.once('disconnect', () => process.exit(1));

const config = readConfig(process.env);
const log = openLog(config.logLevel);
const db = await openDatabase({ url: config.databaseUrl ?? '' });
if (!config.slack) throw new Error('no Slack to talk to');
const app = await startPhasegate({ ...config, slack: config.slack }, { log, db, clock });
log.info({ url: app.url }, 'Phasegate is ready');
