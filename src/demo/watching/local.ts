import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { startSandbox } from '@phasegate/slack-sandbox/sandbox.ts';
import { openDatabase } from '../../../db/database.ts';
import { type Phasegate, startPhasegate } from '../../app.ts';
import { type Clock, systemClock } from '../../clock.ts';
import { readConfig } from '../../config.ts';
import { openLog } from '../../log.ts';

const MANIFEST = fileURLToPath(new URL('../../../slack-manifest.yml', import.meta.url));

/** Goes as fast as any other, at a moment of the demo's choosing. */
class DemoClock implements Clock {
  #ahead = Temporal.Duration.from({ seconds: 0 });

  now = (): Temporal.Instant => systemClock.now().add(this.#ahead);

  set(at: Temporal.Instant): void {
    this.#ahead = systemClock.now().until(at);
  }
}

export interface Local {
  /** The page of its Slack. */
  slack: string;
  app: Phasegate;
  now(): Temporal.Instant;
  /** It is this moment from now on; what is due then begins. */
  moveTo(at: Temporal.Instant): Promise<void>;
  stop(): Promise<void>;
}

/** A local workspace and the app in it, on a clock of their own; nothing is kept once it stops. */
export async function startLocal(port: number): Promise<Local> {
  const given = readConfig({ PORT: String(port) });
  const sandbox = await startSandbox({ port: port === 0 ? 0 : port + 1, manifest: MANIFEST });
  const db = await openDatabase({});
  const clock = new DemoClock();
  const slack = {
    transport: 'http' as const,
    apiUrl: sandbox.apiUrl,
    signingSecrets: [sandbox.signingSecret],
    appToken: null,
    botToken: sandbox.botToken,
    oauth: null,
  };
  const config = { ...given, host: '127.0.0.1', encryptionKey: randomBytes(32), slack };
  const app = await startPhasegate(config, { log: openLog(given.logLevel), db, clock });
  sandbox.connect(app.requestUrl);
  await app.ready;
  return {
    slack: sandbox.url,
    app,
    now: clock.now,
    moveTo: async (at) => {
      clock.set(at);
      await app.ticks.fire(at);
    },
    stop: async () => {
      await app.stop();
      await sandbox.stop();
      await db.close();
    },
  };
}
