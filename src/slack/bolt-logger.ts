import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Logger } from 'pino';

/** Bolt's lines in our log. Its debugging lines would hold tokens and are left out. */
export function boltLogger(log: Logger): BoltLogger {
  const own = log.child({ part: 'bolt' });
  const line = (parts: unknown[]) =>
    parts
      .map((part) =>
        part instanceof Error ? part.message : typeof part === 'string' ? part : JSON.stringify(part),
      )
      .join(' ');
  return {
    debug: () => {},
    info: (...parts) => own.debug(line(parts)),
    warn: (...parts) => own.warn(line(parts)),
    error: (...parts) => own.error(line(parts)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
