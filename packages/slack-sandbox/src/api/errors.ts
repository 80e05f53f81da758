/** An API answer with `ok: false`; `extra` lands in the body, `messages` in response_metadata. */
export class SlackError extends Error {
  readonly code: string;
  readonly messages: string[];
  readonly extra: Record<string, unknown>;

  constructor(code: string, messages: string[] = [], extra: Record<string, unknown> = {}) {
    super(code);
    this.code = code;
    this.messages = messages;
    this.extra = extra;
  }
}

/** Throws when a domain function gave back an error code. */
export function check(code: string | null): void {
  if (code) throw new SlackError(code);
}
