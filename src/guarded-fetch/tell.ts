import type { Clock } from '../clock.ts';
import type { Outside } from './outside.ts';
import { signatureHeaders } from './signature.ts';

/** Milliseconds in which a receiver has to answer. */
const WITHIN = 10_000;

/**
 * Tells something to an address that somebody typed, signed as Standard Webhooks are.
 * @param id the same for each try: receivers know by it what they had already
 * @returns what went wrong, in words; null where it was taken
 */
export async function tellSigned(
  { outside, clock }: { outside: Pick<Outside, 'post'>; clock: Clock },
  { url, secret, id, body }: { url: string; secret: () => string; id: string; body: string },
): Promise<string | null> {
  try {
    const headers = signatureHeaders(secret(), { id, at: clock.now(), body });
    const status = await outside.post(url, {
      headers: { ...headers, 'content-type': 'application/json', 'user-agent': 'Phasegate' },
      body,
      within: WITHIN,
    });
    return status >= 200 && status < 300 ? null : `it answered ${status}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
