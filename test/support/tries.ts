import type { QueueWorker } from '../../src/jobs/queue.ts';
import { type JobOutcome, withTries } from '../../src/jobs/tries.ts';
import { databaseFault } from '../../src/slack/database-fault.ts';
import { log } from './house.ts';

/** A worker with its limit of tries, as the queue runs it. @param told hears how each try went */
export const limited = (worker: QueueWorker, told: (outcome: JobOutcome) => void = () => {}): QueueWorker =>
  withTries(worker, {
    observe: (_queue, outcome) => told(outcome),
    isAway: (error) => databaseFault(error) !== null,
    log,
  });
