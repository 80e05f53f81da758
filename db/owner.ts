/** Who a database is for: installations in real workspaces, or the sandbox whose only workspace has this id. */
export type Owner = 'installations' | { sandbox: string };

/** The database is somebody else's. The message says whose, for the person at the terminal. */
export class ForeignDatabase extends Error {}

/** Stands as a comment on our own schema, so that a dump and what is restored from it keep it. */
const MARK = 'made by a sandbox of Phasegate';

const LOOK = `
select
  obj_description(to_regnamespace('drizzle'), 'pg_namespace') as mark,
  exists (
    select from pg_class c where c.relkind in ('r', 'p')
      and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema', 'pg_toast')
  ) as used,
  to_regclass('public.workspace') is not null as known`;

/**
 * Makes sure that a database is for whoever opens it, before anything in it is touched. A sandbox marks an empty one
 * as its own, or one that a sandbox made before there were marks, and opens no other: it would take the queue of real
 * workspaces, and post their messages where nobody is.
 * @throws ForeignDatabase
 */
export async function claim(
  ask: (statement: string) => Promise<{ rows: unknown[] }>,
  run: (statements: string) => Promise<unknown>,
  owner: Owner,
): Promise<void> {
  const [found] = (await ask(LOOK)).rows as { mark: string | null; used: boolean; known: boolean }[];
  const isSandbox = found?.mark === MARK;
  if (owner === 'installations') {
    if (!isSandbox) return;
    throw new ForeignDatabase('was made by a sandbox; real workspaces should have another one');
  }
  if (isSandbox) return;
  if (found?.used && !(found.known && (await isEarlier(ask, owner.sandbox)))) {
    throw new ForeignDatabase(
      'holds something that no sandbox made, and without SLACK_… variables only the sandbox starts; set them, or name an empty database',
    );
  }
  await run(`create schema if not exists drizzle; comment on schema drizzle is '${MARK}';`);
}

/**
 * Whether a sandbox made it before sandboxes left a mark: no workspace was ever in it but the sandbox's own. Who may not
 * see the rows of all workspaces sees none, and nothing is theirs.
 */
async function isEarlier(
  ask: (statement: string) => Promise<{ rows: unknown[] }>,
  own: string,
): Promise<boolean> {
  const rows = (await ask('select workspace_id as id from public.workspace')).rows as { id: string }[];
  return rows.length > 0 && rows.every(({ id }) => id === own);
}
