import { randomBytes } from 'node:crypto';

const TERM_MS = 30 * 60 * 1000;
const MAX_USES = 5;

/** Where an answer to a `response_url` goes. */
export interface ReplyPlace {
  team: string;
  user: string;
  channel: string;
  /** The message that was acted on, which `replace_original` and `delete_original` mean. */
  ts?: string;
  threadTs?: string;
  ephemeral?: boolean;
}

/** The `response_url`s given out: five uses in thirty minutes each. */
export class ReplyAddresses {
  readonly #now: () => number;
  readonly #places = new Map<string, ReplyPlace & { at: number; uses: number }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** A new secret for the path of a response_url. */
  give(place: ReplyPlace): string {
    const secret = randomBytes(18).toString('base64url');
    for (const [old, { at }] of this.#places) {
      if (this.#now() - at <= TERM_MS) break;
      this.#places.delete(old);
    }
    this.#places.set(secret, { ...place, at: this.#now(), uses: 0 });
    return secret;
  }

  /** Uses it once. */
  take(secret: string): ReplyPlace | 'used_url' | 'expired_url' {
    const place = this.#places.get(secret);
    if (!place || this.#now() - place.at > TERM_MS) return 'expired_url';
    if (place.uses >= MAX_USES) return 'used_url';
    place.uses += 1;
    return place;
  }
}
