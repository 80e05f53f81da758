import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, describe, inject } from 'vitest';
import { type Database, openDatabase } from '../../db/database.ts';

/** Gives a suite its database: opened at the first call, the same one afterwards, closed at the end. */
export type Open = () => Promise<Database>;
type Suite = (open: Open) => void;

const serverUrl = inject('postgresUrl');

/** Runs a suite on the embedded engine and, where TEST_DATABASE_URL names a server, on that Postgres too. */
export function eachEngine(title: string, suite: Suite): void {
  describe(`${title} (embedded)`, () => suite(shared(() => openDatabase({}))));
  onPostgres(title, suite);
}

/** For concurrency and failure, which the embedded engine's single connection cannot show. */
export function onPostgres(title: string, suite: Suite): void {
  if (!serverUrl) {
    describe.skip(`${title} (Postgres, skipped: TEST_DATABASE_URL is not set)`, () => suite(notHere));
    return;
  }
  describe(`${title} (Postgres)`, () => suite(shared(() => openDatabase({ url: serverUrl, max: 4 }))));
}

/**
 * A database that nobody else writes to, for suites that start queue workers: on the shared one they would
 * take other suites' entries. Call it inside `onPostgres`; drop it with what it returns.
 */
export async function ownPostgres(): Promise<{ url: string; drop: () => Promise<void> }> {
  if (!serverUrl) return notHere();
  const name = `phasegate_test_${randomBytes(6).toString('hex')}`;
  const url = new URL(serverUrl);
  const sql = postgres(serverUrl, { max: 1, onnotice: () => {} });
  await sql.unsafe(`create database ${name}`);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: async () => {
      await sql.unsafe(`drop database if exists ${name} with (force)`);
      await sql.end();
    },
  };
}

function shared(make: () => Promise<Database>): Open {
  let opened: Promise<Database> | undefined;
  afterAll(async () => (await opened)?.close());
  return () => {
    opened ??= make();
    return opened;
  };
}

const notHere = (): never => {
  throw new Error('This suite needs TEST_DATABASE_URL.');
};
