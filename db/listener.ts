import pg from 'pg';

/** Milliseconds between attempts to listen again. */
const PAUSE = 1_000;

/**
 * Hears what `pg_notify` says on a channel, on a connection of its own; another one is opened when it is lost.
 * @param again called each time listening begins: what was said before that may not have been heard
 * @returns ends it
 */
export function openListener(
  url: string,
  channel: string,
  heard: (payload: string) => void,
  again: () => void,
): () => Promise<void> {
  let client: pg.Client;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  function connect(): void {
    const fresh = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, keepAlive: true });
    client = fresh;
    let isLost = false;
    const lost = () => {
      if (isLost || isClosed) return;
      isLost = true;
      fresh.end().catch(() => {});
      timer = setTimeout(connect, PAUSE);
    };
    fresh.on('error', lost);
    fresh.on('end', lost);
    fresh.on('notification', ({ payload }) => heard(payload ?? ''));
    fresh
      .connect()
      .then(() => fresh.query(`listen ${pg.escapeIdentifier(channel)}`))
      .then(again, lost);
  }
  connect();
  return async () => {
    isClosed = true;
    clearTimeout(timer);
    await client.end().catch(() => {});
  };
}
