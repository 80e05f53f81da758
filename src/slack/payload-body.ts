import { parse } from 'node:querystring';

/**
 * The body of a request from Slack: JSON, or a form whose `payload` is JSON. The content type may have parameters.
 * Null for what is no object in either.
 */
export function bodyFrom(contentType: string | undefined, text: string): Record<string, unknown> | null {
  try {
    const found: unknown = isForm(contentType) ? fromForm(text) : JSON.parse(text);
    return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

export const isForm = (contentType = ''): boolean =>
  contentType.split(';')[0]?.trim().toLowerCase() === 'application/x-www-form-urlencoded';

function fromForm(text: string): unknown {
  const { payload, ...fields } = parse(text);
  return typeof payload === 'string' ? JSON.parse(payload) : fields;
}
