import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Sandbox, startSandbox } from '@phasegate/slack-sandbox/sandbox.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase, query } from '../../../db/database.ts';
import { type Phasegate, startPhasegate } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { verifyAll } from '../../../src/record/verify-command.ts';
import { ok, storyOf, words } from '../../support/cast.ts';
import { tableNames } from '../../support/catalogue.ts';
import { onPostgres } from '../../support/database.ts';
import { emptyServer } from '../../support/empty-server.ts';
import { log } from '../../support/house.ts';

const MANIFEST = fileURLToPath(new URL('../../../slack-manifest.yml', import.meta.url));

onPostgres('npm run database:move', () => {
  let sandbox: Sandbox;
  let folder: string;
  let server: Awaited<ReturnType<typeof emptyServer>>;
  let opened: { db: Database; app: Phasegate } | null = null;
  beforeAll(async () => {
    sandbox = await startSandbox({ manifest: MANIFEST });
    folder = mkdtempSync(join(tmpdir(), 'phasegate-move-'));
    server = await emptyServer();
  });
  afterAll(async () => {
    await close();
    await sandbox.stop();
    await server.drop();
    rmSync(folder, { recursive: true });
  });

  const variables = () => ({
    PATH: process.env.PATH ?? '',
    SLACK_BOT_TOKEN: sandbox.botToken,
    SLACK_SIGNING_SECRET: sandbox.signingSecret,
    SLACK_API_URL: sandbox.apiUrl,
    PHASEGATE_DATA_DIR: folder,
    PORT: '0',
  });
  async function start(url?: string): Promise<Database> {
    const { slack, ...config } = readConfig({ ...variables(), ...(url && { DATABASE_URL: url }) });
    if (!slack) throw new Error('no Slack');
    const db = await openDatabase({ url, folder });
    const app = await startPhasegate({ ...config, slack }, { log, db });
    opened = { db, app };
    sandbox.connect(app.requestUrl);
    await app.ready;
    return db;
  }
  async function close(): Promise<void> {
    await opened?.app.stop();
    await opened?.db.close();
    opened = null;
  }
  const move = (url = server.url) =>
    promisify(execFile)(process.execPath, ['src/move/command.ts'], {
      env: { ...variables(), DATABASE_URL: url },
    });
  /** Every row of every table, as its own text. */
  async function allRows(which: { url: string } | { folder: string }): Promise<Record<string, unknown[]>> {
    const db = await openDatabase(which);
    try {
      const found: Record<string, unknown[]> = {};
      for (const name of await tableNames(db.orm))
        found[name] = await query(
          db.orm,
          sql`select t::text as row from ${sql.identifier(name)} t order by 1`,
        );
      return found;
    } finally {
      await db.close();
    }
  }
  const record = async (db: Database) => {
    const lines: string[] = [];
    expect(await verifyAll(db, (line) => lines.push(line))).toBe(true);
    return lines;
  };

  it('[A1][X5] brings everything from the embedded database to a server: the record whole, cards in their messages, what waits', {
    timeout: 180_000,
  }, async () => {
    const story = storyOf(sandbox);
    const embedded = await start();
    const card = await story.start('lena', 'support-triage', { name: 'Invoice coding' });
    await sandbox.settled();
    // In use by a process: refused in a line that says so.
    await expect(move()).rejects.toMatchObject({
      stderr: expect.stringMatching(/is in use by process \d+.+\n$/),
    });
    const before = await record(embedded);
    const tag = 'ünï — “quoted”, {braces}, \\ and NULL';
    await query(
      embedded.orm,
      sql`insert into pgboss.job_common (name, data, singleton_key, start_after) values ('delivery', '{"workspaceId":"T0NORTHWND","destination":"C0NOWHERE"}', ${tag}, now() + interval '1 day')`,
    );
    await close();

    const { stdout } = await move();
    const rows = await allRows({ folder });
    expect(Object.values(rows).flat().length).toBeGreaterThan(20);
    expect(await allRows({ url: server.url })).toEqual(rows);
    expect(stdout).toMatch(/^T0NORTHWND: \d+ rows, \d+ events of the record, head [0-9a-f]{64}$/m);
    await expect(move()).rejects.toMatchObject({
      stderr: expect.stringContaining('should name an empty database'),
    });

    const db = await start(server.url);
    expect(await record(db)).toEqual(before);
    const waiting = await query(db.orm, sql`select data from pgboss.job_common where singleton_key = ${tag}`);
    expect(waiting).toEqual([{ data: { workspaceId: 'T0NORTHWND', destination: 'C0NOWHERE' } }]);

    // The card that was posted before is edited, and no other one posted.
    const lena = story.as('lena');
    const shown = lena.messages('support-triage').find(({ ts }) => ts === card.ts);
    if (!shown) throw new Error('the card is gone');
    await ok(lena.command('support-triage', '/playbook details'));
    const form = await story.modal('lena', 'Details');
    await ok(lena.submit(form, { name: 'Invoice coding, EMEA' }));
    const edited = await story.message('lena', 'support-triage', 'Invoice coding, EMEA');
    expect(edited.ts).toBe(card.ts);
    expect(
      lena.messages('support-triage').filter((one) => words(one).includes('Invoice coding')),
    ).toHaveLength(1);
    const search = await query(
      db.orm,
      sql`select 1 from pg_sequences where schemaname = 'public' and last_value is null`,
    );
    expect(search).toEqual([]);
    await record(db);
  });

  it('moves nothing to a database that holds something else', async () => {
    const other = await emptyServer();
    try {
      await other.run('create table of_others (id int)');
      await expect(move(other.url)).rejects.toMatchObject({
        stderr: 'DATABASE_URL should name an empty database.\n',
      });
      expect(await other.run("select to_regclass('public.workspace') is null as untouched")).toEqual([
        { untouched: true },
      ]);
    } finally {
      await other.drop();
    }
  });
});
