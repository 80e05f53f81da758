import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { months } from '../../../src/doctor/database-checks.ts';
import { diagnose } from '../../../src/doctor/diagnose.ts';
import type { Finding } from '../../../src/doctor/finding.ts';
import { lookIntoServer } from '../../../src/doctor/look.ts';
import { pictures } from '../../../src/doctor/machine.ts';
import { turnMonths } from '../../../src/jobs/months.ts';
import { signed } from '../../../src/signing/keys.ts';
import { onPostgres, serverOf } from '../../support/database.ts';
import { type House, startHouse } from '../../support/house.ts';
import { undivide } from '../../support/months.ts';
import { testWorld } from '../../support/world.ts';

const manifest = fileURLToPath(new URL('../../../slack-manifest.yml', import.meta.url));
const key = randomBytes(32);
const named = (findings: readonly Finding[], check: string) => findings.find((one) => one.check === check);
const faults = (findings: readonly Finding[]) => findings.filter(({ state }) => state === 'fault');

onPostgres('npm run doctor', (open) => {
  let house: House;
  let well: Record<string, string>;
  beforeAll(async () => {
    const db = await open();
    house = await startHouse({ db, config: { encryptionKey: key }, sandbox: { manifest } });
    await signed(house.app.world, 'test+jwt', {});
    well = {
      DATABASE_URL: serverOf(db),
      SLACK_API_URL: house.sandbox.apiUrl,
      SLACK_BOT_TOKEN: house.sandbox.botToken,
      SLACK_SIGNING_SECRET: house.sandbox.signingSecret,
      PHASEGATE_ENCRYPTION_KEY: key.toString('hex'),
      PHASEGATE_PUBLIC_URL: house.app.url,
    };
  });
  afterAll(() => house.stop());
  const server = (statement: string) => house.db.orm.execute(sql.raw(statement));

  it('finds nothing wrong with an installation that works, and says what it looked at', async () => {
    const found = await diagnose(well);
    expect(faults(found)).toEqual([]);
    const good = found.filter(({ state }) => state === 'ok').map(({ check }) => check);
    expect(good).toEqual(
      expect.arrayContaining([
        'environment',
        'node',
        'zones',
        'temporary files',
        'pictures',
        'database',
        'database server',
        'database roles',
        'migrations',
        'row security',
        'database clock',
        'encryption key',
        'slack',
        'slack clock',
        'token',
        'scopes',
        'events address',
      ]),
    );
    expect(named(found, 'encryption key')?.says).toBe('opens all 1 sealed values');
    expect(named(found, 'scopes')?.says).toMatch(/^all \d+ of slack-manifest\.yml, and none besides$/);
  });

  it('tells which events and clicks came of late', async () => {
    expect(named(await diagnose(well), 'clicks')?.state).toBe('note');
    const { workspaces } = house.sandbox;
    await house.db.inWorkspace(workspaces[0]?.id ?? '', (tx) =>
      tx.execute(
        sql`insert into receipt (workspace_id, key, at) values (${workspaces[0]?.id}, 'event:Ev1', now()), (${workspaces[0]?.id}, 'request:v0=1', now())`,
      ),
    );
    const found = await diagnose(well);
    expect(named(found, 'events')).toMatchObject({ state: 'ok', says: expect.stringMatching(/^1 came/) });
    expect(named(found, 'clicks')?.state).toBe('ok');
  });

  it.each<[string, string, () => Record<string, string>]>([
    ['a token that Slack refuses', 'token', () => ({ SLACK_BOT_TOKEN: 'xoxb-nobodys' })],
    ['another signing secret', 'events address', () => ({ SLACK_SIGNING_SECRET: 'another' })],
    ['an address where nobody is', 'events address', () => ({ PHASEGATE_PUBLIC_URL: 'http://127.0.0.1:1' })],
    [
      'an address where somebody else is',
      'events address',
      () => ({ PHASEGATE_PUBLIC_URL: house.sandbox.url }),
    ],
    ['an app token that Slack refuses', 'socket mode', () => ({ SLACK_APP_TOKEN: 'xapp-nobodys' })],
    ['a Slack that is not there', 'slack', () => ({ SLACK_API_URL: 'http://127.0.0.1:1/api/' })],
    ['another encryption key', 'encryption key', () => ({ PHASEGATE_ENCRYPTION_KEY: '00'.repeat(32) })],
    ['no encryption key', 'encryption key', () => ({ PHASEGATE_ENCRYPTION_KEY: '' })],
    ['a server that is not there', 'database', () => ({ DATABASE_URL: 'postgres://127.0.0.1:1/nowhere' })],
    ['a database that is not there', 'database', () => ({ DATABASE_URL: `${well.DATABASE_URL}_not` })],
    [
      'real workspaces gone',
      'database owner',
      () => ({ SLACK_BOT_TOKEN: '', SLACK_SIGNING_SECRET: '', SLACK_API_URL: '' }),
    ],
    ['a variable that is wrong', 'environment', () => ({ PORT: 'three thousand' })],
  ])('names what is wrong, and what to do: %s', async (_what, check, wrong) => {
    const found = await diagnose({ ...well, ...wrong() });
    expect(faults(found).map((one) => one.check)).toEqual([check]);
    expect(named(faults(found), check)?.todo?.length).toBeGreaterThan(20);
  });

  it.each([
    [
      'alter table seal no force row level security',
      'alter table seal force row level security',
      'row security',
      'seal',
    ],
    [
      'alter table feed disable row level security',
      'alter table feed enable row level security',
      'row security',
      'feed',
    ],
  ])('[X2] names tables whose rows workspaces could share: %s', async (breaking, mending, check, says) => {
    await server(breaking);
    const found = await diagnose(well);
    await server(mending);
    expect(faults(found).map((one) => one.check)).toEqual([check]);
    expect(named(found, check)?.says).toContain(says);
  });

  it('[X7] says where months have no part, and where rows lie beyond those that have one', async () => {
    const look = await lookIntoServer(well.DATABASE_URL ?? '');
    const told = async () => (await months(look)).map(({ state, says }) => `${state}: ${says}`);
    const { world, clock } = testWorld(house.db, {
      now: Temporal.Now.instant().subtract({ hours: 24 * 100 }),
    });
    try {
      expect(await told()).toEqual(['ok: reading: 2 parts, next month has its own']);
      await undivide(house.db);
      expect(await told()).toEqual(['note: reading is one table still']);
      await turnMonths(world);
      expect(await told()).toEqual(['fault: next month has no part of reading']);
      clock.set(Temporal.Now.instant());
      await turnMonths(world);
      expect(await told()).toEqual(['ok: reading: 3 parts, next month has its own']);
      await server(`do $$ begin
        set local session_replication_role = replica;
        insert into reading (workspace_id, monitor_id, slot, taken_at, verdict, shown)
          values ('T1', gen_random_uuid(), '2999-01-01', now(), 'ok', '');
      end $$`);
      expect(await told()).toEqual(['note: rows of reading lie beyond the months that have a part']);
    } finally {
      await look.close();
    }
  });

  it('says which migrations are to come, and which it does not know', async () => {
    const applied = `select max(created_at) from drizzle.__drizzle_migrations`;
    await server(
      `create table kept as select * from drizzle.__drizzle_migrations where created_at = (${applied}); alter table kept enable row level security; alter table kept force row level security; create policy p on kept using (false)`,
    );
    await server(
      `update drizzle.__drizzle_migrations set created_at = created_at + 1 where created_at = (${applied})`,
    );
    expect(named(await diagnose(well), 'migrations')?.says).toMatch(/newer ones/);
    await server(`delete from drizzle.__drizzle_migrations where created_at = (${applied})`);
    expect(named(await diagnose(well), 'migrations')?.says).toMatch(/^1 are to come: \d{4}_/);
    await server('insert into drizzle.__drizzle_migrations select * from kept');
    await server('drop table kept');
  });

  it('in Socket Mode, says whether a connection would be given out', async () => {
    const found = await diagnose({ ...well, SLACK_APP_TOKEN: house.sandbox.appToken });
    expect(faults(found)).toEqual([]);
    expect(named(found, 'socket mode')?.state).toBe('ok');
    expect(house.sandbox.socketCount()).toBe(0);
  });

  it('names a scope that was not granted', async () => {
    const install = house.sandbox.workspaces[0]?.install;
    if (!install) throw new Error('not installed');
    const all = install.scopes;
    install.scopes = [...all.filter((scope) => scope !== 'files:read'), 'users:read.email'];
    const found = await diagnose(well);
    install.scopes = all;
    expect(faults(found)).toMatchObject([{ check: 'scopes', says: 'SLACK_BOT_TOKEN lacks files:read' }]);
  });

  it('[X1] holds the clock against Slack’s', async () => {
    const late = createServer((_request, response) => {
      response.setHeader(
        'date',
        new Date(Temporal.Instant.from('2026-01-01T00:00Z').epochMilliseconds).toUTCString(),
      );
      response.end('{"ok":true,"team":"T","team_id":"T1","user":"u"}');
    });
    await new Promise<void>((resolve) => late.listen(0, '127.0.0.1', resolve));
    const { port } = late.address() as AddressInfo;
    const found = await diagnose({ ...well, SLACK_API_URL: `http://127.0.0.1:${port}/` });
    late.close();
    expect(faults(found)).toMatchObject([
      { check: 'slack clock', says: expect.stringMatching(/^ours is \d+\.\d s ahead of Slack/) },
    ]);
  });

  it('a login that may too little is told what to ask for; an empty database stays empty', async () => {
    const name = `phasegate_doctor_${randomBytes(4).toString('hex')}`;
    await server(`create role ${name} login nocreaterole password 'x'`);
    await server(`create database ${name} encoding 'UTF8' template template0`);
    const url = new URL(well.DATABASE_URL ?? '');
    url.pathname = `/${name}`;
    try {
      const fresh = await diagnose({ ...well, DATABASE_URL: url.href });
      expect(faults(fresh)).toEqual([]);
      expect(named(fresh, 'migrations')?.state).toBe('note');
      Object.assign(url, { username: name, password: 'x' });
      const poor = await diagnose({ ...well, DATABASE_URL: url.href });
      expect(faults(poor)).toMatchObject([
        { check: 'database roles', todo: expect.stringContaining(`to ${name};`) },
      ]);
      const owned = url.href;
      await server(`alter database ${name} owner to ${name}`);
      expect(faults(await diagnose({ ...well, DATABASE_URL: owned }))).toMatchObject([
        {
          check: 'database roles',
          says: `${name} may not act as phasegate_app, phasegate_clock, phasegate_eraser, phasegate_searcher`,
        },
      ]);
    } finally {
      await server(`drop database ${name} with (force)`);
      await server(`drop role ${name}`);
    }
  });

  it('as a command: a line each, 1 where something is wrong, JSON where asked for', async () => {
    const run = (more: Record<string, string>, ...args: string[]) =>
      promisify(execFile)(process.execPath, ['src/doctor/command.ts', ...args], {
        env: { PATH: process.env.PATH ?? '', ...well, ...more },
        timeout: 50_000,
      }).then(
        ({ stdout }) => ({ code: 0, stdout }),
        (error: { code: number; stdout: string }) => ({ code: error.code, stdout: error.stdout }),
      );
    const good = await run({});
    expect(good).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^✓ environment [\s\S]+\nAll is well\.\n$/),
    });
    // No secret is said.
    for (const secret of ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'PHASEGATE_ENCRYPTION_KEY'])
      expect(good.stdout).not.toContain(well[secret]);
    const bad = await run({ TMPDIR: '/nowhere/at/all' }, '--json');
    expect(bad.code).toBe(1);
    const { findings } = JSON.parse(bad.stdout) as { findings: Finding[] };
    expect(faults(findings)).toMatchObject([{ check: 'temporary files' }]);
  });
});

describe('the doctor, without a server', () => {
  it('looks at letters, not only at pictures', async () => {
    const painter = {
      draw: async () => ({ bytes: new Uint8Array(4), width: 1, height: 1 }),
      close: async () => {},
    };
    expect(await pictures(painter)).toMatchObject({ state: 'fault', says: expect.stringContaining('font') });
    const broken = { ...painter, draw: () => Promise.reject(new Error('no such library')) };
    expect(await pictures(broken)).toMatchObject({
      state: 'fault',
      says: expect.stringContaining('no such library'),
    });
  });
});
