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

/** So many of each kind are kept. */
const MOST_KEPT = 200;

/** Clients by their tokens, each made once while it is in use: making one takes longer than many a call needs of us. */
export function clientsBy(
  make: (token: string, options: ClientOptions) => WebClient,
  options: ClientOptions,
): (token: string) => WebClient {
  const kept = new Map<string, WebClient>();
  return (token) => {
    const found = kept.get(token) ?? make(token, options);
    // The last one used stands at the end.
    kept.delete(token);
    kept.set(token, found);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return found;
  };
}

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
