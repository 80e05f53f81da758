import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import type { Clock } from './clock.ts';
import type { Queue } from './jobs/queue.ts';
import type { RequestMessages } from './record/act.ts';

/** What the mechanisms work with: made once in `app.ts`, handed down, never reached for. It knows no room. */
export interface Core {
  db: Database;
  queue: Queue;
  clock: Clock;
  /** Writes down what messages should show, for whoever delivers them. */
  requestMessages: RequestMessages;
  log: Logger;
}
