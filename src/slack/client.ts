import { type LogLevel, WebClient, type WebClientOptions } from '@slack/web-api';
import type { Logger } from 'pino';

export interface ClientOptions {
  /** Base URL of the Web API, from the configuration; Slack's own by default. */
  slackApiUrl?: string | undefined;
  log: Logger;
  /** Milliseconds for one call, where it should be less than usual. */
  timeout?: number;
}

/** While a person waits: two seconds, no second try. */
export const interactiveClient = (token: string, options: ClientOptions): WebClient =>
  client(token, { timeout: 2_000, ...options });

/** Milliseconds after which delivery gives a call up, its outcome unknown. */
export const DELIVERY_TIMEOUT = 10_000;

/** For the queue, which itself knows when to try again. */
export const deliveryClient = (token: string, options: ClientOptions): WebClient =>
  client(token, { timeout: DELIVERY_TIMEOUT, ...options });

function client(
  token: string,
  { slackApiUrl, log, timeout }: Required<Pick<ClientOptions, 'timeout'>> & ClientOptions,
): WebClient {
  return new WebClient(token, {
    ...(slackApiUrl && { slackApiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    logger: quiet(log),
    timeout,
  });
}

/** The client's own lines are for debugging: who catches its errors knows whether they matter. */
function quiet(log: Logger): NonNullable<WebClientOptions['logger']> {
  const say = (...parts: unknown[]) => log.debug({ slack: parts }, 'web api');
  return {
    debug: () => {},
    info: say,
    warn: say,
    error: say,
    setLevel: () => {},
    getLevel: () => 'info' as LogLevel,
    setName: () => {},
  };
}
