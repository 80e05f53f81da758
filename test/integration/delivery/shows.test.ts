import { expect, test } from 'vitest';
import { eachEngine } from '../../support/database.ts';
import { deleteInSlack, note, OPEN, PERSON, stage } from './stage.ts';

eachEngine('delivery shows the current state', (open) => {
  test('posts once and then edits', async () => {
    const s = await stage(await open());
    await s.show('a');
    await s.run();
    s.says.set('a', 'changed');
    await s.show('a');
    await s.run();
    expect(s.texts()).toEqual(['changed']);
    expect(s.posted()[0]?.metadata).toEqual({
      event_type: 'phasegate_message',
      event_payload: { outbox_id: (await s.rows())[0]?.id, subject: 'note:a', version: 2 },
    });
  });

  test('ten changes before delivery comes around are one post, ten more one edit', async () => {
    const s = await stage(await open());
    for (let change = 1; change <= 10; change += 1) {
      s.says.set('a', `change ${change}`);
      await s.show('a');
    }
    await s.run();
    expect(s.texts()).toEqual(['change 10']);
    for (let change = 11; change <= 20; change += 1) {
      s.says.set('a', `change ${change}`);
      await s.show('a');
    }
    await s.run();
    expect(s.texts()).toEqual(['change 20']);
    expect(s.sandbox.calls('chat.postMessage')).toHaveLength(1);
    expect(s.sandbox.calls('chat.update')).toHaveLength(1);
  });

  test('renders after the wait, so that nothing stale is posted', async () => {
    const s = await stage(await open());
    await s.show('first');
    await s.show('a');
    s.deps.wait = async (until) => {
      s.says.set('a', 'said while waiting');
      s.clock.set(until);
    };
    await s.run();
    expect(s.texts()).toEqual(['first', 'said while waiting']);
    expect(s.sandbox.calls('chat.update')).toHaveLength(0);
  });

  test('a change while a message is being posted is an edit afterwards, behind what waits', async () => {
    const s = await stage(await open());
    let changed = false;
    await s.show('a');
    await s.show('b');
    const client = await s.deps.clientFor(s.workspaceId);
    s.deps.clientFor = async () => {
      if (!changed) {
        changed = true;
        s.says.set('a', 'newer');
        await s.show('a');
      }
      return client;
    };
    await s.run();
    expect(s.texts()).toEqual(['newer', 'b']);
    const chats = s.sandbox.log.filter(({ method }) => method.startsWith('chat.'));
    expect(chats.map(({ args }) => args.text)).toEqual(['a', 'b', 'newer']);
  });

  test('[X6] one message a second in a channel, in the order shown', async () => {
    const s = await stage(await open());
    await s.verb(async ({ show }) => {
      for (const id of ['c', 'a', 'b', 'd']) {
        s.says.set(id, id);
        show({ subject: `note:${id}`, destination: OPEN });
      }
    });
    await s.run();
    expect(s.texts()).toEqual(['c', 'a', 'b', 'd']);
    expect(s.sandbox.tooFast()).toEqual([]);
  });

  test('a long line is worked off in several turns', async () => {
    const s = await stage(await open());
    const ids = Array.from({ length: 25 }, (_, index) => `n${index}`);
    for (const id of ids) await s.show(id);
    s.queue.entries.splice(1);
    await s.run();
    expect(s.texts()).toEqual(ids);
  });

  test('[X6] answers wait for what they answer, and keep their order', async () => {
    const s = await stage(await open());
    const threadOf = 'note:root';
    await s.verb(async ({ show }) => {
      for (const id of ['first', 'second', 'root', 'third']) {
        s.says.set(id, id);
        show({ subject: `note:${id}`, destination: OPEN, ...(id !== 'root' && { threadOf }) });
      }
    });
    await s.run();
    const [root, ...thread] = s.posted();
    expect([root?.text, ...thread.map(({ text }) => text)]).toEqual(['root', 'first', 'second', 'third']);
    expect(thread.every(({ threadTs }) => threadTs === root?.ts)).toBe(true);
  });

  test('pins after the first post; a pin that fails blocks nothing', async () => {
    const s = await stage(await open());
    await s.show('a', { pin: true });
    await s.run();
    await s.show('a', { pin: true });
    await s.run();
    s.sandbox.faults.add({ kind: 'api_error', method: 'pins.add', error: 'too_many_pins', times: 1 });
    await s.show('b', { pin: true });
    await s.run();
    expect(s.channel(OPEN).pins.map(({ ts }) => ts)).toEqual([s.posted()[0]?.ts]);
    expect(s.texts()).toEqual(['a', 'b']);
    expect(s.sandbox.calls('pins.add')).toHaveLength(2);
  });

  test('a person is written to directly; the conversation is opened once', async () => {
    const s = await stage(await open());
    await s.show('a', { destination: PERSON });
    await s.show('b', { destination: PERSON });
    await s.run();
    s.says.set('a', 'edited');
    await s.show('a', { destination: PERSON });
    await s.run();
    expect(s.texts(PERSON)).toEqual(['edited', 'b']);
    expect(s.sandbox.calls('conversations.open')).toHaveLength(1);
  });

  test('nothing to show any more is nothing posted', async () => {
    const s = await stage(await open());
    await s.show('a');
    s.says.delete('a');
    await s.show('b');
    await s.run();
    expect(s.texts()).toEqual(['b']);
    expect((await s.rows()).every(({ wanted, delivered }) => wanted === delivered)).toBe(true);
  });

  test('[X6] a message deleted in Slack is posted and pinned anew', async () => {
    const s = await stage(await open());
    await s.show('a', { pin: true });
    await s.run();
    await deleteInSlack(s, OPEN, s.posted()[0]?.ts ?? '');
    s.says.set('a', 'again');
    await s.show('a', { pin: true });
    await s.run();
    expect(s.texts()).toEqual(['again']);
    expect(s.channel(OPEN).pins.map(({ ts }) => ts)).toEqual([s.posted()[0]?.ts]);
  });

  test('[X6] the root of a thread deleted in Slack comes back before the next answer', async () => {
    const s = await stage(await open());
    await s.show('root');
    await s.run();
    await deleteInSlack(s, OPEN, s.posted()[0]?.ts ?? '');
    await s.show('answer', { threadOf: 'note:root' });
    await s.run();
    const [root, answer] = s.posted();
    expect([root?.text, answer?.text]).toEqual(['root', 'answer']);
    expect(answer?.threadTs).toBe(root?.ts);
  });

  test('a message shown elsewhere is posted there anew', async () => {
    const s = await stage(await open());
    await s.show('a');
    await s.run();
    await s.show('a', { destination: PERSON });
    await s.run();
    expect(s.texts(PERSON)).toEqual(['a']);
  });

  test('a workspace that refuses newer blocks gets older ones', async () => {
    const s = await stage(await open());
    s.says.set('a', { ...note('new'), fallback: note('old') });
    s.sandbox.faults.add({
      kind: 'api_error',
      method: 'chat.postMessage',
      error: 'invalid_blocks',
      times: 1,
    });
    await s.show('a');
    await s.run();
    expect(s.texts()).toEqual(['old']);
    expect(s.letters).toEqual([]);
  });
});
