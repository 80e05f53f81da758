import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';

/**
 * What a failed call means for the one who made it:
 * - `rate-limited`: nothing happened; again after `retryAfter` seconds
 * - `retry`: nothing happened; Slack or the way to it is down
 * - `unclear`: it may have happened
 * - `message-gone`: the message to edit is not there any more, or cannot be edited
 * - `thread-gone`: the message to reply to is not there any more
 * - `destination-dead`: this channel or person cannot be written to until somebody acts
 * - `reauthorize`: the token is worth nothing; the app has to be installed again
 * - `our-bug`: Slack will never take this call
 */
export type FailureKind =
  | 'rate-limited'
  | 'retry'
  | 'unclear'
  | 'message-gone'
  | 'thread-gone'
  | 'destination-dead'
  | 'reauthorize'
  | 'our-bug';

export interface SlackFailure {
  kind: FailureKind;
  /** Slack's error, or for what never reached Slack the system's. */
  code: string;
  /** Seconds; 0 where Slack did not say. */
  retryAfter: number;
  /** What Slack adds: which block is wrong, which scope is missing. */
  details: string[];
}

const KINDS: Record<Exclude<FailureKind, 'our-bug'>, readonly string[]> = {
  'rate-limited': ['ratelimited', 'rate_limited', 'message_limit_exceeded'],
  retry: [
    'service_unavailable',
    'request_timeout',
    'team_added_to_org',
    'external_channel_migrating',
    'accesslimited',
    // Of a page that Slack remembers no longer: from the first one again.
    'invalid_cursor',
  ],
  // Slack: "It's possible some aspect of the operation succeeded before the error was raised."
  unclear: ['internal_error', 'fatal_error'],
  // A new installation may have a new bot user, which cannot edit what the old one posted.
  'message-gone': [
    'message_not_found',
    'cant_update_message',
    'edit_window_closed',
    // Of a link that was to unfold: the message, its channel, or the link in it.
    'cannot_find_message',
    'cannot_find_channel',
    'cannot_unfurl_message',
    'cannot_unfurl_url',
  ],
  'thread-gone': ['thread_not_found'],
  'destination-dead': [
    'channel_not_found',
    'not_in_channel',
    'is_archived',
    'is_inactive',
    'channel_type_not_supported',
    'method_not_supported_for_channel_type',
    'restricted_action',
    'restricted_action_read_only_channel',
    'restricted_action_thread_only_channel',
    'restricted_action_non_threadable_channel',
    'posting_to_general_channel_denied',
    'ekm_access_denied',
    'messages_tab_disabled',
    'user_not_found',
    'user_not_visible',
    'user_disabled',
    'users_not_found',
    'cannot_dm_bot',
    'invalid_user_combination',
  ],
  reauthorize: [
    'not_authed',
    'invalid_auth',
    'account_inactive',
    'token_revoked',
    'token_expired',
    'team_access_not_granted',
    'two_factor_setup_required',
  ],
};

const kindOf = new Map(
  Object.entries(KINDS).flatMap(([kind, codes]) => codes.map((code) => [code, kind as FailureKind] as const)),
);

/** The request never left: nobody listened, or there was no way there. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** The request itself is refused whoever sends it again. */
const BAD_REQUEST = new Set([400, 413, 414, 431]);

/** What an error thrown by a Web API client means. Whatever is not understood may have happened. */
export function slackFailure(error: unknown): SlackFailure {
  if (error instanceof WebAPIRateLimitedError)
    return failure('rate-limited', 'ratelimited', error.retryAfter);
  if (error instanceof WebAPIPlatformError) return platformFailure(error);
  if (error instanceof WebAPIHTTPError)
    return failure(httpKind(error.statusCode), `http_${error.statusCode}`);
  const cause = error instanceof WebAPIRequestError ? error.original : error;
  if (isLimitWithoutNumber(cause)) return failure('rate-limited', 'ratelimited', UNSAID_PAUSE);
  const code = systemCode(cause);
  return failure(NEVER_SENT.has(code) ? 'retry' : 'unclear', code);
}

/** Seconds to wait where Slack limits and does not say for how long. */
const UNSAID_PAUSE = 30;

/** Whether Slack or the way to it is what failed, in any of the shapes in which web-api says so; a refusal by name is none. */
export const isSlackSilent = (error: unknown): boolean =>
  error instanceof WebAPIRequestError ||
  error instanceof WebAPIHTTPError ||
  error instanceof WebAPIRateLimitedError ||
  isLimitWithoutNumber(error) ||
  isFetchFailure(error) ||
  // The body stalled: what `fetch` raises then comes as it is.
  (error instanceof DOMException && error.name === 'TimeoutError');

/** `fetch` found no way there, or the answer was cut in the middle, which web-api hands on as it is. */
const isFetchFailure = (error: unknown): boolean =>
  error instanceof TypeError && (error.message === 'fetch failed' || error.message === 'terminated');

/** web-api answers a 429 without a number of seconds with an error that has no class and no code. */
const isLimitWithoutNumber = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('Retry header did not contain a valid timeout');

function platformFailure({ data }: WebAPIPlatformError): SlackFailure {
  // A body that is not JSON (a proxy's page, an answer cut short) comes as text in place of the code.
  if (!/^[a-z0-9_]+$/i.test(data.error)) return failure('unclear', 'unreadable_answer');
  const { messages = [], retryAfter = 0 } = data.response_metadata ?? {};
  const needed = 'needed' in data ? [`needed: ${data.needed}`] : [];
  return failure(kindOf.get(data.error) ?? 'our-bug', data.error, retryAfter, [...messages, ...needed]);
}

function httpKind(status: number): FailureKind {
  if (status >= 500 || status === 408) return 'unclear';
  return BAD_REQUEST.has(status) ? 'our-bug' : 'retry';
}

/** `fetch` wraps what the system said: the code stands in the innermost cause. */
function systemCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.cause instanceof Error) return systemCode(error.cause);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

const failure = (kind: FailureKind, code: string, retryAfter = 0, details: string[] = []): SlackFailure => ({
  kind,
  code,
  retryAfter,
  details,
});
