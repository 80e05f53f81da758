import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { type Sandbox, type SandboxOptions, startSandbox } from '../src/sandbox.ts';

/** A sandbox and a real Bolt app that talks to it over HTTP. */
export interface Peer {
  sandbox: Sandbox;
  app: App;
  stop(): Promise<void>;
}

/** Starts both; `define` adds the app's listeners. */
export async function startPeer(define: (app: App) => void, options: SandboxOptions = {}): Promise<Peer> {
  const sandbox = await startSandbox(options);
  const receiver = new HTTPReceiver({
    signingSecret: sandbox.signingSecret,
    logLevel: LogLevel.ERROR,
    processBeforeResponse: false,
  });
  const app = new App({
    token: sandbox.botToken,
    receiver,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } },
  });
  define(app);
  const server = await app.start({ port: 0, host: '127.0.0.1' });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no address');
  sandbox.connect(`http://127.0.0.1:${address.port}/slack/events`);
  return {
    sandbox,
    app,
    stop: async () => {
      await sandbox.stop();
      await app.stop();
    },
  };
}

export const LENA = 'U0LENAFISC';
export const MARCO = 'U0MARCORUZ';
export const JONAS = 'U0JONASWEB';

/** A modal with one of each kind of check. */
export function modal(extra: Record<string, unknown> = {}) {
  return {
    type: 'modal' as const,
    callback_id: 'start.form',
    title: { type: 'plain_text' as const, text: 'Start' },
    submit: { type: 'plain_text' as const, text: 'Go' },
    private_metadata: '{"v":1}',
    blocks: [
      {
        type: 'input' as const,
        block_id: 'name',
        label: { type: 'plain_text' as const, text: 'Name' },
        element: { type: 'plain_text_input' as const, action_id: 'value', min_length: 3 },
      },
      {
        type: 'input' as const,
        block_id: 'tier',
        optional: true,
        label: { type: 'plain_text' as const, text: 'Tier' },
        element: {
          type: 'static_select' as const,
          action_id: 'value',
          options: [
            { text: { type: 'plain_text' as const, text: 'Low' }, value: 'low' },
            { text: { type: 'plain_text' as const, text: 'High' }, value: 'high' },
          ],
        },
      },
    ],
    ...extra,
  };
}
