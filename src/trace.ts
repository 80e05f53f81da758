import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

const following = new AsyncLocalStorage<string>();

/** Eight characters: short enough that a person reads them to somebody. */
const newTrace = (): string => randomBytes(4).toString('hex');

/**
 * Runs what one request, tick or piece of work sets off: every line that the log has of it, here and wherever the queue
 * hands it on to, bears the same `trace`. @param trace of what it follows from; without one it is a beginning
 */
export const inTrace = <Result>(work: () => Result, trace: string = newTrace()): Result =>
  following.run(trace, work);

/** What is under way here. */
export const traceOf = (): string | undefined => following.getStore();
