import { isSlackSilent } from './errors.ts';

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
  // The connection cannot be had, or is lost. 08P01 is not among them: see `isAway`.
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '08007',
  // The server shuts down, restarts, ends what was idle, has no such database any more, or cannot take more connections.
  '57P01',
  '57P02',
  '57P03',
  '57P04',
  '57P05',
  '53300',
  // After a failover the connection leads to what is a standby by now.
  '25006',
]);

/** What pg says of a connection that is lost, or cannot be had, without a code. */
const LOST =
  /^(Connection terminated|Client (has encountered a connection error|was closed)|timeout expired$|Cannot use a pool after calling end)/;

/** The code that tells that the database cannot be reached, or null where the error is another one. */
export function databaseFault(error: unknown): string | null {
  for (const at of chainOf(error)) {
    // Below it the same codes of sockets tell of somebody else's server.
    if (isSlackSilent(at)) return null;
    const code = codeOf(at);
    if (isAway(at, code)) return code;
    if (/^PGlite is (closed|closing)/.test(at.message)) return 'CONNECTION_ENDED';
    if (LOST.test(at.message)) return 'CONNECTION_LOST';
    if (at instanceof AggregateError) {
      const inner = at.errors.map(databaseFault).find((found) => found !== null);
      if (inner) return inner;
    }
  }
  return null;
}

/**
 * As an error 08P01 is a statement of ours that breaks the protocol, such as one with more than 65,535 parameters, and will
 * always be refused. As the end of a connection it is how PgBouncer says that it has no server.
 */
const isAway = (error: Error, code: string): boolean =>
  CODES.has(code) || (code === '08P01' && 'severity' in error && error.severity === 'FATAL');

/** What the server says when it lets nobody in by that name, has no such database, or withholds a right; else null. */
export function databaseRefusal(error: unknown): string | null {
  for (const at of chainOf(error)) if (/^(28...|3D000|42501)$/.test(codeOf(at))) return at.message;
  return null;
}

/** An error and what caused it. */
function* chainOf(error: unknown): Generator<Error> {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) yield at;
}

const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : '';
