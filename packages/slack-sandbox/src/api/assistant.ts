import { isObject } from '../blocks.ts';
import { announce } from '../messages.ts';
import type { Json, StoredMessage } from '../model.ts';
import { type Call, type Methods, ownChannel } from './call.ts';
import { SlackError } from './errors.ts';

type Pane = NonNullable<StoredMessage['assistant']>;

/** The assistant pane: what the app shows at a thread with it. */
export const assistantMethods: Methods = {
  'assistant.threads.setStatus': {
    scopes: ['assistant:write', 'chat:write'],
    run: (call) => set(call, (pane) => ({ ...pane, status: call.args.text('status') ?? '' })),
  },
  'assistant.threads.setTitle': {
    scopes: ['assistant:write'],
    run: (call) => set(call, (pane) => ({ ...pane, title: call.args.need('title') })),
  },
  'assistant.threads.setSuggestedPrompts': {
    scopes: ['assistant:write'],
    run: (call) => set(call, (pane) => ({ ...pane, prompts: promptsOf(call) })),
  },
};

function set(call: Call, change: (pane: Pane) => Pane): Json {
  const channel = ownChannel(call, 'channel_id');
  const ts = call.args.need('thread_ts');
  const root = channel.messages.find((each) => each.ts === ts);
  if (channel.kind !== 'im' || !root) throw new SlackError('invalid_thread_ts');
  root.assistant = change(root.assistant ?? { title: '', status: '', prompts: [] });
  announce(call.core, call.workspace, channel, ts);
  return {};
}

function promptsOf(call: Call): Pane['prompts'] {
  const prompts = call.args.objects('prompts', 'invalid_arguments') ?? [];
  if (prompts.length === 0 || prompts.length > 4) throw new SlackError('invalid_arguments');
  return prompts
    .filter(isObject)
    .map(({ title, message }) => ({ title: String(title), message: String(message) }));
}
