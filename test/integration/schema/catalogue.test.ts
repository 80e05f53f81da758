import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Tx } from '../../../db/database.ts';
import { schemaFaults, tableNames } from '../../support/catalogue.ts';
import { eachEngine, type Open } from '../../support/database.ts';

const BAD_TABLE = 'badly_made';

/** What each mistake looks like, and what the walk says of it. */
const MISTAKES: { title: string; make: string; says: RegExp }[] = [
  {
    title: 'a key without the workspace',
    make: `create table ${BAD_TABLE} (id uuid primary key, workspace_id text not null)`,
    says: /primary key does not begin with workspace_id/,
  },
  {
    title: 'no key at all',
    make: `create table ${BAD_TABLE} (workspace_id text not null)`,
    says: /primary key does not begin with workspace_id/,
  },
  {
    title: 'a unique index across workspaces',
    make: `create table ${BAD_TABLE} (workspace_id text, id uuid, name text, primary key (workspace_id, id));
           create unique index ${BAD_TABLE}_name on ${BAD_TABLE} (lower(name))`,
    says: /unique index badly_made_name does not begin/,
  },
  {
    title: 'a unique constraint with the workspace last',
    make: `create table ${BAD_TABLE} (workspace_id text, id uuid, unique (id, workspace_id), primary key (workspace_id, id))`,
    says: /unique index badly_made_id_workspace_id_key does not begin/,
  },
  {
    title: 'a foreign key that carries the workspace second',
    make: `create table ${BAD_TABLE} (workspace_id text, id uuid, head text, primary key (workspace_id, id),
             foreign key (head) references audit_head (workspace_id))`,
    says: /foreign key badly_made_head_fkey does not carry/,
  },
  {
    title: 'row-level security left off',
    make: `create table ${BAD_TABLE} (workspace_id text, id uuid, primary key (workspace_id, id))`,
    says: /row-level security is not enabled/,
  },
  {
    title: 'row-level security that spares the owner',
    make: `create table ${BAD_TABLE} (workspace_id text, id uuid, primary key (workspace_id, id));
           alter table ${BAD_TABLE} enable row level security`,
    says: /row-level security is not forced/,
  },
  {
    title: 'no policy',
    make: `create table ${BAD_TABLE} (workspace_id text, id uuid, primary key (workspace_id, id))`,
    says: /no policy keeps a workspace/,
  },
  {
    title: 'a second policy that opens what the first one closes',
    make: 'create policy wide_open on receipt to phasegate_app using (true)',
    says: /receipt: the policy wide_open lets more through/,
  },
  {
    title: 'a policy for everybody',
    make: 'create policy wide_open on receipt using (true)',
    says: /receipt: the policy wide_open lets more through/,
  },
  {
    title: 'a table that the app may not read',
    make: 'revoke select on receipt from phasegate_app',
    says: /receipt: phasegate_app may not select/,
  },
  {
    title: 'the right to truncate',
    make: 'grant truncate on receipt to phasegate_app',
    says: /receipt: phasegate_app may truncate/,
  },
  {
    title: 'the right to change the record',
    make: 'grant update (actor) on audit_event to phasegate_app',
    says: /audit_event: phasegate_app may update/,
  },
  {
    title: 'the right to delete from the record',
    make: 'grant delete on audit_event to public',
    says: /audit_event: phasegate_app may delete/,
  },
  {
    title: 'the right to change what was sealed',
    make: 'grant update (content) on seal to phasegate_app',
    says: /seal: phasegate_app may update/,
  },
  {
    title: 'a clock that reads more than the list of workspaces',
    make: 'grant select (installation) on workspace to phasegate_clock; grant select on receipt to phasegate_clock',
    says: /workspace: phasegate_clock may read installation/,
  },
  {
    title: 'an eraser that changes more than who somebody is',
    make: 'grant update (action) on audit_event to phasegate_eraser; grant update on receipt to phasegate_eraser',
    says: /audit_event: phasegate_eraser may change action/,
  },
  {
    title: 'a search that reads more than words',
    make: 'grant select (name) on person to phasegate_searcher; grant insert on search_entry to phasegate_searcher',
    says: /person: phasegate_searcher may select/,
  },
  { title: 'a view', make: 'create view everything as select * from receipt', says: /everything: a view/ },
  {
    title: "a function with its owner's rights",
    make: `create function peek() returns bigint language sql security definer as 'select count(*) from public.receipt'`,
    says: /peek: runs with its owner's rights/,
  },
];

eachEngine('the schema', (open: Open) => {
  it('[X2] carries the workspace in every key and keeps every table under a policy', async () => {
    const { orm } = await open();
    expect(await tableNames(orm)).toContain('audit_event');
    expect(await schemaFaults(orm)).toEqual([]);
  });

  describe('the walk finds', () => {
    it.each(MISTAKES)('[X2] $title', async ({ make, says }) => {
      const { orm } = await open();
      const faults = await undone(orm, async (tx) => {
        for (const statement of make.split(';')) await tx.execute(sql.raw(statement));
        return schemaFaults(tx);
      });
      expect(faults).toContainEqual(expect.stringMatching(says));
    });

    it('[X2] a role with too many rights', async () => {
      const { orm } = await open();
      const faults = await undone(orm, async (tx) => {
        await tx.execute(sql.raw('alter role phasegate_app createdb'));
        return schemaFaults(tx);
      });
      expect(faults).toContainEqual(expect.stringMatching(/phasegate_app: the role can/));
    });
  });
});

/** What `work` finds in a transaction that leaves nothing behind. */
async function undone<Result>(orm: Tx, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  const nothing = new Error('undo');
  let result: Result | undefined;
  await orm
    .transaction(async (tx) => {
      result = await work(tx);
      throw nothing;
    })
    .catch((error) => {
      if (error !== nothing) throw error;
    });
  return result as Result;
}
