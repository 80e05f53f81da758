import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { destination } from '../../../db/schema/delivery.ts';
import { workspace } from '../../../db/schema/workspace.ts';
import { wakeWorkspace } from '../../../src/slack/delivery/reopen.ts';
import { eachEngine } from '../../support/database.ts';
import { OPEN, PERSON, stage } from './stage.ts';

eachEngine('delivery in trouble', (open) => {
  test('[X6] rate limited: later, in order, not before Slack allows it, nothing lost', async () => {
    const s = await stage(await open());
    const start = s.clock.now().epochMilliseconds;
    s.sandbox.faults.add({ kind: 'rate_limited', method: 'chat.postMessage', times: 1, retryAfter: 30 });
    await s.show('a');
    await s.show('b');
    await s.run();
    expect(s.texts()).toEqual(['a', 'b']);
    const [refused, first] = s.sandbox.calls('chat.postMessage');
    expect(refused).toMatchObject({ at: start, status: 429 });
    expect(first?.at).toBeGreaterThanOrEqual(start + 30_000);
  });

  test('[X6] Slack down: tries again ever more seldom, once a minute at last, without end', async () => {
    const s = await stage(await open());
    s.sandbox.faults.add({ kind: 'unreachable' });
    await s.show('a');
    const waits: number[] = [];
    for (let tries = 0; tries < 12; tries += 1) {
      const before = s.clock.now();
      await s.runDue();
      const [next, ...others] = s.queue.entries;
      expect(others).toEqual([]);
      if (!next?.startAfter) throw new Error('delivery gave up');
      waits.push(next.startAfter.since(before).total('seconds'));
      s.clock.set(next.startAfter);
    }
    expect(Math.max(...waits)).toBeLessThanOrEqual(62);
    expect(waits.at(-1)).toBeGreaterThanOrEqual(60);
    s.sandbox.faults.clear();
    await s.run();
    expect(s.texts()).toEqual(['a']);
  });

  test('[X6] wake-ups do not pile up while Slack is down', async () => {
    const s = await stage(await open());
    s.sandbox.faults.add({ kind: 'rate_limited', retryAfter: 60, times: 1 });
    for (let change = 0; change < 20; change += 1) await s.show('a');
    await s.runDue();
    expect(s.queue.entries).toHaveLength(1);
    await s.run();
    expect(s.texts()).toEqual(['a']);
  });

  test('[X6] an entry woken too early by another clock comes again', async () => {
    const s = await stage(await open());
    s.sandbox.faults.add({ kind: 'rate_limited', retryAfter: 60, times: 1 });
    await s.show('a');
    await s.runDue();
    for (const entry of s.queue.entries) delete entry.startAfter;
    await s.runDue();
    expect(s.texts()).toEqual([]);
    await s.run();
    expect(s.texts()).toEqual(['a']);
  });

  test('[X6] a token revoked: delivery rests until the app is installed again, then all arrives', async () => {
    const s = await stage(await open());
    await s.show('a');
    s.sandbox.faults.add({ kind: 'api_error', error: 'token_revoked' });
    await s.run();
    await s.show('b', { destination: PERSON });
    await s.run();
    expect(s.sandbox.log).toHaveLength(1);
    expect((await home(s))?.revokedAt).not.toBeNull();
    expect(s.letters).toEqual([]);

    s.sandbox.faults.clear();
    await wakeWorkspace(s.world, s.workspaceId);
    await s.run();
    expect([...s.texts(), ...s.texts(PERSON)]).toEqual(['a', 'b']);
    expect((await home(s))?.revokedAt).toBeNull();
  });

  test('[X6] an old token refused after a new installation does not stop the new one', async () => {
    const s = await stage(await open());
    const client = await s.deps.clientFor(s.workspaceId);
    s.deps.clientFor = async () => {
      await s.db.inWorkspace(s.workspaceId, (tx) =>
        tx.update(workspace).set({ installedAt: s.clock.now().add({ seconds: 5 }) }),
      );
      return client;
    };
    s.sandbox.faults.add({ kind: 'api_error', error: 'invalid_auth', times: 1 });
    await s.show('a');
    await s.run();
    expect(s.texts()).toEqual(['a']);
  });

  test('not installed: delivery rests', async () => {
    const s = await stage(await open());
    const { clientFor } = s.deps;
    s.deps.clientFor = async () => null;
    await s.show('a');
    await s.run();
    s.deps.clientFor = clientFor;
    await wakeWorkspace(s.world, s.workspaceId);
    await s.run();
    expect(s.texts()).toEqual(['a']);
    expect(s.sandbox.calls('conversations.history')).toHaveLength(0);
  });

  test('trouble in one channel holds up no other', async () => {
    const s = await stage(await open());
    s.sandbox.faults.add({ kind: 'rate_limited', channel: OPEN, retryAfter: 600 });
    await s.show('a');
    await s.show('b', { destination: PERSON });
    await s.runDue();
    expect(s.texts(PERSON)).toEqual(['b']);
    const [health] = await s.db.inWorkspace(s.workspaceId, (tx) =>
      tx.select().from(destination).where(eq(destination.destination, OPEN)),
    );
    expect(health?.notBefore?.since(s.clock.now()).total('seconds')).toBe(600);
  });
});

const home = async (s: Awaited<ReturnType<typeof stage>>) => {
  const rows = await s.db.inWorkspace(s.workspaceId, (tx) => tx.select().from(workspace));
  return rows[0];
};
