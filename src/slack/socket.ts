import { setTimeout as wait } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';
import type { Logger } from 'pino';

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;

/**
 * Keeps a Socket Mode connection: Slack ends each after some hours, and is sometimes not there at all.
 * @returns resolves with the first connection, or when the signal says stop
 */
export async function stayConnected(
  client: SocketModeReceiver['client'],
  log: Logger,
  stop: AbortSignal,
): Promise<void> {
  const first = Promise.withResolvers<void>();
  stop.addEventListener('abort', () => first.resolve());
  const live = async () => {
    for (let pause = FIRST_PAUSE; !stop.aborted; ) {
      try {
        await client.start();
        const ended = new Promise<void>((resolve) => client.once('disconnected', () => resolve()));
        first.resolve();
        pause = FIRST_PAUSE;
        await ended;
      } catch (error) {
        if (stop.aborted) return;
        log.error({ err: error }, 'no connection to Slack; trying again');
        await wait(pause, undefined, { signal: stop }).catch(() => {});
        pause = Math.min(pause * 2, LONGEST_PAUSE);
      }
    }
  };
  void live();
  await first.promise;
}
