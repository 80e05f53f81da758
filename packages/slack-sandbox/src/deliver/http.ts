import type { Answer } from './answer.ts';
import { signature } from './sign.ts';

export interface HttpTarget {
  url: string;
  signingSecret: string;
  /** Milliseconds the app has for its answer. */
  answerLimit: number;
}

/** POSTs one signed request to the app and reads its answer. */
export async function postToApp(
  target: HttpTarget,
  contentType: 'application/json' | 'application/x-www-form-urlencoded',
  body: string,
  extraHeaders: Record<string, string> = {},
): Promise<Answer> {
  // The signature's clock is the real one: the app compares it with its own.
  const timestamp = Math.floor(Date.now() / 1000);
  try {
    const response = await fetch(target.url, {
      method: 'POST',
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(target.answerLimit),
      headers: {
        'content-type': contentType,
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        'x-slack-request-timestamp': String(timestamp),
        'x-slack-signature': signature(target.signingSecret, timestamp, body),
        ...extraHeaders,
      },
    });
    const text = await response.text();
    if (response.status >= 200 && response.status < 300) return { kind: 'ok', body: parse(text) };
    const noRetry = response.headers.get('x-slack-no-retry') === '1';
    return { kind: 'failed', reason: 'http_error', status: response.status, noRetry };
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') return { kind: 'timeout' };
    return { kind: 'failed', reason: 'connection_failed' };
  }
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}
