import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Slack's own limit, either way: an older request may be a replay. */
const MAX_AGE_SECONDS = 5 * 60;
const FORM = /^v0=([0-9a-f]{64})$/;

/** What a request says is its proof, held against its body as that arrives. */
export interface Proof {
  /** The header, for telling a replay. */
  signature: string;
  update(chunk: Uint8Array): void;
  /** Whether the body so far is what was signed. Called once. */
  holds(): boolean;
}

/**
 * [X1] Slack's signature, version 0: HMAC-SHA256 of `v0:<timestamp>:<body>`
 * (https://docs.slack.dev/authentication/verifying-requests-from-slack). Null where the headers alone show that there is none.
 * @param signingSecrets any of them will do: while Slack is given a new one, requests are signed with either
 * @param now milliseconds since 1970
 */
export function proofOf(
  headers: IncomingHttpHeaders,
  signingSecrets: readonly string[],
  now: number,
): Proof | null {
  const signature = headers['x-slack-signature'];
  const timestamp = headers['x-slack-request-timestamp'];
  if (typeof signature !== 'string' || typeof timestamp !== 'string') return null;
  const [, expected] = FORM.exec(signature) ?? [];
  if (expected === undefined || !/^\d{1,12}$/.test(timestamp)) return null;
  if (Math.abs(now / 1_000 - Number(timestamp)) > MAX_AGE_SECONDS) return null;
  const hmacs = signingSecrets.map((secret) => createHmac('sha256', secret).update(`v0:${timestamp}:`));
  return {
    signature,
    update: (chunk) => {
      for (const hmac of hmacs) hmac.update(chunk);
    },
    // All are held against it: how long that takes tells nobody which one it was.
    holds: () =>
      hmacs.map((hmac) => timingSafeEqual(hmac.digest(), Buffer.from(expected, 'hex'))).includes(true),
  };
}
