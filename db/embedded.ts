/** The embedded engine. Loaded only where there is no server: it takes memory and a while. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import type { Orm } from './database.ts';

/** PGlite's own are PostgreSQL's 128 MB of buffers; its files are in the system's cache anyway. */
const START = [...PGlite.defaultStartParams, '-c', 'shared_buffers=4MB'];

/** The engine seen through drizzle. */
export const ormOf = (pglite: PGlite): Orm => drizzle(pglite, { casing: 'snake_case' }) as unknown as Orm;

/** Runs the migrations that it has not had yet. */
export const migrateEmbedded = (pglite: PGlite, migrationsFolder: string): Promise<void> =>
  migrate(drizzle(pglite), { migrationsFolder });

/** Opens the embedded engine on the files in `folder`, which are made if there are none, or in memory. */
export async function openPglite(folder?: string): Promise<PGlite> {
  if (!folder) return PGlite.create({ startParams: START });
  if (!existsSync(folder)) await makeFiles(folder);
  return PGlite.create({ dataDir: folder, startParams: START });
}

/**
 * A new database's files are made in a process of its own: the hundreds of megabytes that takes end with it.
 * They get their name when they are whole, so that an interrupted start begins anew.
 */
async function makeFiles(folder: string): Promise<void> {
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  await promisify(execFile)(process.execPath, [fileURLToPath(import.meta.url), unfinished]);
  renameSync(unfinished, folder);
}

if (import.meta.main) {
  const pglite = await PGlite.create({ dataDir: String(process.argv[2]), startParams: START });
  await pglite.close();
}
