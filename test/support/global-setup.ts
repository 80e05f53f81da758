import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../db/migrate.ts';
import { embeddedTemplate } from './embedded-template.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** This run's migrated database on the server that TEST_DATABASE_URL names, to copy from; null without one. */
    postgresUrl: string | null;
    /** The folder of a migrated embedded database, to copy from. */
    embeddedTemplate: string;
  }
}

/**
 * Makes what suites copy their databases from: the embedded engine's files and, on the test server, one database
 * for this run, which is dropped at the end with all its copies.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  project.provide('embeddedTemplate', await embeddedTemplate());
  const server = process.env.TEST_DATABASE_URL;
  if (!server) {
    project.provide('postgresUrl', null);
    return undefined;
  }
  const name = `phasegate_test_${randomBytes(6).toString('hex')}`;
  await onServer(server, (client) => client.query(`create database ${name}`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  await migrate(url.href);
  project.provide('postgresUrl', url.href);
  return () =>
    onServer(server, async (client) => {
      const { rows } = await client.query('select datname from pg_database where starts_with(datname, $1)', [
        name,
      ]);
      for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`);
    });
}

async function onServer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
