import { send } from '../api.ts';
import type { Act, ActResult } from '../contract.ts';
import { dismissed, threadKey } from './merge.ts';
import { appName, get, set, toast } from './store.ts';
import { connect, loadChannel, loadState, loadThread, markRead } from './sync.ts';
import { readUrl, urlFor, writeUrl } from './url.ts';

/** What a person can do on the page. */

type Without<T> = T extends { as: string } ? Omit<T, 'as'> : never;

/** Does something as the person of this page. */
export function act(what: Without<Act>): Promise<ActResult> {
  return send({ ...what, as: get().as } as Act);
}

/** The words for a result that went wrong; what Slack's codes mean is said, the rest stays as it came. */
export function wording(error: string): string {
  if (error === 'offline') return 'The sandbox cannot be reached. What you typed is still here.';
  if (error === 'timeout' || error === 'operation_timeout') return `${appName()} didn’t respond`;
  if (error === 'dispatch_failed') return `${appName()} could not be reached`;
  const [, command, why] = /^(\/\S+) failed with the error "(\w+)"$/.exec(error) ?? [];
  if (why === 'operation_timeout') return `${command} failed: ${appName()} didn’t respond`;
  if (why === 'dispatch_failed') return `${command} failed: ${appName()} could not be reached`;
  return KNOWN[error] ?? error;
}

const KNOWN: Record<string, string> = {
  app_not_installed: 'The app is not installed in this workspace.',
  not_in_channel: 'You are not in this channel. Join it first.',
  name_taken: 'That name is already taken.',
  is_archived: 'This channel is archived.',
  already_in_channel: 'Already in this channel.',
  view_not_found: 'This form was closed meanwhile.',
};

/** As `act`, with a failure shown as a passing line. */
export async function attempt(what: Without<Act>): Promise<ActResult> {
  const result = await act(what);
  // Esc pressed twice closes what is closed already: nothing to tell.
  const isClosed = what.kind === 'close' && !result.ok && result.error === 'view_not_found';
  if (!result.ok && !isClosed) toast(wording(result.error));
  return result;
}

export function openChannel(channel: string, tab: 'home' | 'messages' = 'messages'): void {
  set({ channel, tab, openThread: null });
  writeUrl();
  markRead(channel);
  void loadChannel(channel);
}

export async function openDm(user: string, tab: 'home' | 'messages' = 'messages'): Promise<void> {
  const known = get().state?.channels.find((c) => c.kind === 'im' && c.withUser === user);
  if (known) return openChannel(known.id, tab);
  const result = await attempt({ kind: 'open-dm', user });
  if (!result.ok || !result.channel) return;
  await loadState();
  openChannel(result.channel, tab);
}

export async function openApp(tab: 'home' | 'messages'): Promise<void> {
  const { boot } = get();
  if (boot) await openDm(boot.app.botUserId, tab);
}

export function openThread(channel: string, ts: string): void {
  set({ openThread: { channel, ts } });
  if (!get().threads[threadKey(channel, ts)]) {
    const root = get().messages[channel]?.find((m) => m.ts === ts && !m.ephemeral);
    if (root) set({ threads: { ...get().threads, [threadKey(channel, ts)]: [root] } });
  }
  void loadThread(channel, ts);
}

export const closeThread = (): void => set({ openThread: null });

/** Looks through another person's eyes; what only the first one saw goes. */
export function becomePerson(as: string, push = true): void {
  if (as === get().as) return;
  set({ as, state: null, messages: {}, threads: {}, openThread: null });
  if (push) history.pushState(null, '', urlFor(as, get().channel, get().tab));
  connect();
}

export function dismiss(channel: string, ts: string): void {
  dismissed.add(ts);
  const { messages, threads } = get();
  const drop = (list: readonly { ts: string; ephemeral?: boolean }[] | undefined) =>
    list?.filter((m) => !(m.ts === ts && m.ephemeral)) as (typeof messages)[string];
  set({
    messages: { ...messages, [channel]: drop(messages[channel]) },
    threads: Object.fromEntries(Object.entries(threads).map(([k, list]) => [k, drop(list)])),
  });
}

export function toggleReaction(channel: string, ts: string, name: string, users: string[]): void {
  void attempt({ kind: users.includes(get().as) ? 'unreact' : 'react', channel, ts, name });
}

window.addEventListener('popstate', () => {
  const wanted = readUrl();
  set({ channel: wanted.channel || get().channel, tab: wanted.tab, openThread: null });
  if (wanted.as && wanted.as !== get().as) becomePerson(wanted.as, false);
  else void loadChannel(get().channel);
});
