import { createHmac } from 'node:crypto';

/**
 * The headers that prove where a message comes from, by Standard Webhooks 1.0: HMAC-SHA-256 over id, second and body.
 * @param secret as receivers have it: `whsec_`, then its bytes in base64
 * @param id the same for each try of a message: receivers know by it what they had already
 */
export function signatureHeaders(
  secret: string,
  { id, at, body }: { id: string; at: Temporal.Instant; body: string },
): Record<string, string> {
  const seconds = String(Math.floor(at.epochMilliseconds / 1_000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': `v1,${signature}` };
}
