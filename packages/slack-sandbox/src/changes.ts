/** What changed in the world; pages and waiting tests listen to it. */
export type Change =
  | { type: 'message'; team: string; channel: string; ts: string }
  | { type: 'message_deleted'; team: string; channel: string; ts: string }
  | { type: 'ephemeral'; team: string; channel: string; ts: string; user: string }
  | { type: 'ephemeral_deleted'; team: string; channel: string; ts: string; user: string }
  | { type: 'views'; team: string; user: string }
  | { type: 'home'; team: string; user: string }
  | { type: 'state'; team: string }
  /** Nothing a person sees: an API call was answered, a delivery ended, a socket came or went. */
  | { type: 'traffic' };

type Listener = (change: Change) => void;

/** The one place everything announces what it changed. */
export class Changes {
  readonly #listeners = new Set<Listener>();

  /** Calls the listener on each change, until the function it returns is called. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  announce(change: Change): void {
    for (const listener of [...this.#listeners]) listener(change);
  }

  /**
   * Resolves with the first truthy result of `look`, asked now and after every change.
   * Rejects after `timeoutMs` and says what was seen last.
   */
  until<T>(look: () => T, timeoutMs = 15_000): Promise<Exclude<T, false | null | undefined | 0 | ''>> {
    return new Promise((resolve, reject) => {
      let last: unknown;
      let stop = () => {};
      const ask = () => {
        try {
          const seen = look();
          last = seen;
          if (!seen) return false;
          stop();
          clearTimeout(timer);
          resolve(seen as Exclude<T, false | null | undefined | 0 | ''>);
          return true;
        } catch (error) {
          last = error;
          return false;
        }
      };
      const timer = setTimeout(() => {
        stop();
        reject(
          new Error(`Nothing came in ${timeoutMs} ms for ${look.toString()}; last seen: ${describe(last)}`),
        );
      }, timeoutMs);
      if (!ask()) stop = this.listen(ask);
    });
  }
}

function describe(seen: unknown): string {
  if (seen instanceof Error) return seen.message;
  return JSON.stringify(seen)?.slice(0, 400) ?? String(seen);
}
