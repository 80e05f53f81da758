/** What came of asking the app something. */
export type Answer =
  | { kind: 'ok'; body: unknown }
  | { kind: 'timeout' }
  | { kind: 'failed'; reason: 'http_error' | 'connection_failed'; status?: number; noRetry?: boolean };
