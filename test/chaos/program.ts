/**
 * A replica of the run: the program as it is, with one thing more. A message is a moment at which its clock ticks, so that what
 * happens every ten minutes happens in a run of two; it is sent back once the ticks are queued.
 */
import { enableCompileCache } from 'node:module';

enableCompileCache();

const [{ openDatabase }, { startPhasegate }, { readConfig }, { openLog }] = await Promise.all([
  import('../../db/database.ts'),
  import('../../src/app.ts'),
  import('../../src/config.ts'),
  import('../../src/log.ts'),
]);

const config = readConfig(process.env);
const log = openLog(config.logLevel);
const db = await openDatabase({
  url: config.databaseUrl ?? '',
  lost: (error) => log.warn({ err: error }, 'a connection to the database was lost'),
});
if (!config.slack) throw new Error('no Slack to talk to');
const app = await startPhasegate({ ...config, slack: config.slack }, { log, db });

process.on('message', (slot: string) => {
  app.ticks
    .fire(Temporal.Instant.from(slot))
    .catch((error: unknown) => log.warn({ err: error }, 'no tick: the database is away'))
    .finally(() => process.connected && process.send?.(slot));
});
process.once('SIGTERM', () => {
  setTimeout(() => process.exit(1), 25_000).unref();
  void app
    .stop()
    .then(() => db.close())
    .finally(() => process.exit(0));
});
// Whoever started it is gone: so is this.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
log.info({ url: app.url }, 'Phasegate is ready');
