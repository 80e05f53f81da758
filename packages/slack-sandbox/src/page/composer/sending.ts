import type { ActResult } from '../contract.ts';
import { act, wording } from '../store/actions.ts';
import { get } from '../store/store.ts';
import { loadState } from '../store/sync.ts';
import { handles, personNamed } from './references.ts';

/** What happens on Enter: a message, a command of the app, or one of the workspace's own. */

interface Draft {
  channel: string;
  thread?: string;
  text: string;
  files: string[];
}

/** Resolves to what went wrong, in words, or to nothing. */
export async function dispatch(draft: Draft): Promise<string | undefined> {
  const { channel, thread, files } = draft;
  const text = draft.text.trim();
  const [, command, rest = ''] = /^(\/[a-z][\w-]*)\s*([\s\S]*)$/i.exec(text) ?? [];
  if (command) {
    if (thread) return `${command} cannot be used in a thread.`;
    return words(await (OWN[command]?.(channel, rest) ?? run(channel, command, rest)));
  }
  const clean = handles(text, get().boot?.people ?? []);
  return words(
    await act({ kind: 'post', channel, text: clean, ...(thread ? { threadTs: thread } : {}), files }),
  );
}

const words = (result: ActResult) => (result.ok ? undefined : wording(result.error));

const run = (channel: string, command: string, rest: string) =>
  act({ kind: 'command', channel, command, text: handles(rest, get().boot?.people ?? []) });

/** The workspace's own commands; everything else is the app's. */
const OWN: Record<string, (channel: string, rest: string) => Promise<ActResult>> = {
  '/invite': async (channel, rest) => {
    const people = get().boot?.people ?? [];
    const names = handles(rest, people)
      .split(/[\s,]+/)
      .filter(Boolean);
    if (names.length === 0) return { ok: false, error: 'Write whom to invite: /invite @name' };
    for (const name of names) {
      const person = personNamed(name, people);
      if (!person) return { ok: false, error: `There is nobody called ${name}.` };
      const result = await act({ kind: 'invite', channel, user: person.id });
      if (!result.ok) return result;
    }
    await loadState();
    return { ok: true };
  },
  '/leave': (channel) => act({ kind: 'leave', channel }),
};

export const OWN_COMMANDS = [
  { command: '/invite', description: 'Bring somebody, or the app, into this channel', usageHint: '@name' },
  { command: '/leave', description: 'Leave this channel', usageHint: '' },
];
