import postgres from 'postgres';

/** Seconds after which a listener that does not end is cut off. */
const END_WITHIN = 1;

/**
 * Hears what `pg_notify` says on a channel, on a connection of its own, which comes back by itself when it is lost.
 * @param again called each time listening begins: what was said before that may not have been heard
 * @returns ends it
 */
export function openListener(
  url: string,
  channel: string,
  heard: (payload: string) => void,
  again: () => void,
): () => Promise<void> {
  const sql = postgres(url, {
    max: 1,
    onnotice: () => {},
    connect_timeout: 5,
    backoff: () => 0.5,
    connection: { application_name: 'phasegate-listener' },
  });
  // Whoever listens also looks from time to time: where no connection can be had at all, nothing is lost.
  const listening = sql.listen(channel, heard, again).catch(() => {});
  return async () => {
    await listening;
    await sql.end({ timeout: END_WITHIN });
  };
}
