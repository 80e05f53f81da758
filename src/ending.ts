import type { Logger } from 'pino';

/** After this the process ends, whatever is still under way. */
export const STOP_WITHIN = 25_000;

export interface Ending {
  /** What is closed at the end; the newest first. */
  closing(close: () => Promise<unknown>): void;
  /** Closes everything. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * How the process ends: at a signal in order and with 0, at a second one at once. An error that nobody handled ends it
 * as well, with 1, since nobody knows what it left half done; what others have under way is finished first.
 */
export function endInOrder(log: Logger): Ending {
  const closing: (() => Promise<unknown>)[] = [];
  let stopping: Promise<void> | undefined;
  let isEnding = false;

  const stop = () => {
    stopping ??= (async () => {
      for (const close of closing.reverse()) {
        await close().catch((error: unknown) => log.error({ err: error }, 'something could not be closed'));
      }
    })();
    return stopping;
  };
  const end = (code: 0 | 1) => {
    if (code === 1 || process.exitCode === undefined) process.exitCode = code;
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => process.exit(1), STOP_WITHIN).unref();
    void stop().then(() => process.exit());
  };

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (isEnding) process.exit(1);
      end(0);
    });
  }
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      log.fatal({ err: error }, 'an error that nobody handled; the process ends');
      end(1);
    });
  }
  return { closing: (close) => closing.push(close), stop };
}
