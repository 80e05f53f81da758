import { afterEach, describe, expect, it } from 'vitest';
import { LENA, modal, type Peer, startPeer } from './peer.ts';

let peer: Peer;
afterEach(() => peer.stop());

describe('a command that opens a modal', () => {
  it('opens it, keeps it open on errors, updates it, and closes it', async () => {
    const seen: string[] = [];
    peer = await startPeer((app) => {
      app.command('/playbook', async ({ ack, body, client, command }) => {
        await ack();
        seen.push(command.text);
        await client.views.open({ trigger_id: body.trigger_id, view: modal() });
      });
      app.view('start.form', async ({ ack, view }) => {
        const name = view.state.values.name?.value?.value ?? '';
        seen.push(name, String(view.state.values.tier?.value?.selected_option?.value));
        if (name === 'taken') await ack({ response_action: 'errors', errors: { name: 'Taken' } });
        else if (name === 'more')
          await ack({ response_action: 'update', view: modal({ callback_id: 'next' }) });
        else await ack();
      });
    });
    const lena = peer.sandbox.person(LENA);
    expect(await lena.command('general', '/playbook start now')).toMatchObject({ ok: true });
    const view = await peer.sandbox.until(() => lena.view());
    expect(await lena.submit(view, { name: '' })).toMatchObject({ errors: { name: /required/ } });
    expect(await lena.submit(view, { name: 'ab' })).toMatchObject({ errors: { name: /at least 3/ } });
    expect(seen).toEqual(['start now']);
    expect(await lena.submit(view, { name: 'taken', tier: 'high' })).toMatchObject({
      errors: { name: 'Taken' },
    });
    expect(lena.views()).toHaveLength(1);
    expect(await lena.submit(view, { name: 'more' })).toEqual({ ok: true });
    expect(lena.view()).toMatchObject({ id: view.id, callback_id: 'next' });
    expect(lena.view()?.hash).not.toBe(view.hash);
    expect(seen).toEqual(['start now', 'taken', 'high', 'more', 'high']);
  });
});
