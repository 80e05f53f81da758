import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { destination } from '../../../db/schema/delivery.ts';
import { person, workspace } from '../../../db/schema/workspace.ts';
import { reopenDestination, wakeWorkspace } from '../../../src/slack/delivery/reopen.ts';
import { eachEngine } from '../../support/database.ts';
import { note, OPEN, PERSON, PRIVATE, stage, UNJOINED } from './stage.ts';

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

  test('[X6] an archived channel: dead messages, the rooms told once; reopened, all comes in order', async () => {
    const s = await stage(await open());
    s.sandbox.faults.archive(OPEN);
    await s.show('a', { engagementId: '00000000-0000-4000-8000-000000000001' });
    await s.show('b');
    await s.run();
    expect(s.letters.map(({ subject, reason }) => [subject, reason])).toEqual([
      ['note:a', 'is_archived'],
      ['note:b', 'is_archived'],
    ]);
    expect(s.letters[0]).toMatchObject({
      destination: OPEN,
      engagementId: '00000000-0000-4000-8000-000000000001',
    });
    await s.show('a');
    await s.show('c');
    await s.run();
    expect(s.letters.map(({ subject }) => subject)).toEqual(['note:a', 'note:b', 'note:c']);

    s.sandbox.faults.unarchive(OPEN);
    await s.verb((acting) => reopenDestination(acting, OPEN));
    await s.run();
    expect(s.texts().toSorted()).toEqual(['a', 'b', 'c']);
    expect((await s.rows()).every(({ deadAt, deadReason }) => !deadAt && !deadReason)).toBe(true);
  });

  test('[X6] a hook that shows its notice where nothing can be shown does not go round in circles', async () => {
    const s = await stage(await open());
    s.says.set('notice', 'cannot write there');
    s.deps.undelivered = [
      ...s.deps.undelivered,
      async (acting) => acting.show({ subject: 'note:notice', destination: OPEN }),
    ];
    s.sandbox.faults.archive(OPEN);
    await s.show('a');
    await s.run();
    expect(s.letters.map(({ subject }) => subject)).toEqual(['note:a', 'note:notice']);
  });

  test('[X6] a hook that fails leaves the messages pending, and is asked again', async () => {
    const s = await stage(await open());
    s.sandbox.faults.archive(OPEN);
    await s.show('a');
    s.deps.undelivered = [async () => Promise.reject(new Error('hook'))];
    await expect(s.run()).rejects.toThrow('hook');
    expect((await s.rows())[0]?.deadAt).toBeNull();
  });

  test('[X6] a public channel is joined; a private one the bot was removed from is closed', async () => {
    const s = await stage(await open());
    await s.show('a', { destination: UNJOINED });
    s.sandbox.faults.removeBot(PRIVATE);
    await s.show('b', { destination: PRIVATE });
    await s.run();
    expect(s.texts(UNJOINED)).toEqual(['a']);
    expect(s.letters).toMatchObject([{ subject: 'note:b', reason: 'channel_not_found' }]);
  });

  test('[X6] a channel that cannot be joined is closed as one we are not in', async () => {
    const s = await stage(await open());
    s.sandbox.faults.add({
      kind: 'api_error',
      method: 'conversations.join',
      error: 'method_not_supported_for_channel_type',
    });
    await s.show('a', { destination: UNJOINED });
    await s.run();
    expect(s.letters).toMatchObject([{ reason: 'not_in_channel' }]);
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

  test('[X6] a message Slack refuses dies alone; what comes after it arrives', async () => {
    const s = await stage(await open());
    s.says.set('bad', { ...note('bad'), blocks: [{ type: 'section' } as never] });
    await s.show('bad');
    await s.show('good');
    await s.run();
    expect(s.texts()).toEqual(['good']);
    expect(s.letters).toMatchObject([{ subject: 'note:bad', reason: 'invalid_blocks' }]);
    s.says.set('bad', 'mended');
    await s.show('bad');
    await s.run();
    expect(s.texts()).toEqual(['good', 'mended']);
  });

  test('a card that cannot be rendered dies after a few attempts, and blocks nothing for good', async () => {
    const s = await stage(await open());
    s.deps.cards = { ...s.deps.cards, broken: async () => Promise.reject(new Error('card')) };
    await s.show('x', { subject: 'broken:x' });
    await s.show('good');
    await s.run();
    expect(s.texts()).toEqual(['good']);
    expect(s.letters).toMatchObject([{ subject: 'broken:x', reason: 'render_failed' }]);
  });

  test('[X6] a person who is gone is not written to', async () => {
    const s = await stage(await open());
    await s.db.inWorkspace(s.workspaceId, (tx) =>
      tx.insert(person).values({
        workspaceId: s.workspaceId,
        userId: PERSON,
        name: 'Lena',
        locale: 'en',
        timeZone: 'UTC',
        isAdmin: false,
        isBot: false,
        isExternal: false,
        isDeactivated: true,
        readAt: s.clock.now(),
      }),
    );
    await s.show('a', { destination: PERSON });
    await s.run();
    expect(s.sandbox.log).toEqual([]);
    expect(s.letters).toMatchObject([{ reason: 'user_disabled' }]);
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
