import type { Core } from '../../core.ts';
import { rightsChannel } from '../../slack/rights.ts';
import { authenticate } from './authenticate.ts';
import { works } from './rules.ts';
import { hashOf, type KeyText } from './secret.ts';
import type { ApiKey } from './store.ts';

/** For so long a key is not looked up again. A revocation is heard at once; this is for when it is not. */
const KEPT = { seconds: 10 };
const SIZE = 10_000;
const LONG_AGO = Temporal.Instant.fromEpochMilliseconds(0);

/** `null`: no key of ours. */
interface Known {
  key: ApiKey | null;
  until: Temporal.Instant;
}

export interface KnownKeys {
  /**
   * The key that a text is, where it works; null otherwise, and nothing tells why.
   * @param mayLookUp asked before a text of which nothing good is known costs a look-up. @throws what it throws
   */
  find(text: KeyText, mayLookUp: () => void): Promise<ApiKey | null>;
}

/**
 * [X1] Keys as they were found a moment ago, good and bad ones, by the hash of their secret. Whatever ends a key
 * (it is revoked, its person leaves, the app is removed) empties what is known of its workspace in every process. One that is
 * rotated works for a day more, which is longer than anything is known here.
 */
export function openKnownKeys(world: Core): KnownKeys {
  const known = new Map<string, Known>();
  const asked = new Map<string, Promise<ApiKey | null>>();
  /** Counts what was heard: a look-up that began before is not kept. */
  let heard = 0;
  const forget = (workspaceId: string | null) => {
    heard += 1;
    for (const [name, { key }] of known) {
      if (workspaceId !== null && !name.startsWith(`${workspaceId}:`)) continue;
      // That it was good a moment ago lets no one in, but is reason enough to look it up again.
      if (key) known.set(name, { key, until: LONG_AGO });
      else known.delete(name);
    }
    asked.clear();
  };
  world.db.listen(rightsChannel, forget, () => forget(null));

  async function lookUp(name: string, text: KeyText): Promise<ApiKey | null> {
    const before = heard;
    const key = await authenticate(world, text);
    if (heard !== before) return key;
    known.delete(name);
    if (known.size >= SIZE) for (const oldest of known.keys().take(SIZE / 10)) known.delete(oldest);
    known.set(name, { key, until: world.clock.now().add(KEPT) });
    return key;
  }

  return {
    async find(text, mayLookUp) {
      const name = `${text.workspaceId}:${hashOf(text.secret)}`;
      const now = world.clock.now();
      const last = known.get(name);
      if (last && Temporal.Instant.compare(now, last.until) < 0)
        return last.key && works(last.key, now) ? last.key : null;
      const asking = asked.get(name);
      if (asking) return asking;
      if (!last?.key) mayLookUp();
      const looking = lookUp(name, text).finally(() => asked.delete(name));
      asked.set(name, looking);
      return looking;
    },
  };
}
