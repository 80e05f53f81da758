/** Errors of both drivers and of the socket under them that say: the database is not there, or going away. */
const CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  // The server shuts down, restarts, or cannot take more connections.
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

/** What pg says of a connection that is lost, or cannot be had, without a code. */
const LOST =
  /^(Connection terminated|Client (has encountered a connection error|was closed)|timeout expired$|Cannot use a pool after calling end)/;

/** The code that tells that the database cannot be reached, or null where the error is another one. */
export function databaseFault(error: unknown): string | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const code = 'code' in at && typeof at.code === 'string' ? at.code : '';
    if (CODES.has(code) || code.startsWith('08')) return code;
    if (/^PGlite is (closed|closing)/.test(at.message)) return 'CONNECTION_ENDED';
    if (LOST.test(at.message)) return 'CONNECTION_LOST';
    if (at instanceof AggregateError) {
      const inner = at.errors.map(databaseFault).find((found) => found !== null);
      if (inner) return inner;
    }
  }
  return null;
}

/** What the server says when it lets nobody in by that name, has no such database, or withholds a right; else null. */
export function databaseRefusal(error: unknown): string | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const code = 'code' in at && typeof at.code === 'string' ? at.code : '';
    if (/^(28...|3D000|42501)$/.test(code)) return at.message;
  }
  return null;
}
