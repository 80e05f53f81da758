import { openDatabase } from '../../db/database.ts';
import { startPhasegate } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { openLog } from '../../src/log.ts';
import { MovedClock } from './moved-clock.ts';

/**
 * The program with a clock that can be moved, in a process of its own: `node clocked-program.ts <moment>`. A message is the
 * moment that it is from now on; it is sent back once it is, and what is due at that moment is queued.
 */
const [at = ''] = process.argv.slice(2);
const clock = new MovedClock();
clock.set(at);
process.once('SIGTERM', () => process.exit(0));
// Whoever started it is gone: so is this.
process.once('disconnect', () => process.exit(1));

const config = readConfig(process.env);
const log = openLog(config.logLevel);
const db = await openDatabase({ url: config.databaseUrl ?? '' });
if (!config.slack) throw new Error('no Slack to talk to');
const app = await startPhasegate({ ...config, slack: config.slack }, { log, db, clock });
process.on('message', async (moment: string) => {
  clock.set(moment);
  await app.ticks.fire(clock.now());
  process.send?.(moment);
});
log.info({ url: app.url }, 'Phasegate is ready');
