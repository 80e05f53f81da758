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
  describe(`${title} (Postgres)`, () => {
    suite(shared(async () => openDatabase({ url: await copyOf(serverUrl), max: 4 })));
  });
}

/** The address of a suite's own database, for a second replica on it. Inside `onPostgres` only. */
export function serverOf({ queueConnection }: Database): string {
  return 'connectionString' in queueConnection ? queueConnection.connectionString : notHere();
}

/** A suite's own database, so that queue workers of one suite never take another's entries. */
async function copyOf(template: string): Promise<string> {
  const url = new URL(template);
  const run = url.pathname.slice(1);
  const name = `${run}_${randomBytes(4).toString('hex')}`;
  url.pathname = '/postgres';
  const sql = postgres(url.href, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(`create database ${name} template ${run}`);
  } finally {
    await sql.end();
  }
  url.pathname = `/${name}`;
  return url.href;
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
