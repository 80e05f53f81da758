import type { SlackMessage } from '@phasegate/block-kit/blocks.ts';
import type { StoredMessage } from '@phasegate/slack-sandbox/model.ts';
import { expect, test } from 'vitest';
import { person } from '../../../db/schema/workspace.ts';
import { nextStep } from '../../../src/slack/delivery/claim.ts';
import { reopenDestination } from '../../../src/slack/delivery/reopen.ts';
import { send } from '../../../src/slack/delivery/send.ts';
import { deliveryEntry } from '../../../src/slack/delivery/wanted.ts';
import { eachEngine } from '../../support/database.ts';
import { note, OPEN, PERSON, type Stage, stage } from './stage.ts';

/** What a process does that dies before it could write down what Slack answered. */
async function dieAfterPost(s: Stage, destination = OPEN): Promise<void> {
  const step = await nextStep(s.deps, s.workspaceId, destination);
  const client = await s.deps.clientFor(s.workspaceId);
  if (step.kind !== 'send' || !client) throw new Error(`nothing to send: ${step.kind}`);
  await send(client, step.claim, s.world.log);
}

eachEngine('delivery posts once', (open) => {
  test('[H7] [K6] its text names people instead of mentioning them; its blocks mention them', async () => {
    const s = await stage(await open());
    const { workspaceId } = s;
    const met = {
      workspaceId,
      locale: 'en',
      timeZone: 'UTC',
      isAdmin: false,
      isBot: false,
      isExternal: false,
    };
    const read = { ...met, isDeactivated: false, readAt: s.clock.now() };
    await s.db.inWorkspace(s.workspaceId, (tx) =>
      tx.insert(person).values([
        { ...read, userId: PERSON, name: 'Lena <3 Fischer' },
        { ...read, userId: 'U0DEPARTED', name: 'U0DEPARTED' },
      ]),
    );
    const text = `<@${PERSON}> asks <@U0DEPARTED> and <@U0NEVERMET>`;
    s.says.set('a', { ...note(text), text: text as SlackMessage['text'] });
    await s.show('a');
    await s.run();
    expect(s.texts()).toEqual(['Lena &lt;3 Fischer asks somebody and somebody']);
    expect(JSON.stringify(s.posted()[0]?.blocks)).toContain(`<@${PERSON}>`);
  });

  test('[X5] a post whose answer never came is found, not repeated', async () => {
    const s = await stage(await open(), { timeout: 200 });
    s.sandbox.faults.add({ kind: 'timeout_after_accept', method: 'chat.postMessage', times: 1 });
    await s.show('a', { pin: true });
    await s.run();
    expect(s.texts()).toEqual(['a']);
    expect(s.sandbox.calls('chat.postMessage')).toHaveLength(1);
    expect(s.channel(OPEN).pins).toHaveLength(1);
    s.says.set('a', 'edited');
    await s.show('a');
    await s.run();
    expect(s.texts()).toEqual(['edited']);
  });

  test('[X5] what changed after a post whose answer was lost is an edit of it', async () => {
    const s = await stage(await open(), { timeout: 200 });
    s.sandbox.faults.add({ kind: 'timeout_after_accept', method: 'chat.postMessage', times: 1 });
    await s.show('a');
    await s.runDue();
    s.says.set('a', 'later');
    await s.show('a');
    await s.run();
    expect(s.texts()).toEqual(['later']);
    expect(s.sandbox.calls('chat.postMessage')).toHaveLength(1);
  });

  test('[X5] in a thread too', async () => {
    const s = await stage(await open(), { timeout: 200 });
    await s.show('root');
    await s.run();
    s.sandbox.faults.add({ kind: 'timeout_after_accept', method: 'chat.postMessage', times: 1 });
    await s.show('answer', { threadOf: 'note:root' });
    await s.run();
    expect(s.texts()).toEqual(['root', 'answer']);
    expect(s.sandbox.calls('conversations.replies')).toHaveLength(1);
  });

  test('[X5] a look that fails leaves the question open', async () => {
    const s = await stage(await open(), { timeout: 200 });
    s.sandbox.faults.add({ kind: 'timeout_after_accept', method: 'chat.postMessage', times: 1 });
    s.sandbox.faults.add({ kind: 'server_error', method: 'conversations.history', times: 3 });
    await s.show('a');
    await s.run();
    expect(s.texts()).toEqual(['a']);
    expect(s.sandbox.calls('conversations.history')).toHaveLength(4);
  });

  test.for([undefined, 'note:root'])(
    '[X5] [K1] the look goes on where a limit stopped it, 15 messages a minute (in the thread of %s)',
    async (threadOf) => {
      const s = await stage(await open(), { timeout: 400 });
      await s.show('root');
      await s.run();
      s.sandbox.faults.add({ kind: 'timeout_after_accept', method: 'chat.postMessage', times: 1 });
      await s.show('a', threadOf ? { threadOf } : {});
      await s.runDue();
      // In a thread the oldest come first, in a channel the newest: ours is on a late page either way.
      const [root] = s.channel(OPEN).messages;
      const ours = s.channel(OPEN).messages.findIndex((message) => message.text === 'a');
      const others = Array.from({ length: 40 }, (_nothing, at) => ({
        ...(root as StoredMessage),
        ts: ((s.clock.now().epochMilliseconds - (threadOf ? 500 : -1)) / 1_000 + at / 1_000).toFixed(6),
        text: `somebody ${at}`,
        metadata: undefined,
        botId: undefined,
        ...(threadOf && { threadTs: root?.ts }),
      })) as unknown as StoredMessage[];
      s.channel(OPEN).messages.splice(threadOf ? ours : ours + 1, 0, ...others);
      s.sandbox.faults.add({ kind: 'few_messages' });
      await s.run();
      expect(s.texts()).toEqual(['root', 'a']);
      const looks = s.sandbox.calls(threadOf ? 'conversations.replies' : 'conversations.history');
      expect(looks.filter(({ ok }) => ok)).toHaveLength(3);
      expect((await s.rows()).map(({ lookCursor }) => lookCursor)).toEqual([null, null]);
    },
  );

  test('[X5] a place in the pages that Slack has forgotten begins the look anew', async () => {
    const s = await stage(await open(), { timeout: 200 });
    s.sandbox.faults.add({ kind: 'timeout_after_accept', method: 'chat.postMessage', times: 1 });
    const history = { method: 'conversations.history', times: 1 };
    s.sandbox.faults.add({ ...history, kind: 'api_error', error: 'invalid_cursor' });
    await s.show('a');
    await s.run();
    expect(s.texts()).toEqual(['a']);
    expect(s.letters).toEqual([]);
  });

  test('[X5] a post whose answer was lost in a channel that then closed is found after reopening', async () => {
    const s = await stage(await open(), { timeout: 200 });
    s.sandbox.faults.add({ kind: 'timeout_after_accept', method: 'chat.postMessage', times: 1 });
    s.sandbox.faults.add({
      kind: 'api_error',
      method: 'conversations.history',
      error: 'channel_not_found',
      times: 1,
    });
    await s.show('a');
    await s.run();
    expect(s.letters).toMatchObject([{ reason: 'channel_not_found' }]);
    await s.verb((acting) => reopenDestination(acting, OPEN));
    await s.run();
    expect(s.texts()).toEqual(['a']);
  });

  test('[X5] a post that Slack never took is repeated', async () => {
    const s = await stage(await open());
    s.sandbox.faults.add({ kind: 'server_error', method: 'chat.postMessage', times: 2 });
    await s.show('a');
    await s.run();
    expect(s.texts()).toEqual(['a']);
  });

  test.each([OPEN, PERSON])('[X5] killed between post and record (%s)', async (destination) => {
    const s = await stage(await open());
    await s.show('a', { destination });
    await dieAfterPost(s, destination);
    await s.run();
    expect(s.texts(destination)).toEqual(['a']);
    expect((await s.rows())[0]).toMatchObject({ delivered: 1, attemptAt: null });
  });

  test('[X5] killed before the post', async () => {
    const s = await stage(await open());
    await s.show('a');
    expect(await nextStep(s.deps, s.workspaceId, OPEN)).toMatchObject({ kind: 'send' });
    await s.run();
    expect(s.texts()).toEqual(['a']);
  });

  test('[X5] killed while editing', async () => {
    const s = await stage(await open());
    await s.show('a');
    await s.run();
    s.clock.advance({ seconds: 2 });
    s.says.set('a', 'edited');
    await s.show('a');
    await dieAfterPost(s);
    await s.run();
    expect(s.texts()).toEqual(['edited']);
  });

  test('[X5] a redelivered entry does nothing more', async () => {
    const s = await stage(await open());
    await s.show('a');
    s.queue.entries.push(deliveryEntry(s.workspaceId, OPEN), deliveryEntry(s.workspaceId, OPEN));
    await s.run();
    expect(s.sandbox.calls('chat.postMessage')).toHaveLength(1);
  });
});
