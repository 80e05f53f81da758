import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { type Database, openDatabase } from '../../db/database.ts';
import { openCopy } from './embedded-template.ts';

/** Gives a suite its database: opened before its first test, the same one afterwards, closed at the end. */
export type Open = () => Promise<Database>;
type Suite = (open: Open) => void;

const serverUrl = inject('postgresUrl');

/** Runs a suite on the embedded engine and, where TEST_DATABASE_URL names a server, on that Postgres too. */
export function eachEngine(title: string, suite: Suite): void {
  onEmbedded(title, suite);
  onPostgres(title, suite);
}

/**
 * Runs a suite once: on Postgres where TEST_DATABASE_URL names a server, on the embedded engine where none does. For
 * what a room decides; stories play the same statements on the embedded engine.
 */
export function eitherEngine(title: string, suite: Suite): void {
  if (serverUrl) onPostgres(title, suite);
  else onEmbedded(title, suite);
}

function onEmbedded(title: string, suite: Suite): void {
  describe(`${title} (embedded)`, () => suite(shared(openEmbedded)));
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

/** An embedded database of one's own, closed by whoever opened it. */
export const openEmbedded = (): Promise<Database> => openCopy(inject('embeddedTemplate'));

/** A suite's own database, so that queue workers of one suite never take another's entries. */
async function copyOf(template: string): Promise<string> {
  const url = new URL(template);
  const run = url.pathname.slice(1);
  const name = `${run}_${randomBytes(4).toString('hex')}`;
  url.pathname = '/postgres';
  const server = new pg.Client(url.href);
  await server.connect();
  try {
    await server.query(`create database ${name} template ${run}`);
  } finally {
    await server.end();
  }
  url.pathname = `/${name}`;
  return url.href;
}

function shared(make: () => Promise<Database>): Open {
  let opened: Promise<Database> | undefined;
  const open = () => {
    opened ??= make();
    return opened;
  };
  // Before the clock of the first test runs.
  beforeAll(async () => void (await open()));
  afterAll(async () => (await opened)?.close());
  return open;
}

const notHere = (): never => {
  throw new Error('This suite needs TEST_DATABASE_URL.');
};
