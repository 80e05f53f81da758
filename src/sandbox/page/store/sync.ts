import { eventsUrl, getBoot, getMessages, getState, getThread, send } from '../api.ts';
import type { Message, PageEvent } from '../contract.ts';
import { isReply, isTopLevel, refresh, threadKey, upsert, without } from './merge.ts';
import { get, set } from './store.ts';
import { readUrl } from './url.ts';

/** Keeps the store in step with the server: first load, live events, reconnecting. */
let source: EventSource | null = null;
let retry: ReturnType<typeof setTimeout> | undefined;
let waitMs = 500;

export async function startStore(): Promise<void> {
  try {
    const boot = await getBoot();
    const wanted = readUrl();
    const person = boot.people.find((p) => p.id === wanted.as && !p.isBot);
    const first = person ?? boot.people.find((p) => !p.isBot && !p.deleted);
    set({ boot, as: first?.id ?? '', channel: wanted.channel, tab: wanted.tab });
    document.title = `${boot.workspace.name} · ${boot.app.name} sandbox`;
    connect();
  } catch {
    set({ connection: 'lost' });
    again(() => void startStore());
  }
}

function again(what: () => void): void {
  clearTimeout(retry);
  retry = setTimeout(what, waitMs);
  waitMs = Math.min(waitMs * 2, 5000);
}

/** Opens the stream of the person the page looks through; a closed one comes back by itself. */
export function connect(): void {
  source?.close();
  clearTimeout(retry);
  const mine = new EventSource(eventsUrl(get().as));
  source = mine;
  mine.onopen = () => {
    waitMs = 500;
    set({ connection: 'open' });
    void reload();
  };
  mine.onmessage = (event) => {
    if (source === mine) receive(JSON.parse(event.data as string) as PageEvent);
  };
  mine.onerror = () => {
    if (source !== mine) return;
    mine.close();
    set({ connection: 'lost' });
    again(connect);
  };
}

async function reload(): Promise<void> {
  await loadState();
  const { channel, openThread } = get();
  if (channel) await loadChannel(channel);
  if (openThread) await loadThread(openThread.channel, openThread.ts);
}

export async function loadState(): Promise<void> {
  const { as } = get();
  const state = await getState(as).catch(() => null);
  if (!state || get().as !== as) return;
  set({ state });
  if (!state.channels.some((c) => c.id === get().channel)) {
    const first = state.channels.find((c) => c.isMember && c.kind !== 'im') ?? state.channels[0];
    if (first) {
      set({ channel: first.id });
      await loadChannel(first.id);
    }
  }
}

export async function loadChannel(channel: string): Promise<void> {
  const { as } = get();
  const fresh = await getMessages(as, channel).catch(() => null);
  if (!fresh || get().as !== as) return;
  set({ messages: { ...get().messages, [channel]: refresh(get().messages[channel], fresh) } });
  markRead(channel);
}

export async function loadThread(channel: string, ts: string): Promise<void> {
  const { as } = get();
  const fresh = await getThread(as, channel, ts).catch(() => null);
  if (!fresh || get().as !== as) return;
  const key = threadKey(channel, ts);
  set({ threads: { ...get().threads, [key]: refresh(get().threads[key], fresh) } });
  const root = fresh.find((m) => m.ts === ts);
  const list = get().messages[channel];
  if (root && list?.some((m) => m.ts === ts && !m.ephemeral)) {
    set({ messages: { ...get().messages, [channel]: upsert(list, root) } });
  }
}

const later = new Map<string, ReturnType<typeof setTimeout>>();

/** Several events close together cost one request. */
function soon(name: string, what: () => void): void {
  clearTimeout(later.get(name));
  later.set(name, setTimeout(what, 60));
}

/** `always` also where no unread message is known yet, because one just arrived. */
export function markRead(channel: string, always = false): void {
  const { as, state } = get();
  if (!state || document.visibilityState === 'hidden') return;
  const open = state.channels.find((c) => c.id === channel);
  if (!open?.isMember || (open.unread === 0 && !always)) return;
  if (open.unread > 0) {
    set({ state: { ...state, channels: state.channels.map((c) => (c === open ? { ...c, unread: 0 } : c)) } });
  }
  soon(`read:${channel}`, () => void send({ kind: 'mark-read', as, channel }));
}

function receive(event: PageEvent): void {
  const { state } = get();
  if (event.type === 'message') receiveMessage(event.message);
  else if (event.type === 'message_deleted') forget(event.channel, event.ts);
  else if (event.type === 'views' && state) set({ state: { ...state, views: event.views } });
  else if (event.type === 'home' && state) set({ state: { ...state, home: event.view } });
  else if (event.type === 'state') soon('state', () => void loadState());
}

function receiveMessage(message: Message): void {
  const { messages, threads, channel } = get();
  const list = messages[message.channel];
  if (list && isTopLevel(message)) {
    set({ messages: { ...messages, [message.channel]: upsert(list, message) } });
  }
  const rootTs = message.threadTs ?? message.ts;
  const key = threadKey(message.channel, rootTs);
  const thread = threads[key];
  if (thread) set({ threads: { ...get().threads, [key]: upsert(thread, message) } });
  if (isReply(message) && !message.ephemeral && list) {
    soon(`thread:${key}`, () => void loadThread(message.channel, rootTs));
  }
  if (message.channel === channel) markRead(channel, true);
  else soon('state', () => void loadState());
}

function forget(channel: string, ts: string): void {
  const { messages, threads } = get();
  const list = messages[channel];
  if (list) set({ messages: { ...messages, [channel]: without(list, ts) } });
  const next = { ...threads };
  for (const [key, thread] of Object.entries(threads)) {
    if (!key.startsWith(`${channel}:`) || !thread.some((m) => m.ts === ts)) continue;
    next[key] = without(thread, ts);
    const rootTs = key.slice(channel.length + 1);
    if (rootTs !== ts) soon(`thread:${key}`, () => void loadThread(channel, rootTs));
  }
  set({ threads: next });
}

document.addEventListener('visibilitychange', () => {
  if (get().channel) markRead(get().channel);
});
