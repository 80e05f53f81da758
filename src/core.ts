import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import type { Clock } from './clock.ts';
import type { Queue } from './jobs/queue.ts';
import type { RequestMessages } from './record/act.ts';

/** Told of what happens, by whoever counts it. */
export interface Tally {
  /** A change that was recorded, by its action. */
  change(action: string): void;
  /** How bringing a message to Slack ended. */
  delivery(outcome: string): void;
  /** What a check of a monitor came to. */
  reading(verdict: string): void;
}

/** What the mechanisms work with: made once in `app.ts`, handed down, never reached for. It knows no room. */
export interface Core {
  db: Database;
  queue: Queue;
  clock: Clock;
  /** Writes down what messages should show, for whoever delivers them. */
  requestMessages: RequestMessages;
  log: Logger;
  /** None where nobody counts, as in commands. */
  tally?: Tally;
}
