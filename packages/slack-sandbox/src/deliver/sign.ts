import { createHmac } from 'node:crypto';

/** Slack's request signature, version 0: HMAC-SHA256 over version, timestamp and raw body. */
export function signature(secret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}
