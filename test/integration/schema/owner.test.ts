import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../db/database.ts';
import { ForeignDatabase } from '../../../db/owner.ts';
import { onPostgres, serverOf } from '../../support/database.ts';

onPostgres('whose database it is', (open) => {
  async function withEmptyDatabase(work: (url: string) => Promise<void>): Promise<void> {
    const server = new pg.Client(serverOf(await open()));
    await server.connect();
    const name = `phasegate_empty_${randomBytes(4).toString('hex')}`;
    await server.query(`create database ${name}`);
    const url = new URL(serverOf(await open()));
    url.pathname = `/${name}`;
    try {
      await work(url.href);
    } finally {
      await server.query(`drop database ${name} with (force)`);
      await server.end();
    }
  }
  const opens = async (url: string, owner: 'sandbox' | 'installations') => {
    const db = await openDatabase({ url, owner, max: 1 });
    await db.close();
  };

  it('[X7] a sandbox makes an empty database its own, and real workspaces get no place in it', () =>
    withEmptyDatabase(async (url) => {
      await opens(url, 'sandbox');
      await opens(url, 'sandbox');
      await expect(opens(url, 'installations')).rejects.toThrow(ForeignDatabase);
    }));

  it('[X7] a sandbox opens no database of real workspaces', () =>
    withEmptyDatabase(async (url) => {
      await opens(url, 'installations');
      await expect(opens(url, 'sandbox')).rejects.toThrow(ForeignDatabase);
      await opens(url, 'installations');
    }));

  it('[X7] a sandbox changes nothing in what another program made', () =>
    withEmptyDatabase(async (url) => {
      const client = new pg.Client(url);
      await client.connect();
      await client.query('create table theirs (id int)');
      await expect(opens(url, 'sandbox')).rejects.toThrow(ForeignDatabase);
      const { rows } = await client.query(
        "select nspname from pg_namespace where nspname in ('drizzle', 'pgboss')",
      );
      await client.end();
      expect(rows).toEqual([]);
    }));
});
