import { sql } from 'drizzle-orm';
import { customType, pgPolicy, pgRole, text } from 'drizzle-orm/pg-core';

/** The role every request runs under. It owns nothing and cannot bypass row-level security. */
const appRole = pgRole('phasegate_app').existing();

/** The role of the clock: it may read the list of workspaces, and nothing else of any of them. */
export const clockRole = pgRole('phasegate_clock').existing();

/** The role that puts a pseudonym where a person stood, in the record and in seals. */
const eraserRole = pgRole('phasegate_eraser').existing();

/** The role that looks words up, and sees nothing else. */
const searcherRole = pgRole('phasegate_searcher').existing();

/** First column, and first in the key, of every table. */
export const workspaceId = () => text('workspace_id').notNull();

/**
 * The policy every table carries: a row is there only for the workspace the transaction was opened for.
 * Outside such a transaction the setting is null, nothing equals null, and nothing is visible.
 */
export const workspaceOnly = (table: string) => {
  const own = sql`workspace_id = current_setting('phasegate.workspace_id', true)`;
  return pgPolicy(`${table}_workspace_only`, { for: 'all', to: appRole, using: own, withCheck: own });
};

/**
 * [A3] For the role that erases a person from what the app can only add to: rows of the workspace that the transaction was
 * opened for. Which columns it may change, `migrate.ts` grants.
 */
export const erasedOnly = (table: string) => {
  const own = sql`workspace_id = current_setting('phasegate.workspace_id', true)`;
  return pgPolicy(`${table}_erased_only`, { for: 'all', to: eraserRole, using: own, withCheck: own });
};

/**
 * [H4] For the role that looks words up, inside `find_searchable` alone: no condition, since `@@` is not leakproof and behind one
 * PostgreSQL uses no index for it. The function itself asks for the workspace that the transaction was opened for.
 */
export const searchedOnly = (table: string) =>
  pgPolicy(`${table}_searched_only`, { for: 'select', to: searcherRole, using: sql`true` });

/** A moment, as Temporal knows it; `timestamptz` in the database. */
export const instant = customType<{ data: Temporal.Instant; driverData: string }>({
  dataType: () => 'timestamptz(3)',
  // What a prepared statement is given comes here also where it is null.
  toDriver: (value: Temporal.Instant | null) => value?.toString() ?? (null as unknown as string),
  fromDriver: (value) => Temporal.Instant.from(value.replace(' ', 'T')),
});
