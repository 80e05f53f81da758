import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { openDatabase } from '../../../db/database.ts';
import { ForeignDatabase, type Owner } from '../../../db/owner.ts';
import { onPostgres, serverOf } from '../../support/database.ts';
import { newWorkspace } from '../../support/world.ts';

const LOCAL = 'T0NORTHWND';
const SANDBOX = { sandbox: LOCAL };

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
  const opens = async (url: string, owner: Owner) => {
    const db = await openDatabase({ url, owner, max: 1 });
    await db.close();
  };

  it('[X7] a sandbox makes an empty database its own, and real workspaces get no place in it', () =>
    withEmptyDatabase(async (url) => {
      await opens(url, SANDBOX);
      await opens(url, SANDBOX);
      await expect(opens(url, 'installations')).rejects.toThrow(ForeignDatabase);
    }));

  it('[X7] a sandbox opens no database of real workspaces', () =>
    withEmptyDatabase(async (url) => {
      await opens(url, 'installations');
      await expect(opens(url, SANDBOX)).rejects.toThrow(ForeignDatabase);
      await opens(url, 'installations');
    }));

  it('[X7] a sandbox changes nothing in what another program made', () =>
    withEmptyDatabase(async (url) => {
      const client = new pg.Client(url);
      await client.connect();
      await client.query('create table theirs (id int)');
      await expect(opens(url, SANDBOX)).rejects.toThrow(ForeignDatabase);
      const { rows } = await client.query(
        "select nspname from pg_namespace where nspname in ('drizzle', 'pgboss')",
      );
      await client.end();
      expect(rows).toEqual([]);
    }));
});

describe('a folder that was made before sandboxes left a mark', () => {
  const folders: string[] = [];
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  /** An embedded database that nobody marked, with these workspaces in it. */
  async function unmarked(workspaces: readonly string[]): Promise<string> {
    const folder = mkdtempSync(join(tmpdir(), 'phasegate-owner-'));
    folders.push(folder);
    cpSync(inject('embeddedTemplate'), folder, { recursive: true });
    const db = await openDatabase({ folder });
    for (const id of workspaces) await newWorkspace(db, { workspaceId: id });
    await db.close();
    return folder;
  }
  const opens = async (folder: string, owner: Owner) => {
    const db = await openDatabase({ folder, owner });
    await db.close();
  };

  it('[X7] is opened by the sandbox where only its own workspace was ever in it, and marked then', async () => {
    const folder = await unmarked([LOCAL]);
    await opens(folder, SANDBOX);
    await opens(folder, SANDBOX);
    await expect(opens(folder, 'installations')).rejects.toThrow('was made by a sandbox');
  });

  it.each([
    ['a real workspace is in it', ['T012REAL01']],
    ['a real workspace is in it beside the local one', [LOCAL, 'T012REAL01']],
    ['nobody can tell', []],
  ])('[X7] is refused, and stays as it was, where %s', async (_what, workspaces) => {
    const folder = await unmarked(workspaces);
    await expect(opens(folder, SANDBOX)).rejects.toThrow(ForeignDatabase);
    await opens(folder, 'installations');
  });
});
