import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import type { Clock } from './clock.ts';
import type { Queue } from './jobs/queue.ts';
import type { Playbook } from './playbook/playbook.ts';
import type { Room } from './room.ts';

/** What a verb needs to act: made once in `main.ts`, handed down, never reached for. */
export interface World {
  db: Database;
  queue: Queue;
  clock: Clock;
  playbook: Playbook;
  /** The rooms of the house, for what each adds to shared screens; to no rule. */
  rooms: readonly Room[];
  log: Logger;
}
