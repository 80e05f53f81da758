import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../db/database.ts';

/** Beside the packages: made anew after an install. */
const CACHE = 'node_modules/.cache/phasegate';

/** What the files of an empty, migrated database come from. */
const MADE_FROM = [
  'db/migrations',
  'db/migrate.ts',
  'db/months.ts',
  'db/keep-months.ts',
  'db/rows-ahead.ts',
  'db/embedded.ts',
  'package-lock.json',
];

/** A migrated database's files that suites copy: the same until what they are made from changes. */
export async function embeddedTemplate(): Promise<string> {
  const folder = join(CACHE, `embedded-${digestOf(MADE_FROM)}`);
  if (statSync(folder, { throwIfNoEntry: false })) return folder;
  rmSync(CACHE, { recursive: true, force: true });
  mkdirSync(CACHE, { recursive: true });
  const unfinished = mkdtempSync(join(CACHE, 'making-'));
  await (await openDatabase({ folder: unfinished })).close();
  renameSync(unfinished, folder);
  return folder;
}

/** An embedded database of one's own, a copy of the template; its files are gone when it is closed. */
export async function openCopy(template: string): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), 'phasegate-'));
  cpSync(template, folder, { recursive: true });
  const db = await openDatabase({ folder });
  const close = async () => {
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...db, close };
}

function digestOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    const files = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, encoding: 'utf8' })
          .sort()
          .map((name) => join(path, name))
          .filter((file) => statSync(file).isFile())
      : [path];
    for (const file of files) hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}
