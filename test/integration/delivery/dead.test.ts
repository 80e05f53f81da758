import { expect, test } from 'vitest';
import { person } from '../../../db/schema/workspace.ts';
import { reopenDestination } from '../../../src/slack/delivery/reopen.ts';
import { deliveryWorker } from '../../../src/slack/delivery/worker.ts';
import { eachEngine } from '../../support/database.ts';
import { note, OPEN, PERSON, PRIVATE, stage, UNJOINED } from './stage.ts';

eachEngine('what Slack will not take', (open) => {
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

  test('[X7] a card that the database could not be asked for is not broken, however often', async () => {
    const s = await stage(await open());
    let cuts = 6;
    const card = async () => {
      cuts -= 1;
      if (cuts >= 0) throw Object.assign(new Error('terminating connection'), { code: '57P01' });
      return note('whole');
    };
    s.deps.cards = { ...s.deps.cards, slow: card };
    await s.show('x', { subject: 'slow:x' });
    const [entry] = s.queue.take();
    if (!entry) throw new Error('nothing is to be shown');
    const worker = deliveryWorker(s.deps);
    for (let attempt = 1; cuts > 0; attempt += 1)
      await expect(worker.handle(entry.data, attempt)).rejects.toThrow('terminating');
    await worker.handle(entry.data, 7);
    expect([s.texts(), s.letters]).toEqual([['whole'], []]);
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
});
