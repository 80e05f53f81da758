import type { Database } from '../../db/database.ts';
import { openOutside } from '../../src/guarded-fetch/outside.ts';
import type { Ask, FeedAnswer, FeedKind } from '../../src/monitoring/feeds/feed.ts';

/** The moment that test feeds are asked about. */
export const AT = Temporal.Instant.from('2026-06-01T12:00:00Z');

/** What a suite's feed is asked with; hosts are reached as if the operator had allowed them. */
export interface Asking {
  settings: object;
  secrets?: Record<string, string>;
  allowed?: readonly string[];
  at?: Temporal.Instant;
  signal?: AbortSignal;
  db?: Database;
}

// biome-ignore lint/suspicious/noExplicitAny: kinds of feeds have settings and queries of every shape
type AnyKind = FeedKind<any, any>;

const askWith = (
  query: object,
  { settings, secrets = {}, allowed = [], at = AT, signal = new AbortController().signal, db }: Asking,
): Ask<object, object> => ({
  settings,
  secrets,
  query,
  at,
  from: at.subtract({ hours: 1 }),
  signal,
  outside: openOutside(allowed),
  db: db ?? ({ engine: 'pglite', queueConnection: { pglite: null } } as unknown as Database),
  workspaceId: 'T1',
  monitorId: null,
});

/** Asks a feed as a monitor does. */
export const askOf = async (kind: AnyKind, query: object, asking: Asking): Promise<FeedAnswer> =>
  kind.read(askWith(query, asking));

/** Tries the connection alone. */
export const probeOf = async (kind: AnyKind, asking: Asking): Promise<string | undefined> =>
  kind.probe?.(askWith({}, asking));

/** A feed on a local web server, asked without credentials unless told otherwise. */
export const webAt = (host: string, path = ''): Pick<Asking, 'settings' | 'allowed'> => ({
  settings: { address: `http://${host}${path}`, auth: 'none', account: null },
  allowed: [host],
});
