import { createHmac } from 'node:crypto';

export interface Signed {
  url: string;
  secret: string;
  /** Seconds since 1970; now, where nothing else is said. */
  at?: number;
  /** Instead of the right one. */
  signature?: string;
}

const sign = (secret: string, at: number, body: string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`;

/** Sends one body as Slack would, signed by hand. */
function sendSigned({ url, secret, at, signature }: Signed, body: string, type: string): Promise<Response> {
  const stamp = at ?? Math.floor(Date.now() / 1_000);
  return fetch(url, {
    method: 'POST',
    body,
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': String(stamp),
      'x-slack-signature': signature ?? sign(secret, stamp, body),
    },
  });
}

export const sendEvent = (to: Signed, envelope: unknown) =>
  sendSigned(to, JSON.stringify(envelope), 'application/json');

export const sendForm = (to: Signed, fields: Record<string, string>) =>
  sendSigned(to, new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');

export const sendInteraction = (to: Signed, payload: unknown) =>
  sendForm(to, { payload: JSON.stringify(payload) });

/** The headers with which Slack signs a body now. */
export function signatureOf(secret: string, body: string): Record<string, string> {
  const at = Math.floor(Date.now() / 1_000);
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': sign(secret, at, body) };
}
