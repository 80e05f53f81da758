import { randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { inArray } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../db/database.ts';
import { receipt } from '../../../db/schema/record.ts';
import { act } from '../../../src/record/act.ts';
import { databaseFault } from '../../../src/slack/database-fault.ts';
import { onPostgres, serverOf } from '../../support/database.ts';
import { type House, startHouse } from '../../support/house.ts';
import { Proxy } from '../../support/proxy.ts';
import { Seen, toyRoom } from '../../support/toy-room.ts';

const LENA = 'U0LENAFISC';
const HERE = 'support-triage';
const WORKSPACE = 'T0NORTHWND';
const WRITERS = 8;
const CUTS = 12;

onPostgres('a database that is cut again and again under traffic', (open) => {
  let house: House;
  let db: Database;
  let proxy: Proxy;
  let url: string;

  beforeAll(async () => {
    url = serverOf(await open());
    proxy = new Proxy(url);
    await proxy.up();
    db = await openDatabase({ url: proxy.urlOf(url), max: 4 });
    house = await startHouse({ rooms: [toyRoom(new Seen())], db });
  });
  afterAll(async () => {
    await house?.stop();
    await db?.close();
    await proxy?.down();
  });

  /** As a failover does it: the server ends every connection to this database. */
  async function endAll(): Promise<void> {
    const client = new pg.Client(url);
    await client.connect();
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await client.end();
  }
  /** As a network does it: nobody says anything, the sockets are gone. */
  async function pullOut(): Promise<void> {
    await proxy.down();
    await proxy.up();
  }

  // What is thrown outside a promise, and would end the process, fails this run.
  it('[X7][X5] no cut throws outside a promise, what was acknowledged is kept, and it works again within 5 s', {
    timeout: 120_000,
  }, async () => {
    const { world } = house.app;
    const actor = { workspaceId: WORKSPACE, userId: LENA, origin: 'slack' as const };
    const acknowledged: string[] = [];
    const strange: unknown[] = [];
    let isOver = false;
    const write = async () => {
      while (!isOver) {
        const key = randomUUID();
        try {
          await act(world, actor, async ({ once }) => {
            await once(key);
            await turn();
          });
          acknowledged.push(key);
        } catch (error) {
          if (databaseFault(error) === null) strange.push(error);
          await turn();
        }
      }
    };
    const writers = Array.from({ length: WRITERS }, write);

    let longest = 0;
    for (let cut = 0; cut < CUTS; cut += 1) {
      await (cut % 2 === 0 ? endAll() : pullOut());
      const [began, before] = [performance.now(), acknowledged.length];
      // More than were in flight: connections taken anew.
      await expect
        .poll(() => acknowledged.length, { timeout: 20_000, interval: 5 })
        .toBeGreaterThan(before + WRITERS);
      longest = Math.max(longest, performance.now() - began);
    }
    isOver = true;
    await Promise.all(writers);

    expect(strange).toEqual([]);
    expect(longest).toBeLessThan(5_000);
    const kept = await db.inWorkspace(WORKSPACE, (tx) => tx.select({ key: receipt.key }).from(receipt));
    const keys = new Set(kept.map((row) => row.key));
    expect(acknowledged.filter((key) => !keys.has(key))).toEqual([]);
    const lena = house.sandbox.person(LENA);
    await lena.command(HERE, '/playbook write');
    await expect.poll(() => JSON.stringify(lena.ephemerals(HERE).at(-1) ?? '')).toContain('written');
  });

  it('[X2][X7] a transaction that outlives its connection writes nothing, and into nobody else’s', async () => {
    const reached = Promise.withResolvers<void>();
    const cut = Promise.withResolvers<void>();
    const late = db.inWorkspace(WORKSPACE, async (tx) => {
      await tx.insert(receipt).values({ workspaceId: WORKSPACE, key: 'early', at: Temporal.Now.instant() });
      reached.resolve();
      await cut.promise;
      await tx.insert(receipt).values({ workspaceId: WORKSPACE, key: 'late', at: Temporal.Now.instant() });
    });
    const refused = expect(late).rejects.toSatisfy((error) => databaseFault(error) !== null);
    await reached.promise;
    await endAll();
    const others = await Promise.allSettled(
      Array.from({ length: 8 }, () => db.inWorkspace('TOTHER', async () => cut.resolve())),
    );
    await refused;
    expect(others.some((other) => other.status === 'fulfilled')).toBe(true);
    const kept = await db.inWorkspace(WORKSPACE, (tx) => tx.select({ key: receipt.key }).from(receipt));
    expect(kept.filter((row) => ['early', 'late'].includes(row.key))).toEqual([]);
  });

  it('[X7] a connection that leads to a standby after a failover is left, not kept until it is old', async () => {
    const write = () =>
      db.inWorkspace(WORKSPACE, (tx) =>
        tx.insert(receipt).values({ workspaceId: WORKSPACE, key: randomUUID(), at: Temporal.Now.instant() }),
      );
    // What a connection may do is found out when it begins, as on a standby.
    await asAdministrator('alter database %s set default_transaction_read_only = on');
    await endAll();
    await expect
      .poll(async () => databaseFault(await write().catch((error: unknown) => error)), { timeout: 20_000 })
      .toBe('25006');
    await asAdministrator('alter database %s reset default_transaction_read_only');
    // Each of the four connections is found out once.
    await expect.poll(() => write().then(() => 'written'), { timeout: 5_000 }).toBe('written');
    for (let at = 0; at < 8; at += 1) await write().catch(() => {});
    await Promise.all(Array.from({ length: 8 }, write));
  });

  async function asAdministrator(statement: string): Promise<void> {
    const client = new pg.Client(url);
    await client.connect();
    await client.query('set default_transaction_read_only = off');
    await client.query(statement.replace('%s', new URL(url).pathname.slice(1)));
    await client.end();
  }

  it('[X7] a statement that the server will never take is no database that is away', async () => {
    const ids = Array.from({ length: 65_536 }, (_, at) => String(at));
    const refused = db.inWorkspace(WORKSPACE, (tx) =>
      tx.select({ key: receipt.key }).from(receipt).where(inArray(receipt.key, ids)),
    );
    const error: unknown = await refused.catch((thrown: unknown) => thrown);
    expect((error as Error).cause).toMatchObject({ code: '08P01' });
    expect(databaseFault(error)).toBeNull();
  });
});
