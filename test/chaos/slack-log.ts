import type { ApiCall } from '@phasegate/slack-sandbox/core.ts';
import type { Sandbox } from '@phasegate/slack-sandbox/sandbox.ts';
import type { Call, Mark, Standing } from './check/logs.ts';

/** What Slack saw of the app's messages, taken out of the sandbox before it forgets. */
export class SlackLog {
  readonly #sandbox: Sandbox;
  readonly #calls: Call[] = [];

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  take(): void {
    for (const call of this.#sandbox.log.splice(0)) {
      const { method } = call;
      if (method === 'chat.postMessage' || method === 'chat.update') this.#calls.push(callOf(call, method));
    }
  }

  /** Everything so far, and how it stands in Slack now. */
  seen(): { calls: Call[]; standing: Standing[] } {
    this.take();
    const { workspaces, botUserId } = this.#sandbox;
    const standing = workspaces.flatMap(({ channels }) =>
      channels.flatMap(({ id: channel, messages }) =>
        messages
          .filter(({ user }) => user === botUserId)
          .map(({ ts, metadata, blocks, reactions }) => ({
            channel,
            ts,
            message: markOf(metadata),
            actions: actionsIn(blocks),
            reactions: reactions.map(({ name, users }) => ({ name, users: [...users] })),
          })),
      ),
    );
    return { calls: this.#calls, standing };
  }
}

function callOf({ args, ok, response }: ApiCall, method: Call['method']): Call {
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    method,
    channel: text(response.channel) ?? text(args.channel) ?? '',
    ts: text(response.ts) ?? text(args.ts),
    threadTs: text(args.thread_ts),
    message: markOf(args.metadata),
    text: text(args.text) ?? '',
    done: ok,
  };
}

function markOf(metadata: unknown): Mark | null {
  const payload = (metadata as { event_payload?: Record<string, unknown> } | undefined)?.event_payload;
  if (typeof payload?.outbox_id !== 'string') return null;
  return { id: payload.outbox_id, subject: String(payload.subject), version: Number(payload.version) };
}

/** Every `action_id` within blocks. */
function actionsIn(blocks: unknown): string[] {
  return [...JSON.stringify(blocks ?? []).matchAll(/"action_id":"([^"]+)"/g)].map(([, id]) => id ?? '');
}
