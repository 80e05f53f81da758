import { existsSync } from 'node:fs';
import { FolderInUse } from '../../db/lock.ts';
import { claim, ForeignDatabase } from '../../db/owner.ts';
import type { Config } from '../config.ts';
import { clock, grown, migrations, months, roles, rowSecurity, server } from './database-checks.ts';
import { type Finding, fault, note, ok, reasonOf } from './finding.ts';
import { type Look, lookIntoFolder, lookIntoServer } from './look.ts';

/** Opens the configured database for looking; null where there is none to look into, and why. */
export async function openLook(config: Config): Promise<{ look: Look | null; finding: Finding }> {
  const { databaseUrl, dataDir } = config;
  try {
    if (databaseUrl !== null) {
      const { host } = new URL(databaseUrl);
      return { look: await lookIntoServer(databaseUrl), finding: ok('database', `${host} answers`) };
    }
    if (!existsSync(`${dataDir}/postgres`))
      return { look: null, finding: ok('database', `embedded, made in ${dataDir} at the first start`) };
    return { look: await lookIntoFolder(dataDir), finding: ok('database', `embedded, in ${dataDir}`) };
  } catch (error) {
    if (error instanceof FolderInUse)
      return {
        look: null,
        finding: note(
          'database',
          `embedded, in ${dataDir}, and in use`,
          'To have it looked into, stop the program first.',
        ),
      };
    const where = databaseUrl === null ? dataDir : new URL(databaseUrl).host;
    return {
      look: null,
      finding: fault(
        'database',
        `${where}: ${reasonOf(error)}`,
        databaseUrl === null
          ? 'Restore the folder from a copy, or move it away to begin anew.'
          : 'Is the server running, and is DATABASE_URL right (host, port, name, user, password)? A firewall between may drop connections.',
      ),
    };
  }
}

/** All that is asked of the database itself. One that cannot be answered tells so, and keeps no other back. */
export async function database(look: Look, config: Config): Promise<Finding[]> {
  const asked: [string, (look: Look) => Promise<Finding | Finding[]>][] = [
    ['database server', server],
    ['database owner', (from) => owner(from, config)],
    ['database roles', roles],
    ['migrations', migrations],
    ['row security', rowSecurity],
    ['months', months],
    ['database clock', clock],
    ['size', grown],
  ];
  const found: Finding[] = [];
  for (const [check, ask] of asked) {
    try {
      found.push(...[await ask(look)].flat());
    } catch (error) {
      found.push(
        fault(
          check,
          `could not be looked at: ${reasonOf(error)}`,
          'See docs/runbook.md, “The database login”.',
        ),
      );
    }
  }
  return found;
}

/** A real workspace does not start on a sandbox's database, nor a sandbox on anybody else's. */
async function owner(look: Look, { slack }: Config): Promise<Finding[]> {
  const ask = async (text: string) => ({ rows: await look.ask(text) });
  try {
    // What would mark it as a sandbox's is not run.
    await claim(ask, async () => {}, slack ? 'installations' : { sandbox: '' });
    return [];
  } catch (error) {
    if (!(error instanceof ForeignDatabase)) throw error;
    return [
      fault(
        'database owner',
        `it ${error.message}`,
        'Name an empty database: the first start makes it ready.',
      ),
    ];
  }
}
