import type { Socket } from 'node:net';
import type pg from 'pg';

/** More parameters than this is a list of rows: each length would be a statement of its own, kept for good. */
const MOST_PARAMETERS = 100;

/** Every text that was prepared, and its name, which is the same on all connections of this process. */
const names = new Map<string, string>();

export function nameOf(text: string): string {
  const name = names.get(text) ?? `phasegate_${names.size + 1}`;
  names.set(text, name);
  return name;
}

/**
 * Statements with parameters are parsed once a connection; drizzle gives them no name, and so has each parsed anew. What
 * is sent without waiting in between goes out in one piece.
 */
export function prepareStatements(client: pg.ClientBase): void {
  const send = client.query.bind(client) as (...sent: unknown[]) => unknown;
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  let isHeld = false;
  const hold = () => {
    if (isHeld) return;
    isHeld = true;
    stream.cork();
    process.nextTick(() => {
      isHeld = false;
      stream.uncork();
    });
  };
  const query = (statement: string | pg.QueryConfig, parameters?: unknown, ...rest: unknown[]) => {
    hold();
    const isPrepared =
      typeof statement === 'object' &&
      Array.isArray(parameters) &&
      parameters.length > 0 &&
      parameters.length <= MOST_PARAMETERS;
    return send(isPrepared ? { ...statement, name: nameOf(statement.text) } : statement, parameters, ...rest);
  };
  client.query = query as typeof client.query;
}
