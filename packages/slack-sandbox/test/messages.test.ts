import { afterEach, describe, expect, it } from 'vitest';
import { LENA, MARCO, type Peer, startPeer } from './peer.ts';

let peer: Peer;
afterEach(() => peer.stop());

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const blocks = [
  {
    type: 'actions' as const,
    block_id: 'review',
    elements: [
      {
        type: 'static_select' as const,
        action_id: 'outcome',
        options: [
          { text: plain('Refund'), value: 'refund' },
          { text: plain('Deny'), value: 'deny' },
        ],
      },
      { type: 'button' as const, action_id: 'agree', text: plain('Agree'), value: 'case-7' },
    ],
  },
];

describe('elements in a message', () => {
  it('send the click with what the same person chose before, and the app can edit the message', async () => {
    const clicks: unknown[] = [];
    peer = await startPeer((app) => {
      app.action('outcome', ({ ack }) => ack());
      app.action({ action_id: 'agree', type: 'block_actions' }, async ({ ack, body, action, client }) => {
        await ack();
        const { channel, message, state } = body;
        clicks.push([
          body.user.id,
          'value' in action && action.value,
          state?.values.review?.outcome?.selected_option?.value,
        ]);
        await client.chat.update({
          channel: channel?.id ?? '',
          ts: message?.ts ?? '',
          text: 'Done',
          blocks: [],
        });
      });
    });
    const { sandbox, app } = peer;
    const lena = sandbox.person(LENA);
    await lena.invite('support-triage', sandbox.botUserId);
    await app.client.chat.postMessage({ channel: 'C0SUPTRIAG', text: 'Case 7', blocks });
    const message = await sandbox.until(() => lena.messages('support-triage')[0]);
    await lena.choose(message, 'outcome', 'refund');
    expect(await lena.choose(message, 'outcome', 'steal')).toEqual({ ok: false, error: 'invalid_option' });
    await sandbox.person(MARCO).join('support-triage');
    await lena.click(message, 'agree');
    await sandbox.until(() => lena.messages('support-triage')[0]?.text === 'Done');
    expect(clicks).toEqual([[LENA, 'case-7', 'refund']]);
    await expect(lena.click(message, 'agree')).rejects.toThrow('no agree here');
  });
});

describe('shortcuts', () => {
  it('work globally and on a message', async () => {
    const seen: unknown[] = [];
    peer = await startPeer((app) => {
      app.shortcut('start', async ({ ack, shortcut }) => {
        await ack();
        seen.push(shortcut.type);
      });
      app.shortcut({ callback_id: 'gap', type: 'message_action' }, async ({ ack, shortcut, respond }) => {
        await ack();
        seen.push(shortcut.message.text, shortcut.channel.name);
        await respond({ text: 'recorded', response_type: 'ephemeral' });
      });
    });
    const marco = peer.sandbox.person(MARCO);
    expect(await marco.shortcut('start')).toEqual({ ok: true });
    await marco.post('data-platform', 'The labels disagree');
    await marco.shortcut('gap', marco.messages('data-platform')[0]);
    await peer.sandbox.until(() => marco.ephemerals('data-platform')[0]);
    expect(seen).toEqual(['shortcut', 'The labels disagree', 'data-platform']);
  });
});
