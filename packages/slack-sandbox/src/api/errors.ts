/** An API answer with `ok: false`; `extra` lands in the body, `messages` in response_metadata; `retryAfter`: seconds. */
export class SlackError extends Error {
  readonly code: string;
  readonly messages: string[];
  readonly extra: Record<string, unknown>;
  readonly retryAfter: number;

  constructor(code: string, messages: string[] = [], extra: Record<string, unknown> = {}, retryAfter = 1) {
    super(code);
    this.code = code;
    this.messages = messages;
    this.extra = extra;
    this.retryAfter = retryAfter;
  }
}

/** Throws when a domain function gave back an error code. */
export function check(code: string | null): void {
  if (code) throw new SlackError(code);
}
